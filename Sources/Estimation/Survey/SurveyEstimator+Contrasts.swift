internal import Figures
internal import Questionnaires
internal import Responses
public import Statistics
internal import Units

extension SurveyEstimator {
    /// Compares each unit with its block: the index, contents and factors.
    ///
    /// The differences of one node, or of all factors together, over the units of a block are one family of tests. Variances are
    /// linearised, whatever the campaign's other variances are. Blocks of a single unit, and units without a figure, have none.
    ///
    /// - Parameter method: how p-values are raised within a family.
    /// - Throws: `EstimationError` as `estimates` does.
    public func blockContrasts(by method: MultipleTesting) throws(EstimationError) -> [BlockContrast] {
        guard let index else { return [] }
        let nodes = index.nodes.indices.filter { index.nodes[$0].node.kind != .item }
        var all: [BlockContrast] = []
        for block in units.blocks {
            let members = block.units.filter { !sample.rowsOfUnit[$0].isEmpty }
            guard members.count > 1 else { continue }
            let rows = members.flatMap { sample.rowsOfUnit[$0] }.sorted()
            let comparison = BlockComparison(sample, index: index, rows: rows, units: members)
            var found: [IndexNode.Kind: [BlockContrast]] = [:]
            for node in nodes {
                guard let whole = comparison.whole(node) else { continue }
                found[index.nodes[node].node.kind, default: []] += comparison.contrasts(node, whole: whole)
            }
            for kind in IndexNode.Kind.allCases {
                guard var family = found[kind] else { continue }
                BlockContrast.adjust(&family, by: method)
                all += family
            }
        }
        return all
    }
}

/// A block with what its figures depend on.
private struct BlockComparison {
    /// The block's share of a node.
    struct Whole {
        var share: NodeShare
        var variance: Result<Double, Absence>
        /// The share as it moves with each respondent of the block; nil where units are worked out by themselves.
        var byRow: LinearisedEstimate?
    }

    private let sample: SurveySample
    private let index: SurveyIndex
    private let rows: [Int]
    private let figures: DomainFigures
    /// The place of each row of the sample among the block's; empty where units are worked out by themselves.
    private let places: [Int32]
    private let units: [Int]
    /// The figures of each unit.
    private let parts: [DomainFigures]
    /// Whether no stratum and no total that weights agree with is shared between units: then the block's variance is the sum of its units'.
    private let canSplit: Bool

    init(_ sample: SurveySample, index: SurveyIndex, rows: [Int], units: [Int]) {
        self.sample = sample
        self.index = index
        self.rows = rows
        self.units = units
        figures = DomainFigures(sample, rows: rows, index: index)
        parts = onAllProcessors(units.count) { place in
            DomainFigures(sample, rows: sample.rowsOfUnit[units[place]], index: index)
        }
        let treatment = sample.design.lonely.treatment
        canSplit =
            treatment != .adjust && treatment != .average
            && sample.design.calibrationIndex?.isWithin(units.map { sample.rowsOfUnit[$0] }) ?? true
        var places: [Int32] = []
        if !canSplit {
            places = [Int32](repeating: -1, count: sample.responses.rowCount)
            for (place, row) in rows.enumerated() { places[row] = Int32(truncatingIfNeeded: place) }
        }
        self.places = places
    }

    func whole(_ node: Int) -> Whole? {
        guard let share = figures.nodeShare(node) else { return nil }
        guard canSplit else {
            return Whole(share: share, variance: .failure(.noVariance), byRow: figures.linearised(node))
        }
        return Whole(share: share, variance: figures.estimate(share, index.nodes[node]).variance)
    }

    /// The contrasts of all units that have a figure of a node, in their order.
    func contrasts(_ node: Int, whole: Whole) -> [BlockContrast] {
        onAllProcessors(units.count) { place in contrast(place, node, whole: whole) }.compactMap { $0 }
    }

    private func contrast(_ place: Int, _ node: Int, whole: Whole) -> BlockContrast? {
        let part = parts[place]
        guard let own = part.nodeShare(node) else { return nil }
        let difference = own.value - whole.share.value
        let variance = canSplit ? split(part, own, node, whole) : joint(place, node, whole)
        let error = variance.flatMap { $0 > 0 ? .success($0.squareRoot()) : .failure(Absence.noVariance) }
        let test = error.flatMap { error in
            part.estimate(own, index.nodes[node]).carriedTest(of: difference, error: error)
        }
        return BlockContrast(
            unit: units[place], item: index.nodes[node].node.id, difference: difference * 100,
            standardError: (try? error.get()).map { $0 * 100 }, pValue: try? test.get(), absence: test.absence)
    }

    /// V(block) with the unit's part of it taken out and the unit's own difference put in.
    private func split(
        _ part: DomainFigures, _ own: NodeShare, _ node: Int, _ whole: Whole
    ) -> Result<Double, Absence> {
        let node = index.nodes[node]
        return whole.variance.flatMap { all in
            part.estimate(whole.share, node).variance.flatMap { without in
                part.estimate(own.less(whole.share), node).variance.map { max(0, all - without + $0) }
            }
        }
    }

    /// Influences of both over the whole block.
    private func joint(_ place: Int, _ node: Int, _ whole: Whole) -> Result<Double, Absence> {
        guard let all = whole.byRow, let own = parts[place].linearised(node) else { return .failure(.noAnswers) }
        var influences = [Double](repeating: 0, count: rows.count)
        var presence = [Bool](repeating: false, count: rows.count)
        for (place, row) in sample.rowsOfUnit[units[place]].enumerated() {
            influences[Int(places[row])] = own.rowInfluences[place]
            presence[Int(places[row])] = own.rowPresence[place]
        }
        let here = figures.domain.linearised(own.value, influences, presence: presence, scale: own.scale)
        guard let difference = figures.domain.combination([(1, here), (-1, all)]) else { return .failure(.noAnswers) }
        return figures.domain.variance(difference)
    }
}

extension SurveyEstimate {
    /// Why the figure's variance does not carry a test; nil where it does. There is none on a variance that tells little: fewer than 30
    /// respondents or effective ones, fewer than 8 degrees of freedom, or answers that do not vary.
    var testAbsence: Absence? {
        if let absence = variance.absence { return absence }
        if basis.respondents < 30 { return .tooFewRespondents }
        guard let variance = try? variance.get(), variance > 0 else { return .noVariance }
        if effectiveSampleSize < 30 { return .tooFewRespondents }
        return degreesOfFreedom < 8 ? .fewDegreesOfFreedom : nil
    }

    /// The p-value of the figure's difference from that of its block. The degrees of freedom are the unit's, whose error is most of the
    /// difference's.
    func carriedTest(of difference: Double, error: Double) -> Result<Double, Absence> {
        if let absence = testAbsence { return .failure(absence) }
        guard let t = try? StudentDistribution(degreesOfFreedom: Double(degreesOfFreedom)) else {
            return .failure(.noDegreesOfFreedom)
        }
        return .success(2 * t.upperTail(abs(difference) / error))
    }
}
