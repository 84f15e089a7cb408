import Figures
import Responses

/// Which records others replace by decision.
///
/// A replacement counts only while it is there and is not left out itself: a mended file that is withdrawn gives way to the
/// records that it mended, unless something took its own place in turn, which then stands for all of them: a form mended twice
/// counts once, whichever of the mended files is withdrawn. Where replacements would run in a circle, the latest decision stands: the record that it names is
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
        var places: [RecordName: Int] = [:]
        let next = Dictionary(decided.map { ($0.record, $0.by) }, uniquingKeysWith: { $1 })
        for (place, (record, replacement)) in decided.enumerated() where record != replacement {
            switch isCounted(replacement) {
            case true?:
                standing[record] = replacement
                places[record] = place
            case false?:
                if let later = Self.counted(after: replacement, next, isCounted), later != record {
                    standing[record] = later
                    places[record] = place
                }
            case nil: findings.append((record.batch, Self.unknown(replacement, of: record)))
            }
        }
        for circle in Circles.all(of: standing) {
            // The newest step of a circle is the one that closed it.
            let latest = circle.max { (places[$0] ?? 0) < (places[$1] ?? 0) }
            if let replacement = latest.flatMap({ standing[$0] }) { standing[replacement] = nil }
        }
    }

    /// The first record that counts on the way from one that is left out; nil if there is none.
    private static func counted(
        after start: RecordName, _ next: [RecordName: RecordName], _ isCounted: (RecordName) -> Bool?
    ) -> RecordName? {
        var passed: Set<RecordName> = [start]
        var place = start
        while let following = next[place], passed.insert(following).inserted {
            if isCounted(following) == true { return following }
            place = following
        }
        return nil
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

    /// The finding in a replacement that is of another form number or unit than the record that it replaces.
    static func otherIdentity(
        _ origin: RecordOrigin, of record: RecordName, number: (before: String, after: String)?, hasOtherUnit: Bool
    ) -> Finding {
        var vi: [String] = []
        var en: [String] = []
        if let number {
            vi.append("số phiếu («\(number.before)» thành «\(number.after)»)")
            en.append("form number (“\(number.before)” to “\(number.after)”)")
        }
        if hasOtherUnit {
            vi.append("đơn vị")
            en.append("unit")
        }
        return Finding(
            .recordOtherIdentity, origin: origin, value: record.text,
            message: LocalizedText(
                vi:
                    "Bản ghi này thay bản ghi \(record.record) của \(record.batch) nhưng đổi \(vi.joined(separator: " và ")). Vẫn được tính; "
                    + "đối chiếu phiếu giấy xem có đúng là cùng một phiếu không.",
                en:
                    "This record replaces record \(record.record) of \(record.batch) and changes its \(en.joined(separator: " and ")). It "
                    + "counts; compare with the paper form whether it is the same form."))
    }
}
