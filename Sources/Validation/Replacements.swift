import Figures
import Responses

/// Which records others replace by decision.
///
/// A replacement counts only while it is there and is not left out itself: a mended file that is withdrawn gives way to the
/// records that it mended. Where replacements would run in a circle, the latest decision stands: the record that it names is
/// replaced no longer. So of records that replace each other exactly one stays.
struct Replacements {
    /// What stands in place of each replaced record.
    private(set) var standing: [RecordName: RecordName] = [:]
    /// Findings about replacements that are not there, by the file of the replaced record.
    private(set) var findings: [(file: String, finding: Finding)] = []

    /// Finds the standing replacements.
    ///
    /// - Parameter isCounted: whether a record is left in (true), left out (false), or not there at all (nil).
    init(_ decided: [(record: RecordName, by: RecordName)], isCounted: (RecordName) -> Bool?) {
        for (record, replacement) in decided where record != replacement {
            switch isCounted(replacement) {
            case true?:
                standing[record] = replacement
                if leads(from: replacement, to: record) { standing[replacement] = nil }
            case false?: break
            case nil: findings.append((record.batch, Self.unknown(replacement, of: record)))
            }
        }
    }

    private func leads(from start: RecordName, to end: RecordName) -> Bool {
        var place = start
        // There is no circle yet besides the one that the newest step may have closed.
        var steps = 0
        while let next = standing[place], steps <= standing.count {
            if next == end { return true }
            place = next
            steps += 1
        }
        return false
    }

    /// The finding in a replaced record.
    static func finding(_ origin: RecordOrigin, by replacement: RecordName) -> Finding {
        Finding(
            .recordSuperseded, origin: origin, value: replacement.text,
            message: LocalizedText(
                vi:
                    "Bản ghi này được thay bằng bản ghi \(replacement.record) của \(replacement.batch) theo quyết định xử lý.",
                en: "This record is replaced by record \(replacement.record) of \(replacement.batch) by decision."))
    }

    private static func unknown(_ replacement: RecordName, of record: RecordName) -> Finding {
        Finding(
            .decisionUnknownRecord, value: replacement.text,
            message: LocalizedText(
                vi:
                    "decisions.csv thay bản ghi \(record.record) bằng \(replacement.text), nhưng không có bản ghi đó; quyết định không có hiệu lực.",
                en:
                    "decisions.csv replaces record \(record.record) by \(replacement.text), which is not there; the decision has no effect."
            ))
    }
}
