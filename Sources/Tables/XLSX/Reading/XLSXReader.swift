internal import XMLDocuments

/// Reads one worksheet of a workbook block by block, as if it were CSV: the same blocks, the same code behind them.
///
///     var reader = try XLSXReader(file: "forms.xlsx")
///     var block = CSVBlock()
///     while try reader.next(into: &block) { … }
///
/// Values only: formulas give the value that the file holds, numbers their shortest decimal, dates `2026-11-22`. A record's
/// `line` is its row in the sheet. Memory does not grow with the rows, only with the texts that cells share.
public struct XLSXReader: ~Copyable {
    /// The name that errors give: the path of the file.
    public let name: String
    /// The worksheets, in the order of their tabs.
    public let sheets: [XLSXSheet]
    /// The one that is read.
    public let sheet: XLSXSheet
    /// The names of the columns; columns without a name are not read.
    public let header: [String]
    /// The row of the header, from 1.
    public let headerLine: Int
    /// Records read so far.
    public private(set) var recordCount = 0
    /// What is noteworthy; complete at the end.
    public private(set) var notes = XLSXNotes()

    private let archive: ZIPArchive
    private let places: [Int]
    private var stream: XLSXPartStream<SheetHandler>
    private let handler: SheetHandler
    /// The next of the handler's rows.
    private var next: Int
    private var isAtEnd = false
    private var fills: SheetFills
    /// For each named column the place of its cell among the row's cells, or -1.
    private var found: [Int]

    /// Opens a file and finds the header.
    ///
    /// - Parameters:
    ///   - sheet: the name or place (from 1) of a worksheet; nil for the first visible one that has a header.
    ///   - headerLine: the row of the header; nil to find it.
    ///   - filling: merged cells whose content stands for each of their rows.
    ///   - showsPercent: whether cells of per cent are read as people see them, `72.5%`; else as they are kept, `0.725`.
    /// - Throws: `unreadableWorkbook`, `archive`; what opening a file throws.
    public init(
        file: String, sheet: String? = nil, headerLine: Int? = nil, filling: [XLSXRange] = [],
        showsPercent: Bool = false
    ) throws(TableError) {
        try self.init(XLSXArchive(file: file), sheet, headerLine, filling, showsPercent)
    }

    /// Reads a workbook in memory.
    public init(
        bytes: [UInt8], name: String, sheet: String? = nil, headerLine: Int? = nil, filling: [XLSXRange] = [],
        showsPercent: Bool = false
    ) throws(TableError) {
        let archive = try XLSXArchive(ZIPArchive(bytes: bytes, name: name, limits: .workbook))
        try self.init(archive, sheet, headerLine, filling, showsPercent)
    }

    private init(
        _ workbook: XLSXArchive, _ wanted: String?, _ headerLine: Int?, _ filling: [XLSXRange],
        _ showsPercent: Bool
    ) throws(TableError) {
        let head = try XLSXHead(workbook)
        var candidates = head.sheets.filter { !$0.isHidden }
        if let wanted {
            guard let sheet = head.sheets.find(wanted) else {
                throw workbook.problem(.noSuchSheet(wanted, present: head.sheets.map(\.name)))
            }
            candidates = [sheet]
        }
        guard !candidates.isEmpty else { throw workbook.problem(.noSheet) }
        let opened = try Self.open(candidates, workbook, head, headerLine, showsPercent)
        let header = opened.header
        name = workbook.archive.name
        archive = workbook.archive
        sheets = head.sheets
        sheet = opened.sheet
        self.header = header.names
        self.headerLine = header.line
        places = header.places
        handler = opened.handler
        next = header.place + 1
        fills = SheetFills(filling, header)
        found = Array(repeating: -1, count: header.names.count)
        stream = opened.takeStream()
    }

    /// Opens the first of some sheets that has a header.
    private static func open(
        _ sheets: [XLSXSheet], _ workbook: XLSXArchive, _ head: XLSXHead, _ line: Int?, _ showsPercent: Bool
    ) throws(TableError) -> OpenSheet {
        let strings = try strings(head, workbook)
        for sheet in sheets {
            guard let part = workbook.part(sheet.part) else { throw workbook.problem(.missingPart(sheet.part)) }
            let handler = SheetHandler(strings: strings, head: head, showsPercent: showsPercent)
            var stream = try XLSXPartStream(part, of: workbook, handler, SheetHandler.vocabulary)
            while handler.rows.rows.count < max(SheetHeader.reach, line ?? 0) {
                if try !stream.advance() { break }
            }
            if let header = SheetHeader(handler.rows, line: line) {
                return OpenSheet(sheet: sheet, header: header, handler: handler, stream: stream)
            }
        }
        throw workbook.problem(.noHeader)
    }

