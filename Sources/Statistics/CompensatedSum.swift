/// A sum of doubles that keeps what rounding drops (Neumaier 1974, an improved Kahan sum): its error does not grow
/// with the number of terms.
///
/// Sums over many rows are taken by blocks in a fixed order and the blocks merged in that order, so that the same
/// rows give the same bits whatever the threads did.
public struct CompensatedSum: Sendable, Hashable {
    private var total: Double = 0
    private var compensation: Double = 0

    /// An empty sum: 0.
    public init() {}

    /// The sum of some values, in their order.
    public init(_ values: some Sequence<Double>) {
        for value in values { add(value) }
    }

    /// Adds a term.
    @inline(__always)
    public mutating func add(_ value: Double) {
        let next = total + value
        if total.magnitude >= value.magnitude {
            compensation += (total - next) + value
        } else {
            compensation += (value - next) + total
        }
        total = next
    }

    /// Adds another sum, with what it kept.
    public mutating func merge(_ other: CompensatedSum) {
        add(other.total)
        compensation += other.compensation
    }

    /// The sum; infinite or not a number where a term was.
    public var value: Double {
        // A compensation made from an infinity is not a number and must not hide it.
        compensation.isFinite ? total + compensation : total
    }
}

extension Sequence where Element == Double {
    /// The sum of the values in their order, with a rounding error that does not grow with their number.
    public func compensatedSum() -> Double {
        CompensatedSum(self).value
    }
}
