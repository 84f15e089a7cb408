internal import Statistics

/// What a raking knows of its rows besides their weights: the cells of the margins, and how rows cross them.
///
/// Replicates rake other weights of the same rows to the same margins a thousand times; the frame is made once.
struct RakingFrame: Sendable {
    /// The margins matched with the rows.
    let fitted: FittedMargins
    /// The rows by their cells in every margin, with the base weights that the frame was made with.
    let crossed: CrossedCells

    /// - Throws: `WeightingError` as `RakedWeights`.
    init(
        base: [Double], margins: [FittingMargin], unknownLevel: PostStratifiedWeights.UnknownLevel,
        populations: [WeightingError.NamedTotal?]
    ) throws(WeightingError) {
        fitted = try FittedMargins(
            base: base, margins: margins, unknownLevel: unknownLevel, populations: populations)
        crossed = CrossedCells(fitted, base: base)
    }

    /// Whether other weights have the same targets: not where rows keep their weights, which the others' targets are what is left of.
    var holdsForOtherWeights: Bool { !fitted.takesPart.contains(false) }

    /// Rakes other weights of the same rows, to the same bits as `RakedWeights` does.
    ///
    /// - Throws: `WeightingError` as `RakedWeights`.
    func raked(_ base: [Double]) throws(WeightingError) -> [Double] {
        for (row, weight) in base.enumerated() where !(weight >= 0 && weight.isFinite) {
            throw .weight(row: row, value: weight)
        }
        let own = crossed.reweighted(base)
        try checkWeights(own)
        var fit = ProportionalFit(own, margins: fitted.cells)
        for part in own.parts { try fit.run(part, exactCycles: nil) }
        let factors = fit.factors
        var weights = base
        for (row, crossing) in own.crossingOfRow.enumerated() where crossing >= 0 {
            weights[row] *= factors[Int(crossing)]
        }
        return weights
    }

    /// Sees that every cell has a weight to scale.
    private func checkWeights(_ crossed: CrossedCells) throws(WeightingError) {
        for (margin, column) in zip(fitted.cells, crossed.cells) {
            var isCarried = [Bool](repeating: false, count: margin.cells.count)
            for (place, cell) in column.enumerated() where cell >= 0 && crossed.weights[place] > 0 {
                isCarried[Int(cell)] = true
            }
            guard let empty = isCarried.firstIndex(of: false) else { continue }
            let cell = margin.cells[empty]
            throw .levelWithoutRespondents(
                margin: margin.name, scope: cell.scope, level: cell.level, target: cell.target)
        }
    }
}
