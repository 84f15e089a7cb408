public import Questionnaires
public import Responses
internal import Statistics
public import Units

extension WeightedSample {
    /// Weighs accepted responses.
    ///
    /// Every unit is a stratum, divided by the questionnaire's stratum question; the primary sampling unit is the
    /// questionnaire's. Where the form says neither, the table of the sample does by the form's number (see `DesignPlaces`);
    /// where nobody does, the respondent is a sampling unit.
    ///
    /// - Parameter beginning: called before each step with its place in the plan, and with nil before what follows the steps, so
    ///   that whoever catches an error can say where it comes from.
    /// - Throws: `WeightingError` naming what does not fit: a unit or stratum without N, a margin's level without
    ///   respondents, totals that disagree. The responses are untouched then.
    public init(
        _ responses: ResponseTable, questionnaire: Questionnaire, units: UnitRegistry, plan: WeightingPlan,
        beginning: (Int?) -> Void = { _ in }
    ) throws(WeightingError) {
        try plan.checkOrder()
        let labels = SampleLabels(responses, questionnaire: questionnaire, units: units, drawn: plan.drawn)
        let strata = labels.strata()
        let clusters = labels.clusters(strata)
        let sizes = StratumSizes(
            strata: strata, table: plan.strata, registry: units,
            drawn: plan.strata == nil ? DrawnStrata(plan.drawn) : nil)
        var clusterSizes: ClusterSizes?
        if let clusters, let table = plan.clusters {
            clusterSizes = ClusterSizes(clusters, strata: strata, labels: labels, table: table)
        }
        var run = WeightingRun(
            plan, responses: responses, labels: labels, strata: strata, sizes: sizes, units: units, clusters: clusters,
            clusterSizes: clusterSizes)
        let fitting = plan.steps.firstIndex(where: \.isFitting) ?? plan.steps.count
        var beforeFitting = run
        for (place, step) in plan.steps.enumerated() {
            beginning(place)
            if place == fitting { beforeFitting = run }
            try run.take(step)
        }
        if fitting == plan.steps.count { beforeFitting = run }
        beginning(plan.steps.lastIndex(where: \.isFitting))
        try run.checkSign()
        beginning(nil)
        self.responses = responses
        weights = run.weights
        baseWeights = beforeFitting.weights
        let rest = Array(plan.steps[fitting...])
        refitting = rest.isEmpty ? nil : (beforeFitting, rest)
        self.strata = strata.cells
        strataPlaces = labels.strataPlaces
        clusterPlaces = labels.clusterPlaces
        self.clusters = clusters
        calibration = run.calibration.isEmpty ? nil : Calibration(steps: run.calibration)
        chain = run.chain
        collapsed = run.collapsed
        marginErrors = Self.marginErrors(run.margins, run.totals, run.weights)
        populations = plan.isFinitePopulation ? try sizes.drawn(from: clusters) : strata.units.map { _ in nil }
        clusterPopulations = plan.isFinitePopulation ? clusterSizes?.populations ?? [] : []
        diagnostics = try WeightDiagnostics.byCell(run.weights, cells: labels.units)
    }

    /// The level of each scope whose sum of final weights is furthest from its target; what trimming leaves behind.
    private static func marginErrors(
        _ margins: [MarginCells], _ totals: [FittingTotal], _ weights: [Double]
    ) -> [String?: MarginError] {
        var worst: [String?: MarginError] = [:]
        for margin in margins {
            var sums = [CompensatedSum](repeating: CompensatedSum(), count: margin.cells.count)
            for (row, cell) in margin.rows.enumerated() where cell >= 0 { sums[Int(cell)].add(weights[row]) }
            for (cell, sum) in zip(margin.cells, sums) {
                let error = MarginError(
                    margin: margin.name, level: cell.level, target: cell.target, reached: sum.value)
                if error.relative > worst[cell.scope]?.relative ?? -1 { worst[cell.scope] = error }
            }
        }
        for total in totals {
            let scopes = total.scopeNames
            var sums = [CompensatedSum](repeating: CompensatedSum(), count: scopes.count)
            for (row, value) in total.values.enumerated() where value.isFinite {
                let scope = total.units.map { Int($0.cells[row]) } ?? 0
                if scope >= 0 { sums[scope].add(weights[row] * value) }
            }
            for (scope, sum) in zip(scopes.indices, sums) {
                guard let target = total.totals[scope], target != 0 else { continue }
                let error = MarginError(margin: total.name, level: "Σ", target: target, reached: sum.value)
                if error.relative > worst[scopes[scope]]?.relative ?? -1 { worst[scopes[scope]] = error }
            }
        }
        return worst
    }
}
