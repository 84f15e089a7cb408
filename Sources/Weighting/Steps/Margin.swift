internal import Statistics

/// A margin table: how many persons of the population have each level of a variable.
public struct Margin: Sendable, Hashable {
    /// A level and its number of persons.
    public struct Level: Sendable, Hashable {
        /// The level's name, as respondents' levels have it.
        public let name: String
        /// The number of persons of the population; not negative.
        public let target: Double

        /// Makes a level.
        public init(name: String, target: Double) {
            self.name = name
            self.target = target
        }
    }

    /// The name of the table or variable, for messages.
    public let name: String
    /// The levels, in the order of the table.
    public let levels: [Level]

    /// Makes a margin.
    ///
    /// - Throws: `WeightingError.repeatedLevel`, or `.target` for a number that is negative or none.
    public init(name: String, levels: [Level]) throws(WeightingError) {
        var seen: Set<String> = []
        for level in levels {
            guard seen.insert(level.name).inserted else { throw .repeatedLevel(margin: name, level: level.name) }
            guard level.target >= 0, level.target.isFinite else {
                throw .target(margin: name, level: level.name, value: level.target)
            }
        }
        self.name = name
        self.levels = levels
    }

    /// The sum of the targets.
    public var total: Double { levels.map(\.target).compensatedSum() }

    /// The relative difference up to which totals count as one.
    static let tolerance = 1e-9

    /// Sees that margins, and the population if it is known, have one total.
    ///
    /// - Parameter scope: the unit that they are about, for messages.
    /// - Throws: `WeightingError.totalsDisagree` with each total.
    public static func checkTotals(
        _ margins: [Margin], population: WeightingError.NamedTotal? = nil, scope: String? = nil
    ) throws(WeightingError) {
        var totals = margins.map { WeightingError.NamedTotal(name: $0.name, total: $0.total) }
        if let population { totals.append(population) }
        guard let largest = totals.map(\.total).max(), let smallest = totals.map(\.total).min() else { return }
        guard largest - smallest <= tolerance * largest else { throw .totalsDisagree(scope: scope, totals: totals) }
    }
}
