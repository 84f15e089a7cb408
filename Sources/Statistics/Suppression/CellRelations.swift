/// Counts in tables that add up: which cells are sums of which others.
public struct CellRelations: Sendable {
    /// A sum that whoever reads the tables can take: the parts add up to the whole.
    public struct Sum: Sendable, Hashable {
        /// The cell that holds the sum; nil for a total that is published in any case.
        public var whole: Int?
        /// The cells that are added, each once.
        public var parts: [Int]
        /// Whether the parts are persons who are counted once each, so that what remains hidden of a published whole is a group of
        /// persons as well. Not so for answers to several items, which the same persons give.
        public var countsPersons: Bool

        /// Makes a sum.
        public init(whole: Int?, parts: [Int], countsPersons: Bool = true) {
            self.whole = whole
            self.parts = parts
            self.countsPersons = countsPersons
        }

        /// The cells of the sum.
        var members: [Int] { whole.map { parts + [$0] } ?? parts }
    }

    /// What may be done with a cell.
    public enum Standing: Int, Sendable, Hashable {
        /// May be hidden to protect others.
        case open
        /// May be hidden where no open cell is left: whoever did not give a characteristic.
        case reserve
        /// Is published, or hidden, elsewhere already.
        case fixed
    }

    /// The respondents of each cell.
    public let counts: [Int]
    /// What may be done with each cell.
    public let standings: [Standing]
    /// The sums.
    public let sums: [Sum]
    /// The sums that each cell is in.
    let sumsOfCell: [[Int]]

    /// Makes relations; sums that name no such cell are left out.
    ///
    /// - Parameter standings: as many as counts; cells beyond them are open.
    public init(counts: [Int], standings: [Standing], sums: [Sum]) {
        self.counts = counts
        self.standings = counts.indices.map { standings.indices.contains($0) ? standings[$0] : .open }
        self.sums = sums.filter { $0.members.allSatisfy(counts.indices.contains) && !$0.parts.isEmpty }
        var places = [[Int]](repeating: [], count: counts.count)
        for (place, sum) in self.sums.enumerated() {
            for cell in sum.members { places[cell].append(place) }
        }
        sumsOfCell = places
    }
}
