public import Figures
public import Tables
public import Units

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

    /// Adds a problem for each column that must be there and is not.
    public mutating func require(_ columns: [String], in table: Table) {
        for name in columns where !table.columns.contains(name) { addMissingColumn(name, in: table) }
    }

    /// Adds that a table has a header and nothing else.
    mutating func addNoRows(in table: Table) {
        texts.append(
            LocalizedText(
                vi: "\(table.file): không có dòng số liệu nào.", en: "\(table.file): there are no rows of data."))
    }

    /// The place of the unit that a row names; nil, with a problem, for one that is not there.
    public mutating func unit(_ row: TableRow, in table: Table, units: UnitRegistry) -> Int? {
        let code = row["unit"] ?? ""
        if let unit = units.index(ofCode: code) { return unit }
        add(row, in: table, vi: "không có đơn vị mã «\(code)».", en: "there is no unit with code “\(code)”.")
        return nil
    }

    /// The whole number of a cell; nil for a blank one, and, with a problem, for one that is no number of persons.
    public mutating func count(_ row: TableRow, _ column: String, in table: Table) -> Int? {
        guard let text = row[column], !text.isEmpty else { return nil }
        if let count = Int(text), count >= 0 { return count }
        add(
            row, in: table, vi: "\(column) «\(text)» không phải là số nguyên không âm.",
            en: "\(column) “\(text)” is not a whole number of 0 or more.")
        return nil
    }

    /// The number of a cell, which need not be whole: the persons of a population may be estimated. Nil, with a problem, for a
    /// blank one, for one that is negative or no number, and for one that may be grouped ("1.000"): nobody can tell a thousand
    /// from one there.
    mutating func requiredNumber(_ row: TableRow, _ column: String, in table: Table) -> Double? {
        let text = row[column] ?? ""
        if text.isEmpty {
            add(row, in: table, vi: "ô \(column) để trống.", en: "the cell under \(column) is blank.")
            return nil
        }
        let parts = text.split(omittingEmptySubsequences: false) { $0 == "." || $0 == "," }
        let isGrouped =
            parts.count > 1 && parts[0] != "0" && (1...3).contains(parts[0].count)
            && parts.dropFirst().allSatisfy { $0.count == 3 }
        guard !isGrouped else {
            add(
                row, in: table,
                vi:
                    "\(column) «\(text)» có thể là số có dấu phân nhóm; hãy viết không có dấu đó, hoặc với số chữ số thập phân khác 3.",
                en:
                    "\(column) “\(text)” may be a number with separators; write it without them, or with other than three decimals."
            )
            return nil
        }
        if let number = try? Ratio(decimal: text), number >= .zero { return number.double }
        add(
            row, in: table, vi: "\(column) «\(text)» không phải là số không âm.",
            en: "\(column) “\(text)” is not a number of 0 or more.")
        return nil
    }

    /// The whole number of a cell; nil, with a problem, for a blank one and for one that is no number of persons.
    mutating func requiredCount(_ row: TableRow, _ column: String, in table: Table) -> Int? {
        if (row[column] ?? "").isEmpty {
            add(row, in: table, vi: "ô \(column) để trống.", en: "the cell under \(column) is blank.")
            return nil
        }
        return count(row, column, in: table)
    }
}
