internal import CXLSXWriter
internal import Figures

#if canImport(Glibc)
internal import Glibc
#endif

/// Writes a workbook of Excel row by row, in memory that does not grow with the rows.
///
/// The file appears whole or not at all, when `commit()` has put it in its place (see `AtomicFile`); the same calls give the same
/// bytes, as its date of creation is fixed. Rows of a sheet are written from the top; sheets may be filled in turns.
/// ```swift
/// var book = try WorkbookWriter("forms.xlsx")
/// let sheet = try book.addSheet("Phiếu", WorkbookLayout(frozenRows: 1))
/// try book.write([.text("unit"), .text("q1")], to: sheet)
/// try book.write([.text("X01"), .number(4)], to: sheet)
/// try book.commit()
/// ```
public struct WorkbookWriter: ~Copyable {
    /// The path as it was given.
    public let file: String

    private let place: AtomicFile
    let library: WorkbookLibrary
    private(set) var sheets: [SheetState] = []
    /// How many charts there are, and the intervals of their bars.
    var charts = 0
    var whiskers = WorkbookWhiskers()
    private var styles: [WorkbookStyle: UnsafeMutablePointer<lxw_format>] = [:]

    struct SheetState {
        let name: String
        let pointer: UnsafeMutablePointer<lxw_worksheet>
        /// The row that is written next.
        var row = 0
    }

    /// Begins a workbook.
    ///
    /// - Parameters:
    ///   - file: where it goes; what is there stays until `commit()`.
    ///   - title: what the file's properties call it.
    /// - Throws: `missingFolder`, `isFolder`, `notRegular`, `notPermitted`, `readOnly`, `diskFull`, `inputOutput`.
    public init(_ file: String, title: String = "") throws(TableError) {
        let place = try AtomicFile(file)
        guard let library = WorkbookLibrary(path: place.temporaryPath, title: WorkbookText.cut(title, to: 200)) else {
            throw .workbook(file: file, problem: .library("workbook_new"))
        }
        self.file = file
        self.place = place
        self.library = library
    }

    /// Begins a workbook that is wanted as bytes: `bytes()` ends it. Until then it lies in the folder for temporary files
    /// (`TMPDIR`, or `/tmp`), for the library writes to paths only.
    ///
    /// - Parameters:
    ///   - name: what errors name.
    ///   - title: what the file's properties call it.
    public init(inMemory name: String, title: String = "") throws(TableError) {
        let folder = getenv("TMPDIR").map { String(cString: $0) } ?? ""
        try self.init((folder.isEmpty ? "/tmp" : folder) + "/hailong-" + name, title: title)
    }

    /// Adds a sheet after those there are.
    public mutating func addSheet(
        _ name: String, _ layout: WorkbookLayout = WorkbookLayout()
    ) throws(TableError) -> WorkbookSheet {
        let name = WorkbookText.allowed(name)
        guard !name.isEmpty, name.utf16.count <= 31, workbook_validate_sheet_name(library.book, name) == LXW_NO_ERROR,
            let pointer = workbook_add_worksheet(library.book, name)
        else { throw .workbook(file: file, problem: .sheetName(name)) }
        sheets.append(SheetState(name: name, pointer: pointer))
        let sheet = WorkbookSheet(index: sheets.count - 1, name: name)
        apply(layout, to: pointer)
        return sheet
    }

    /// Writes the next row of a sheet.
    ///
    /// - Parameters:
    ///   - style: how cells look that have no style of their own; nil for the style of their columns.
    ///   - height: the height in points; nil for the height that the text needs.
    public mutating func write(
        _ cells: [WorkbookCell], to sheet: WorkbookSheet, style: WorkbookStyle? = nil, height: Double? = nil
    ) throws(TableError) {
        let pointer = sheets[sheet.index].pointer
        let row = sheets[sheet.index].row
        guard row <= WorkbookRange.wholeSheet.rows.upperBound,
            cells.count <= WorkbookRange.wholeSheet.columns.upperBound + 1
        else { throw .workbook(file: file, problem: .sheetFull(sheet: sheet.name)) }
        sheets[sheet.index].row += 1
        if let height { worksheet_set_row(pointer, lxw_row_t(row), height, nil) }
        for (column, cell) in cells.enumerated() {
            let code = write(cell, style: cell.style ?? style, pointer, lxw_row_t(row), lxw_col_t(column))
            guard code == LXW_NO_ERROR else {
                throw code == LXW_ERROR_MAX_STRING_LENGTH_EXCEEDED
                    ? .workbook(
                        file: file, problem: .textTooLong(sheet: sheet.name, row: row + 1, column: column + 1))
                    : failure(code)
            }
        }
    }

