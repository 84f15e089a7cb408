internal import Figures
internal import Questionnaires
internal import Responses
internal import Tables

/// One question's answers as cells that the program reads back as the same answers.
struct MicrodataColumn {
    private let column: Column
    /// The cell of each level, for coded questions.
    private let levels: [CSVCell]
    /// The text of each level, for questions of many marks.
    private let marks: [String]
    private let separator: String
    /// The cell of each missing reason that the scale has a code for.
    private let missing: [MissingReason: CSVCell]
    private let isMasked: Bool

    /// - Parameters:
    ///   - labels: write levels by their labels.
    ///   - isMasked: write no answer, only that there is one.
    init(
        _ column: Column, question: Question, questionnaire: Questionnaire, labels: Bool, isMasked: Bool,
        language: Language
    ) {
        self.column = column
        self.isMasked = isMasked
        let scale = questionnaire.scale(of: question)
        marks = (scale?.levels ?? []).map { labels ? $0.label.text(language) : $0.code }
        levels = marks.map { labels ? .text($0) : .printed($0) }
        separator = labels ? "; " : " "
        var missing: [MissingReason: CSVCell] = [:]
        for code in scale?.missingCodes ?? [] where missing[code.reason] == nil {
            let label = labels ? code.label?.text(language) : nil
            missing[code.reason] = label.map { .text($0) } ?? .printed(code.code)
        }
        self.missing = missing
    }

    /// The cell of a row.
    func cell(_ row: Int) -> CSVCell {
        if let reason = column.missingReason(row) { return missing[reason] ?? .empty }
        if isMasked { return .text(Finding.mask) }
        switch column {
        case .codes8(let codes): return levels[Int(codes[row])]
        case .codes16(let codes): return levels[Int(codes[row])]
        case .sets(let sets):
            let bits = sets[row]
            return .text(
                marks.indices.filter { bits >> UInt64($0) & 1 == 1 }.map { marks[$0] }.joined(separator: separator))
        case .numbers(let numbers): return .printed(PlainDigits.text(numbers[row]))
        case .dates(let dates): return DateCodes.date(of: dates[row]).map { .text($0.iso) } ?? .empty
        case .texts(let texts): return texts[row].map { .text($0) } ?? .empty
        }
    }

    /// Why a row holds no answer, where the cell does not say so: neither blank nor a code of the scale.
    func silentReason(_ row: Int) -> MissingReason? {
        guard let reason = column.missingReason(row), reason != .blank, missing[reason] == nil else { return nil }
        return reason
    }
}

/// Numbers as forms write them: digits and a decimal point, never an exponent.
enum PlainDigits {
    /// The shortest digits that read back as the same number.
    static func text(_ value: Double) -> String {
        let text = "\(value)"
        guard let mark = text.firstIndex(where: { $0 == "e" }), let exponent = Int(text[text.index(after: mark)...])
        else { return text.hasSuffix(".0") ? String(text.dropLast(2)) : text }
        let mantissa = text[..<mark]
        let sign = mantissa.hasPrefix("-") ? "-" : ""
        let parts = mantissa.drop { $0 == "-" }.split(separator: ".")
        let whole = parts.first.map(String.init) ?? ""
        let fraction = parts.count > 1 && parts[1] != "0" ? String(parts[1]) : ""
        let digits = whole + fraction
        let point = whole.count + exponent
        if point <= 0 { return sign + "0." + String(repeating: "0", count: -point) + digits }
        if point >= digits.count { return sign + digits + String(repeating: "0", count: point - digits.count) }
        return sign + digits.prefix(point) + "." + digits.dropFirst(point)
    }
}
