import Questionnaires

/// A list of numbers kept in blocks of 65,536 rows; missing cells are the NaN of `NumberCodes`.
public struct NumberBlocks: Sendable, Equatable {
    @usableFromInline var bits: CodeBlocks<UInt64>

    /// Makes an empty list.
    public init() { bits = CodeBlocks() }

    /// Makes a list from numbers.
    public init(_ numbers: some Sequence<Double>) { bits = CodeBlocks(numbers.map(\.bitPattern)) }

    /// The number of rows.
    @inlinable
    public var count: Int { bits.count }

    /// The number of a row, or a NaN that says why there is none.
    @inlinable
    public subscript(row: Int) -> Double {
        get { Double(bitPattern: bits[row]) }
        set { bits[row] = newValue.bitPattern }
    }

    /// Adds numbers at the end.
    public mutating func append(contentsOf numbers: [Double]) { bits.append(contentsOf: numbers.map(\.bitPattern)) }

    /// Adds all rows of another list at the end.
    public mutating func append(contentsOf other: NumberBlocks) { bits.append(contentsOf: other.bits) }

    /// The rows named, in the order named.
    public func gathered(_ rows: [Int]) -> NumberBlocks { NumberBlocks(bits: bits.gathered(rows)) }

    /// The bit patterns block by block, as the ledger stores them.
    public var bitBlocks: CodeBlocks<UInt64> { bits }

    /// Makes a list from bit patterns.
    public init(bits: CodeBlocks<UInt64>) { self.bits = bits }
}
