internal import Figures
internal import Questionnaires
internal import Responses
internal import Statistics
internal import Units

/// The steps of a plan taken one after the other, on a copy: a step that refuses leaves nothing behind.
struct WeightingRun {
    private let plan: WeightingPlan
    private let responses: ResponseTable
    private let labels: SampleLabels
    private let strata: SampleLabels.Strata
    private let sizes: StratumSizes
    private let units: UnitRegistry
    private let clusters: [Int32]?
    private let clusterSizes: ClusterSizes?

    private(set) var weights: [Double]
    /// Whether the weights are a replicate's, whose sums stand for no population exactly.
    private var isReplicate = false
    private(set) var chain: [WeightedSample.ChainLink] = []
    private(set) var calibration: [Calibration.Step] = []
    private(set) var collapsed: [MarginCells.Collapsed] = []
    /// The margins that any step fitted weights to.
    private(set) var margins: [MarginCells] = []
    /// The totals of numbers that any step fitted weights to.
    private(set) var totals: [FittingTotal] = []

    init(
        _ plan: WeightingPlan, responses: ResponseTable, labels: SampleLabels, strata: SampleLabels.Strata,
        sizes: StratumSizes, units: UnitRegistry, clusters: [Int32]?, clusterSizes: ClusterSizes?
    ) {
        self.plan = plan
        self.responses = responses
        self.labels = labels
        self.strata = strata
        self.sizes = sizes
        self.units = units
        self.clusters = clusters
        self.clusterSizes = clusterSizes
        weights = [Double](repeating: 1, count: responses.rowCount)
    }

    /// Takes steps from other weights than the run's own.
    func refit(by steps: [WeightingStep]) -> @Sendable ([Double]) throws(WeightingError) -> [Double] {
        let start = self
        let frames = steps.map { start.frame($0) }
        return { (base: [Double]) throws(WeightingError) -> [Double] in
            var run = start
            run.weights = base
            run.isReplicate = true
            for (step, frame) in zip(steps, frames) {
                if let frame { run.weights = try frame.raked(run.weights) } else { try run.take(step) }
            }
            return run.weights
        }
    }

    /// What a raking needs besides the weights, made once for all replicates; nil for other steps, and where it depends on the weights.
    private func frame(_ step: WeightingStep) -> RakingFrame? {
        guard case .rake(let uses, let unknownLevel) = step, let margins = try? fitting(uses),
            let frame = try? RakingFrame(
                base: weights.map { $0 > 0 ? $0 : 1 }, margins: margins, unknownLevel: unknownLevel, populations: []),
            frame.holdsForOtherWeights
        else { return nil }
        return frame
    }

    /// Takes a step; an error that comes from single forms names the first of them.
    mutating func take(_ step: WeightingStep) throws(WeightingError) {
        do { try apply(step) } catch { throw isReplicate ? error : naming(error, at: step) }
    }

    /// Refuses weights below 0, which no later step has mended.
    func checkSign() throws(WeightingError) {
        let negative = weights.indices.filter { weights[$0] < 0 }
        guard let least = negative.map({ weights[$0] }).min() else { return }
        throw ofForms(negative, .negativeWeights(smallest: least, respondents: negative.count))
    }

    private func naming(_ error: WeightingError, at step: WeightingStep) -> WeightingError {
        switch error {
        case .weight(let row, _): return ofForms([row], error)
        case .withoutProbability:
            guard case .probability = step else { return error }
            let known = labels.formNumbers().map { $0.flatMap { plan.drawn?.probability($0) } }
            return ofForms(known.indices.filter { !(known[$0].map { $0 > 0 && $0 <= 1 } ?? false) }, error)
        case .notAWeight(let question, let respondents) where respondents > 0:
            let values = (try? labels.numbers(of: question)) ?? []
            return ofForms(values.indices.filter { !(values[$0] > 0 && values[$0].isFinite) }, error)
        case .respondentsWithoutCell: return ofForms(unanswered(step), error)
        default: return error
        }
    }

    /// The rows without an answer to a question that a step fits to.
    private func unanswered(_ step: WeightingStep) -> [Int] {
        var rows = Set<Int>()
        for question in step.questions {
            if let levels = try? labels.levels(of: question) {
                rows.formUnion(levels.cells.indices.filter { levels.cells[$0] < 0 })
            } else if let values = try? labels.numbers(of: question) {
                rows.formUnion(values.indices.filter { !values[$0].isFinite })
            }
        }
        return rows.sorted()
    }

