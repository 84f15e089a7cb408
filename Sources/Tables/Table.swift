/// A small table that a person keeps (units, margins, scores), whole and as text.
///
/// Reading is strict, for such files are mended by hand: each row has as many cells as the header, no two columns one name, no
/// damage anywhere. Headings lose the spaces around them; cells are as they stand. Rows without any content, which
/// spreadsheets leave at the end, are left out. A workbook (.xlsx) is a table as well: its first visible sheet.
public struct Table: Sendable, Hashable {
    /// The file as it was given.
    public let file: String
    /// The names of the columns.
    public let columns: [String]
    /// The physical line of the header, from 1.
    public let headerLine: Int
    /// The rows with content.
    public let rows: [TableRow]
    /// How the file is written, for writing it back.
    public let dialect: CSVDialect
    /// The encoding that it was read in.
    public let encoding: TextEncoding

    private let positions: [String: Int]
    /// By column, the merged cells of a worksheet that span several rows; each of these rows has their content.
    private let merged: [Int: [XLSXRange]]

    /// The merged cells of a column that span several rows, such as `H6:H7`: one text that stands in several rows.
    public func mergedCells(inColumn column: Int) -> [XLSXRange] { merged[column] ?? [] }

    /// Reads a file of at most `TableLimits.wholeTableBytes`.
    ///
    /// - Throws: what reading throws; `noHeader`, `damagedHeader`, `damagedRecord`, `duplicateColumn`, `wrongCellCount`.
    public static func read(file: String, dialect: CSVDialect? = nil) throws(TableError) -> Table {
        if file.lowercased().hasSuffix(".xlsx") {
            return try workbook(file: file, bytes: nil)
        }
        let source = try ByteSource(file: file, limit: TableLimits.wholeTableBytes)
        return try Table(CSVReader(source, dialect: dialect))
    }

    /// Reads bytes in memory as a table; `name` is what errors name.
    public init(bytes: [UInt8], name: String, dialect: CSVDialect? = nil) throws(TableError) {
        if name.lowercased().hasSuffix(".xlsx") {
            self = try Self.workbook(file: name, bytes: bytes)
            return
        }
        try self.init(CSVReader(bytes: bytes, name: name, dialect: dialect))
    }

    /// Reads the rest of a reader.
    public init(_ reader: consuming CSVReader) throws(TableError) {
        var reader = reader
        file = reader.name
        headerLine = reader.headerLine
        dialect = reader.dialect
        encoding = reader.encoding
        let heading = try Self.heading(reader.header, reader.name, reader.headerLine)
        columns = heading.columns
        positions = heading.positions
        var rows: [TableRow] = []
        var block = CSVBlock()
        while try reader.next(into: &block) { try Self.add(block, heading, &rows) }
        self.rows = rows
        merged = [:]
    }

    /// The same table with other names for its columns, in their order: those that the program looks for, in place of what people wrote in
    /// their own language.
    ///
    /// - Throws: `duplicateColumn`, `noHeader` as reading does; `wrongCellCount` for another number of names.
    public func renamed(_ names: [String]) throws(TableError) -> Table {
        guard names.count == columns.count else {
            throw .wrongCellCount(file: file, line: headerLine, expected: columns.count, found: names.count)
        }
        return Table(self, heading: try Self.heading(names, file, headerLine))
    }

    private init(_ other: Table, heading: TableRow.Heading) {
        file = other.file
        headerLine = other.headerLine
        dialect = other.dialect
        encoding = other.encoding
        columns = heading.columns
        positions = heading.positions
        merged = other.merged
        rows = other.rows.map { TableRow(line: $0.line, cells: $0.cells, heading: heading) }
    }

    /// Reads the rest of a worksheet.
    ///
    /// - Parameter file: what errors and rows name; nil for the workbook's own name.
    private init(_ reader: inout XLSXReader, file given: String? = nil) throws(TableError) {
        file = given ?? reader.name
        headerLine = reader.headerLine
        dialect = CSVDialect()
        encoding = .utf8
        let heading = try Self.heading(reader.header, file, reader.headerLine)
        columns = heading.columns
        positions = heading.positions
        var rows: [TableRow] = []
        var block = CSVBlock()
        var bytes = 0
        while try reader.next(into: &block) {
            bytes += block.byteCount
            guard bytes <= TableLimits.wholeTableBytes else {
                throw .tooLarge(file: reader.name, bytes: bytes, limit: TableLimits.wholeTableBytes)
            }
            try Self.add(block, heading, &rows)
        }
        if let bad = reader.notes.badCells.first {
            let cell = "\(reader.cellName(column: bad.column, line: bad.line)) (\(heading.columns[bad.column]))"
            throw .unreadableWorkbook(file: file, problem: .errorCell(bad.text, cell: cell))
        }
        self.rows = rows
        merged = reader.mergedRows()
    }

