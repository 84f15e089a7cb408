internal import Statistics

/// Weights moved as little as possible from their base so that they agree with the totals of levels and numbers
/// (Deville & Särndal 1992; `calibrate` of R `survey`).
public struct CalibratedWeights: Sendable, Hashable {
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

    /// How weights are moved.
    public struct Method: Sendable, Hashable {
        /// The distance that is kept small.
        public var distance: CalibrationDistance
        /// What factors must lie between; `logit` needs finite ones around 1.
        public var bounds: ClosedRange<Double>
        /// What factors are cut to afterwards, the rest spread over the rows between (R: `trim`); nil: nothing is cut.
        public var trim: ClosedRange<Double>?

        /// Makes a method.
        public init(
            _ distance: CalibrationDistance, bounds: ClosedRange<Double> = -Double.infinity...Double.infinity,
            trim: ClosedRange<Double>? = nil
        ) {
            self.distance = distance
            self.bounds = bounds
            self.trim = trim
        }
    }

    /// Calibrates weights.
    ///
    /// - Parameters:
    ///   - base: the weights before.
    ///   - totals: numbers whose totals are known, besides the margins.
    ///   - populations: the total that the margins of each unit must have, where it is known.
    /// - Throws: `WeightingError` naming what does not fit; nothing is changed then.
    public init(
        base: [Double], margins: [FittingMargin], totals: [FittingTotal] = [], method: Method,
        unknownLevel: PostStratifiedWeights.UnknownLevel = .refuse, populations: [WeightingError.NamedTotal?] = []
    ) throws(WeightingError) {
        if method.distance == .logit {
            let bounds = method.bounds
            guard bounds.lowerBound.isFinite, bounds.upperBound.isFinite, bounds.lowerBound < 1, bounds.upperBound > 1
            else { throw .logitBounds(bounds.lowerBound, bounds.upperBound) }
        }
        let fitted = try FittedMargins(
            base: base, margins: margins, unknownLevel: unknownLevel, populations: populations)
        let columns = try CalibrationColumns(fitted, totals: totals, base: base)
        var factors = [Double](repeating: 1, count: base.count)
        for part in columns.parts {
            var newton = CalibrationNewton(columns, rows: part, base: base, method: method)
            var found = try newton.factors()
            if let trim = method.trim { Self.cut(&found, part, base, to: trim) }
            for (place, row) in part.enumerated() { factors[row] = found[place] }
        }
        let calibrated = zip(base, factors).map { $0 * $1 }
        self.factors = factors
        weights = calibrated
        self.margins = fitted.cells
        collapsed = fitted.cells.flatMap(\.collapsed)
        calibration = Calibration.Step(terms: [
            CalibrationTerm(
                features: columns.features, columnCount: columns.targets.count, metric: base, weights: calibrated)
        ])
    }

    /// Cuts factors and spreads what was cut over the weights of the rows between.
    private static func cut(_ factors: inout [Double], _ rows: [Int], _ base: [Double], to trim: ClosedRange<Double>) {
        var excess = CompensatedSum()
        var room = CompensatedSum()
        var isBetween = [Bool](repeating: true, count: factors.count)
        for place in factors.indices {
            if trim.contains(factors[place]) {
                room.add(base[rows[place]])
            } else {
                let kept = min(max(factors[place], trim.lowerBound), trim.upperBound)
                excess.add((factors[place] - kept) * base[rows[place]])
                factors[place] = kept
                isBetween[place] = false
            }
        }
        guard room.value > 0 else { return }
        for place in factors.indices where isBetween[place] { factors[place] += excess.value / room.value }
    }
}
