import Figures

/// The few words that charts add of their own.
enum ChartWords {
    static let base = LocalizedText(vi: "Cỡ mẫu", en: "Base")
    static let rank = LocalizedText(vi: "Hạng", en: "Rank")
    static let interval = LocalizedText(vi: "Khoảng tin cậy", en: "Confidence interval")
    static let obtained = LocalizedText(vi: "Điểm đạt", en: "Points obtained")
    static let maximum = LocalizedText(vi: "Điểm tối đa", en: "Maximum points")
    static let pointsOfMaximum = LocalizedText(vi: "Điểm đạt / tối đa", en: "Points / maximum")
    static let share = LocalizedText(vi: "Tỷ lệ", en: "Share")
    static let noRows = LocalizedText(vi: "không có số liệu", en: "no data")

    static let rankingKind = LocalizedText(
        vi: "Biểu đồ thanh ngang xếp theo thứ tự, kèm khoảng tin cậy", en: "Ranked horizontal bars with intervals")
    static let factorKind = LocalizedText(
        vi: "Biểu đồ thanh ngang theo yếu tố", en: "Horizontal bars by factor")
    static let answerKind = LocalizedText(
        vi: "Biểu đồ thanh chồng 100% về phân bố câu trả lời", en: "Stacked bars of 100 % showing the answers")
    static let pointsKind = LocalizedText(
        vi: "Biểu đồ điểm đạt được so với điểm tối đa", en: "Bars of points obtained within the maximum")

    static let rankKind = LocalizedText(
        vi: "Biểu đồ điểm về thứ hạng, kèm các hạng có thể", en: "Dots of ranks with the ranks that are possible")
    static let slopeKind = LocalizedText(vi: "Biểu đồ dốc so sánh hai năm", en: "Slopes between two years")
    static let funnelKind = LocalizedText(
        vi: "Biểu đồ phễu: chỉ số theo cỡ mẫu, kèm giới hạn của ngẫu nhiên",
        en: "Funnel: figures over the number of respondents, with the limits of chance")
    static let histogramKind = LocalizedText(
        vi: "Biểu đồ tần số: số đơn vị theo khoảng", en: "Histogram: units by range")
    static let limits = LocalizedText(vi: "So với giới hạn", en: "Against the limits")
    static let within = LocalizedText(vi: "trong giới hạn 95%", en: "within the limits of 95 %")
    static let beyondFirst = LocalizedText(vi: "ngoài giới hạn 95%", en: "beyond the limits of 95 %")
    static let beyondSecond = LocalizedText(vi: "ngoài giới hạn 99,8%", en: "beyond the limits of 99.8 %")
    static let firstLimit = LocalizedText(vi: "giới hạn 95%", en: "limits of 95 %")
    static let secondLimit = LocalizedText(vi: "giới hạn 99,8%", en: "limits of 99.8 %")

    /// Which rows a drawing goes on with.
    static func rows(_ rows: ClosedRange<Int>) -> LocalizedText {
        let (first, last) = (rows.lowerBound, rows.upperBound)
        return first == last
            ? LocalizedText(vi: "hàng \(first)", en: "row \(first)")
            : LocalizedText(vi: "hàng \(first)–\(last)", en: "rows \(first)–\(last)")
    }

    /// More rows than this are not all read aloud: the first and last are, and the table holds the rest.
    static let rowsReadAloud = 12

    /// What a chart shows in words: its kind, how many rows, and the figures of all rows or of the first and last.
    static func summary(kind: LocalizedText, rows: [(name: String, spoken: String)], language: Language) -> String {
        guard !rows.isEmpty else { return "\(kind.text(language)): \(noRows.text(language))." }
        let count = LocalizedText(vi: "\(rows.count) hàng", en: rows.count == 1 ? "1 row" : "\(rows.count) rows")
        var text = "\(kind.text(language)), \(count.text(language))."
        func add(_ part: some Sequence<(name: String, spoken: String)>) {
            for row in part { text += " \(row.name): \(row.spoken)." }
        }
        if rows.count <= rowsReadAloud {
            add(rows)
        } else {
            text += LocalizedText(vi: " Ba hàng đầu:", en: " The first three:").text(language)
            add(rows.prefix(3))
            text += LocalizedText(vi: " Ba hàng cuối:", en: " The last three:").text(language)
            add(rows.suffix(3))
            text += LocalizedText(vi: " Toàn bộ số liệu ở bảng kèm theo.", en: " The table holds all figures.").text(
                language)
        }
        return text
    }
}

extension Figure {
    /// The printed text with its mark.
    var printedWithFlag: String { flag.map { printed + $0.mark } ?? printed }

    /// The figure in words: printed, interval, base.
    func spoken(_ language: Language) -> String {
        guard absence == nil, let interval else { return plainText }
        let word = ChartWords.interval.text(language)
        let lowered = word.prefix(1).lowercased() + word.dropFirst()
        let inside = [base, "\(lowered) \(interval.printed)"].compactMap { $0 }.joined(separator: ", ")
        return "\(printedWithFlag) (\(inside))"
    }
}
