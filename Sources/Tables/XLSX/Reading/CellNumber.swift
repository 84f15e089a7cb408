import Figures

/// Turns the number of a cell into text: the fewest digits that mean the same number, or a day and time.
enum CellNumber {
    /// Rewrites the number that stands in `text` from `start` on; what is no number stays as it is.
    static func rewrite(_ text: inout [UInt8], from start: Int, kind: NumberKind, is1904: Bool) {
        if kind == .number {
            if isWhole(text, start) { return }
            if shorten(&text, start) { return }
        }
        guard let value = value(text, start) else { return }
        let result: String =
            switch kind {
            case .number: decimal(value)
            case .percent: percent(decimal(value))
            case .date, .time, .dateTime, .duration: time(value, kind, is1904) ?? decimal(value)
            }
        text.replaceSubrange(start..., with: Array(result.utf8))
    }

    /// Whether the text is a whole number without a leading zero, few enough digits to be exact.
    @inline(__always)
    private static func isWhole(_ text: [UInt8], _ start: Int) -> Bool {
        let count = text.count - start
        guard count > 0, count <= 15 else { return false }
        for index in start..<text.count where text[index] < 0x30 || text[index] > 0x39 { return false }
        return count == 1 || text[start] != 0x30
    }

    /// Shortens `12.50` to `12.5`: up to fifteen digits a decimal without zeros at its end is the shortest text of its
    /// binary number, because no two of them have the same one.
    private static func shorten(_ text: inout [UInt8], _ start: Int) -> Bool {
        var index = start
        if index < text.count, text[index] == UInt8(ascii: "-") { index += 1 }
        let firstDigit = index
        var point: Int?
        while index < text.count {
            if text[index] == UInt8(ascii: "."), point == nil {
                point = index
            } else if !isDigit(text[index]) {
                return false
            }
            index += 1
        }
        let whole = (point ?? text.count) - firstDigit
        guard whole > 0, text.count - firstDigit <= 16, whole == 1 || text[firstDigit] != 0x30 else { return false }
        if point != nil {
            while text[text.count - 1] == 0x30 { text.removeLast() }
            if text[text.count - 1] == UInt8(ascii: ".") { text.removeLast() }
        }
        // There is one zero.
        if text.count - start == 2, text[start] == UInt8(ascii: "-"), text[start + 1] == 0x30 { text.remove(at: start) }
        return true
    }

    /// What may stand in a number besides digits.
    private static let marks = Array("+-.eE".utf8)

    private static func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }

    private static func value(_ text: [UInt8], _ start: Int) -> Double? {
        // Hexadecimal digits, `inf` and `nan` are numbers for Swift, and none in a workbook.
        guard text.count - start <= 64, text[start...].allSatisfy({ isDigit($0) || marks.contains($0) }),
            let value = Double(String(decoding: text[start...], as: UTF8.self))
        else { return nil }
        return value.isFinite ? value : nil
    }

    /// The shortest decimal that reads back as the same number, without exponent where it is not huge or tiny.
    static func decimal(_ value: Double) -> String {
        if value == 0 { return "0" }
        let text = "\(value)"
        guard let mark = text.firstIndex(of: "e") else {
            return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
        }
        guard let exponent = Int(text[text.index(after: mark)...]), abs(exponent) <= 30 else { return text }
        let sign = text.hasPrefix("-") ? "-" : ""
        let parts = text[..<mark].drop { $0 == "-" }.split(separator: ".")
        let whole = String(parts[0])
        let fraction = parts.count > 1 && parts[1] != "0" ? String(parts[1]) : ""
        let digits = whole + fraction
        // Where the decimal point comes to stand among the digits.
        let place = whole.count + exponent
        if place <= 0 { return sign + "0." + String(repeating: "0", count: -place) + digits }
        if place >= digits.count { return sign + digits + String(repeating: "0", count: place - digits.count) }
        let split = digits.index(digits.startIndex, offsetBy: place)
        return sign + digits[..<split] + "." + digits[split...]
    }

    /// A decimal as Excel shows it in a cell of per cent: `0.725` is `72.5%`. The point is moved among the digits, so that nothing is
    /// rounded; a number with an exponent stays as it is.
    static func percent(_ text: String) -> String {
        let digits = text.drop { $0 == "-" }
        guard digits.utf8.allSatisfy({ isDigit($0) || $0 == UInt8(ascii: ".") }) else { return text }
        let parts = digits.split(separator: ".", maxSplits: 1)
        let fraction = parts.count > 1 ? String(parts[1]) : ""
        let padded = fraction + String(repeating: "0", count: max(0, 2 - fraction.count))
        let whole = (String(parts[0]) + padded.prefix(2)).drop { $0 == "0" }
        let rest = padded.dropFirst(2)
        return (text.hasPrefix("-") ? "-" : "") + (whole.isEmpty ? "0" : whole) + (rest.isEmpty ? "" : "." + rest) + "%"
    }

    /// A serial number as day and time (ECMA-376 part 1, 18.17.4): days since 0 January 1900, of which Excel counts
    /// 29 February 1900 though there was none, or since 1 January 1904.
    ///
    /// - Returns: `2026-11-22`, `2026-11-22 08:30:00`, `08:30:00`; nil if the number is no day between 1900 and 9999.
    static func time(_ value: Double, _ kind: NumberKind, _ is1904: Bool) -> String? {
        guard value >= 0, value < 2_958_466 else { return nil }
        var day = Int(value)
        // To the second: the fraction of a day is rarely exact in binary.
        var second = Int(((value - Double(day)) * 86_400).rounded())
        if kind == .duration { return clock(day * 24, second) }
        if second == 86_400 {
            second = 0
            day += 1
        }
        if kind == .time || (day == 0 && !is1904) { return clock(0, second) }
        guard let date = date(day, is1904) else { return nil }
        return kind == .date || second == 0 ? date : date + " " + clock(0, second)
    }

    private static func clock(_ hours: Int, _ seconds: Int) -> String {
        func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
        return "\(two(hours + seconds / 3_600)):\(two(seconds / 60 % 60)):\(two(seconds % 60))"
    }

    private static func date(_ day: Int, _ is1904: Bool) -> String? {
        // The day that never was stays visible as one: the reader of dates will refuse it.
        if !is1904 && day == 60 { return "1900-02-29" }
        let start = is1904 ? epoch1904 : day < 60 ? epoch1900 + 1 : epoch1900
        return CalendarDate(dayNumber: start + day)?.iso
    }

    /// 30 December 1899 and 1 January 1904, in days from 1 January 1970.
    private static let epoch1900 = -25_569
    private static let epoch1904 = -24_107
}
