public import Figures
public import Tables

/// Everything that is wrong with a table that people keep, each problem with its file and line.
public struct TableRowProblems: Error, Sendable, Equatable {
    /// The problems in the order of the rows.
    public private(set) var texts: [LocalizedText] = []

    /// Makes an empty list.
    public init() {}

    /// Whether nothing is wrong.
    public var isEmpty: Bool { texts.isEmpty }

    /// Adds a problem that names its place itself.
    public mutating func add(_ text: LocalizedText) { texts.append(text) }

    /// Adds a problem of a row.
    public mutating func add(_ row: TableRow, in table: Table, vi: String, en: String) {
        texts.append(
            LocalizedText(vi: "\(table.file), dòng \(row.line): \(vi)", en: "\(table.file), line \(row.line): \(en)"))
    }

    /// Adds that a column is not there.
    public mutating func addMissingColumn(_ name: String, in table: Table) {
        let present = table.columns.joined(separator: ", ")
        texts.append(
            LocalizedText(
                vi: "\(table.file): thiếu cột «\(name)» (có: \(present)).",
                en: "\(table.file): column “\(name)” is missing (there are: \(present))."))
    }

    /// The whole number of a cell; nil for a blank one, and, with a problem, for one that is no number of persons.
    public mutating func count(_ row: TableRow, _ column: String, in table: Table) -> Int? {
        guard let text = row[column], !text.isEmpty else { return nil }
        if let count = Int(text), count >= 0 { return count }
        add(row, in: table, vi: "\(column) «\(text)» không phải là số nguyên không âm.", en: "\(column) “\(text)” is not a whole number of 0 or more.")
        return nil
    }
}
