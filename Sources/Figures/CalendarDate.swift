/// A day of the Gregorian calendar, years 1 to 9999, without time or zone.
public struct CalendarDate: Hashable, Sendable {
    /// The year, 1…9999.
    public let year: Int
    /// The month, 1…12.
    public let month: Int
    /// The day of the month, 1…31.
    public let day: Int

    /// Makes a date; throws `notADate` if there is no such day.
    public init(year: Int, month: Int, day: Int) throws(FiguresError) {
        guard (1...9999).contains(year), (1...12).contains(month),
            (1...CalendarDate.days(inMonth: month, of: year)).contains(day)
        else { throw .notADate("\(day)/\(month)/\(year)") }
        self.init(checkedYear: year, month: month, day: day)
    }

    /// A date whose parts are known to name a day.
    init(checkedYear year: Int, month: Int, day: Int) {
        self.year = year
        self.month = month
        self.day = day
    }

    /// Reads `yyyy-mm-dd`, exactly; spaces around it are ignored. Throws `notADate` for anything else.
    public init(iso text: some StringProtocol) throws(FiguresError) {
        guard let parts = DateParts(text, separators: [UInt8(ascii: "-")]), parts.lengths == (4, 2, 2),
            let date = try? CalendarDate(year: parts.values.0, month: parts.values.1, day: parts.values.2)
        else { throw .notADate(String(text)) }
        self = date
    }

    /// Reads a date with the day first: `22/11/2026`, `2/1/2026`, `22-11-2026`, `22.11.2026`; spaces around it are
    /// ignored, the year has four digits. Throws `notADate` for anything else.
    public init(dayFirst text: some StringProtocol) throws(FiguresError) {
        let separators = [UInt8(ascii: "/"), UInt8(ascii: "-"), UInt8(ascii: ".")]
        guard let parts = DateParts(text, separators: separators), (1...2).contains(parts.lengths.0),
            (1...2).contains(parts.lengths.1), parts.lengths.2 == 4,
            let date = try? CalendarDate(year: parts.values.2, month: parts.values.1, day: parts.values.0)
        else { throw .notADate(String(text)) }
        self = date
    }

    /// The quarter, 1…4.
    public var quarter: Int { (month + 2) / 3 }

    /// The date as `2026-11-22`.
    public var iso: String {
        func padded(_ number: Int, to length: Int) -> String {
            let digits = String(number)
            return String(repeating: "0", count: length - digits.utf8.count) + digits
        }
        return "\(padded(year, to: 4))-\(padded(month, to: 2))-\(padded(day, to: 2))"
    }

    /// The days of a month, leap years observed.
    static func days(inMonth month: Int, of year: Int) -> Int {
        switch month {
        case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }
}

extension CalendarDate: Comparable {
    /// Whether the left day is earlier.
    public static func < (left: CalendarDate, right: CalendarDate) -> Bool {
        (left.year, left.month, left.day) < (right.year, right.month, right.day)
    }
}

extension CalendarDate: CustomStringConvertible {
    /// The date as `2026-11-22`.
    public var description: String { iso }
}

/// Three numbers of digits with one and the same separator between them.
private struct DateParts {
    var values = (0, 0, 0)
    var lengths = (0, 0, 0)

    init?(_ text: some StringProtocol, separators: [UInt8]) {
        var found: [(value: Int, length: Int)] = [(0, 0)]
        var separator: UInt8?
        for byte in text.trimmedOfSpaces.utf8 {
            if (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) {
                let part = found[found.count - 1]
                guard part.length < 4 else { return nil }
                found[found.count - 1] = (part.value * 10 + Int(byte) - 48, part.length + 1)
            } else {
                guard separators.contains(byte), separator ?? byte == byte, found.count < 3 else { return nil }
                separator = byte
                found.append((0, 0))
            }
        }
        guard found.count == 3, found.allSatisfy({ $0.length > 0 }) else { return nil }
        values = (found[0].value, found[1].value, found[2].value)
        lengths = (found[0].length, found[1].length, found[2].length)
    }
}
