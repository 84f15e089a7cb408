internal import Figures
internal import Statistics

/// The drawing within one stratum of one unit.
struct StratumDraw {
    private let stratum: FrameCells.Stratum
    private let count: Int
    private let frame: SamplingFrame
    private let settings: DrawSettings
    private let unitCode: String

    private(set) var persons: [DrawnPerson] = []
    private(set) var reserve: [DrawnPerson] = []
    private(set) var clusters: [DrawnCluster] = []

    init(
        _ stratum: FrameCells.Stratum, count: Int, frame: SamplingFrame, settings: DrawSettings, unitCode: String
    ) {
        self.stratum = stratum
        self.count = count
        self.frame = frame
        self.settings = settings
        self.unitCode = unitCode
    }

    mutating func draw() throws(PlanningError) {
        var generator = generator("draw")
        switch settings.method {
        case .simple:
            let ordered = byIdentifier(stratum.entries)
            try keep(Selection.simple(count, of: ordered.count, &generator), of: ordered)
        case .systematic:
            try keep(Selection.systematic(count, of: stratum.entries.count, &generator), of: stratum.entries)
        case .pps:
            let sizes = stratum.entries.map { frame.entries[$0].size }
            try keep(Selection.proportional(count, sizes: sizes, &generator), of: stratum.entries)
        case .stages: try drawInStages(&generator)
        }
    }

    private func generator(_ purpose: String, cluster: String = "") -> SeededGenerator {
        SeededGenerator(seed: settings.seed, stream: StreamKey.of([unitCode, stratum.key, cluster, purpose]))
    }

    private func byIdentifier(_ entries: [Int]) -> [Int] {
        entries.sorted { frame.entries[$0].id.utf8.lexicographicallyPrecedes(frame.entries[$1].id.utf8) }
    }

    /// Keeps who was drawn of some entries, and draws substitutes from the others.
    private mutating func keep(
        _ selection: Selection, of entries: [Int], cluster: (name: String, key: String, probability: Ratio)? = nil
    ) throws(PlanningError) {
        var drawn: [(entry: Int, probability: Ratio)] = []
        for (place, probability) in zip(selection.places, selection.probabilities) {
            do { drawn.append((entries[place], try probability.multiplied(by: cluster?.probability ?? .one))) } catch {
                throw .overflow
            }
        }
        let probabilities = Dictionary(uniqueKeysWithValues: drawn.map { ($0.entry, $0.probability) })
        for entry in byIdentifier(drawn.map(\.entry)) {
            persons.append(person(entry, probabilities[entry], cluster?.name ?? ""))
        }
        var others = byIdentifier(entries.filter { probabilities[$0] == nil })
        let wanted = try reserveCount(of: drawn.count)
        guard wanted > 0, !others.isEmpty else { return }
        var generator = generator("reserve", cluster: cluster?.key ?? "")
        generator.shuffle(&others)
        reserve += others.prefix(wanted).map { person($0, nil, cluster?.name ?? "") }
    }

    private func person(_ entry: Int?, _ probability: Ratio?, _ psu: String) -> DrawnPerson {
        DrawnPerson(
            unit: stratum.unit, form: "", entry: entry, stratum: stratum.name, psu: psu, probability: probability)
    }

    private func reserveCount(of drawn: Int) throws(PlanningError) -> Int {
        do throws(FiguresError) {
            let share = try settings.reserve.multiplied(by: Ratio(drawn))
            return Int(clamping: (share.numerator + share.denominator - 1) / share.denominator)
        } catch {
            throw .overflow
        }
    }

    // MARK: Stages

    /// A primary sampling unit of the frame.
    private struct Cluster {
        let name: String
        let key: String
        /// Its persons; the one entry that stands for it where the frame lists clusters.
        var entries: [Int]
        var size: Int
    }

    /// The clusters in the order in which the frame first names them.
    private func frameClusters() -> [Cluster] {
        var places: [FoldedText: Int] = [:]
        var found: [Cluster] = []
        var spellings: [[String]] = []
        for entry in stratum.entries {
            let row = frame.entries[entry]
            let key = FoldedText(row.psu)
            let place = places[key] ?? found.count
            if place == found.count {
                places[key] = place
                found.append(Cluster(name: "", key: key.text, entries: [], size: 0))
                spellings.append([])
            }
            found[place].entries.append(entry)
            found[place].size += frame.listsClusters ? row.size : 1
            spellings[place].append(row.psu)
        }
        return zip(found, spellings).map { cluster, texts in
            Cluster(
                name: FrameCells.firstSpelling(texts), key: cluster.key, entries: cluster.entries, size: cluster.size)
        }
    }

    /// Clusters by size, then persons: as many of each as give everybody the same probability, as nearly as whole numbers can.
    private mutating func drawInStages(_ generator: inout SeededGenerator) throws(PlanningError) {
        let all = frameClusters()
        let drawn = try Selection.proportional(clusterCount(of: all.count), sizes: all.map(\.size), &generator)
        let chosen = drawn.places.map { all[$0] }
        let forms = try takes(chosen, drawn.probabilities)
        for ((cluster, probability), take) in zip(zip(chosen, drawn.probabilities), forms) {
            clusters.append(
                DrawnCluster(
                    unit: stratum.unit, stratum: stratum.name, psu: cluster.name, size: cluster.size,
                    probability: probability, forms: take))
            if frame.listsClusters {
                let share: Ratio
                do throws(FiguresError) {
                    share = try probability.multiplied(by: Ratio(Int128(take), over: Int128(cluster.size)))
                } catch {
                    throw .overflow
                }
                persons += (0..<take).map { _ in person(nil, share, cluster.name) }
                continue
            }
            let ordered = byIdentifier(cluster.entries)
            var within = self.generator("persons", cluster: cluster.key)
            try keep(
                Selection.simple(take, of: ordered.count, &within), of: ordered,
                cluster: (cluster.name, cluster.key, probability))
        }
    }

    /// How many clusters are drawn: two at least where there are two, as one alone shows nothing of the variance.
    private func clusterCount(of available: Int) -> Int {
        let wanted = settings.perCluster.map { count / $0 + (count % $0 == 0 ? 0 : 1) } ?? settings.clusters ?? 1
        return min(max(wanted, min(2, settings.clusters ?? 2)), count, available)
    }

    /// How many persons of each cluster: by its size over its probability, so that probability times share is one for all; a
    /// cluster drawn for certain has as large a share of its persons as the others' come to.
    private func takes(_ chosen: [Cluster], _ probabilities: [Ratio]) throws(PlanningError) -> [Int] {
        var shares: [Ratio] = []
        for (cluster, probability) in zip(chosen, probabilities) {
            do { shares.append(try Ratio(cluster.size).divided(by: probability)) } catch { throw .overflow }
        }
        // Clusters that were not certain have one and the same quotient; those that were have a whole number.
        let denominator = shares.map(\.denominator).max() ?? 1
        var weights: [Int128] = []
        for share in shares {
            let (weight, overflow) = share.numerator.multipliedReportingOverflow(by: denominator / share.denominator)
            guard !overflow else { throw .overflow }
            weights.append(weight)
        }
        let possible = chosen.reduce(0) { $0 + $1.size }
        return try Allocation(
            total: min(count, possible), weights: weights, bounds: chosen.map { 1...$0.size }
        ).counts
    }
}
