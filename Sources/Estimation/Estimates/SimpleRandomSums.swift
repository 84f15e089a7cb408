/// Sums over respondents from which the variance under simple random sampling follows: the yardstick of design effects.
struct SimpleRandomSums: Sendable, Hashable {
    /// The sum of weight times residual.
    let residuals: Double
    /// The sum of weight times squared residual.
    let squares: Double

    /// Sums that are only the rounding of a figure that does not vary are 0.
    ///
    /// - Parameters:
    ///   - weight: the sum of weights.
    ///   - scale: the size of the figure.
    init(residuals: Double, squares: Double, weight: Double, scale: Double) {
        let rounding = 1e-13 * scale
        let varies = squares * weight > rounding * rounding
        self.residuals = varies ? residuals : 0
        self.squares = varies ? squares : 0
    }

    /// The variance of the residuals' total under simple random sampling of as many respondents.
    ///
    /// As R `survey` has it: the weighted mean square of the residuals about their weighted mean, times n/(n - 1), is
    /// the population variance; N is the sum of weights.
    func variance(_ basis: EstimateBasis, withReplacement: Bool) -> Double? {
        let n = Double(basis.respondents)
        let population = basis.weight
        guard n > 1, population > 0 else { return nil }
        let mean = residuals / population
        let spread = max(0, squares / population - mean * mean) * n / (n - 1)
        let replaced = spread * population * population / n
        if withReplacement { return replaced }
        guard population >= n else { return nil }
        return replaced * (population - n) / population
    }
}
