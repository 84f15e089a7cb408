import Statistics

/// Draws whole forms of a unit.
struct SampleAnswers {
    private var draws: SeededGenerator

    init(seed: UInt64, unit: UInt64) { draws = SeededGenerator(seed: seed, stream: unit) }

    /// The forms of a unit, numbered from 1.
    mutating func forms(of unit: SampleUnit) -> [SampleForm] {
        (1...unit.forms).map { number in form(of: unit, number: number) }
    }

    private mutating func form(of unit: SampleUnit, number: Int) -> SampleForm {
        var form = SampleForm([
            "unit": unit.code, "form": Self.number(unit.code, number), "date": day(),
            "interviewer": "\(unit.code)-\(chance(0.5) ? "A" : "B")", "sex": pick([0.47, 0.53]),
            "age": pick([0.09, 0.24, 0.36, 0.21, 0.10]), "client": pick([0.88, 0.12]),
            "channel": pick([0.61, 0.07, 0.32]),
            "field": pick([0.34, 0.29, 0.08, 0.09, 0.11, 0.09]), "has_fee": chance(0.55) ? "1" : "2",
            "late": chance(0.04) ? "1" : "2", "gave_feedback": chance(0.22) ? "1" : "2",
        ])
        // Answers of one person go together: a mood shifts all of them.
        let mood = 0.06 * draws.normal()
        for item in form.askedItems {
            form[item] = answer(unit.satisfaction + mood)
        }
        if form["late"] == "1", form.askedItems.contains("q10") {
            form["q10"] = chance(0.7) ? "2" : "3"
        }
        if chance(0.06) {
            form["comment"] = Self.comments[draws.index(count: Self.comments.count) ?? 0]
        }
        if chance(0.2) {
            form["phone"] = "09" + String(10_000_000 + draws.below(89_999_999))
        }
        return form
    }

    static func number(_ unit: String, _ number: Int) -> String {
        let digits = String(number)
        return "\(unit)-" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    }

    /// A working day of the first half of 2023.
    private mutating func day() -> String {
        let month = 1 + Int(draws.below(6))
        let day = 1 + Int(draws.below(28))
        return "2023-0\(month)-" + (day < 10 ? "0\(day)" : "\(day)")
    }

    private mutating func answer(_ satisfaction: Double) -> String {
        if chance(0.012) { return "" }
        if chance(0.015) { return "98" }
        if chance(satisfaction) { return chance(0.38) ? "5" : "4" }
        return chance(0.72) ? "3" : chance(0.8) ? "2" : "1"
    }

    private mutating func chance(_ probability: Double) -> Bool { draws.unit() < probability }

    /// The code, counted from 1, of a choice with these probabilities.
    private mutating func pick(_ probabilities: [Double]) -> String {
        var rest = draws.unit()
        for (index, probability) in probabilities.enumerated() {
            rest -= probability
            if rest < 0 { return String(index + 1) }
        }
        return String(probabilities.count)
    }

    private static let comments = [
        "Cán bộ hướng dẫn tận tình.", "Cần thêm ghế ngồi chờ, nhất là buổi sáng.",
        "Thủ tục đất đai còn lâu; \"một cửa\" mà phải đi lại nhiều lần.",
        "Nên nhận hồ sơ trực tuyến\nvà trả kết quả qua bưu điện.",
        "Hài lòng.", "Đề nghị niêm yết phí, lệ phí to hơn.",
    ]
}
