internal import Statistics

/// What unequal weights cost: printed for each unit beside its figures.
public struct WeightDiagnostics: Sendable, Hashable {
    /// The respondents with a weight above 0.
    public let respondents: Int
    /// The sum of the weights: the population that they stand for.
    public let sum: Double
    /// The smallest weight above 0.
    public let minimum: Double
    /// The largest weight.
    public let maximum: Double
    /// The standard deviation of the weights (over n) over their mean.
    public let coefficientOfVariation: Double
    /// Kish's design effect of unequal weights, n Σw² / (Σw)² = 1 + CV² (Kish 1965).
    public let kishDesignEffect: Double
    /// The share of the sum that the largest 1 % of the weights hold (one weight at least).
    public let largestShare: Double

    /// The mean weight.
    public var mean: Double { sum / Double(respondents) }
    /// The respondents over Kish's design effect: as many equal weights tell as much about a mean.
    public var effectiveSampleSize: Double { Double(respondents) / kishDesignEffect }

    /// Describes weights; nil where none is above 0.
    public init?(_ weights: [Double]) {
        let positive = weights.filter { $0 > 0 && $0.isFinite }.sorted()
        guard let smallest = positive.first, let largest = positive.last else { return nil }
        let count = Double(positive.count)
        let sum = positive.compensatedSum()
        let mean = sum / count
        let spread = positive.map { ($0 - mean) * ($0 - mean) }.compensatedSum() / count
        let top = positive.suffix(max(1, positive.count / 100)).compensatedSum()
        respondents = positive.count
        self.sum = sum
        minimum = smallest
        maximum = largest
        // Equal weights spread by nothing, whatever rounding their mean has.
        coefficientOfVariation = smallest == largest ? 0 : spread.squareRoot() / mean
        kishDesignEffect = 1 + coefficientOfVariation * coefficientOfVariation
        largestShare = top / sum
    }

    /// Describes the weights of each cell, in the order of the cells' names; nil for a cell without any.
    ///
    /// - Throws: `WeightingError.unequalLength`.
    public static func byCell(
        _ weights: [Double], cells: CellAssignment
    ) throws(WeightingError) -> [WeightDiagnostics?] {
        guard cells.cells.count == weights.count else {
            throw .unequalLength(what: "cells", expected: weights.count, found: cells.cells.count)
        }
        return cells.rowsByCell().map { rows in WeightDiagnostics(rows.map { weights[$0] }) }
    }
}
