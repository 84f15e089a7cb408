internal import Figures
public import Questionnaires
public import Responses
internal import Statistics
public import Units

extension WeightedSample {
    /// Weighs accepted responses.
    ///
    /// Every unit is a stratum, divided by the questionnaire's stratum question; the primary sampling unit is the
    /// questionnaire's, or the respondent where it has none or it is blank.
    ///
    /// - Throws: `WeightingError` naming what does not fit: a unit or stratum without N, a margin's level without
    ///   respondents, totals that disagree. The responses are untouched then.
    public init(
        _ responses: ResponseTable, questionnaire: Questionnaire, units: UnitRegistry, plan: WeightingPlan
    ) throws(WeightingError) {
        try plan.checkOrder()
        let labels = SampleLabels(responses, questionnaire: questionnaire, units: units)
        let strata = labels.strata()
        let clusters = labels.clusters(strata)
        let sizes = StratumSizes(strata: strata, table: plan.strata, registry: units)
        var weights = [Double](repeating: 1, count: responses.rowCount)
        var chain: [ChainLink] = []
        var calibration: CalibrationGroups?
        for step in plan.steps {
            let factors: [Double]
            switch step {
            case .populationByUnit:
                factors = try ExpansionWeights(
                    cells: labels.units, populations: units.units.map { $0.population.map(Double.init) }
                ).weights
            case .populationByStratum:
                factors = try ExpansionWeights(cells: strata.cells, populations: sizes.persons()).weights
            case .postStratify(let question, let margins, let unknownLevel):
                let fitted = try MarginStep(
                    margins: margins, unknownLevel: unknownLevel, units: units,
                    isExpanded: plan.hasPopulation
                ).fit(weights, units: labels.units, levels: try labels.levels(of: question))
                calibration = fitted.groups
                factors = fitted.factors
            }
            for row in weights.indices { weights[row] *= factors[row] }
            chain.append(ChainLink(step: step, factors: factors))
        }
        self.responses = responses
        self.weights = weights
        self.strata = strata.cells
        self.clusters = clusters
        self.calibration = calibration
        self.chain = chain
        populations = plan.isFinitePopulation ? try sizes.drawn(from: clusters) : strata.units.map { _ in nil }
        diagnostics = try WeightDiagnostics.byCell(weights, cells: labels.units)
    }
}

extension WeightingPlan {
    /// Whether weights sum to populations before margins are applied.
    var hasPopulation: Bool {
        steps.contains { if case .postStratify = $0 { false } else { true } }
    }

    /// Sees that there is at most one step of N/n, and after it at most one margin: weights that were multiplied by N/n
    /// twice stand for nobody, and weights fitted to a second margin no longer agree with the first.
    func checkOrder() throws(WeightingError) {
        var hasPopulation = false
        var hasMargin = false
        for step in steps {
            switch step {
            case .populationByUnit, .populationByStratum:
                guard !hasPopulation, !hasMargin else { throw .stepOrder }
                hasPopulation = true
            case .postStratify:
                guard !hasMargin else { throw .stepOrder }
                hasMargin = true
            }
        }
    }
}

/// A step that fits weights to margins, over all units or unit by unit.
struct MarginStep {
    let margins: MarginTable
    let unknownLevel: PostStratifiedWeights.UnknownLevel
    let units: UnitRegistry
    /// Whether the weights before sum to populations, which a unit's margins must then agree with.
    let isExpanded: Bool

    func fit(
        _ weights: [Double], units cells: CellAssignment, levels: CellAssignment
    ) throws(WeightingError) -> PostStratifiedWeights {
        if let whole = margins.whole {
            return try PostStratifiedWeights(base: weights, levels: levels, margin: whole, unknownLevel: unknownLevel)
        }
        var counts = [Int](repeating: 0, count: units.count)
        var sums = [CompensatedSum](repeating: CompensatedSum(), count: units.count)
        for (row, unit) in cells.cells.enumerated() where unit >= 0 {
            counts[Int(unit)] += 1
            sums[Int(unit)].add(weights[row])
        }
        for unit in counts.indices where counts[unit] > 0 && margins.byUnit[unit] == nil {
            throw .unitWithoutMargin(margin: margins.name, unit: units.units[unit].code, respondents: counts[unit])
        }
        return try PostStratifiedWeights(
            base: weights, units: cells, levels: levels, margins: counts.indices.map { margins.byUnit[$0] },
            populations: isExpanded ? sums.map { WeightingError.NamedTotal(name: "N", total: $0.value) } : [],
            unknownLevel: unknownLevel)
    }
}