    /// Says what may be typed into cells.
    public mutating func validate(
        _ range: WorkbookRange, of sheet: WorkbookSheet, _ validation: WorkbookValidation
    ) throws(TableError) {
        let code = validation.apply(to: sheets[sheet.index].pointer, range)
        guard code == LXW_NO_ERROR else { throw failure(code) }
    }

    /// Colours cells while something is true of them.
    public mutating func highlight(
        _ range: WorkbookRange, of sheet: WorkbookSheet, _ highlight: WorkbookHighlight, style: WorkbookStyle
    ) throws(TableError) {
        let code = highlight.apply(to: sheets[sheet.index].pointer, range, format(style))
        guard code == LXW_NO_ERROR else { throw failure(code) }
    }

    /// Writes a note on a cell: a text that is shown when the mouse is over it.
    public mutating func note(_ text: String, row: Int, column: Int, of sheet: WorkbookSheet) throws(TableError) {
        let text = WorkbookText.cut(text, to: 2_000)
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        var options = lxw_comment_options()
        options.width = 320
        // About 48 letters fit into a line of 17 points.
        options.height = UInt16(min(600, 24 + 17 * lines.reduce(0) { $0 + 1 + $1.count / 48 }))
        let code = worksheet_write_comment_opt(
            sheets[sheet.index].pointer, lxw_row_t(row), lxw_col_t(column), text, &options)
        guard code == LXW_NO_ERROR else { throw failure(code) }
    }

    /// Finishes the workbook and puts it in the place of what was there. Intervals over bars are only in `bytes()`.
    public consuming func commit() throws(TableError) {
        try finish()
        try place.commit()
    }

    /// Finishes the workbook and gives its bytes; nothing is left of it in any folder.
    public consuming func bytes() throws(TableError) -> [UInt8] {
        try finish()
        return try whiskers.added(to: FileReader.allBytes(of: place.temporaryPath), name: file)
    }

    private mutating func finish() throws(TableError) {
        if sheets.isEmpty { _ = try addSheet("1") }
        // The library does not ask whether its temporary files could be written.
        for sheet in sheets {
            guard let rows = sheet.pointer.pointee.optimize_tmpfile else { continue }
            if fflush(rows) != 0 || ferror(rows) != 0 { throw .writing(file, .write, errno) }
        }
        errno = 0
        let code = library.close()
        guard code == LXW_NO_ERROR else { throw failure(code) }
    }

    private mutating func write(
        _ cell: WorkbookCell, style: WorkbookStyle?, _ sheet: UnsafeMutablePointer<lxw_worksheet>, _ row: lxw_row_t,
        _ column: lxw_col_t
    ) -> lxw_error {
        let format = style.flatMap { self.format($0) }
        switch cell.value {
        case .number(let number) where number.isFinite:
            return worksheet_write_number(sheet, row, column, number, format)
        case .blank, .number: return format == nil ? LXW_NO_ERROR : worksheet_write_blank(sheet, row, column, format)
        case .text(""): return format == nil ? LXW_NO_ERROR : worksheet_write_blank(sheet, row, column, format)
        case .text(let text):
            guard text.utf16.count <= WorkbookProblem.longestText else { return LXW_ERROR_MAX_STRING_LENGTH_EXCEEDED }
            return worksheet_write_string(sheet, row, column, WorkbookText.cell(text), format)
        case .date(let date) where date.year < 1900: return worksheet_write_string(sheet, row, column, date.iso, format)
        case .date(let date):
            var day = lxw_datetime(date)
            var dated = style ?? WorkbookStyle()
            if dated.numberFormat == nil { dated.numberFormat = WorkbookStyle.day }
            return worksheet_write_datetime(sheet, row, column, &day, self.format(dated))
        }
    }

    /// The library's own format of a style; each style becomes one.
    mutating func format(_ style: WorkbookStyle) -> UnsafeMutablePointer<lxw_format>? {
        if let known = styles[style] { return known }
        guard let format = workbook_add_format(library.book) else { return nil }
        style.apply(to: format)
        styles[style] = format
        return format
    }

    private func failure(_ code: lxw_error) -> TableError {
        let system = errno
        switch code {
        case LXW_ERROR_CREATING_XLSX_FILE, LXW_ERROR_CREATING_TMPFILE, LXW_ERROR_READING_TMPFILE,
            LXW_ERROR_ZIP_FILE_OPERATION, LXW_ERROR_ZIP_FILE_ADD, LXW_ERROR_ZIP_CLOSE:
            return .writing(file, .write, system == 0 ? EIO : system)
        default:
            return .workbook(file: file, problem: .library(String(cString: lxw_strerror(code))))
        }
    }
}
