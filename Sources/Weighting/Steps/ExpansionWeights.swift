/// Weights from the selection: each respondent stands for N/n persons of its cell.
///
/// The inverse of the selection probability under simple random sampling within cells (Cochran 1977, ch. 5), taking
/// those who answered as the sample.
public struct ExpansionWeights: Sendable, Hashable {
    /// The weight of each row.
    public let weights: [Double]
    /// Cells with a population but no respondents: nobody stands for them, and the weights do not sum to their N.
    public let emptyCells: [String]

    /// The weights of a survey that is not weighted: 1 each.
    public static func none(count: Int) -> ExpansionWeights {
        ExpansionWeights(weights: [Double](repeating: 1, count: max(0, count)), emptyCells: [])
    }

    private init(weights: [Double], emptyCells: [String]) {
        self.weights = weights
        self.emptyCells = emptyCells
    }

    /// Makes N/n by cell: by unit, or by stratum within unit.
    ///
    /// - Parameter populations: N of each cell, in the order of its names; nil where it is not known.
    /// - Throws: `WeightingError` naming the cell without population, or with fewer persons than respondents.
    public init(cells: CellAssignment, populations: [Double?]) throws(WeightingError) {
        guard populations.count == cells.names.count else {
            throw .unequalLength(what: "N", expected: cells.names.count, found: populations.count)
        }
        guard cells.unassigned == 0 else {
            throw .respondentsWithoutCell(what: "N", count: cells.unassigned)
        }
        var counts = [Int](repeating: 0, count: populations.count)
        for cell in cells.cells { counts[Int(cell)] += 1 }
        var empty: [String] = []
        var factors = [Double](repeating: 0, count: populations.count)
        for (cell, name) in cells.names.enumerated() {
            guard let population = populations[cell] else {
                if counts[cell] > 0 { throw .cellWithoutPopulation(cell: name, respondents: counts[cell]) }
                continue
            }
            guard population >= 0, population.isFinite else { throw .population(cell: name, value: population) }
            guard population >= Double(counts[cell]) else {
                throw .populationBelowRespondents(cell: name, population: population, respondents: counts[cell])
            }
            if counts[cell] > 0 {
                factors[cell] = population / Double(counts[cell])
            } else if population > 0 {
                empty.append(name)
            }
        }
        weights = cells.cells.map { factors[Int($0)] }
        emptyCells = empty
    }
}
