public import Figures
internal import Responses

extension WeightedSample {
    /// What each step of weighting did, in words and in order.
    public var stepTexts: [LocalizedText] { chain.map(\.step.text) }

    /// What one step of weighting did to the respondents of a unit.
    public struct StepFactors: Sendable, Hashable {
        /// What the step does, in words.
        public let text: LocalizedText
        /// The smallest and the largest factor that it multiplied a weight by.
        public let factors: ClosedRange<Double>
        /// The smallest and the largest weight after it.
        public let weights: ClosedRange<Double>
    }

    /// How the weights of a unit's respondents came about, step by step from a weight of 1; empty without steps or
    /// without respondents.
    ///
    /// - Parameter unit: the unit's place in the registry.
    public func weightExplanation(unit: Int) -> [StepFactors] {
        let rows = (0..<responses.rowCount).filter { responses.unit($0) == unit }
        var running = rows.map { _ in 1.0 }
        return chain.compactMap { link in
            let factors = rows.map { link.factors[$0] }
            for place in running.indices { running[place] *= factors[place] }
            guard let low = factors.min(), let high = factors.max(), let lightest = running.min(),
                let heaviest = running.max()
            else { return nil }
            return StepFactors(text: link.step.text, factors: low...high, weights: lightest...heaviest)
        }
    }
}

extension WeightingStep {
    /// What the step does, in words.
    public var text: LocalizedText {
        switch self {
        case .populationByUnit:
            LocalizedText(vi: "N/n trong từng đơn vị", en: "N/n within each unit")
        case .populationByStratum:
            LocalizedText(vi: "N/n trong từng tầng của đơn vị", en: "N/n within each stratum of a unit")
        case .postStratify(let question, let margins, _):
            margins.whole == nil
                ? LocalizedText(
                    vi: "hậu phân tầng theo «\(question)» trong từng đơn vị (\(margins.name))",
                    en: "post-stratification by “\(question)” within each unit (\(margins.name))")
                : LocalizedText(
                    vi: "hậu phân tầng theo «\(question)» trên toàn đợt (\(margins.name))",
                    en: "post-stratification by “\(question)” over the whole campaign (\(margins.name))")
        }
    }
}
