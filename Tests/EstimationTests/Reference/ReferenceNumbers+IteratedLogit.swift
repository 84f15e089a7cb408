import Estimation
#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

/// `svyciprop(method = "logit")` as R gets it: through a logistic regression on a constant that stops iterating when
/// the deviance moves by less than 1e-8. The exact interval differs from the ninth digit on, most for small shares;
/// repeating R's steps shows that nothing else differs.
struct IteratedLogit {
    let estimate: Double
    let lower: Double
    let upper: Double
    /// The log odds where the iteration stopped, and their variance by design.
    let constant: Double
    let variance: Double
    /// The information of the last iteration, before it moved.
    let information: Double
    /// The deviance where the iteration stopped.
    let lastDeviance: Double
    /// The variance of the Pearson residuals.
    let dispersion: Double
    /// The t quantile of the interval.
    let quantile: Double
    private let satisfied: Double
    private let others: Double

    /// The deviance of any log odds.
    func deviance(_ odds: Double) -> Double {
        let share = 1 / (1 + exp(-odds))
        return -2 * (satisfied * log(share) + others * log(1 - share))
    }

    init(_ isTrue: [Bool], _ domain: SurveyDomain, level: ConfidenceLevel, degreesOfFreedom: Double? = nil) throws {
        let mean = domain.weights.reduce(0, +) / Double(domain.weights.count)
        let weights = domain.weights.map { $0 / mean }
        var shares = zip(isTrue, weights).map { ($1 * ($0 ? 1 : 0) + 0.5) / ($1 + 1) }
        var odds = shares.map { log($0 / (1 - $0)) }
        func deviance() -> Double {
            2 * zip(weights, zip(isTrue, shares)).map { $0 * -log($1.0 ? $1.1 : 1 - $1.1) }.reduce(0, +)
        }
        var last = deviance()
        var working: [Double] = []
        for _ in 0..<25 {
            working = zip(weights, shares).map { $0 * $1 * (1 - $1) }
            var sum = 0.0
            for row in shares.indices {
                let residual = ((isTrue[row] ? 1 : 0) - shares[row]) / (shares[row] * (1 - shares[row]))
                sum += working[row] * (odds[row] + residual)
            }
            let constant = sum / working.reduce(0, +)
            odds = odds.map { _ in constant }
            shares = shares.map { _ in 1 / (1 + exp(-constant)) }
            let next = deviance()
            if abs(next - last) / (abs(next) + 0.1) < 1e-8 { break }
            last = next
        }
        let information = working.reduce(0, +)
        lastDeviance = deviance()
        let influences = shares.indices.map { row in
            let residual = ((isTrue[row] ? 1 : 0) - shares[row]) / (shares[row] * (1 - shares[row]))
            return residual * working[row] / information / domain.weights[row]
        }
        let variance = try domain.variance(try domain.total(influences).get()).get()
        let share = domain.estimate(try domain.mean(isTrue.map { $0 ? 1 : 0 }).get())
        // The t interval of the constant, made by the program's own interval of a mean.
        let freedom = degreesOfFreedom ?? Double(share.degreesOfFreedom)
        let unit = try share.interval(level: level, degreesOfFreedom: freedom).get()
        let quantile = (unit.upper - share.value) / (try share.standardError.get())
        let margin = quantile * variance.squareRoot()
        self.quantile = quantile
        self.variance = variance
        self.information = information
        constant = odds[0]
        satisfied = zip(isTrue, weights).map { $0 ? $1 : 0 }.reduce(0, +)
        others = zip(isTrue, weights).map { $0 ? 0 : $1 }.reduce(0, +)
        let residuals = shares.indices.map { row in
            ((isTrue[row] ? 1 : 0) - shares[row]) / (shares[row] * (1 - shares[row])).squareRoot()
        }
        let n = Double(isTrue.count)
        let middle = zip(residuals, weights).map { $0 * $1 }.reduce(0, +) / n
        dispersion = zip(residuals, weights).map { $1 * ($0 - middle) * ($0 - middle) }.reduce(0, +) / (n - 1)
        estimate = 1 / (1 + exp(-odds[0]))
        lower = 1 / (1 + exp(-(odds[0] - margin)))
        upper = 1 / (1 + exp(-(odds[0] + margin)))
    }
}

extension ReferenceNumbers {
    /// The rows with methods "logit" and "likelihood" of sections C and E.
    mutating func addIteratedLogit(_ name: String) throws {
        let sample = try ReferenceSample.named(name)
        let all = sample.domain()
        let ell = sample.table.numbers("ell")
        let improved = sample.table.texts("comp.imp")
        let types = sample.table.texts("stype")
        let (formula, isTrue) =
            switch name {
            case "dclus1": ("ell == 0", ell.map { $0 == 0 })
            case "dstrat": ("comp.imp == \"Yes\"", improved.map { $0 == "Yes" })
            default: ("stype == \"H\"", types.map { $0 == "H" })
            }
        for (level, text) in [(0.9, "0.9"), (0.95, "0.95"), (0.99, "0.99")] {
            try add(name, "p", IteratedLogit(isTrue, all, level: ConfidenceLevel(level)), isTrue.count) {
                "svyciprop(~I(\(formula)), \(name), method=\"\($0)\", level=\(text))"
            }
        }
        if name == "dclus1" {
            for (freedom, text) in [(5.0, "5"), (Double.infinity, "Inf")] {
                let logit = try IteratedLogit(isTrue, all, level: .standard, degreesOfFreedom: freedom)
                try add(name, "p", logit, isTrue.count) {
                    "svyciprop(~I(\(formula)), \(name), method=\"\($0)\", level=0.95, df=\(text))"
                }
            }
        }
        guard name != "dsrs" else { return }
        let awards = sample.table.texts("awards")
        for type in sample.levels("stype") {
            let part = sample.domain { types[$0] == type }
            let logit = try IteratedLogit(part.rows.map { awards[$0] == "Yes" }, part, level: .standard)
            try add(name, type, logit, part.rows.count) {
                "svyby(~I(awards == \"Yes\"), ~stype, \(name), svyciprop, vartype=\"ci\", method=\"\($0)\")"
            }
        }
    }

    private mutating func add(
        _ design: String, _ name: String, _ logit: IteratedLogit, _ respondents: Int, call: (String) -> String
    ) throws {
        add(design, call("logit"), name, "estimate", logit.estimate)
        add(design, call("logit"), name, "ci_lo", logit.lower)
        add(design, call("logit"), name, "ci_hi", logit.upper)
        let likelihood = try IteratedLikelihood(logit, respondents: Double(respondents), quantile: logit.quantile)
        add(design, call("likelihood"), name, "estimate", logit.estimate)
        add(design, call("likelihood"), name, "ci_lo", likelihood.lower)
        add(design, call("likelihood"), name, "ci_hi", likelihood.upper)
    }
}
