internal import Units

/// What the units file and the table of strata know of the size of each stratum.
struct StratumSizes {
    let strata: SampleLabels.Strata
    let table: StrataTable?
    let registry: UnitRegistry
    /// What the probabilities of selection say of each stratum's size, where there is no table of strata.
    var drawn: DrawnStrata?

    /// N of each stratum, from the table of strata.
    func persons() -> [Double?] {
        strata.units.indices.map { entry($0)?.population.map(Double.init) }
    }

    /// The size of each stratum in what was drawn from it, for the finite-population correction: N persons where
    /// respondents were drawn by themselves, the number of clusters where clusters were.
    ///
    /// - Throws: `WeightingError` naming the stratum whose size is not known, or less than the sample.
    func drawn(from clusters: [Int32]?) throws(WeightingError) -> [Double?] {
        let sampled = sampled(clusters)
        var sizes: [Double?] = []
        for (stratum, name) in strata.cells.names.enumerated() {
            let known = entry(stratum)
            let size: Double?
            if clusters != nil {
                size = known?.psus.map(Double.init)
            } else if let persons = known?.population {
                size = Double(persons)
            } else if strata.texts[stratum].isEmpty {
                size = registry.units[strata.units[stratum]].population.map(Double.init)
            } else {
                size = drawn?.persons(unit: strata.units[stratum], stratum: strata.texts[stratum])
            }
            if let size {
                if size < Double(sampled[stratum]) {
                    throw clusters == nil
                        ? .populationBelowRespondents(
                            cell: name, population: size, respondents: sampled[stratum])
                        : .clustersBelowSample(stratum: name, clusters: Int(size), sampled: sampled[stratum])
                }
            } else if sampled[stratum] > 0 {
                throw clusters == nil
                    ? .cellWithoutPopulation(cell: name, respondents: sampled[stratum])
                    : .stratumWithoutClusters(stratum: name, sampled: sampled[stratum])
            }
            sizes.append(size)
        }
        return sizes
    }

    /// The respondents or clusters sampled in each stratum.
    private func sampled(_ clusters: [Int32]?) -> [Int] {
        var counts = [Int](repeating: 0, count: strata.units.count)
        var isCounted = [Bool](repeating: false, count: clusters?.count ?? 0)
        for (row, stratum) in strata.cells.cells.enumerated() where stratum >= 0 {
            if let clusters {
                guard !isCounted[Int(clusters[row])] else { continue }
                isCounted[Int(clusters[row])] = true
            }
            counts[Int(stratum)] += 1
        }
        return counts
    }

    private func entry(_ stratum: Int) -> StrataTable.Stratum? {
        table?[unit: strata.units[stratum], stratum: strata.texts[stratum]]
    }
}