    /// Reads a workbook, again with its merged cells filled where it has any.
    private static func workbook(file: String, bytes: [UInt8]?) throws(TableError) -> Table {
        var reader = try open(file, bytes, filling: [])
        let table = try Table(&reader)
        let merged = reader.notes.merged
        if merged.isEmpty { return table }
        var again = try open(file, bytes, filling: merged)
        return try Table(&again)
    }

    /// Every worksheet of a workbook that has a header, hidden ones among them, each as a table that is named `file [sheet]`; of a
    /// workbook with one such sheet, and of any other file, the one table under its own name.
    ///
    /// - Throws: what reading throws, and for a workbook without any header.
    public static func sheets(bytes: [UInt8], name: String) throws(TableError) -> [Table] {
        guard name.lowercased().hasSuffix(".xlsx") else { return [try Table(bytes: bytes, name: name)] }
        var tables: [Table] = []
        let sheets = try XLSXReader(bytes: bytes, name: name).sheets
        guard sheets.count > 1 else { return [try Table(bytes: bytes, name: name)] }
        for sheet in sheets {
            do throws(TableError) {
                let named = "\(name) [\(sheet.name)]"
                var reader = try XLSXReader(bytes: bytes, name: name, sheet: sheet.name, showsPercent: true)
                let table = try Table(&reader, file: named)
                let merged = reader.notes.merged
                guard !merged.isEmpty else {
                    tables.append(table)
                    continue
                }
                var again = try XLSXReader(
                    bytes: bytes, name: name, sheet: sheet.name, filling: merged, showsPercent: true)
                tables.append(try Table(&again, file: named))
            } catch .unreadableWorkbook(_, problem: .noHeader) {
                // Nothing stands in this sheet.
            }
        }
        return tables
    }

    private static func open(
        _ file: String, _ bytes: [UInt8]?, filling: [XLSXRange]
    ) throws(TableError) -> XLSXReader {
        if let bytes { return try XLSXReader(bytes: bytes, name: file, filling: filling, showsPercent: true) }
        return try XLSXReader(file: file, filling: filling, showsPercent: true)
    }

    /// What the rows have in common.
    private static func heading(
        _ header: [String], _ file: String, _ line: Int
    ) throws(TableError) -> TableRow.Heading {
        let names = header.map(trimmed)
        return TableRow.Heading(file: file, columns: names, positions: try positions(names, file, line))
    }

    private static func add(
        _ block: CSVBlock, _ heading: TableRow.Heading, _ rows: inout [TableRow]
    ) throws(TableError) {
        for record in 0..<block.recordCount {
            if let row = try row(block, record, heading.columns.count, heading) { rows.append(row) }
        }
    }

    /// The place of a column, or nil.
    public func position(of column: String) -> Int? { positions[column] }

    /// The place of a column that must be there.
    ///
    /// - Throws: `missingColumn`.
    public func requiredPosition(of column: String) throws(TableError) -> Int {
        guard let position = positions[column] else {
            throw .missingColumn(file: file, name: column, present: columns)
        }
        return position
    }

    /// The cells of a column, from the first row to the last.
    ///
    /// - Throws: `missingColumn`.
    public func column(_ name: String) throws(TableError) -> [String] {
        let position = try requiredPosition(of: name)
        return rows.map { $0.cells[position] }
    }

    private static func positions(
        _ names: [String], _ file: String, _ line: Int
    ) throws(TableError) -> [String: Int] {
        var positions: [String: Int] = [:]
        for (index, name) in names.enumerated() {
            if let first = positions[name] {
                throw .duplicateColumn(file: file, line: line, name: name, first: first + 1, second: index + 1)
            }
            positions[name] = index
        }
        return positions
    }

    private static func row(
        _ block: CSVBlock, _ record: Int, _ width: Int, _ heading: TableRow.Heading
    ) throws(TableError) -> TableRow? {
        let line = block.line(record)
        let damage = block.records[record].flags.damage
        if !damage.isEmpty { throw .damagedRecord(file: heading.file, line: line, damage: damage) }
        let cells = block.texts(record)
        if cells.allSatisfy({ trimmed($0).isEmpty }) { return nil }
        guard cells.count == width else {
            throw .wrongCellCount(file: heading.file, line: line, expected: width, found: cells.count)
        }
        return TableRow(line: line, cells: cells, heading: heading)
    }

    private static func trimmed(_ text: String) -> String {
        let scalars = text.unicodeScalars
        guard let first = scalars.firstIndex(where: { !isBlank($0) }),
            let last = scalars.lastIndex(where: { !isBlank($0) })
        else { return "" }
        return String(scalars[first...last])
    }

    private static func isBlank(_ scalar: UnicodeScalar) -> Bool {
        scalar.properties.isWhitespace || scalar == "\u{FEFF}" || scalar == "\u{200B}"
    }
}
