internal import Figures
internal import Statistics
#if canImport(Glibc)
internal import Glibc
#elseif canImport(Darwin)
internal import Darwin
#endif

/// The formulas for an interval of a proportion strictly between 0 and 1, with a positive variance.
struct ProportionInterval {
    /// The proportion.
    let p: Double
    /// Its design-based variance.
    let variance: Double
    /// The respondents.
    let respondents: Int
    /// The degrees of freedom of the variance; positive, may be infinite.
    let degreesOfFreedom: Double
    let level: ConfidenceLevel

    func interval(_ method: ProportionIntervalMethod) throws(StatisticsError) -> ConfidenceInterval {
        switch method {
        case .logit: try logit()
        case .wilson: try wilson()
        case .kornGraubard: try kornGraubard()
        case .arcsine: try arcsine()
        case .likelihood: try likelihood()
        case .mean: try mean()
        }
    }

    /// p ± t·se.
    func mean() throws(StatisticsError) -> ConfidenceInterval {
        let margin = try t(degreesOfFreedom) * variance.squareRoot()
        return ConfidenceInterval(lower: p - margin, upper: p + margin)
    }

    /// ln(p/(1-p)) ± t·se/(p(1-p)), and back.
    private func logit() throws(StatisticsError) -> ConfidenceInterval {
        let odds = log(p / (1 - p))
        let margin = try t(degreesOfFreedom) * variance.squareRoot() / (p * (1 - p))
        return ConfidenceInterval(lower: Self.share(odds - margin), upper: Self.share(odds + margin))
    }

    /// arcsin √p ± t·se/(2√(p(1-p))), and back.
    private func arcsine() throws(StatisticsError) -> ConfidenceInterval {
        let angle = asin(p.squareRoot())
        let margin = try t(degreesOfFreedom) * (variance / (p * (1 - p))).squareRoot() / 2
        func share(_ angle: Double) -> Double {
            let root = sin(min(max(angle, 0), .pi / 2))
            return root * root
        }
        return ConfidenceInterval(lower: share(angle - margin), upper: share(angle + margin))
    }

    /// The score interval of Wilson 1927 with p(1-p)/v effective respondents and a t quantile.
    private func wilson() throws(StatisticsError) -> ConfidenceInterval {
        let n = p * (1 - p) / variance
        let z = try t(degreesOfFreedom)
        let centre = (p + z * z / (2 * n)) / (1 + z * z / n)
        let margin = z / (1 + z * z / n) * (p * (1 - p) / n + z * z / (4 * n * n)).squareRoot()
        return ConfidenceInterval(lower: centre - margin, upper: centre + margin)
    }

    /// Beta quantiles of Clopper & Pearson 1934 with n effective respondents, which need not be whole.
    private func kornGraubard() throws(StatisticsError) -> ConfidenceInterval {
        let n = try adjustedSampleSize()
        let lower = try BetaDistribution(alpha: n * p, beta: n * (1 - p) + 1).quantile(level.lowerTail)
        let upper = try BetaDistribution(alpha: n * p + 1, beta: n * (1 - p)).quantile(level.upperTail)
        return ConfidenceInterval(lower: lower, upper: upper)
    }

    /// Where the deviance of a share x, 2n(p ln(p/x) + (1-p) ln((1-p)/(1-x))), over the dispersion n/(n-1) and over the design effect
    /// n·v/(p(1-p)) is t².
    private func likelihood() throws(StatisticsError) -> ConfidenceInterval {
        let quantile = try t(degreesOfFreedom)
        let n = Double(respondents)
        let dispersion = respondents > 1 ? n / (n - 1) : 1
        let limit = quantile * quantile * dispersion * variance / (2 * p * (1 - p))
        func divergence(_ odds: Double) -> Double {
            // ln x and ln(1 - x) of the share with these log odds, without loss near 0 and 1.
            let below = odds >= 0 ? -log1p(exp(-odds)) : odds - log1p(exp(odds))
            let above = odds >= 0 ? -odds - log1p(exp(-odds)) : -log1p(exp(odds))
            return p * (log(p) - below) + (1 - p) * (log1p(-p) - above)
        }
        func end(_ direction: Double) -> Double {
            let start = log(p / (1 - p))
            var inner = 0.0
            var outer = 1.0
            while divergence(start + direction * outer) < limit, outer < 1e4 { outer *= 2 }
            // Halving: fifty-odd steps reach the last bit, whatever the shape.
            for _ in 0..<200 {
                let middle = (inner + outer) / 2
                guard middle > inner, middle < outer else { break }
                if divergence(start + direction * middle) < limit { inner = middle } else { outer = middle }
            }
            return Self.share(start + direction * outer)
        }
        return ConfidenceInterval(lower: end(-1), upper: end(1))
    }

    /// p(1-p)/v, times the squared ratio of the t quantiles with n - 1 and with the design's degrees of freedom (Korn
    /// & Graubard 1998, p. 194): few clusters tell less than their respondents' number says.
    private func adjustedSampleSize() throws(StatisticsError) -> Double {
        let effective = p * (1 - p) / variance
        let ratio = try t(Double(respondents - 1)) / t(degreesOfFreedom)
        return effective * ratio * ratio
    }

    private func t(_ degreesOfFreedom: Double) throws(StatisticsError) -> Double {
        try StudentDistribution(degreesOfFreedom: degreesOfFreedom).quantile(level.upperTail)
    }

    /// The share whose log odds are given, without overflow.
    private static func share(_ odds: Double) -> Double {
        odds >= 0 ? 1 / (1 + exp(-odds)) : exp(odds) / (1 + exp(odds))
    }
}