    private func ofForms(_ rows: [Int], _ error: WeightingError) -> WeightingError {
        let numbers = labels.formNumbers()
        let named = rows.prefix(5).compactMap { numbers[$0] }
        return named.isEmpty ? error : .ofForms(named, count: rows.count, error)
    }

    private mutating func apply(_ step: WeightingStep) throws(WeightingError) {
        let factors: [Double]
        switch step {
        case .populationByUnit:
            factors = try ExpansionWeights(
                cells: labels.units, populations: units.units.map { $0.population.map(Double.init) }
            ).weights
        case .populationByStratum:
            factors = try ExpansionWeights(cells: strata.cells, populations: sizes.persons()).weights
        case .populationByCluster:
            guard let clusterSizes else { throw .withoutClusters }
            // The numbers of clusters are asked for of every stratum, and checked.
            factors = try clusterSizes.weights(populations: sizes.drawn(from: clusters))
        case .probability: factors = try inverseProbabilities()
        case .given(let question): factors = try labels.weights(of: question)
        case .nonresponse(let responseClass):
            factors = try DrawnClasses(labels, strata, plan.drawn, responseClass).factors(
                base: weights, hasProbabilities: plan.startsFromProbabilities)
        case .postStratify(let question, let table, let unknownLevel):
            factors = try postStratified(question, table, unknownLevel)
        case .rake(let uses, let unknownLevel):
            let raked = try RakedWeights(
                base: weights, margins: try fitting(uses), unknownLevel: unknownLevel, populations: populations)
            keep(raked.calibration, raked.margins)
            factors = raked.factors
        case .calibrate(let uses, let totals, let method, let unknownLevel):
            let calibrated = try CalibratedWeights(
                base: weights, margins: try fitting(uses), totals: try fitting(totals), method: method,
                unknownLevel: unknownLevel, populations: populations)
            keep(calibrated.calibration, calibrated.margins)
            let fitted = try fitting(totals)
            let names = Set(fitted.map(\.name))
            self.totals = self.totals.filter { !names.contains($0.name) } + fitted
            factors = calibrated.factors
        case .trim(let limits, let byUnit):
            let trimmed =
                byUnit
                ? try TrimmedWeights(base: weights, cells: labels.units, limits: limits)
                : try TrimmedWeights(base: weights, limits: limits)
            // Weights of 0 stay 0 whatever their factor.
            factors = zip(trimmed.weights, weights).map { $1 == 0 ? 1 : $0 / $1 }
            weights = trimmed.weights
            chain.append(WeightedSample.ChainLink(step: step, factors: factors))
            return
        }
        for row in weights.indices { weights[row] *= factors[row] }
        chain.append(WeightedSample.ChainLink(step: step, factors: factors))
    }

    private mutating func keep(_ step: Calibration.Step, _ fitted: [MarginCells]) {
        calibration.append(step)
        // Of two steps with one table the later one's levels hold, put together as it did.
        let names = Set(fitted.map(\.name))
        margins = margins.filter { !names.contains($0.name) } + fitted
        collapsed += fitted.flatMap(\.collapsed)
    }

    private func inverseProbabilities() throws(WeightingError) -> [Double] {
        guard let drawn = plan.drawn else { throw .withoutSample }
        let probabilities = labels.formNumbers().map { $0.flatMap(drawn.probability) }
        let missing = probabilities.count { !($0.map { $0 > 0 && $0 <= 1 } ?? false) }
        guard missing == 0 else { throw .withoutProbability(respondents: missing) }
        return probabilities.map { 1 / ($0 ?? 1) }
    }

    private mutating func postStratified(
        _ question: String, _ table: MarginTable, _ unknownLevel: PostStratifiedWeights.UnknownLevel
    ) throws(WeightingError) -> [Double] {
        let levels = try labels.levels(of: question, spelledAs: table.levelNames)
        let fitted: PostStratifiedWeights
        if let whole = table.whole {
            try checkPopulation(whole)
            fitted = try PostStratifiedWeights(
                base: weights, levels: levels, margin: whole, unknownLevel: unknownLevel)
        } else {
            fitted = try PostStratifiedWeights(
                base: weights, units: labels.units, levels: levels, margins: try byUnit(table),
                populations: populations, unknownLevel: unknownLevel)
        }
        calibration += fitted.calibration.steps
        return fitted.factors
    }

