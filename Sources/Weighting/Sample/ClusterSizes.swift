/// The primary sampling units among the responses with the persons that each has.
struct ClusterSizes {
    private let clusters: [Int32]
    private let strata: SampleLabels.Strata
    /// By cluster: its name for messages, its respondents and, where the table knows it, its persons.
    private let names: [String]
    private let respondents: [Int]
    private let persons: [Int?]
    /// Responses that name no primary sampling unit.
    private let unnamed: Int

    init(
        _ clusters: [Int32], strata: SampleLabels.Strata, labels: SampleLabels, table: ClusterTable
    ) {
        self.clusters = clusters
        self.strata = strata
        let texts = labels.clusterTexts()
        let count = Int(clusters.max() ?? -1) + 1
        var names = [String](repeating: "", count: count)
        var respondents = [Int](repeating: 0, count: count)
        var persons = [Int?](repeating: nil, count: count)
        for (row, cluster) in clusters.enumerated() {
            let place = Int(cluster)
            respondents[place] += 1
            let stratum = strata.cells.cells[row]
            guard respondents[place] == 1, stratum >= 0, !texts[row].isEmpty else { continue }
            names[place] = "\(strata.cells.names[Int(stratum)]) / \(texts[row])"
            persons[place] = table.population(
                unit: strata.units[Int(stratum)], stratum: strata.texts[Int(stratum)], psu: texts[row])
        }
        self.names = names
        self.respondents = respondents
        self.persons = persons
        unnamed = texts.count { $0.isEmpty }
    }

    /// N/n at both stages: the stratum's clusters over those sampled, times the cluster's persons over those who answered.
    ///
    /// - Parameter populations: the clusters of each stratum in the population, all known.
    func weights(populations: [Double?]) throws(WeightingError) -> [Double] {
        guard unnamed == 0 else { throw .respondentsWithoutCell(what: "PSU", count: unnamed) }
        var sampled = [Int](repeating: 0, count: strata.units.count)
        var isCounted = [Bool](repeating: false, count: names.count)
        for (row, cluster) in clusters.enumerated() where !isCounted[Int(cluster)] {
            isCounted[Int(cluster)] = true
            if strata.cells.cells[row] >= 0 { sampled[Int(strata.cells.cells[row])] += 1 }
        }
        for place in names.indices {
            guard let size = persons[place] else {
                throw .cellWithoutPopulation(cell: names[place], respondents: respondents[place])
            }
            guard size >= respondents[place] else {
                throw .populationBelowRespondents(
                    cell: names[place], population: Double(size), respondents: respondents[place])
            }
        }
        var weights: [Double] = []
        for (row, cluster) in clusters.enumerated() {
            let stratum = strata.cells.cells[row]
            guard stratum >= 0 else { throw .respondentsWithoutCell(what: "N", count: 1) }
            let first = (populations[Int(stratum)] ?? 0) / Double(sampled[Int(stratum)])
            let second = Double(persons[Int(cluster)] ?? 0) / Double(respondents[Int(cluster)])
            weights.append(first * second)
        }
        return weights
    }

    /// The persons of each cluster, for the finite-population correction of the second stage; nil where not known.
    var populations: [Double?] {
        persons.enumerated().map { place, size in
            size.flatMap { $0 >= respondents[place] ? Double($0) : nil }
        }
    }
}
