internal import Figures
internal import Statistics
public import Weighting

extension ReplicateWeights {
    /// Draws again from the first stage of a design.
    ///
    /// The seed of a bootstrap gives the same replicates on every machine; each replicate draws from a stream of its own.
    ///
    /// - Parameters:
    ///   - design: the design; its weights are those before calibration.
    ///   - recalibrate: makes weights agree again with the totals that the sample's agree with.
    /// - Throws: `EstimationError`: a stratum without two clusters, too many replicates.
    public init(
        _ design: SurveyDesign, method: ReplicationMethod,
        recalibrate: (@Sendable ([Double]) throws(WeightingError) -> [Double])? = nil
    ) throws(EstimationError) {
        let strata = ReplicatedStrata(design)
        guard let clusters = strata.clusterOfRow else { throw .noStage }
        let count: Int
        let scale: Double
        var scales: [Double]
        var freedom = strata.clusterCount - strata.members.count { !$0.isEmpty }
        let factors: @Sendable (Int) -> [Double]
        switch method {
        case .jackknife:
            let plan = try JackknifePlan(strata, lonely: design.lonely)
            (count, scale, scales) = (plan.left.count, plan.scale, plan.scales)
            factors = { plan.factors($0) }
        case .balanced(let rho):
            let plan = try BalancedPlan(strata, rho: rho)
            (count, scale) = (plan.size, 1 / (Double(plan.size) * (1 - rho) * (1 - rho)))
            scales = [Double](repeating: 1, count: count)
            freedom = strata.members.count { !$0.isEmpty }
            factors = { plan.factors($0) }
        case .bootstrap(let replicates, let seed):
            let plan = try BootstrapPlan(
                strata, replicates: replicates, seed: seed, isRescaled: false, lonely: design.lonely)
            (count, scale) = (replicates, plan.scale)
            scales = [Double](repeating: 1, count: count)
            factors = { plan.factors($0) }
        case .rescaledBootstrap(let replicates, let seed):
            let plan = try BootstrapPlan(
                strata, replicates: replicates, seed: seed, isRescaled: true, lonely: design.lonely)
            (count, scale) = (replicates, plan.scale)
            scales = [Double](repeating: 1, count: count)
            factors = { plan.factors($0) }
        }
        guard count <= Self.limit else { throw .tooManyReplicates(count, limit: Self.limit) }
        self.init(
            base: design.weights, clusterOfRow: clusters, count: count, scale: scale, scales: scales,
            degreesOfFreedom: min(freedom, max(count - 1, 0)), recalibrate: recalibrate, factors: factors)
    }
}

/// The first stage of a design as replicates see it.
struct ReplicatedStrata: Sendable {
    /// The cluster of each row, numbered without gaps by stratum; nil for a design without rows.
    let clusterOfRow: [Int32]?
    let clusterCount: Int
    /// The clusters of each stratum.
    let members: [[Int]]
    /// The clusters that each stratum has in the population.
    let populations: [Double?]

    init(_ design: SurveyDesign) {
        let stage = design.stages[0]
        var known: [Int32: Int] = [:]
        var members = [[Int]](repeating: [], count: stage.sampled.count)
        clusterOfRow = (0..<design.rowCount).map { row in
            let label = stage.cluster(row)
            if let cluster = known[label] { return Int32(truncatingIfNeeded: cluster) }
            let cluster = known.count
            known[label] = cluster
            members[Int(stage.strata[row])].append(cluster)
            return Int32(truncatingIfNeeded: cluster)
        }
        clusterCount = known.count
        self.members = members
        // A later stage is not drawn again. Taken with the correction of the first, its error would be lost: a survey that visited every
        // hamlet would pass for a census. Without it the first stage stands for both, on the safe side.
        populations = design.stages.count > 1 ? stage.populations.map { _ in nil } : stage.populations
    }

    func unsampledFraction(_ stratum: Int) -> Double {
        SampledStratum.unsampledFraction(sampled: members[stratum].count, population: populations[stratum])
    }
}

/// One cluster left out at a time.
struct JackknifePlan: Sendable {
    private let strata: ReplicatedStrata
    /// The stratum and cluster that each replicate leaves out.
    let left: [(stratum: Int, cluster: Int)]
    let scale: Double
    let scales: [Double]
    /// How many strata there are; a lonely cluster is spread over the others.
    private let stratumCount: Int

