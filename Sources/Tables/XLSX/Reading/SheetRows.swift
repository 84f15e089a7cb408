/// Rows of a worksheet as they were read, in one array of bytes and one of cells, to be used again and again.
struct SheetRows {
    /// A cell with content.
    struct Cell {
        /// From 0.
        var column: Int32
        var kind: Kind
        /// Where its text is in `bytes`.
        var start: UInt32
        var end: UInt32
    }

    /// What a cell's text is.
    enum Kind: UInt8 {
        case text
        /// A number, a day or a time.
        case number
        /// TRUE or FALSE.
        case boolean
        /// An error such as `#N/A`.
        case error
        /// A formula whose value the file does not hold.
        case formula
    }

    /// A row, with content or without.
    struct Row {
        /// Its number in the sheet, from 1.
        var number: Int
        var firstCell: Int
        var endCell: Int
        var isHidden: Bool
    }

    var bytes: [UInt8] = []
    var cells: [Cell] = []
    var rows: [Row] = []

    mutating func removeAll() {
        bytes.removeAll(keepingCapacity: true)
        cells.removeAll(keepingCapacity: true)
        rows.removeAll(keepingCapacity: true)
    }

    /// The text of a cell.
    func content(_ cell: Cell) -> ArraySlice<UInt8> { bytes[Int(cell.start)..<Int(cell.end)] }

    /// The cells of a row that hold more than spaces.
    func filled(_ row: Row) -> [Cell] {
        cells[row.firstCell..<row.endCell].filter { cell in content(cell).contains { $0 > 0x20 } }
    }
}

/// Cells of a sheet that are one for who looks at it; the first one holds the content.
public struct XLSXRange: Sendable, Hashable {
    /// The rows, from 1.
    public let rows: ClosedRange<Int>
    /// The columns, from 1.
    public let columns: ClosedRange<Int>

    /// The range as Excel writes it, such as `A5:A9`.
    public var name: String {
        Self.name(column: columns.lowerBound, row: rows.lowerBound) + ":"
            + Self.name(column: columns.upperBound, row: rows.upperBound)
    }

    /// The name of a cell, such as `B5`; both count from 1.
    static func name(column: Int, row: Int) -> String {
        var letters = ""
        var rest = column
        while rest > 0 {
            letters = String(UnicodeScalar(UInt8(65 + (rest - 1) % 26))) + letters
            rest = (rest - 1) / 26
        }
        return letters + String(row)
    }
}

/// A reference to a cell, such as `AB12`.
struct CellReference {
    /// The most columns and rows that a sheet has.
    static let columns = 16_384
    static let rows = 1_048_576

    /// From 0.
    let column: Int
    /// From 1.
    let row: Int

    /// Reads a reference; nil if it is none, or beyond the bounds of a sheet.
    @inline(__always)
    init?(_ text: Span<UInt8>) {
        var index = 0
        var column = 0
        while index < text.count {
            let letter = text[index] & 0xDF
            guard letter >= 0x41, letter <= 0x5A else { break }
            column = column &* 26 &+ Int(letter &- 0x40)
            index &+= 1
            if column > Self.columns { return nil }
        }
        let first = index
        var row = 0
        while index < text.count {
            let digit = text[index] &- 0x30
            guard digit <= 9, row <= Self.rows else { return nil }
            row = row &* 10 &+ Int(digit)
            index &+= 1
        }
        guard column > 0, index > first, row > 0, row <= Self.rows else { return nil }
        self.column = column - 1
        self.row = row
    }
}