    private func fitting(_ uses: [WeightingStep.MarginUse]) throws(WeightingError) -> [FittingMargin] {
        var margins: [FittingMargin] = []
        for use in uses {
            let levels = try labels.levels(of: use.question, spelledAs: use.table.levelNames)
            if let whole = use.table.whole {
                try checkPopulation(whole)
                margins.append(FittingMargin(levels: levels, margin: whole, collapse: use.collapse))
            } else {
                margins.append(
                    FittingMargin(
                        name: use.table.name, levels: levels, units: labels.units, margins: try byUnit(use.table),
                        collapse: use.collapse))
            }
        }
        return margins
    }

    private func fitting(_ uses: [WeightingStep.TotalUse]) throws(WeightingError) -> [FittingTotal] {
        var totals: [FittingTotal] = []
        for use in uses {
            let values = try labels.numbers(of: use.question)
            if let whole = use.table.whole {
                totals.append(FittingTotal(name: use.table.name, values: values, total: whole))
                continue
            }
            try checkUnits(use.table.name) { use.table.byUnit[$0] != nil }
            totals.append(
                FittingTotal(
                    name: use.table.name, values: values, units: labels.units,
                    totals: units.units.indices.map { use.table.byUnit[$0] }))
        }
        return totals
    }

    /// The margins of a table by unit, each unit with responses among them.
    private func byUnit(_ table: MarginTable) throws(WeightingError) -> [Margin?] {
        try checkUnits(table.name) { table.byUnit[$0] != nil }
        return units.units.indices.map { table.byUnit[$0] }
    }

    private func checkUnits(_ name: String, _ isThere: (Int) -> Bool) throws(WeightingError) {
        var counts = [Int](repeating: 0, count: units.count)
        for unit in labels.units.cells where unit >= 0 { counts[Int(unit)] += 1 }
        for unit in counts.indices where counts[unit] > 0 && !isThere(unit) {
            throw .unitWithoutMargin(margin: name, unit: units.units[unit].code, respondents: counts[unit])
        }
    }

    /// Sees that a margin over all units has as many persons as the units' N together, where weights stand for them.
    private func checkPopulation(_ margin: Margin) throws(WeightingError) {
        let known = populations.compactMap { $0?.total }
        guard !known.isEmpty else { return }
        try Margin.checkTotals([margin], population: .init(name: "Σ N", total: known.compensatedSum()), scope: nil)
    }

    /// What each unit's weights sum to where they stand for a known population, which its margins must then agree with.
    private var populations: [WeightingError.NamedTotal?] {
        guard plan.hasPopulation, !isReplicate else { return [] }
        var sums = [CompensatedSum](repeating: CompensatedSum(), count: units.count)
        for (row, unit) in labels.units.cells.enumerated() where unit >= 0 { sums[Int(unit)].add(weights[row]) }
        return sums.map { WeightingError.NamedTotal(name: "N", total: $0.value) }
    }
}

extension WeightingPlan {
    /// Whether weights sum to populations before margins are applied.
    var hasPopulation: Bool {
        steps.contains { step in
            switch step {
            case .populationByUnit, .populationByStratum, .populationByCluster: true
            default: false
            }
        }
    }

    var startsFromProbabilities: Bool {
        if case .probability = steps.first { true } else { false }
    }

    /// Sees that what weights start from stands first and once, and that nothing fits weights to totals twice without a
    /// trimming between: weights that were multiplied by N/n twice stand for nobody, and weights fitted to a second set of
    /// totals no longer agree with the first. N/n takes those who answered for the sample, so that no class is left to
    /// stand for others.
    func checkOrder() throws(WeightingError) {
        var isFitted = false
        var isAdjusted = false
        for (place, step) in steps.enumerated() {
            switch step {
            case .populationByUnit, .populationByStratum, .populationByCluster, .probability, .given:
                guard place == 0 else { throw .stepOrder }
            case .nonresponse:
                guard !hasPopulation, !isFitted, !isAdjusted else { throw .stepOrder }
                isAdjusted = true
            case .postStratify, .rake, .calibrate:
                guard !isFitted else { throw .stepOrder }
                isFitted = true
            case .trim: isFitted = false
            }
        }
    }
}