    init(_ strata: ReplicatedStrata, lonely: LonelyPSUPolicy) throws(EstimationError) {
        self.strata = strata
        let present = strata.members.indices.filter { !strata.members[$0].isEmpty }
        stratumCount = present.count
        var left: [(stratum: Int, cluster: Int)] = []
        var scales: [Double] = []
        for stratum in present {
            let size = Double(strata.members[stratum].count)
            let fraction = strata.unsampledFraction(stratum)
            if size == 1, fraction >= 1e-7 {
                switch lonely.treatment {
                case .fail: throw .lonelyStratum(stratum)
                case .remove, .certainty, .average: continue
                case .adjust:
                    left.append((stratum, strata.members[stratum][0]))
                    scales.append(Double(present.count - 1) / Double(present.count))
                    continue
                }
            }
            for cluster in strata.members[stratum] {
                left.append((stratum, cluster))
                scales.append(fraction * (size - 1) / size)
            }
        }
        self.left = left
        // R gives JK1 one scale and JKn one for each replicate; the product is the same.
        if present.count == 1, let first = scales.first {
            scale = first
            self.scales = scales.map { _ in 1 }
        } else {
            let isAverage = lonely.treatment == .average && left.count < strata.clusterCount && !left.isEmpty
            scale = isAverage ? Double(strata.clusterCount) / Double(left.count) : 1
            self.scales = scales
        }
    }

    func factors(_ replicate: Int) -> [Double] {
        var factors = [Double](repeating: 1, count: strata.clusterCount)
        let (stratum, cluster) = left[replicate]
        let size = Double(strata.members[stratum].count)
        if size == 1 {
            let share = Double(stratumCount) / Double(max(stratumCount - 1, 1))
            factors = factors.map { $0 * share }
        } else {
            for member in strata.members[stratum] { factors[member] = size / (size - 1) }
        }
        factors[cluster] = 0
        return factors
    }
}

/// Half samples balanced by a Hadamard matrix (Sylvester's, of a power of two).
struct BalancedPlan: Sendable {
    private let strata: ReplicatedStrata
    private let present: [Int]
    private let rho: Double
    let size: Int

    init(_ strata: ReplicatedStrata, rho: Double) throws(EstimationError) {
        self.strata = strata
        self.rho = rho
        guard rho >= 0, rho < 1 else { throw .fayCoefficient(rho) }
        present = strata.members.indices.filter { !strata.members[$0].isEmpty }
        for stratum in present where strata.members[stratum].count != 2 {
            throw .notTwoClusters(stratum: stratum, clusters: strata.members[stratum].count)
        }
        var size = 4
        while size <= present.count { size *= 2 }
        self.size = size
    }

    func factors(_ replicate: Int) -> [Double] {
        var factors = [Double](repeating: 1, count: strata.clusterCount)
        for (place, stratum) in present.enumerated() {
            // The first column of the matrix is constant and balances nothing.
            let isFirst = ((place + 1) & replicate).nonzeroBitCount % 2 == 0
            let members = strata.members[stratum]
            factors[members[isFirst ? 0 : 1]] = 2 - rho
            factors[members[isFirst ? 1 : 0]] = rho
        }
        return factors
    }
}

/// Clusters drawn again by chance.
struct BootstrapPlan: Sendable {
    private let strata: ReplicatedStrata
    private let seed: UInt64
    private let isRescaled: Bool
    let scale: Double

    init(
        _ strata: ReplicatedStrata, replicates: Int, seed: UInt64, isRescaled: Bool, lonely: LonelyPSUPolicy
    ) throws(EstimationError) {
        guard replicates > 1 else { throw .tooFewReplicates(replicates) }
        self.strata = strata
        self.seed = seed
        self.isRescaled = isRescaled
        let present = strata.members.indices.filter { !strata.members[$0].isEmpty }
        // A lonely cluster that is to add nothing is in every replicate once.
        if ![.remove, .certainty].contains(lonely.treatment) {
            for stratum in present
            where strata.members[stratum].count == 1 && strata.unsampledFraction(stratum) >= 1e-7 {
                throw .lonelyStratum(stratum)
            }
        }
        let spread = 1 / Double(replicates - 1)
        guard !isRescaled, !present.isEmpty else {
            scale = spread
            return
        }
        // The mean number of clusters of a stratum, harmonically, as R's `bootweights` has it.
        let drawn = present.filter { strata.members[$0].count > 1 }
        guard !drawn.isEmpty else {
            scale = spread
            return
        }
        let inverse = drawn.map { 1 / Double(strata.members[$0].count) }.compensatedSum() / Double(drawn.count)
        scale = inverse < 1 ? spread / (1 - inverse) : spread
    }

    func factors(_ replicate: Int) -> [Double] {
        var generator = SeededGenerator(seed: seed, stream: UInt64(replicate))
        var factors = [Double](repeating: 0, count: strata.clusterCount)
        for (stratum, members) in strata.members.enumerated() where !members.isEmpty {
            guard members.count > 1 else {
                factors[members[0]] = 1
                continue
            }
            if isRescaled {
                let step = Double(members.count) / Double(members.count - 1)
                for _ in 1..<members.count {
                    factors[members[Int(generator.below(UInt64(members.count)))]] += step
                }
            } else if let population = strata.populations[stratum], population.isFinite {
                let copies = Int(min(population.rounded(), 0x1p52))
                // Which clusters get one copy more is left to chance as well.
                var order = members
                generator.shuffle(&order)
                for draw in generator.sample(members.count, of: copies) { factors[order[draw % order.count]] += 1 }
            } else {
                for _ in members { factors[members[Int(generator.below(UInt64(members.count)))]] += 1 }
            }
        }
        return factors
    }
}
