/// Sums by cluster, from which estimates follow without the respondents: what one part of the data accumulates, what is
/// merged, and what an office can send instead of its records.
///
/// Memory grows with clusters times figures, not with respondents.
public struct ClusterTotals: Sendable {
    /// A cluster of a stratum, divided by post-stratum where weights are calibrated.
    public struct Key: Hashable, Comparable, Sendable {
        /// The stratum.
        public let stratum: Int32
        /// The primary sampling unit.
        public let cluster: Int32
        /// The post-stratum; `CalibrationGroups.none` for none.
        public let group: Int32

        /// Makes a key.
        public init(stratum: Int32, cluster: Int32, group: Int32 = -1) {
            self.stratum = stratum
            self.cluster = cluster
            self.group = group
        }

        /// By stratum, cluster and post-stratum.
        public static func < (first: Key, second: Key) -> Bool {
            (first.stratum, first.cluster, first.group) < (second.stratum, second.cluster, second.group)
        }
    }

    /// One figure's sums over a key's respondents.
    struct Sums: Sendable, Hashable {
        var numerator = 0.0
        var denominator = 0.0
        var respondents = 0
        var weight = 0.0
        var weightSquares = 0.0
        /// Weight times y², xy and x²: for the design effect.
        var numeratorSquares = 0.0
        var products = 0.0
        var denominatorSquares = 0.0
    }

    /// The number of figures.
    public let figures: Int
    private(set) var places: [Key: Int] = [:]
    private(set) var keys: [Key] = []
    /// The sum of all weights of each key, whether or not they answered.
    private(set) var keyWeights: [Double] = []
    /// By key, then figure.
    private(set) var sums: [Sums] = []

    /// Starts without respondents.
    public init(figures: Int) {
        self.figures = max(0, figures)
    }

    /// The place of a key, which its respondents are added at.
    public mutating func place(of key: Key) -> Int {
        if let place = places[key] { return place }
        places[key] = keys.count
        keys.append(key)
        keyWeights.append(0)
        sums.append(contentsOf: repeatElement(Sums(), count: figures))
        return keys.count - 1
    }

    /// Adds a respondent's weight; once for each respondent. Weights of clusters outside the domain count only where
    /// weights are calibrated.
    public mutating func addRespondent(at place: Int, weight: Double) {
        keyWeights[place] += weight
    }

    /// Adds what a respondent says about a figure: y and x as in `SurveyDomain.ratio`; nothing for x = 0.
    public mutating func add(
        at place: Int, figure: Int, weight: Double, numerator: Double, denominator: Double
    ) {
        guard denominator > 0, weight > 0 else { return }
        let index = place * figures + figure
        sums[index].numerator += weight * numerator
        sums[index].denominator += weight * denominator
        sums[index].respondents += 1
        sums[index].weight += weight
        sums[index].weightSquares += weight * weight
        sums[index].numeratorSquares += weight * numerator * numerator
        sums[index].products += weight * numerator * denominator
        sums[index].denominatorSquares += weight * denominator * denominator
    }

    /// Adds another part. A cluster lies in one part as a rule, and then merging is a union; where it does not, its
    /// sums are added.
    ///
    /// - Throws: `EstimationError.unequalFigures`; nothing is merged then.
    public mutating func merge(_ other: ClusterTotals) throws(EstimationError) {
        guard figures == other.figures else { throw .unequalFigures(figures, other.figures) }
        for (otherPlace, key) in other.keys.enumerated() {
            let place = place(of: key)
            keyWeights[place] += other.keyWeights[otherPlace]
            for figure in 0..<figures {
                sums[place * figures + figure].add(other.sums[otherPlace * figures + figure])
            }
        }
    }
}

extension ClusterTotals.Sums {
    mutating func add(_ other: ClusterTotals.Sums) {
        numerator += other.numerator
        denominator += other.denominator
        respondents += other.respondents
        weight += other.weight
        weightSquares += other.weightSquares
        numeratorSquares += other.numeratorSquares
        products += other.products
        denominatorSquares += other.denominatorSquares
    }
}
