/// How figures and dates print in one language. It never rounds: what it is given is what is printed.
public struct FigureFormat: Hashable, Sendable {
    /// The language that is printed in.
    public var language: Language

    /// Makes the format of a language.
    public init(_ language: Language) {
        self.language = language
    }

    /// The mark before the decimals: a comma in Vietnamese, a point in English.
    public var decimalMark: String { language == .vi ? "," : "." }

    /// The mark between groups of three digits: a point in Vietnamese, a comma in English.
    public var groupMark: String { language == .vi ? "." : "," }

    /// A number with its decimals: `6.471,50` or `6,471.50`.
    public func number(_ value: FixedDecimal) -> String {
        let parts = value.digits
        let sign = value.isNegative ? "-" : ""
        return sign + grouped(parts.whole) + (parts.decimals.isEmpty ? "" : decimalMark + parts.decimals)
    }

    /// A percentage: `98,62%` or `98.62 %`.
    public func percent(_ value: FixedDecimal) -> String {
        number(value) + (language == .vi ? "%" : " %")
    }

    /// A number with its sign, as changes are printed: `+1,36`, `-1,36`, `0,00`.
    ///
    /// The minus is the ASCII hyphen, so that a spreadsheet into which it is pasted reads a number.
    public func signed(_ value: FixedDecimal) -> String {
        (value.unscaled > 0 ? "+" : "") + number(value)
    }

    /// A change of a count, with its sign: `+2`, `-1`, `0`.
    public func signed(count value: Int) -> String { (value > 0 ? "+" : "") + count(value) }

    /// A count: `6.471` or `6,471`.
    public func count(_ value: Int) -> String {
        (value < 0 ? "-" : "") + grouped("\(value.magnitude)")
    }

    /// A date: `22/11/2026` or `22 November 2026`.
    public func date(_ date: CalendarDate) -> String {
        switch language {
        case .vi:
            "\(date.day < 10 ? "0" : "")\(date.day)/\(date.month < 10 ? "0" : "")\(date.month)/\(date.year)"
        case .en: longDate(date)
        }
    }

    /// A date in words: `ngày 22 tháng 11 năm 2026` or `22 November 2026`.
    ///
    /// Vietnamese days below 10 and the months 1 and 2 have a leading 0, as Nghị định 30/2020/NĐ-CP asks of documents.
    public func longDate(_ date: CalendarDate) -> String {
        switch language {
        case .vi:
            "ngày \(date.day < 10 ? "0" : "")\(date.day) tháng \(date.month < 3 ? "0" : "")\(date.month) năm \(date.year)"
        case .en: "\(date.day) \(englishMonths[date.month - 1]) \(date.year)"
        }
    }

    private func grouped(_ digits: String) -> String {
        guard digits.utf8.count > 3 else { return digits }
        var result = ""
        for (position, digit) in digits.enumerated() {
            if position > 0 && (digits.utf8.count - position) % 3 == 0 { result += groupMark }
            result.append(digit)
        }
        return result
    }
}

private let englishMonths = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
]
