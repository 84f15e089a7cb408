internal import XMLDocuments

/// Reads the rows of a worksheet from its XML: values only, formulas are passed over.
final class SheetHandler: XMLEventHandler {
    typealias Failure = XLSXProblem

    private enum Name {
        static let row = 0, c = 1, v = 2, t = 3, `is` = 4, rPh = 5, sheetData = 6, mergeCell = 7, r = 8, s = 9,
            hidden = 10,
            ref = 11, f = 12
    }

    static let vocabulary = XMLVocabulary(
        names: ["row", "c", "v", "t", "is", "rPh", "sheetData", "mergeCell", "r", "s", "hidden", "ref", "f"],
        namespaces: OfficeNames.sheets)
    /// Merged ranges that are kept; a data table has few.
    private static let mostMerged = 10_000

    /// Rows that have ended and were not taken yet.
    var rows = SheetRows()
    /// Merged cells, which the file tells after the rows.
    private(set) var merged: [XLSXRange] = []

    private let strings: SharedStrings
    private let styles: [NumberKind]
    private let is1904: Bool

    private var isInData = false
    private var isInRow = false
    private var isInCell = false
    private var takesText = false
    private var isPhonetic = false
    private var rowNumber = 0
    private var rowIsHidden = false
    private var rowStart = 0
    private var firstCell = 0
    private var column = -1
    private var type = SheetCellType.number
    private var style = 0
    private var cellStart = 0
    private var hasValue = false
    private var hasFormula = false

    /// - Parameter showsPercent: whether cells of per cent are read as they are shown, `72.5%`; else as they are kept, `0.725`.
    init(strings: SharedStrings, head: XLSXHead, showsPercent: Bool) {
        self.strings = strings
        styles = showsPercent ? head.styles : head.styles.map { $0 == .percent ? .number : $0 }
        is1904 = head.is1904
    }

    func startElement(_ element: borrowing XMLStartElement) throws(XLSXProblem) {
        guard element.namespace >= 0 else { return }
        switch element.name {
        case Name.c: if isInRow { try startCell(element) }
        case Name.v:
            if isInCell {
                takesText = true
                hasValue = true
            }
        case Name.t:
            if isInCell, type == .inline, !isPhonetic {
                takesText = true
                hasValue = true
            }
        case Name.row: if isInData { try startRow(element) }
        case Name.f: hasFormula = isInCell
        case Name.rPh: isPhonetic = isInCell
        case Name.sheetData: isInData = element.depth == 2
        case Name.mergeCell: addMerged(element)
        default: break
        }
    }

    func endElement(_ element: borrowing XMLEndElement) throws(XLSXProblem) {
        guard element.namespace >= 0 else { return }
        switch element.name {
        case Name.v, Name.t: takesText = false
        case Name.c: if isInCell { try endCell() }
        case Name.row: if isInRow { endRow() }
        case Name.rPh: isPhonetic = false
        case Name.sheetData: isInData = false
        default: break
        }
    }

    func characters(_ text: Span<UInt8>) throws(XLSXProblem) {
        guard takesText else { return }
        guard rows.bytes.count - rowStart + text.count <= TableLimits.recordBytes else {
            throw .rowTooLong(rowNumber, limit: TableLimits.recordBytes)
        }
        text.withUnsafeBufferPointer { rows.bytes.append(contentsOf: $0) }
    }

    /// Forgets the rows that have ended. The row that the last piece of the file cut in two stays.
    func forgetRows() {
        guard isInRow else { return rows.removeAll() }
        rows.rows.removeAll(keepingCapacity: true)
        rows.cells.removeSubrange(..<firstCell)
        rows.bytes.removeSubrange(..<rowStart)
        for index in rows.cells.indices {
            rows.cells[index].start -= UInt32(truncatingIfNeeded: rowStart)
            rows.cells[index].end -= UInt32(truncatingIfNeeded: rowStart)
        }
        cellStart = max(0, cellStart - rowStart)
        rowStart = 0
        firstCell = 0
    }

    // MARK: Rows

    private func startRow(_ element: borrowing XMLStartElement) throws(XLSXProblem) {
        var number = rowNumber + 1
        if let index = element.index(of: Name.r) {
            number = element.text(at: index).flatMap { Int($0) } ?? 0
        }
        guard number > rowNumber, number <= CellReference.rows else {
            throw .badRow(element.text(of: Name.r) ?? "\(number)", after: rowNumber)
        }
        rowNumber = number
        let hidden = element.text(of: Name.hidden)
        rowIsHidden = hidden == "1" || hidden == "true"
        rowStart = rows.bytes.count
        firstCell = rows.cells.count
        column = -1
        isInRow = true
    }

    private func endRow() {
        isInRow = false
        isInCell = false
        rows.rows.append(
            SheetRows.Row(number: rowNumber, firstCell: firstCell, endCell: rows.cells.count, isHidden: rowIsHidden))
    }

    // MARK: Cells

