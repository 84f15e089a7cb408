import Estimation
import Figures

/// The numbers that this program computes, under the names of reference.csv.
struct ReferenceNumbers {
    struct Key: Hashable {
        var design: String
        var call: String
        var name: String
        var stat: String
    }

    /// A computed number, with the size of the figure that it belongs to: a standard error that should be 0 is compared
    /// against that.
    struct Number {
        var value: Double
        var scale: Double
    }

    private(set) var numbers: [Key: Number] = [:]

    mutating func add(
        _ design: String, _ call: String, _ name: String, _ stat: String, _ value: Double, scale: Double = 0
    ) {
        numbers[Key(design: design, call: call, name: name, stat: stat)] = Number(value: value, scale: scale)
    }

    /// All numbers that R reports of a figure.
    mutating func add(
        _ design: String, _ call: String, _ name: String, _ figure: Result<LinearisedEstimate, Absence>,
        in domain: SurveyDomain, yardstick: SurveyEstimate.Yardstick = .withoutReplacement, degreesOfFreedom: Int? = nil
    ) throws {
        let estimate = domain.estimate(try figure.get())
        let error = try estimate.standardError.get()
        add(design, call, name, "estimate", estimate.value)
        add(design, call, name, "se", error, scale: abs(estimate.value))
        if case .success(let cv) = estimate.coefficientOfVariation { add(design, call, name, "cv", cv) }
        if case .success(let effect) = estimate.designEffect(yardstick) {
            add(design, call, name, "deff", effect, scale: 1)
        }
        // A figure without variance has no interval here; R prints the figure twice.
        let normal =
            error == 0
            ? ConfidenceInterval(lower: estimate.value, upper: estimate.value)
            : try estimate.interval(degreesOfFreedom: .infinity).get()
        add(design, call, name, "ci95_normal_lo", normal.lower)
        add(design, call, name, "ci95_normal_hi", normal.upper)
        // A domain with a single cluster has no t interval.
        let freedom = Double(degreesOfFreedom ?? estimate.degreesOfFreedom)
        guard let t = error == 0 ? normal : try? estimate.interval(degreesOfFreedom: freedom).get() else { return }
        add(design, call, name, "ci95_t_lo", t.lower)
        add(design, call, name, "ci95_t_hi", t.upper)
    }
}
