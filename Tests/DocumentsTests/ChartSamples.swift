import Documents
import Figures

/// Charts with harmless and hostile names, many and no rows.
enum ChartSamples {
    static let hostile = [
        String(repeating: "Trung tâm Phục vụ hành chính công ", count: 9), String(repeating: "W", count: 300),
        "مركز الخدمة الإدارية العامة في المقاطعة الشمالية الشرقية",
        "👨‍👩‍👧‍👦🏳️‍🌈 Trung tâm 👍🏽", "", "<script>alert(1)</script>", "汉字" + String(repeating: "字", count: 60), "a\u{202E}b\u{0}",
    ]
    static let plain = [
        "Tiếp cận dịch vụ", "Thủ tục hành chính", "Công chức trực tiếp giải quyết công việc",
        "Kết quả cung ứng dịch vụ công",
        "Tiếp nhận, giải quyết góp ý, phản ánh, kiến nghị",
    ]

    static func percent(_ value: Double, interval: (Double, Double)? = nil) -> Figure {
        func printed(_ value: Double) -> String { "\((value * 100).rounded() / 100)" }
        return Figure(
            .measured(value), printed: printed(value) + "%", base: "n = 1.234",
            interval: interval.map {
                FigureInterval(low: $0.0, high: $0.1, printed: "\(printed($0.0))–\(printed($0.1))")
            })
    }

    static func ranking(_ names: [String], marked: Int? = nil, absent: Set<Int> = []) -> RankingChart {
        RankingChart(
            nameHeader: "Đơn vị", valueHeader: "Chỉ số hài lòng", intervalHeader: "Khoảng tin cậy 95%",
            rows: names.enumerated().map { index, name in
                if absent.contains(index) {
                    return .init(name: name, figure: .absent(.noResponses, language: .vi, base: "n = 0"))
                }
                let value = 100 - Double(index % 50) * 2
                return .init(
                    rank: String(index + 1), name: name,
                    figure: percent(value, interval: (value - 3.1, min(value + 2, 100))),
                    marker: index == marked ? "đơn vị này" : nil)
            })
    }

    static func factors(_ names: [String]) -> FactorChart {
        FactorChart(
            nameHeader: "Yếu tố", valueHeader: "Đơn vị này", comparisonHeader: "Trung bình khối",
            rows: names.enumerated().map { index, name in
                .init(name: name, figure: percent(90 - Double(index)), comparison: percent(88 + Double(index)))
            })
    }

    static func answers(_ names: [String], shares: [[Double]]? = nil) -> AnswerChart {
        AnswerChart(
            nameHeader: "Câu hỏi",
            levels: ["Rất không hài lòng", "Không hài lòng", "Bình thường", "Hài lòng", "Rất hài lòng"],
            rows: names.enumerated().map { index, name in
                let shares =
                    shares ?? [
                        [0.7, 1.4, 0.7, 41.4, 55.8], [20, 20, 20, 20, 20], [0, 0, 0, 0, 100],
                        [97.2, 0.7, 0.7, 0.7, 0.7],
                    ]
                return .init(name: name, shares: shares[index % shares.count].map { percent($0) }, base: "n = 145")
            })
    }

    static func points(_ names: [String]) -> PointsChart {
        PointsChart(
            nameHeader: "Lĩnh vực",
            rows: names.enumerated().map { index, name in
                .init(
                    name: name, obtained: Figure(.measured(Double(index) * 2.5), printed: "\(Double(index) * 2.5)"),
                    maximum: Figure(.measured(Double(index) * 3 + 1), printed: "\(index * 3 + 1)"),
                    share: percent(81.25))
            })
    }

    static func ranks(_ names: [String]) -> RankChart {
        RankChart(
            nameHeader: "Đơn vị", possibleHeader: "Hạng có thể",
            rows: names.enumerated().map { index, name in
                if index == 2 { return .init(name: name, rank: nil, absence: "không xếp hạng", possible: nil) }
                let (low, high) = (max(1, index - 2), index + 5)
                return .init(
                    name: name, rank: index + 1,
                    possible: FigureInterval(
                        low: Double(low), high: Double(high), printed: "\(low)–\(high)", style: .number))
            })
    }

    static func slope(_ names: [String]) -> SlopeChart {
        SlopeChart(
            nameHeader: "Đơn vị", beforeHeader: "Năm trước", nowHeader: "Năm nay",
            rows: names.enumerated().map { index, name in
                // Many are nearly the same, and some have no year before.
                .init(
                    name: name,
                    before: index % 5 == 4 ? .absent(.noResponses, language: .vi) : percent(88 + Double(index % 3)),
                    now: percent(90 - Double(index) * 0.1))
            })
    }

    static func funnel(_ names: [String]) -> FunnelChart {
        FunnelChart(
            nameHeader: "Đơn vị", valueHeader: "Chỉ số hài lòng", centre: percent(90), centreHeader: "Cả khối",
            spread: 20,
            rows: names.enumerated().map { index, name in
                .init(name: name, figure: percent(90 + Double(index % 9) - 4), respondents: 20 + index * 13)
            })
    }

    static func histogram(_ count: Int) -> HistogramChart {
        HistogramChart(
            nameHeader: "Chỉ số hài lòng", countHeader: "Số đơn vị",
            bins: HistogramChart.bins((0..<count).map { 80 + Double($0 * 7 % 19) }, language: .vi))
    }

    static var all: [Chart] {
        [plain, hostile, [], plain + hostile + plain].flatMap { names in
            [
                Chart.ranking(ranking(names, marked: 1, absent: [2])), .factors(factors(names)),
                .answers(answers(names)),
                .points(points(names)), .ranks(ranks(names)), .slope(slope(names)), .funnel(funnel(names)),
                .histogram(histogram(names.count)),
            ]
        }
    }
}
