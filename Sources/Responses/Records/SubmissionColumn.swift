/// Which submissions of a form server the rows of a table are: sixteen bytes a row where a server wrote the table, nothing where none did.
public struct SubmissionColumn: Sendable, Hashable {
    /// The identifiers; empty where no row has one.
    public private(set) var ids: [SubmissionID] = []
    /// The places in a repeat; empty where no row is of one.
    public private(set) var places: [UInt32] = []
    /// The states of the submissions, one more than they are and 0 for none; empty where none is known.
    public private(set) var revisions: [UInt32] = []

    /// Makes a column of no identifiers.
    public init() {}

    /// Makes a column from its stored parts, each of them empty or with an entry for each row.
    public init(ids: [SubmissionID], places: [UInt32], revisions: [UInt32]) {
        self.ids = ids
        self.places = places
        self.revisions = revisions
    }

    /// Whether no row has an identifier.
    public var isEmpty: Bool { ids.isEmpty }

    /// Whether each part is empty or has so many entries, and none stands without the identifiers.
    public func fits(rows: Int) -> Bool {
        if ids.isEmpty { return places.isEmpty && revisions.isEmpty }
        return ids.count == rows && (places.isEmpty || places.count == rows)
            && (revisions.isEmpty || revisions.count == rows)
    }

    /// What is known of a row.
    public subscript(row: Int) -> SubmissionRow {
        guard !ids.isEmpty else { return .none }
        let revision = revisions.isEmpty ? 0 : revisions[row]
        return SubmissionRow(
            id: ids[row], place: places.isEmpty ? 0 : places[row], revision: revision == 0 ? nil : revision - 1)
    }

    /// Makes room for about so many rows.
    public mutating func reserve(rows: Int) {
        ids.reserveCapacity(rows)
    }

    /// Adds a row.
    ///
    /// - Parameter row: the number of rows before it.
    public mutating func append(_ new: SubmissionRow, row: Int) {
        guard new.id != .none || !ids.isEmpty else { return }
        pad(to: row)
        ids.append(new.id)
        if new.place != 0, places.isEmpty { places = [UInt32](repeating: 0, count: row) }
        if new.revision != nil, revisions.isEmpty { revisions = [UInt32](repeating: 0, count: row) }
        if !places.isEmpty || new.place != 0 { places.append(new.place) }
        if !revisions.isEmpty || new.revision != nil {
            revisions.append(new.revision.map { $0 == .max ? .max : $0 + 1 } ?? 0)
        }
    }

    /// Fills up to so many rows with nothing known, if any row is known.
    public mutating func pad(to rows: Int) {
        if ids.count < rows { ids.append(contentsOf: repeatElement(.none, count: rows - ids.count)) }
        if !places.isEmpty, places.count < rows {
            places.append(contentsOf: repeatElement(0, count: rows - places.count))
        }
        if !revisions.isEmpty, revisions.count < rows {
            revisions.append(contentsOf: repeatElement(0, count: rows - revisions.count))
        }
    }

    /// Adds the rows of another table.
    ///
    /// - Parameters:
    ///   - rows: how many rows there are before them.
    ///   - count: how many they are.
    public mutating func append(contentsOf other: SubmissionColumn, rows: Int, count: Int) {
        guard !ids.isEmpty || !other.ids.isEmpty else { return }
        guard rows > 0 || !ids.isEmpty else {
            self = other
            return pad(to: count)
        }
        pad(to: rows)
        if places.isEmpty, !other.places.isEmpty { places = [UInt32](repeating: 0, count: rows) }
        if revisions.isEmpty, !other.revisions.isEmpty { revisions = [UInt32](repeating: 0, count: rows) }
        ids.append(contentsOf: other.ids)
        if !places.isEmpty { places.append(contentsOf: other.places) }
        if !revisions.isEmpty { revisions.append(contentsOf: other.revisions) }
        pad(to: rows + count)
    }

    /// The rows named, in the order named.
    public func gathered(_ rows: [Int]) -> SubmissionColumn {
        guard !ids.isEmpty else { return self }
        return SubmissionColumn(
            ids: rows.map { ids[$0] }, places: places.isEmpty ? [] : rows.map { places[$0] },
            revisions: revisions.isEmpty ? [] : rows.map { revisions[$0] })
    }
}
