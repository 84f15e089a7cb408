internal import Figures
public import Questionnaires
internal import Responses
internal import Statistics
public import Units
public import Weighting

/// Estimates the figures of a questionnaire's index for units, blocks and the whole campaign.
public struct SurveyEstimator: Sendable {
    let sample: SurveySample
    let questionnaire: Questionnaire
    let units: UnitRegistry
    let settings: EstimationSettings
    let index: SurveyIndex?
    private let replicates: ReplicateWeights?

    /// What is asked for.
    public struct Request: Sendable {
        /// Whose figures; in the order of the answer.
        public var scopes: [EstimateScope]
        /// The questions whose levels divide the respondents, all of them crossed.
        public var groups: [String]
        /// Restricts the figures to some rows of the sample, such as those of a period; nil for all. Rows outside are not
        /// cut from the sample: they stay in the design, as theory asks for a domain.
        public var isIn: (@Sendable (Int) -> Bool)?
        /// The nodes wanted; nil for all.
        public var nodes: Set<String>?

        /// Makes a request.
        public init(
            scopes: [EstimateScope], groups: [String] = [], nodes: Set<String>? = nil,
            isIn: (@Sendable (Int) -> Bool)? = nil
        ) {
            self.scopes = scopes
            self.groups = groups
            self.nodes = nodes
            self.isIn = isIn
        }
    }

    /// Makes an estimator for a weighted sample.
    ///
    /// - Throws: `EstimationError` for a design that cannot be, such as more respondents than the population has, and for a
    ///   formula that an item's scale has no scores or no satisfied levels for.
    public init(
        _ weighted: WeightedSample, questionnaire: Questionnaire, units: UnitRegistry, settings: EstimationSettings
    ) throws(EstimationError) {
        sample = try SurveySample(weighted, units: units, lonely: settings.lonely)
        self.questionnaire = questionnaire
        self.units = units
        self.settings = settings
        index = try SurveyIndex(questionnaire, formula: settings.formula)
        if let method = settings.replication {
            do {
                // A stratum of one sampling unit cannot be drawn from again and stays as it is; figures that touch it have no
                // variance, as by linearisation (`finished`).
                let lonely = settings.lonely.treatment == .fail ? LonelyPSUPolicy(.remove) : settings.lonely
                replicates = try ReplicateWeights(
                    sample.design.reweighted(weighted.baseWeights, lonely: lonely), method: method,
                    recalibrate: weighted.refit)
            } catch {
                throw error.naming(strata: weighted.strata.names)
            }
        } else {
            replicates = nil
        }
    }

    /// All scopes: the whole, each block, each unit in code order.
    public var allScopes: [EstimateScope] {
        [.whole] + units.blocks.map { .block($0.name) } + units.units.indices.map { .unit($0) }
    }

    /// The formula in use; nil for a questionnaire without an index.
    public var formula: IndexDefinition.Formula? { index?.formula }

    /// The estimates asked for: by scope, then group, then node from the top of the index; none without an index.
    ///
    /// - Throws: `EstimationError` for a question that respondents cannot be divided by.
    public func estimates(_ request: Request) throws(EstimationError) -> [Estimate] {
        try estimates([request]).flatMap { $0 }
    }

    /// The estimates of several requests, in their order. The weights of each replicate are made once for all of them.
    ///
    /// - Throws: `EstimationError` for a question that respondents cannot be divided by.
    public func estimates(_ requests: [Request]) throws(EstimationError) -> [[Estimate]] {
        guard index != nil else { return requests.map { _ in [] } }
        guard let replicates else {
            // Without replicates the requests have nothing in common, and the answers of one at a time are enough to hold.
            var estimates: [[Estimate]] = []
            for request in requests { estimates.append(try linearised(request)) }
            return estimates
        }
        var jobs: [[Job]] = []
        for request in requests { jobs.append(self.jobs(request, try grouping(of: request))) }
        let replicated = jobs.flatMap { $0 }.compactMap { job in
            job.figures.map { ReplicateFigures.Job(figures: $0, nodes: job.nodes) }
        }
        var variances = try ReplicateFigures(replicated, replicates: replicates).variances[...]
        var estimates: [[Estimate]] = []
        for jobs in jobs {
            let count = jobs.count { $0.figures != nil }
            estimates.append(finished(jobs, variances: Array(variances.prefix(count))))
            variances = variances.dropFirst(count)
        }
        return estimates
    }

