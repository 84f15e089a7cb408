internal import Figures

/// When an interview began or ended, as form servers and people write it.
///
/// `2023-03-01T08:15:00.000+07:00`, `2023-03-01 08:15`, `01/03/2023 8:15`, `Mar 1, 2023 8:15:00 AM`, `08:15:30`, `8h15`. The time
/// of day is the one on the clock of the place, so a zone at the end only matters between a start and an end that name
/// different ones.
public struct InterviewTime: Equatable, Sendable {
    /// Days since 1970-01-01; nil for a time of day alone.
    public var day: Int?
    /// Seconds from midnight on the local clock.
    public var second: Int
    /// Minutes east of Greenwich; nil where no zone is written.
    public var zone: Int?

    /// The longest text that is looked at, in bytes.
    private static let longest = 48

    /// Reads a time; nil for anything else.
    public init?(_ text: String) {
        guard text.utf8.count <= Self.longest else { return nil }
        let bytes = Array(text.utf8)
        guard let mark = bytes.firstIndex(where: Self.isMark) else { return nil }
        var start = mark
        while start > 0, Self.isDigit(bytes[start - 1]) { start -= 1 }
        guard Self.readsDay(String(decoding: bytes[..<start], as: UTF8.self), into: &day) else { return nil }
        guard let clock = Clock(bytes[start...]) else { return nil }
        second = clock.second
        zone = clock.zone
    }

    /// `:`, or the `h` (giờ) and `g` that people write between hours and minutes.
    private static func isMark(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: ":") || byte == UInt8(ascii: "h") || byte == UInt8(ascii: "g")
    }

    fileprivate static func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }

    /// Reads what stands before the time of day; false if that is no day.
    private static func readsDay(_ text: String, into day: inout Int?) -> Bool {
        let trimmed = text.drop { $0.isWhitespace }
        if trimmed.isEmpty { return true }
        guard let last = trimmed.last, last == "T" || last == "," || last.isWhitespace else { return false }
        let name = trimmed.dropLast().reversed().drop { $0.isWhitespace || $0 == "," }.reversed()
        let date = String(name)
        let found =
            (try? CalendarDate(iso: date)) ?? (try? CalendarDate(dayFirst: date))
            ?? (try? CalendarDate(monthFirst: date))
        day = found?.dayNumber
        return found != nil
    }

    /// The minutes from one time to a later one; nil where they cannot be told, or the end lies before the start.
    public func minutes(to end: InterviewTime) -> Double? {
        guard (day == nil) == (end.day == nil) else { return nil }
        var seconds = ((end.day ?? 0) - (day ?? 0)) * 86_400 + end.second - second
        if let zone, let other = end.zone { seconds -= (other - zone) * 60 }
        return seconds >= 0 ? Double(seconds) / 60 : nil
    }
}

/// A time of day with what may stand behind it: fractions of a second, half of the day, zone.
private struct Clock {
    private(set) var second = 0
    private(set) var zone: Int?

    private var rest: ArraySlice<UInt8>

    init?(_ bytes: ArraySlice<UInt8>) {
        rest = bytes
        guard let hour = number(1...2), hour < 24, let mark = rest.popFirst() else { return nil }
        second = hour * 3_600
        if let minute = number(1...2) {
            guard minute < 60 else { return nil }
            second += minute * 60
            if mark == UInt8(ascii: ":"), rest.first == UInt8(ascii: ":") {
                rest.removeFirst()
                // A leap second is the last of its minute.
                guard let seconds = number(1...2), seconds <= 60 else { return nil }
                second += min(seconds, 59)
                skipFraction()
            }
        } else if mark == UInt8(ascii: ":") {
            return nil
        }
        guard takeHalf(hour), takeZone() else { return nil }
        guard rest.allSatisfy({ $0 <= 0x20 }) else { return nil }
    }

    private mutating func number(_ lengths: ClosedRange<Int>) -> Int? {
        let digits = rest.prefix { InterviewTime.isDigit($0) }
        guard lengths.contains(digits.count) else { return nil }
        rest = rest.dropFirst(digits.count)
        return digits.reduce(0) { $0 * 10 + Int($1 - 0x30) }
    }

    private mutating func skipFraction() {
        guard let point = rest.first, point == UInt8(ascii: ".") || point == UInt8(ascii: ",") else { return }
        rest = rest.dropFirst().drop { InterviewTime.isDigit($0) }
    }

    /// `AM`, `PM`, and `SA` (sáng), `CH` (chiều) as Vietnamese computers write them.
    private mutating func takeHalf(_ hour: Int) -> Bool {
        // A narrow no-break space, which ICU writes there, is E2 80 AF.
        let text = rest.drop { $0 <= 0x20 || $0 == 0xE2 || $0 == 0x80 || $0 == 0xAF }
        guard let first = text.first, text.count >= 2 else { return true }
        let half = String(decoding: [first, text[text.startIndex + 1]], as: UTF8.self).uppercased()
        guard ["AM", "PM", "SA", "CH"].contains(half) else { return true }
        guard (1...12).contains(hour) else { return false }
        rest = text.dropFirst(2)
        let isLater = half == "PM" || half == "CH"
        second += ((isLater ? 12 : 0) - (hour == 12 ? 12 : 0)) * 3_600
        return true
    }

    /// `Z`, `+07:00`, `+0700`, `+07`, or nothing.
    private mutating func takeZone() -> Bool {
        let text = rest.drop { $0 <= 0x20 }
        guard let sign = text.first else { return true }
        if sign == UInt8(ascii: "Z") {
            zone = 0
            rest = text.dropFirst()
            return true
        }
        guard sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-") else { return true }
        rest = text.dropFirst()
        let digits = rest.prefix { InterviewTime.isDigit($0) || $0 == UInt8(ascii: ":") }
        let numbers = digits.filter(InterviewTime.isDigit).map { Int($0 - 0x30) }
        guard numbers.count == 2 || numbers.count == 4 else { return false }
        rest = rest.dropFirst(digits.count)
        let hours = numbers[0] * 10 + numbers[1]
        let minutes = numbers.count == 4 ? numbers[2] * 10 + numbers[3] : 0
        zone = (sign == UInt8(ascii: "-") ? -1 : 1) * (hours * 60 + minutes)
        return true
    }
}
