internal import Statistics

/// Weights cut to limits, what was cut spread evenly over the others (`trimWeights` of R `survey`).
public struct TrimmedWeights: Sendable, Hashable {
    /// The weight of each row.
    public let weights: [Double]
    /// How many weights were cut.
    public let cut: Int

    /// What limits are counted in.
    public enum Measure: String, Sendable, Hashable, CaseIterable {
        /// Weights themselves.
        case weight
        /// Times the mean weight.
        case mean
        /// Times the median weight.
        case median
    }

    /// Where weights are cut.
    public struct Limits: Sendable, Hashable {
        /// The lowest weight; nil: none.
        public var lower: Double?
        /// The highest weight; nil: none.
        public var upper: Double?
        /// What both are counted in.
        public var measure: Measure
        /// Whether cutting goes on until no weight lies beyond, though what is spread moves others there.
        public var isStrict: Bool

        /// Makes limits.
        public init(lower: Double? = nil, upper: Double? = nil, measure: Measure = .weight, isStrict: Bool = false) {
            self.lower = lower
            self.upper = upper
            self.measure = measure
            self.isStrict = isStrict
        }
    }

    /// Cuts weights over all rows.
    public init(base: [Double], limits: Limits) throws(WeightingError) {
        try self.init(
            base: base, cells: CellAssignment(cells: [Int32](repeating: 0, count: base.count), names: [""]),
            limits: limits)
    }

    /// Cuts weights within each cell; rows without a cell keep theirs. A weight of 0 is no weight and stays.
    ///
    /// - Throws: `WeightingError.limits` for limits that are no limits, or, strict, that the cell's sum cannot keep.
    public init(base: [Double], cells: CellAssignment, limits: Limits) throws(WeightingError) {
        guard cells.cells.count == base.count else {
            throw .unequalLength(what: "cells", expected: base.count, found: cells.cells.count)
        }
        var weights = base
        var cut = 0
        for (cell, members) in cells.rowsByCell().enumerated() {
            let rows = members.filter { base[$0] > 0 }
            guard !rows.isEmpty else { continue }
            let size = Self.size(of: limits.measure, rows.map { base[$0] })
            let lower = limits.lower.map { $0 * size } ?? -.infinity
            let upper = limits.upper.map { $0 * size } ?? .infinity
            let mean = rows.map { base[$0] }.compensatedSum() / Double(rows.count)
            guard lower < upper, !limits.isStrict || (lower <= mean && mean <= upper) else {
                throw .limits(scope: cells.names[cell], lower: lower, upper: upper, mean: mean)
            }
            cut += rows.count { weights[$0] < lower || weights[$0] > upper }
            // Each round moves less than the one before; the number only guards against rounding.
            for _ in 0..<(limits.isStrict ? 10_000 : 1) {
                guard Self.round(&weights, rows, lower, upper) else { break }
            }
        }
        self.weights = weights
        self.cut = cut
    }

    private static func size(of measure: Measure, _ weights: [Double]) -> Double {
        switch measure {
        case .weight: return 1
        case .mean: return weights.compensatedSum() / Double(weights.count)
        case .median:
            let sorted = weights.sorted()
            let middle = sorted.count / 2
            return sorted.count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
        }
    }

    /// Cuts once and spreads; false if no weight lay beyond the limits.
    private static func round(_ weights: inout [Double], _ rows: [Int], _ lower: Double, _ upper: Double) -> Bool {
        var excess = CompensatedSum()
        var inside: [Int] = []
        for row in rows {
            let kept = max(lower, min(weights[row], upper))
            if kept == weights[row] {
                inside.append(row)
            } else {
                excess.add(weights[row] - kept)
                weights[row] = kept
            }
        }
        guard inside.count < rows.count else { return false }
        guard !inside.isEmpty else { return true }
        let share = excess.value / Double(inside.count)
        for row in inside { weights[row] += share }
        return true
    }
}
