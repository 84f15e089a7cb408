import GRDB
import Responses

/// The notes of a batch's source as rows of one table: the kind of note, the row or record that it is about, and a text.
private enum NoteKind {
    static let exclusion = 0
    static let replaced = 1
    static let member = 2
    // 3 was the text of a submission's identifier, before these had a table.
    static let rowlessEdit = 4
}

extension StoredBatchWriter {
    /// Stores what the source says of records.
    func insert(_ notes: SourceNotes, batch: Int) throws {
        let statement = try StoredStatement(
            db, "INSERT INTO source_note (batch, kind, place, number, text) VALUES (?, ?, ?, ?, ?)")
        for (row, reason) in notes.exclusions.sorted(by: { $0.key < $1.key }) {
            try statement.run(batch, NoteKind.exclusion, row, 0, reason.rawValue)
        }
        for (row, identifier) in notes.replaced.sorted(by: { $0.key < $1.key }) {
            try statement.run(batch, NoteKind.replaced, row, 0, identifier.stored)
        }
        for (number, edit) in notes.rowless.enumerated() {
            let parts = [
                edit.submission.id.stored, edit.replaced?.stored ?? "-",
                edit.submission.revision.map(String.init) ?? "-",
            ]
            try statement.run(batch, NoteKind.rowlessEdit, number, 0, parts.joined(separator: " "))
        }
        for (number, member) in notes.members.enumerated() {
            try statement.run(batch, NoteKind.member, member.firstRecord, number, member.name)
        }
    }
}

extension StoredBatchReader {
    /// What the source says of the records of a batch.
    func notes(of batch: Int) throws -> SourceNotes {
        var notes = SourceNotes()
        let query = try StoredStatement(
            db, "SELECT kind, place, text FROM source_note WHERE batch = ? ORDER BY kind, place, number")
        try query.forEachRow(batch) { row in
            let place = try row.int(1)
            let text = try row.text(2)
            switch try row.int(0) {
            case NoteKind.exclusion:
                guard let reason = ExclusionReason(rawValue: text) else { throw StoredDamage() }
                notes.exclusions[place] = reason
            case NoteKind.replaced:
                guard let identifier = SubmissionID(stored: text) else { throw StoredDamage() }
                notes.replaced[place] = identifier
            case NoteKind.rowlessEdit: notes.rowless.append(try Self.rowlessEdit(text))
            case NoteKind.member: notes.members.append(SourceNotes.Member(name: text, firstRecord: place))
            default: throw StoredDamage()
            }
        }
        return notes
    }

    private static func rowlessEdit(_ text: String) throws -> SourceNotes.RowlessEdit {
        let parts = text.split(separator: " ").map(String.init)
        guard parts.count == 3, let id = SubmissionID(stored: parts[0]) else { throw StoredDamage() }
        return SourceNotes.RowlessEdit(
            submission: SubmissionRow(id: id, revision: UInt32(parts[2])), replaced: SubmissionID(stored: parts[1]))
    }
}

extension SubmissionID {
    /// The identifier as the ledger writes it: 32 hexadecimal digits.
    fileprivate var stored: String {
        [high, low].map { half in
            let digits = String(half, radix: 16)
            return String(repeating: "0", count: 16 - digits.count) + digits
        }.joined()
    }

    /// Reads an identifier that the ledger wrote; nil for anything else.
    fileprivate init?(stored text: String) {
        guard text.utf8.count == 32, let high = UInt64(text.prefix(16), radix: 16),
            let low = UInt64(text.suffix(16), radix: 16)
        else { return nil }
        self.init(high: high, low: low)
    }
}

extension ContentChecksum {
    /// Adds what the source says of records.
    mutating func add(_ notes: SourceNotes) {
        add(notes.exclusions.count)
        for (row, reason) in notes.exclusions.sorted(by: { $0.key < $1.key }) {
            add(row)
            add(reason.rawValue)
        }
        add(notes.replaced.count)
        for (row, identifier) in notes.replaced.sorted(by: { $0.key < $1.key }) {
            add(row)
            add(identifier.high)
            add(identifier.low)
        }
        add(notes.rowless.count)
        for edit in notes.rowless {
            add(edit.submission.id.high)
            add(edit.submission.id.low)
            add(edit.submission.revision.map { Int($0) })
            add(edit.replaced?.high ?? 0)
            add(edit.replaced?.low ?? 0)
        }
        add(notes.members.count)
        for member in notes.members {
            add(member.name)
            add(member.firstRecord)
        }
    }
}
