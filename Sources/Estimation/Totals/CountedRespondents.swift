public import Figures
internal import Statistics

/// Respondents of whom each was drawn by itself, told apart only by stratum, weight and what they say about one figure:
/// a million answers to an item are a handful of counts, and estimates from them are exact in the counts.
///
/// For weights that are not calibrated, and constant within strata or nearly so; otherwise `SurveyDomain`.
public struct CountedRespondents: Sendable {
    private struct Kind: Hashable, Comparable, Sendable {
        var stratum: Int32
        var weight: Double
        var numerator: Double
        var denominator: Double

        static func < (first: Kind, second: Kind) -> Bool {
            (first.stratum, first.weight, first.numerator, first.denominator)
                < (second.stratum, second.weight, second.numerator, second.denominator)
        }
    }

    private var counts: [Kind: Int] = [:]

    /// Starts without respondents.
    public init() {}

    /// Adds respondents who say the same: y and x as in `SurveyDomain.ratio`. Those with x = 0 have no part.
    ///
    /// - Throws: `EstimationError` for numbers that are not finite, or negative where they must not be.
    public mutating func add(
        _ count: Int, stratum: Int32, weight: Double, numerator: Double, denominator: Double
    ) throws(EstimationError) {
        guard weight >= 0, weight.isFinite else { throw .weight(row: 0, value: weight) }
        guard numerator.isFinite, denominator.isFinite else { throw .notFinite(row: 0) }
        guard denominator >= 0 else { throw .negativeDenominator(row: 0) }
        guard count > 0, weight > 0, denominator > 0 else { return }
        counts[
            Kind(stratum: stratum, weight: weight, numerator: numerator, denominator: denominator), default: 0] += count
    }

    /// Adds another part.
    public mutating func merge(_ other: CountedRespondents) {
        counts.merge(other.counts) { $0 + $1 }
    }

    /// The ratio Σw·y / Σw·x with its variance, or why there is none (`noAnswers`).
    ///
    /// - Parameter strata: the strata of the whole sample; a respondent is a cluster of its stratum.
    /// - Throws: `EstimationError.label` for a stratum that is not there.
    public func ratio(
        strata: StratumCounts, lonely: LonelyPSUPolicy = .fail
    ) throws(EstimationError) -> Result<SurveyEstimate, Absence> {
        let kinds = counts.sorted { $0.key < $1.key }
        guard !kinds.isEmpty else { return .failure(.noAnswers) }
        for (row, kind) in kinds.enumerated() where !strata.sampled.indices.contains(Int(kind.key.stratum)) {
            throw .label(stage: 0, row: row, value: kind.key.stratum)
        }
        let path = ClusterPath(
            labels: [kinds.map(\.key.stratum), kinds.indices.map { Int32(truncatingIfNeeded: $0) }],
            strata: [strata.sizes])
        var frame = ClusterFrame.build(path, lonely: lonely, keepsAll: false, absent: .init()).frame
        frame.multiplicities = kinds.map(\.value)
        func sum(_ term: (Kind) -> Double) -> Double {
            kinds.map { Double($0.value) * term($0.key) }.compensatedSum()
        }
        let denominator = sum { $0.weight * $0.denominator }
        let ratio = sum { $0.weight * $0.numerator } / denominator
        let residuals = kinds.map { ($0.key.numerator - ratio * $0.key.denominator) / denominator }
        let presence = [Bool](repeating: true, count: kinds.count)
        let clusters = frame.firstStageCounts(presence)
        let weight = sum { $0.weight }
        let figure = LinearisedEstimate(
            value: ratio,
            basis: EstimateBasis(
                respondents: kinds.reduce(0) { $0 + $1.value }, weight: weight,
                weightSquares: sum { $0.weight * $0.weight }, clusters: clusters.clusters, strata: clusters.strata),
            clusterInfluences: zip(kinds, residuals).map { $0.key.weight * $1 }, rowInfluences: [], rowPresence: [],
            clusterPresence: presence,
            simpleRandom: SimpleRandomSums(
                residuals: zip(kinds, residuals).map { Double($0.value) * $0.key.weight * $1 }.compensatedSum(),
                squares: zip(kinds, residuals).map { Double($0.value) * $0.key.weight * $1 * $1 }.compensatedSum(),
                weight: weight, scale: abs(ratio)),
            scale: abs(ratio))
        return .success(frame.estimate(figure))
    }
}
