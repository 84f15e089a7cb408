/// Weights scaled to several margins in turn until they agree with all of them (iterative proportional fitting; Deming &
/// Stephan 1940).
///
/// Done when every level's sum differs from its target by no more than a billionth of it; a change between rounds is
/// never looked at. What cannot be reached is refused, naming the levels in the way.
public struct RakedWeights: Sendable, Hashable {
    /// The weight of each row.
    public let weights: [Double]
    /// What each row's base weight was multiplied by; 1 for a row that kept it.
    public let factors: [Double]
    /// What a variance must know.
    public let calibration: Calibration.Step
    /// The levels that were put together, as planned.
    public let collapsed: [MarginCells.Collapsed]
    /// The margins as they were fitted.
    public let margins: [MarginCells]
    /// The most rounds that any part of the sample needed.
    public let cycles: Int

    /// The largest relative error of a level that is left.
    public static let tolerance = 1e-9

    /// Rakes weights.
    ///
    /// - Parameters:
    ///   - base: the weights before.
    ///   - margins: in the order in which they are fitted.
    ///   - populations: the total that the margins of each unit must have, where it is known.
    /// - Throws: `WeightingError` naming what does not fit; nothing is changed then.
    public init(
        base: [Double], margins: [FittingMargin], unknownLevel: PostStratifiedWeights.UnknownLevel = .refuse,
        populations: [WeightingError.NamedTotal?] = []
    ) throws(WeightingError) {
        try self.init(
            base: base, margins: margins, unknownLevel: unknownLevel, populations: populations, exactCycles: nil)
    }

    /// - Parameter exactCycles: so many rounds and no more, whatever the margins then are; to compare with programs that
    ///   stop early.
    init(
        base: [Double], margins: [FittingMargin], unknownLevel: PostStratifiedWeights.UnknownLevel = .refuse,
        populations: [WeightingError.NamedTotal?] = [], exactCycles: Int?
    ) throws(WeightingError) {
        let frame = try RakingFrame(
            base: base, margins: margins, unknownLevel: unknownLevel, populations: populations)
        let (fitted, crossed) = (frame.fitted, frame.crossed)
        var fit = ProportionalFit(crossed, margins: fitted.cells)
        for part in crossed.parts { try fit.run(part, exactCycles: exactCycles) }
        let last = fit.factors
        let rowFactors = crossed.crossingOfRow.map { $0 < 0 ? 1 : last[Int($0)] }
        let raked = zip(base, rowFactors).map { $0 * $1 }
        factors = rowFactors
        weights = raked
        self.margins = fitted.cells
        collapsed = fitted.cells.flatMap(\.collapsed)
        cycles = fit.mostCycles
        let metric = [Double](repeating: 1, count: base.count)
        calibration = Calibration.Step(
            terms: fitted.cells.enumerated().map { place, margin in
                let factors = fit.factorsAfter[place]
                let weights =
                    exactCycles == nil
                    ? raked
                    : base.indices.map { row in
                        let crossing = crossed.crossingOfRow[row]
                        return base[row] * (crossing < 0 ? 1 : factors[Int(crossing)])
                    }
                let columns = margin.rows.indices.map { crossed.crossingOfRow[$0] < 0 ? -1 : margin.rows[$0] }
                return CalibrationTerm(
                    features: [.init(columns: columns)], columnCount: margin.cells.count, metric: metric,
                    weights: weights)
            }, cycles: margins.count == 1 ? 1 : Calibration.rakingCycles)
    }
}
