internal import CByteMasks

/// The cells of some records' narrow columns, column by column: one byte a cell, the separator for a cell with nothing.
public struct CSVTile: Sendable {
    /// The record of the block that the first row is.
    public internal(set) var firstRecord = 0
    /// How many rows were taken.
    public private(set) var takenCount = 0
    /// Whether each row was taken; the cells of one that was not are in the block's `fields`, and in it alone.
    private(set) var isTaken: [Bool] = []
    /// The cells as they stand in the file, row by row, and what they become column by column.
    private var rows: [UInt8] = []
    private var columns: [UInt8] = []
    private var width = 0
    private var height = 0
    private var separator: UInt8 = 0x2C

    /// An empty tile, to be filled by `CSVBlock.indexCells` again and again.
    public init() {}

    /// Whether every row was taken.
    public var isWhole: Bool { takenCount == isTaken.count }

    /// The number of rows.
    public var count: Int { isTaken.count }

    /// Whether a record's narrow cells are in the tile.
    public func holds(_ record: Int) -> Bool { isTaken[record - firstRecord] }

    /// The byte of a cell, nil if there is nothing in it.
    public func byte(_ place: Int, _ record: Int) -> UInt8? {
        let byte = columns[place * height + record - firstRecord]
        return byte == separator ? nil : byte
    }

    /// Codes the cells of a column: digits by a table, nothing as `blank`, anything else as `other`.
    ///
    /// - Parameters:
    ///   - digits: the codes of the ten digits.
    ///   - codes: what is written to from its beginning; at least as long as the tile has rows.
    /// - Returns: whether a cell became `other`.
    public func code(
        _ place: Int, digits: [UInt8], blank: UInt8, other: UInt8, into codes: inout [UInt8]
    ) -> Bool {
        guard digits.count >= 10, codes.count >= count else { return true }
        return columns.withUnsafeBufferPointer { columns in
            digits.withUnsafeBufferPointer { digits in
                codes.withUnsafeMutableBufferPointer { codes in
                    guard let cells = columns.baseAddress else { return true }
                    return hailong_code_cells(
                        cells + place * height, count, digits.baseAddress, separator, blank, other, codes.baseAddress)
                }
            }
        }
    }

    mutating func begin(_ records: Range<Int>, _ shape: CSVShape, separator: UInt8) {
        firstRecord = records.lowerBound
        self.separator = separator
        width = (shape.narrowCount + 15) & ~15
        height = (records.count + 15) & ~15
        isTaken.removeAll(keepingCapacity: true)
        // Taking a row writes up to sixteen bytes too many.
        let room = width * height + 16
        if rows.count < room {
            rows = Array(repeating: 0, count: room)
            columns = rows
        }
    }

    /// Takes rows: `take` writes one to a place, and says whether it could.
    @inline(__always)
    mutating func fill(_ count: Int, _ take: (Int, UnsafeMutablePointer<UInt8>) -> Bool) {
        takenCount = 0
        rows.withUnsafeMutableBufferPointer { rows in
            guard let base = rows.baseAddress else { return }
            for row in 0..<count {
                let isTaken = take(row, base + row * width)
                self.isTaken.append(isTaken)
                if isTaken { takenCount &+= 1 }
            }
            columns.withUnsafeMutableBufferPointer { columns in
                hailong_turn(base, width, height, columns.baseAddress, height)
            }
        }
    }
}