    /// The estimates of a request by linearisation, scope by scope on all processors: only the answers of as many scopes as are worked on
    /// are held. Scopes of the same respondents, such as a campaign of one block and that block, are worked out once.
    private func linearised(_ request: Request) throws(EstimationError) -> [Estimate] {
        let scopes = request.scopes
        let first = firstOfSame(scopes)
        let grouping = try grouping(of: request)
        let found = try onAllProcessors(scopes.count) { place throws(EstimationError) -> [Estimate] in
            guard first[place] == place else { return [] }
            var own = request
            own.scopes = [scopes[place]]
            return finished(jobs(own, grouping), variances: nil)
        }
        var estimates: [Estimate] = []
        for (place, scope) in scopes.enumerated() {
            for var estimate in found[first[place]] {
                estimate.scope = scope
                estimates.append(estimate)
            }
        }
        return estimates
    }

    /// By scope, the place of the first scope of the same respondents.
    private func firstOfSame(_ scopes: [EstimateScope]) -> [Int] {
        var known: [(place: Int, rows: [Int])] = []
        return scopes.indices.map { place in
            // Units share no respondents, so only what holds several of them is compared.
            if case .unit = scopes[place] { return place }
            let rows = rows(of: scopes[place])
            if let same = known.first(where: { $0.rows == rows }) { return same.place }
            known.append((place, rows))
            return place
        }
    }

    /// A domain with the nodes asked for.
    private struct Job {
        var finish: EstimateFinish
        /// Nil for a domain without respondents.
        var figures: DomainFigures?
        var nodes: [Int]
    }

    private func grouping(of request: Request) throws(EstimationError) -> SampleGrouping {
        try SampleGrouping(request.groups, questionnaire: questionnaire, responses: sample.responses)
    }

    /// - Parameter grouping: that of the request, made once for all scopes: it looks at every row.
    private func jobs(_ request: Request, _ grouping: SampleGrouping) -> [Job] {
        guard let index else { return [] }
        let nodes = index.nodes.indices.filter { request.nodes?.contains(index.nodes[$0].node.id) ?? true }
        var jobs: [Job] = []
        for scope in request.scopes {
            var rows = rows(of: scope)
            if let isIn = request.isIn { rows = rows.filter(isIn) }
            for (group, members) in grouping.divide(rows) {
                jobs.append(
                    Job(
                        finish: EstimateFinish(scope: scope, group: group, settings: settings, index: index),
                        figures: members.isEmpty ? nil : DomainFigures(sample, rows: members, index: index),
                        nodes: nodes))
            }
        }
        return jobs
    }

    /// - Parameter variances: by domain with respondents, then node; nil for those by linearisation.
    private func finished(
        _ jobs: [Job], variances: [[Result<Double, Absence>]]?
    ) -> [Estimate] {
        var estimates: [Estimate] = []
        var next = 0
        for job in jobs {
            guard let figures = job.figures else {
                estimates += job.nodes.map { job.finish.absent($0) }
                continue
            }
            for (place, node) in job.nodes.enumerated() {
                var figure = figures.figure(node)
                if let variances {
                    figure.survey = figure.survey.map { linearised in
                        if case .failure(.onePSU) = linearised.variance { return linearised }
                        return linearised.with(variance: variances[next][place])
                    }
                }
                estimates.append(job.finish.estimate(node, figure, levelCounts: figures.levelCounts(node)))
            }
            next += 1
        }
        return estimates
    }

    func rows(of scope: EstimateScope) -> [Int] {
        switch scope {
        case .whole: Array(0..<sample.responses.rowCount)
        case .block(let name):
            (units.blocks.first { $0.name == name }?.units ?? []).flatMap { sample.rowsOfUnit[$0] }.sorted()
        case .unit(let unit): sample.rowsOfUnit.indices.contains(unit) ? sample.rowsOfUnit[unit] : []
        }
    }
}
