internal import Dispatch
internal import Questionnaires
internal import Responses
public import Statistics
internal import Synchronization
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
            let comparison = try BlockComparison(sample, index: index, rows: rows, units: members)
            var found: [IndexNode.Kind: [BlockContrast]] = [:]
            for node in nodes {
                guard let whole = try comparison.whole(node) else { continue }
                found[index.nodes[node].node.kind, default: []] += try comparison.contrasts(node, whole: whole)
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
    /// The block's figure of a node, as it moves with each respondent.
    struct Whole {
        var figure: LinearisedEstimate
        var variance: Double?
    }

    private let sample: SurveySample
    private let index: SurveyIndex
    private let rows: [Int]
    private let figures: DomainFigures
    /// The place of each row of the sample among the block's.
    private let places: [Int32]
    private let units: [Int]
    /// The figures of each unit.
    private let parts: [DomainFigures]
    /// Whether no stratum and no total that weights agree with is shared between units: then the block's variance is the sum of its units'.
    private let canSplit: Bool

    init(_ sample: SurveySample, index: SurveyIndex, rows: [Int], units: [Int]) throws(EstimationError) {
        self.sample = sample
        self.index = index
        self.rows = rows
        self.units = units
        figures = try DomainFigures(sample, rows: rows, index: index)
        var places = [Int32](repeating: -1, count: sample.responses.rowCount)
        for (place, row) in rows.enumerated() { places[row] = Int32(truncatingIfNeeded: place) }
        self.places = places
        parts = try Self.onAllProcessors(units.count) { place throws(EstimationError) in
            try DomainFigures(sample, rows: sample.rowsOfUnit[units[place]], index: index)
        }
        let treatment = sample.design.lonely.treatment
        canSplit =
            treatment != .adjust && treatment != .average
            && sample.design.calibrationIndex?.isWithin(units.map { sample.rowsOfUnit[$0] }) ?? true
    }

    /// Works on many things at once and gives the results in their order; of several errors the first.
    private static func onAllProcessors<Value: Sendable>(
        _ count: Int, _ work: @Sendable (Int) throws(EstimationError) -> Value
    ) throws(EstimationError) -> [Value] {
        let done = Mutex<[Result<Value, EstimationError>?]>(Array(repeating: nil, count: count))
        DispatchQueue.concurrentPerform(iterations: count) { place in
            let result = Result { () throws(EstimationError) in try work(place) }
            done.withLock { $0[place] = result }
        }
        var values: [Value] = []
        for result in done.withLock({ $0 }) {
            if let result { values.append(try result.get()) }
        }
        return values
    }

    func whole(_ node: Int) throws(EstimationError) -> Whole? {
        guard let figure = figures.linearised(node) else { return nil }
        return Whole(figure: figure, variance: try? figures.domain.variance(figure).get())
    }

    /// The contrasts of all units that have a figure of a node, in their order.
    func contrasts(_ node: Int, whole: Whole) throws(EstimationError) -> [BlockContrast] {
        try Self.onAllProcessors(units.count) { place in contrast(place, node, whole: whole) }.compactMap { $0 }
    }

    private func contrast(_ place: Int, _ node: Int, whole: Whole) -> BlockContrast? {
        let part = parts[place]
        guard let own = part.linearised(node) else { return nil }
        let difference = own.value - whole.figure.value
        let variance = canSplit ? split(part, own, whole) : joint(units[place], own, whole)
        let error = variance.flatMap { $0 > 0 ? $0.squareRoot() : nil }
        return BlockContrast(
            unit: units[place], item: index.nodes[node].node.id, difference: difference * 100,
            standardError: error.map { $0 * 100 },
            pValue: error.flatMap { error in pValue(difference, error, part, own) })
    }

    /// V(block) with the unit's part of it taken out and the unit's own difference put in.
    private func split(_ part: DomainFigures, _ own: LinearisedEstimate, _ whole: Whole) -> Double? {
        guard let all = whole.variance else { return nil }
        let shared = part.rows.map { whole.figure.rowInfluences[Int(places[$0])] }
        let presence = part.rows.map { whole.figure.rowPresence[Int(places[$0])] }
        let inBlock = part.domain.linearised(
            whole.figure.value, shared, presence: presence, scale: whole.figure.scale)
        guard let difference = part.domain.combination([(1, own), (-1, inBlock)]),
            let without = try? part.domain.variance(inBlock).get(),
            let with = try? part.domain.variance(difference).get()
        else { return nil }
        return max(0, all - without + with)
    }

    /// Influences of both over the whole block.
    private func joint(_ unit: Int, _ own: LinearisedEstimate, _ whole: Whole) -> Double? {
        var influences = [Double](repeating: 0, count: rows.count)
        var presence = [Bool](repeating: false, count: rows.count)
        for (place, row) in sample.rowsOfUnit[unit].enumerated() {
            influences[Int(places[row])] = own.rowInfluences[place]
            presence[Int(places[row])] = own.rowPresence[place]
        }
        let here = figures.domain.linearised(own.value, influences, presence: presence, scale: own.scale)
        return figures.domain.combination([(1, here), (-1, whole.figure)]).flatMap {
            try? figures.domain.variance($0).get()
        }
    }

    /// No test on a variance that tells little: fewer than 30 respondents, fewer than 8 degrees of freedom, or answers that do
    /// not vary. The degrees of freedom are the unit's, whose error is most of the difference's.
    private func pValue(
        _ difference: Double, _ error: Double, _ part: DomainFigures, _ own: LinearisedEstimate
    ) -> Double? {
        let estimate = part.domain.estimate(own)
        guard estimate.basis.respondents >= 30, estimate.degreesOfFreedom >= 8, estimate.effectiveSampleSize >= 30,
            let variance = try? estimate.variance.get(), variance > 0,
            let t = try? StudentDistribution(degreesOfFreedom: Double(estimate.degreesOfFreedom))
        else { return nil }
        return 2 * t.upperTail(abs(difference) / error)
    }
}
