public import Figures
internal import Statistics

extension SurveyDomain {
    /// The ratio of two totals, Σw·y / Σw·x: a proportion, a mean, or a pooled share of several answers.
    ///
    /// A respondent counts by as many answers as x says, so that the answers of one respondent stay one cluster: for a
    /// factor, y is the number of a respondent's satisfied answers and x that of the valid ones. Rows with x = 0 have
    /// no part in the figure. Linearised as z = (y - R x) / Σw·x (Särndal, Swensson & Wretman 1992, 5.6).
    ///
    /// - Parameters:
    ///   - numerators: y for each row of the domain.
    ///   - denominators: x for each row, not negative.
    /// - Returns: the figure, or why there is none: `noResponses`, `noAnswers`, `zeroDenominator`.
    /// - Throws: `EstimationError` for columns of another length or values that are not finite.
    public func ratio(
        _ numerators: [Double], _ denominators: [Double]
    ) throws(EstimationError) -> Result<LinearisedEstimate, Absence> {
        try checkLength(numerators.count, "numerators")
        try checkLength(denominators.count, "denominators")
        let rowWeights = weights.span
        let y = numerators.span
        let x = denominators.span
        var presence = [Bool](repeating: false, count: rows.count)
        var above = CompensatedSum()
        var below = CompensatedSum()
        for row in rowWeights.indices {
            guard y[row].isFinite, x[row].isFinite else { throw .notFinite(row: row) }
            guard x[row] >= 0 else { throw .negativeDenominator(row: row) }
            guard x[row] > 0, rowWeights[row] > 0 else { continue }
            presence[row] = true
            above.add(rowWeights[row] * y[row])
            below.add(rowWeights[row] * x[row])
        }
        if let absence = absence(presence) { return .failure(absence) }
        let denominator = below.value
        guard denominator > 0 else { return .failure(.zeroDenominator) }
        let ratio = above.value / denominator
        var influences = [Double](repeating: 0, count: rows.count)
        for row in rowWeights.indices where presence[row] {
            influences[row] = rowWeights[row] * (y[row] - ratio * x[row]) / denominator
        }
        return .success(linearised(ratio, influences, presence: presence, scale: abs(ratio)))
    }

    /// The mean of a value over the rows for which it is valid; of zeros and ones, a proportion.
    ///
    /// - Parameters:
    ///   - values: the value of each row of the domain; those of rows that are not valid are not looked at.
    ///   - valid: whether each row has a value; nil for all.
    /// - Returns: the figure, or why there is none.
    /// - Throws: `EstimationError` for columns of another length or values that are not finite.
    public func mean(
        _ values: [Double], valid: [Bool]? = nil
    ) throws(EstimationError) -> Result<LinearisedEstimate, Absence> {
        guard let valid else { return try ratio(values, [Double](repeating: 1, count: values.count)) }
        try checkLength(valid.count, "valid")
        try checkLength(values.count, "values")
        return try ratio(
            zip(values, valid).map { $1 ? $0 : 0 }, valid.map { $0 ? 1 : 0 })
    }

    /// The total of a value over the population, Σw·y.
    ///
    /// - Parameters:
    ///   - values: the value of each row of the domain.
    ///   - valid: whether each row has a value; nil for all.
    /// - Returns: the figure, or why there is none.
    /// - Throws: `EstimationError` for columns of another length or values that are not finite.
    public func total(
        _ values: [Double], valid: [Bool]? = nil
    ) throws(EstimationError) -> Result<LinearisedEstimate, Absence> {
        try checkLength(values.count, "values")
        if let valid { try checkLength(valid.count, "valid") }
        var presence = [Bool](repeating: false, count: rows.count)
        var influences = [Double](repeating: 0, count: rows.count)
        for row in weights.indices where valid?[row] ?? true {
            guard values[row].isFinite else { throw .notFinite(row: row) }
            guard weights[row] > 0 else { continue }
            presence[row] = true
            influences[row] = weights[row] * values[row]
        }
        if let absence = absence(presence) { return .failure(absence) }
        let total = influences.compensatedSum()
        return .success(linearised(total, influences, presence: presence, scale: abs(total)))
    }

    /// A linear combination of figures of this domain, Σ c·R: an index of shares, a difference, an average of factors.
    ///
    /// The weights c are constants; where a part is missing, whoever asks decides how to spread its weight. Nil for no
    /// parts at all.
    public func combination(_ parts: [(coefficient: Double, estimate: LinearisedEstimate)]) -> LinearisedEstimate? {
        guard let first = parts.first else { return nil }
        var value = CompensatedSum()
        var scale = 0.0
        var rowInfluences = [Double](repeating: 0, count: first.estimate.rowInfluences.count)
        var presence = first.estimate.rowPresence
        for (coefficient, estimate) in parts {
            value.add(coefficient * estimate.value)
            scale += abs(coefficient) * estimate.scale
            for row in rowInfluences.indices {
                rowInfluences[row] += coefficient * estimate.rowInfluences[row]
                if estimate.rowPresence[row] { presence[row] = true }
            }
        }
        return linearised(value.value, rowInfluences, presence: presence, scale: scale)
    }

    private func checkLength(_ count: Int, _ what: String) throws(EstimationError) {
        guard count == rows.count else { throw .unequalLength(what: what, expected: rows.count, found: count) }
    }

    /// Why there is no figure: nobody with a weight in the domain, or nobody who answered.
    private func absence(_ presence: [Bool]) -> Absence? {
        if presence.contains(true) { return nil }
        return weights.contains { $0 > 0 } ? .noAnswers : .noResponses
    }
}