    private static func strings(_ head: XLSXHead, _ workbook: XLSXArchive) throws(TableError) -> SharedStrings {
        guard let part = head.sharedStrings else { return SharedStrings() }
        let handler = SharedStringsHandler()
        try workbook.read(part, handler, SharedStringsHandler.vocabulary)
        return handler.strings
    }

    /// Fills `block` with the next records, using its storage again; false at the end, where the block is empty.
    public mutating func next(into block: inout CSVBlock) throws(TableError) -> Bool {
        block.beginBuilding(firstRecordNumber: recordCount + 1, firstLine: headerLine + 1)
        while block.byteCount < TableLimits.blockBytes {
            if next < handler.rows.rows.count {
                take(handler.rows.rows[next], into: &block)
                next += 1
                continue
            }
            guard !isAtEnd else { break }
            handler.forgetRows()
            next = 0
            if try !stream.advance() {
                isAtEnd = true
                try archive.checkUnchanged()
                notes.merged = handler.merged.filter { $0.rows.upperBound > headerLine }
            }
        }
        return block.recordCount > 0
    }

    /// The merged cells below the header over several rows, by the place of their column among the named ones; known at the end.
    func mergedRows() -> [Int: [XLSXRange]] {
        var found: [Int: [XLSXRange]] = [:]
        for range in notes.merged where range.rows.count > 1 {
            let column = range.columns.lowerBound - 1
            guard column < places.count, places[column] >= 0 else { continue }
            found[places[column], default: []].append(range)
        }
        return found
    }

    /// The name of a cell of a named column, such as `H6`.
    func cellName(column: Int, line: Int) -> String {
        let place = places.firstIndex(of: column) ?? column
        return XLSXRange.name(column: place + 1, row: line)
    }

    /// Adds a row to a block, unless it holds nothing.
    private mutating func take(_ row: SheetRows.Row, into block: inout CSVBlock) {
        guard locate(row) else {
            notes.emptyRows += 1
            block.emptyLines += 1
            return
        }
        recordCount += 1
        if row.isHidden {
            notes.hiddenRowCount += 1
            if notes.hiddenRows.count < 100 { notes.hiddenRows.append(row.number) }
        }
        let fillsRow = fills.covers(row.number)
        for column in found.indices {
            let place = found[column]
            if place < 0 {
                block.addCell(fillsRow ? fills.value(row.number, column)[...] : [])
                continue
            }
            let cell = handler.rows.cells[place]
            let content = handler.rows.content(cell)
            if cell.kind == .error || cell.kind == .formula { note(row, column, content) }
            if fillsRow { fills.keep(row.number, column, content) }
            block.addCell(content)
        }
        block.endRecord(line: row.number)
    }

    /// Finds the cells of a row by their columns; false if no named column has content.
    private mutating func locate(_ row: SheetRows.Row) -> Bool {
        for column in found.indices { found[column] = -1 }
        var hasContent = false
        for index in row.firstCell..<row.endCell {
            let cell = handler.rows.cells[index]
            let column = Int(cell.column)
            let place = column < places.count ? places[column] : -1
            if place >= 0 {
                found[place] = index
                if !hasContent {
                    hasContent = cell.kind == .formula || handler.rows.content(cell).contains { $0 > 0x20 }
                }
            } else {
                notes.unnamedCells += 1
                if notes.firstUnnamed == nil {
                    notes.firstUnnamed = XLSXRange.name(column: column + 1, row: row.number)
                }
            }
        }
        return hasContent
    }

    private mutating func note(_ row: SheetRows.Row, _ column: Int, _ content: ArraySlice<UInt8>) {
        notes.badCellCount += 1
        guard notes.badCells.count < XLSXNotes.mostListed else { return }
        notes.badCells.append(
            XLSXNotes.BadCell(
                record: recordCount, line: row.number, column: column,
                text: String(decoding: content, as: UTF8.self)))
    }
}

/// A worksheet that has been opened and read as far as its header needs.
private struct OpenSheet: ~Copyable {
    let sheet: XLSXSheet
    let header: SheetHeader
    let handler: SheetHandler
    private let stream: XLSXPartStream<SheetHandler>

    init(
        sheet: XLSXSheet, header: SheetHeader, handler: SheetHandler, stream: consuming XLSXPartStream<SheetHandler>
    ) {
        self.sheet = sheet
        self.header = header
        self.handler = handler
        self.stream = stream
    }

    consuming func takeStream() -> XLSXPartStream<SheetHandler> { stream }
}
