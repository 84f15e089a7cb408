import Figures
import Questionnaires
import Responses

/// When an interview began or ended, as form servers and people write it.
///
/// `2023-03-01T08:15:00.000+07:00`, `2023-03-01 08:15`, `08:15:30`. The time of day is the one on the clock of the place, so
/// a zone at the end only matters between a start and an end that name different ones.
struct InterviewTime: Equatable {
    /// Days since 1970-01-01; nil for a time of day alone.
    var day: Int?
    /// Seconds from midnight on the local clock.
    var second: Int
    /// Minutes east of Greenwich; nil where no zone is written.
    var zone: Int?

    /// Reads a time; nil for anything else.
    init?(_ text: String) {
        let bytes = Array(text.utf8)
        guard bytes.count <= 40 else { return nil }
        var rest = text[...]
        if let mark = text.firstIndex(where: { $0 == "T" || $0 == " " }) {
            guard let date = try? CalendarDate(iso: text[..<mark]) else { return nil }
            day = date.dayNumber
            rest = text[text.index(after: mark)...]
        }
        if let sign = rest.firstIndex(where: { $0 == "+" || $0 == "-" || $0 == "Z" }) {
            guard let minutes = Self.zone(rest[sign...]) else { return nil }
            zone = minutes
            rest = rest[..<sign]
        }
        let parts = rest.prefix { $0 != "." && $0 != "," }.split(separator: ":", omittingEmptySubsequences: false)
        let numbers = parts.compactMap(Self.twoDigits)
        guard numbers.count == parts.count, (2...3).contains(numbers.count), numbers[0] < 24, numbers[1] < 60 else {
            return nil
        }
        let seconds = numbers.count == 3 ? numbers[2] : 0
        guard seconds <= 60 else { return nil }
        second = numbers[0] * 3_600 + numbers[1] * 60 + min(seconds, 59)
    }

    private static func twoDigits(_ text: Substring) -> Int? {
        guard (1...2).contains(text.count), text.allSatisfy({ $0.isASCII && $0.isNumber }) else { return nil }
        return Int(text)
    }

    /// `Z`, `+07:00`, `+0700`, `+07`.
    private static func zone(_ text: Substring) -> Int? {
        if text == "Z" { return 0 }
        let digits = text.dropFirst().filter { $0 != ":" }
        guard digits.count == 2 || digits.count == 4, digits.allSatisfy({ $0.isASCII && $0.isNumber }),
            let hours = Int(digits.prefix(2)), let minutes = digits.count == 4 ? Int(digits.suffix(2)) : 0
        else { return nil }
        return (text.hasPrefix("-") ? -1 : 1) * (hours * 60 + minutes)
    }

    /// The minutes from one time to a later one; nil where they cannot be told, or the end lies before the start.
    func minutes(to end: InterviewTime) -> Double? {
        guard (day == nil) == (end.day == nil) else { return nil }
        var seconds = ((end.day ?? 0) - (day ?? 0)) * 86_400 + end.second - second
        if let zone, let other = end.zone { seconds -= (other - zone) * 60 }
        return seconds >= 0 ? Double(seconds) / 60 : nil
    }
}

extension FieldSample {
    /// The times of one role, by row; nil where the questionnaire has no such question.
    func times(_ role: DesignRole) -> [InterviewTime?]? {
        guard let position = questionnaire.position(of: role), case .texts(let texts) = table.columns[position] else {
            return nil
        }
        let read = texts.texts.map { InterviewTime($0) }
        return (0..<table.rowCount).map { row in
            let code = texts.codes[row]
            return MissingCodes.reason(of: code) == nil ? read[Int(code)] : nil
        }
    }

    /// How many minutes each interview took: as written, or from its start to its end; nil where nothing says so.
    func durations() -> [Double?]? {
        if let position = questionnaire.position(of: .duration), case .numbers(let numbers) = table.columns[position] {
            return (0..<table.rowCount).map { numbers[$0].isNaN ? nil : numbers[$0] }
        }
        guard let starts = times(.start), let ends = times(.end) else { return nil }
        return zip(starts, ends).map { start, end in
            guard let start, let end else { return nil }
            return start.minutes(to: end)
        }
    }
}
