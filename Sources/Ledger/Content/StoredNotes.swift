import GRDB
import Responses

/// The notes of a batch's source as rows of one table: the kind of note, the row or record that it is about, and a text.
private enum NoteKind {
    static let exclusion = 0
    static let replaced = 1
    static let member = 2
    static let submission = 3
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
            try statement.run(batch, NoteKind.replaced, row, 0, identifier)
        }
        for (row, identifier) in notes.submissions.sorted(by: { $0.key < $1.key }) {
            try statement.run(batch, NoteKind.submission, row, 0, identifier)
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
            case NoteKind.replaced: notes.replaced[place] = text
            case NoteKind.submission: notes.submissions[place] = text
            case NoteKind.member: notes.members.append(SourceNotes.Member(name: text, firstRecord: place))
            default: throw StoredDamage()
            }
        }
        return notes
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
            add(identifier)
        }
        add(notes.submissions.count)
        for (row, identifier) in notes.submissions.sorted(by: { $0.key < $1.key }) {
            add(row)
            add(identifier)
        }
        add(notes.members.count)
        for member in notes.members {
            add(member.name)
            add(member.firstRecord)
        }
    }
}
