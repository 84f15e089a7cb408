internal import Statistics

/// What respondents' weights are multiplied by so that they also stand for those of their class who were drawn and did not
/// answer (weighting-class adjustment; Valliant, Dever & Kreuter 2018, ch. 13).
public struct NonresponseWeights: Sendable, Hashable {
    /// The factor of each row.
    public let factors: [Double]

    /// Those drawn of a class.
    public struct Drawn: Sendable, Hashable {
        /// How many could have answered, whether they did or not.
        public var count: Int
        /// The sum of their base weights.
        public var weight: Double

        /// Makes a class's numbers.
        public init(count: Int = 0, weight: Double = 0) {
            self.count = count
            self.weight = weight
        }
    }

    /// Makes the factors: the base weights of all drawn who could have answered over those of the respondents.
    ///
    /// - Parameters:
    ///   - base: the respondents' weights before.
    ///   - classes: the class of each respondent.
    ///   - drawn: those drawn, class by class in the order of the classes' names; nil for a class that the sample does not
    ///     have.
    /// - Throws: `WeightingError` naming the class that has no respondents, is not in the sample, or has fewer drawn than
    ///   respondents.
    public init(base: [Double], classes: CellAssignment, drawn: [Drawn?]) throws(WeightingError) {
        guard classes.cells.count == base.count else {
            throw .unequalLength(what: "class", expected: base.count, found: classes.cells.count)
        }
        guard drawn.count == classes.names.count else {
            throw .unequalLength(what: "drawn", expected: classes.names.count, found: drawn.count)
        }
        guard classes.unassigned == 0 else {
            throw .respondentsWithoutCell(what: "class", count: classes.unassigned)
        }
        var counts = [Int](repeating: 0, count: drawn.count)
        var sums = [CompensatedSum](repeating: CompensatedSum(), count: drawn.count)
        for (row, cell) in classes.cells.enumerated() {
            counts[Int(cell)] += 1
            sums[Int(cell)].add(base[row])
        }
        var byClass = [Double](repeating: 1, count: drawn.count)
        for (cell, name) in classes.names.enumerated() {
            guard let sampled = drawn[cell], sampled.count > 0 else {
                if counts[cell] > 0 { throw .classNotDrawn(name: name, respondents: counts[cell]) }
                continue
            }
            guard counts[cell] > 0, sums[cell].value > 0 else {
                throw .classWithoutRespondents(name: name, drawn: sampled.count)
            }
            guard sampled.weight >= sums[cell].value * (1 - 1e-9) else {
                throw .classBelowRespondents(
                    name: name, drawn: sampled.weight, respondents: sums[cell].value)
            }
            byClass[cell] = sampled.weight / sums[cell].value
        }
        factors = classes.cells.map { byClass[Int($0)] }
    }
}
