/// A list of codes kept in blocks of 65,536 rows.
///
/// The block is the unit of parallel work, of summation and of what the ledger stores. All blocks but the last are full.
public struct CodeBlocks<Code: FixedWidthInteger & UnsignedInteger & Sendable>: Sendable, Equatable {
    /// The blocks in order; read them through `[Code].span` in inner loops.
    public private(set) var blocks: [[Code]]
    /// The number of rows in all blocks.
    public private(set) var count: Int

    /// Makes an empty list.
    public init() {
        blocks = []
        count = 0
    }

    /// Makes a list from codes.
    public init(_ codes: some Sequence<Code>) {
        self.init()
        append(contentsOf: Array(codes))
    }

    /// The code of a row.
    public subscript(row: Int) -> Code {
        get { blocks[row >> BlockSize.shift][row & BlockSize.mask] }
        set { blocks[row >> BlockSize.shift][row & BlockSize.mask] = newValue }
    }

    /// Adds one code at the end.
    public mutating func append(_ code: Code) {
        if count & BlockSize.mask == 0 {
            blocks.append([])
        }
        blocks[blocks.count - 1].append(code)
        count += 1
    }

    /// Adds codes at the end, filling the last block first.
    public mutating func append(contentsOf codes: [Code]) {
        var start = 0
        while start < codes.count {
            let filled = count & BlockSize.mask
            if filled == 0 {
                blocks.append([])
            }
            let taken = min(BlockSize.rows - filled, codes.count - start)
            blocks[blocks.count - 1].append(contentsOf: codes[start..<(start + taken)])
            start += taken
            count += taken
        }
    }

    /// Adds all rows of another list at the end.
    public mutating func append(contentsOf other: CodeBlocks<Code>) {
        for block in other.blocks {
            append(contentsOf: block)
        }
    }

    /// The rows named, in the order named.
    public func gathered(_ rows: [Int]) -> CodeBlocks<Code> {
        var result = CodeBlocks<Code>()
        var start = 0
        while start < rows.count {
            let end = min(start + BlockSize.rows, rows.count)
            var block: [Code] = []
            block.reserveCapacity(end - start)
            for index in start..<end {
                block.append(self[rows[index]])
            }
            result.append(contentsOf: block)
            start = end
        }
        return result
    }

    /// All codes in one array; for small tables and tests.
    public var flattened: [Code] { Array(blocks.joined()) }
}

/// The number of rows of a full block.
public enum BlockSize {
    /// Rows of a full block.
    public static let rows = 65_536
    /// `row >> shift` is the block of a row.
    public static let shift = 16
    /// `row & mask` is the place of a row in its block.
    public static let mask = 65_535
}