    private func startCell(_ element: borrowing XMLStartElement) throws(XLSXProblem) {
        column += 1
        if let index = element.index(of: Name.r) {
            let reference = element.withValue(at: index) { CellReference($0) } ?? nil
            guard let reference, reference.row == rowNumber, reference.column >= column else {
                throw .badReference(element.text(at: index) ?? "", row: rowNumber)
            }
            column = reference.column
        }
        guard column < CellReference.columns else { throw .badReference("", row: rowNumber) }
        type = .number
        if let index = element.index(of: Name.t) {
            guard let known = element.withValue(at: index, { SheetCellType($0) }) ?? nil else {
                throw .badCellType(element.text(at: index) ?? "", row: rowNumber)
            }
            type = known
        }
        style = 0
        if let index = element.index(of: Name.s) {
            style = (element.withValue(at: index) { Self.number($0) } ?? nil) ?? 0
        }
        cellStart = rows.bytes.count
        isInCell = true
        hasValue = false
        hasFormula = false
    }

    private func endCell() throws(XLSXProblem) {
        isInCell = false
        takesText = false
        isPhonetic = false
        // A formula that gives an empty text has the type of texts; of any other the value was not kept.
        guard hasValue, rows.bytes.count > cellStart || type == .text || type == .inline else {
            if hasFormula { append(.formula) }
            return
        }
        switch type {
        case .number:
            let kind = style < styles.count ? styles[style] : .number
            CellNumber.rewrite(&rows.bytes, from: cellStart, kind: kind, is1904: is1904)
            append(.number)
        case .shared: try appendShared()
        case .text, .inline:
            EscapedText.resolve(&rows.bytes, from: cellStart)
            append(.text)
        case .boolean:
            // Anything else stays as it is, and is what the question makes of it.
            if let value = Self.truth[String(decoding: rows.bytes[cellStart...], as: UTF8.self)] {
                rows.bytes.removeSubrange(cellStart...)
                rows.bytes.append(contentsOf: value ? "TRUE".utf8 : "FALSE".utf8)
            }
            append(.boolean)
        case .error: append(.error)
        case .date:
            // ISO 8601; midnight is a day.
            let midnight = Array("T00:00:00".utf8)
            if rows.bytes.count - cellStart > midnight.count, rows.bytes.suffix(midnight.count).elementsEqual(midnight)
            {
                rows.bytes.removeLast(midnight.count)
            }
            append(.number)
        }
    }

    private func appendShared() throws(XLSXProblem) {
        guard let range = indexInCell.flatMap({ strings.range($0) }) else {
            let text = String(decoding: rows.bytes[cellStart...].prefix(40), as: UTF8.self)
            throw .badSharedString(text, row: rowNumber)
        }
        rows.bytes.removeSubrange(cellStart...)
        guard rows.bytes.count - rowStart + range.count <= TableLimits.recordBytes else {
            throw .rowTooLong(rowNumber, limit: TableLimits.recordBytes)
        }
        rows.bytes.append(contentsOf: strings.bytes[range])
        append(.text)
    }

    /// The number that stands in the cell.
    private var indexInCell: Int? {
        var value = 0
        var digits = 0
        for index in cellStart..<rows.bytes.count where !Self.add(rows.bytes[index], &value, &digits) { return nil }
        return digits > 0 ? value : nil
    }

    private func append(_ kind: SheetRows.Kind) {
        guard rows.bytes.count > cellStart || kind == .formula else { return }
        rows.cells.append(
            SheetRows.Cell(
                column: Int32(truncatingIfNeeded: column), kind: kind, start: UInt32(truncatingIfNeeded: cellStart),
                end: UInt32(truncatingIfNeeded: rows.bytes.count)))
    }

    private func addMerged(_ element: borrowing XMLStartElement) {
        guard merged.count < Self.mostMerged, let text = element.text(of: Name.ref) else { return }
        let ends = text.split(separator: ":").map { Array($0.utf8) }
        guard ends.count == 2, let first = Self.reference(ends[0]), let last = Self.reference(ends[1]),
            first.row <= last.row, first.column <= last.column
        else { return }
        merged.append(
            XLSXRange(rows: first.row...last.row, columns: first.column + 1...last.column + 1))
    }

    private static func reference(_ text: [UInt8]) -> CellReference? {
        let bytes = text.span
        return CellReference(bytes)
    }

    /// How truth values are written (XML Schema, boolean).
    private static let truth = ["1": true, "true": true, "0": false, "false": false]

    /// A whole number of at most nine digits; white space around it is passed over.
    private static func number(_ text: Span<UInt8>) -> Int? {
        var value = 0
        var digits = 0
        for index in text.indices where !add(text[index], &value, &digits) { return nil }
        return digits > 0 ? value : nil
    }

    /// Takes one more digit, or white space; false for anything else and for too many digits.
    @inline(__always)
    private static func add(_ byte: UInt8, _ value: inout Int, _ digits: inout Int) -> Bool {
        let digit = byte &- 0x30
        guard digit <= 9 else { return byte <= 0x20 }
        value = value &* 10 &+ Int(digit)
        digits += 1
        return digits <= 9
    }
}
