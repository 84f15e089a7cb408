internal import Figures
internal import Planning
internal import Responses

/// Sentences about a plan.
enum PlanTexts {
    /// How sizes came about.
    static func method(_ settings: SamplePlan.Settings, _ format: FigureFormat) -> LocalizedText {
        let size = settings.size
        func both(_ value: Double) -> LocalizedText { LocalizedText(vi: decimal(value, .vi), en: decimal(value, .en)) }
        let margin = both(size.margin.double * 100)
        let level = both(size.confidence * 100)
        let effect = both(size.designEffect)
        let rate = both(size.responseRate.double * 100)
        var vi: String
        var en: String
        switch settings.goal {
        case .margin where size.rule == .yamane:
            vi = "Cỡ mẫu theo Yamane n = N/(1 + N·e²), e = \(margin.vi)%"
            en = "Sizes by Yamane n = N/(1 + N·e²), e = \(margin.en) %"
        case .margin:
            vi = "Cỡ mẫu theo sai số ±\(margin.vi) điểm"
            en = "Sizes by a margin of ±\(margin.en) points"
        case .targets:
            vi = "Cỡ mẫu theo cột target của units.csv"
            en = "Sizes by the column target of units.csv"
        case .total(let total, let rule):
            let sharing = text(rule)
            vi = "Phân bổ \(total) phiếu (\(sharing.vi))"
            en = "\(total) forms shared out (\(sharing.en))"
        }
        vi += "; sai số tính với độ tin cậy \(level.vi)%, hệ số thiết kế \(effect.vi), tỷ lệ trả lời \(rate.vi)%."
        en += "; margins at \(level.en) % confidence, design effect \(effect.en), response rate \(rate.en) %."
        return LocalizedText(vi: vi, en: en)
    }

    private static func text(_ rule: SamplePlan.SharingRule) -> LocalizedText {
        switch rule {
        case .proportional: LocalizedText(vi: "theo tỷ lệ dân số", en: "proportional")
        case .neyman: LocalizedText(vi: "theo Neyman", en: "Neyman")
        case .equal: LocalizedText(vi: "bằng nhau", en: "equal")
        }
    }

    /// What the margins of a sample leave out that was not drawn person by person with equal chances; nil where they fit.
    static func margins(_ settings: SamplePlan.Settings, drawn: DrawSettings.Method) -> LocalizedText? {
        guard settings.size.designEffect == 1 else { return nil }
        switch drawn {
        case .stages:
            return LocalizedText(
                vi:
                    "Sai số trong bảng tính với hệ số thiết kế 1, như thể chọn từng người; mẫu chọn theo cụm có sai số lớn hơn, có khi gấp đôi. Muốn tính đúng, thêm --design-effect (ví dụ 2), hoặc --intraclass 0.05 cùng với --per-psu.",
                en:
                    "The margins of the table hold with design effect 1, as if persons had been drawn one by one; of a sample in clusters they are larger, at times twice. Give --design-effect (such as 2), or --intraclass 0.05 with --per-psu."
            )
        case .pps:
            return LocalizedText(
                vi:
                    "Sai số trong bảng tính với hệ số thiết kế 1, như thể ai cũng có cơ hội như nhau; chọn theo quy mô thì quyền số khác nhau và sai số thường lớn hơn. Muốn tính đúng, thêm --design-effect.",
                en:
                    "The margins of the table hold with design effect 1, as if all had the same chance; drawn by size, weights differ and the margins are larger as a rule. Give --design-effect."
            )
        case .simple, .systematic: return nil
        }
    }

    /// How the sample was drawn.
    static func draw(_ drawn: PlanAnswer.Drawn, _ format: FigureFormat) -> LocalizedText {
        let settings = drawn.listed.settings
        let clusters = drawn.draw.clusters.count
        let reserve = drawn.draw.reserve.count
        var vi = "Chọn mẫu \(settings.method.text.vi), hạt giống \(settings.seed), từ \(drawn.listed.name)"
        var en = "Drawn \(settings.method.text.en), seed \(settings.seed), from \(drawn.listed.name)"
        if clusters > 0 {
            vi += "; \(clusters) cụm"
            en += "; \(clusters) PSUs"
        }
        if reserve > 0 {
            vi += "; \(reserve) phiếu dự phòng"
            en += "; \(reserve) substitutes"
        }
        if clusters > 0 {
            vi +=
                ". Ghi lên phiếu đúng số phiếu trong sample.csv: cụm và tầng của phiếu được tra theo số đó; phiếu không có số thì bị tính như chọn từng người"
            en +=
                ". Forms must bear their numbers of sample.csv, which cluster and stratum are found by; forms without number count as if persons had been drawn one by one"
        }
        return LocalizedText(vi: vi + ".", en: en + ".")
    }

    /// That the frame has not as many persons left as substitutes were asked for; nil where it has.
    static func reserve(_ drawn: PlanAnswer.Drawn, _ format: FigureFormat) -> LocalizedText? {
        let share = drawn.listed.settings.reserve
        guard let wanted = try? share.multiplied(by: Ratio(drawn.draw.persons.count)) else { return nil }
        let count = Int(clamping: (wanted.numerator + wanted.denominator - 1) / wanted.denominator)
        let found = drawn.draw.reserve.count
        guard found < count else { return nil }
        return LocalizedText(
            vi:
                "Danh sách không đủ người dự phòng: yêu cầu ít nhất \(format.count(count)) phiếu, chỉ còn \(format.count(found)).",
            en:
                "The frame has too few substitutes: at least \(format.count(count)) were asked for, \(format.count(found)) are left."
        )
    }

    private static func decimal(_ value: Double, _ language: Language) -> String {
        guard let ratio = try? Ratio(measured: value),
            let decimal = try? ratio.rounded(Rounding(.halfUp, decimals: 2))
        else { return "–" }
        var text = FigureFormat(language).number(decimal)
        let mark = FigureFormat(language).decimalMark
        guard text.contains(mark) else { return text }
        while text.hasSuffix("0") { text.removeLast() }
        return text.hasSuffix(mark) ? String(text.dropLast()) : text
    }
}

/// How the cell of a problem is shown: a list names persons, and a cell may stand in the wrong column.
enum FrameProblemText {
    /// The cell, with what looks like a telephone or identity number masked, and only the beginning of a long text.
    static func shown(_ problem: FrameProblem) -> String {
        let masked = PersonalLook.masked(problem.cell)
        return masked.count > 24 ? masked.prefix(20) + "…" : masked
    }
}
