/// A list of codes kept in blocks of 65,536 rows.
///
/// Its code is open to other rooms' compilers: a generic type that stays closed costs tens of nanoseconds for each cell.
/// The block is the unit of parallel work, of summation and of what the ledger stores. All blocks but the last are full.
public struct CodeBlocks<Code: FixedWidthInteger & UnsignedInteger & Sendable>: Sendable, Equatable {
    @usableFromInline var parts: [[Code]]
    @usableFromInline var rows: Int

    /// The blocks in order; read them through `[Code].span` in inner loops.
    @inlinable public var blocks: [[Code]] { parts }

    /// The number of rows in all blocks.
    @inlinable public var count: Int { rows }

    /// Makes an empty list.
    @inlinable
    public init() {
        parts = []
        rows = 0
    }

    /// Makes a list from codes.
    @inlinable
    public init(_ codes: some Sequence<Code>) {
        self.init()
        append(contentsOf: Array(codes))
    }

    /// The code of a row.
    @inlinable
    public subscript(row: Int) -> Code {
        get { parts[row >> BlockSize.shift][row & BlockSize.mask] }
        set { parts[row >> BlockSize.shift][row & BlockSize.mask] = newValue }
    }

    /// Makes room in an empty list for its first rows.
    @inlinable
    public mutating func reserve(rows count: Int) {
        guard parts.isEmpty, count > 0 else { return }
        var first: [Code] = []
        first.reserveCapacity(Swift.min(count, BlockSize.rows))
        parts.append(first)
    }

    /// Makes room for a whole block behind whole blocks: where there are some, the next will mostly be filled, too.
    @inlinable
    mutating func beginBlock() {
        // An empty list may have its first block already, with room in it.
        if rows == 0, !parts.isEmpty { return }
        var block: [Code] = []
        if rows > 0 { block.reserveCapacity(BlockSize.rows) }
        parts.append(block)
    }

    /// Adds one code at the end.
    @inlinable
    public mutating func append(_ code: Code) {
        if rows & BlockSize.mask == 0 { beginBlock() }
        parts[parts.count - 1].append(code)
        rows += 1
    }

    /// Adds codes at the end, filling the last block first.
    @inlinable
    public mutating func append(contentsOf codes: [Code]) { append(contentsOf: codes[...]) }

    /// Adds codes at the end, filling the last block first.
    @inlinable
    public mutating func append(contentsOf codes: ArraySlice<Code>) {
        var start = codes.startIndex
        while start < codes.endIndex {
            let filled = rows & BlockSize.mask
            if filled == 0 { beginBlock() }
            let taken = min(BlockSize.rows - filled, codes.endIndex - start)
            parts[parts.count - 1].append(contentsOf: codes[start..<(start + taken)])
            start += taken
            rows += taken
        }
    }

    /// Adds all rows of another list at the end.
    @inlinable
    public mutating func append(contentsOf other: CodeBlocks<Code>) {
        guard other.rows > 0 else { return }
        if rows == 0 {
            self = other
            return
        }
        // Whole blocks behind whole blocks are shared, not copied.
        if rows & BlockSize.mask == 0, other.rows >= BlockSize.rows {
            parts += other.parts
            rows += other.rows
            return
        }
        for block in other.blocks {
            append(contentsOf: block)
        }
    }

    /// The rows named, in the order named.
    @inlinable
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
    @inlinable
    public var flattened: [Code] { parts.count == 1 ? parts[0] : Array(parts.joined()) }

    /// The codes of the last rows, so many of them.
    @inlinable
    public func last(_ count: Int) -> [Code] {
        let count = Swift.min(count, rows)
        if let block = parts.last, block.count >= count { return Array(block[(block.count - count)...]) }
        return ((rows - count)..<rows).map { self[$0] }
    }
}

/// The number of rows of a full block.
public enum BlockSize {
    /// Rows of a full block.
    @inlinable public static var rows: Int { 65_536 }
    /// `row >> shift` is the block of a row.
    @inlinable public static var shift: Int { 16 }
    /// `row & mask` is the place of a row in its block.
    @inlinable public static var mask: Int { 65_535 }
}
