internal import Figures
internal import Questionnaires
internal import Responses

/// The figure of one node in one domain, on the way to an `Estimate`.
struct NodeFigure {
    var survey: Result<SurveyEstimate, Absence>
    var exact: Ratio?
    var counted: CountedShare?
    var respondents = 0
    var answers = 0
    var missing: [MissingReason: Int] = [:]
    /// The sum of the weights of the respondents.
    var weightedBase = 0.0
}

/// The figures of an index in one domain.
///
/// Answers are counted once for each item. From the counts follow all shares, exactly where weights are constant, and, where
/// each respondent was drawn by itself, the variances of items. Other figures take one more pass over their respondents.
struct DomainFigures {
    private let index: SurveyIndex
    let rows: [Int]
    private let codes: [AnswerCodes]
    private let tallies: [ItemTally]
    private let classes: WeightClasses
    private let sample: SurveySample
    let domain: SurveyDomain
    /// By node.
    private let shares: [NodeShare?]

    /// - Parameter rows: the rows of the domain, ascending, not empty.
    init(_ sample: SurveySample, rows: [Int], index: SurveyIndex) throws(EstimationError) {
        self.sample = sample
        self.rows = rows
        self.index = index
        domain = try SurveyDomain(sample.design, rows: rows)
        let classes = WeightClasses(rows, design: sample.design)
        let codes = index.items.map { AnswerCodes(sample.responses.columns[$0.position], rows: rows) }
        let tallies = zip(codes, index.items).map { ItemTally($0, $1, classes: classes) }
        self.classes = classes
        self.codes = codes
        self.tallies = tallies
        var shares = [NodeShare?](repeating: nil, count: index.nodes.count)
        for place in index.nodes.indices.reversed() {
            let node = index.nodes[place]
            shares[place] =
                node.isMean
                ? NodeShare(node.children.map { (index.nodes[$0].node.weight, shares[$0]) })
                : NodeShare(items: node.items, tallies, index, isExact: classes.isConstant)
        }
        self.shares = shares
    }

    /// The valid answers to a node's item by level; empty for other nodes.
    func levelCounts(_ place: Int) -> [Int] {
        let node = index.nodes[place]
        return node.node.kind == .item ? node.items.first.map { tallies[$0].levelCounts } ?? [] : []
    }

    /// The figure of a node.
    func figure(_ place: Int) throws(EstimationError) -> NodeFigure {
        let node = index.nodes[place]
        var figure = NodeFigure(survey: .failure(.noAnswers))
        for item in node.items {
            figure.answers += tallies[item].answers
            figure.missing.merge(tallies[item].missing(index.items[item])) { $0 + $1 }
        }
        // No figure without its base: a share of cells that merely count as zero is none.
        guard let share = shares[place], figure.answers > 0 else { return figure }
        figure.exact = share.exact
        figure.counted = share.counted
        if node.items.count == 1, let item = node.items.first, let survey = try counted(item) {
            figure.respondents = tallies[item].answers
            figure.survey = survey
            let values = index.items[item]
            figure.weightedBase = tallies[item].weights.prefix(values.levelCount).reduce(0, +)
        } else {
            linearise(share, node, into: &figure)
        }
        return figure
    }

    /// The share of a node; nil where there is none.
    func share(_ place: Int) -> Double? { shares[place]?.value }

    /// The shares of all nodes with other weights; NaN where there is none.
    ///
    /// - Parameter weights: by row of the whole sample.
    func shares(weights: [Double]) -> [Double] {
        let own = rows.map { weights[$0] }
        let sums = zip(codes, index.items).map { codes, values in
            codes.sums(values.numerators, values.denominators, values, weights: own)
        }
        var found = [Double](repeating: .nan, count: index.nodes.count)
        for place in index.nodes.indices.reversed() {
            let node = index.nodes[place]
            if node.isMean {
                let present = node.children.filter { found[$0].isFinite }
                let total = present.reduce(0) { $0 + index.nodes[$1].node.weight.double }
                guard total > 0 else { continue }
                found[place] = present.reduce(0) { $0 + index.nodes[$1].node.weight.double * found[$1] } / total
            } else {
                let below = node.items.reduce(0) { $0 + sums[$1].below }
                guard below > 0 else { continue }
                found[place] = node.items.reduce(0) { $0 + sums[$1].above } / below
            }
        }
        return found
    }

    /// An item's figure from its counts alone; nil where clusters or margins make respondents differ besides their
    /// answers.
    private func counted(_ item: Int) throws(EstimationError) -> Result<SurveyEstimate, Absence>? {
        guard sample.drewRespondents, classes.areFew else { return nil }
        let values = index.items[item]
        var respondents = CountedRespondents()
        for kind in 0..<classes.count {
            for slot in 0..<values.slotCount where values.denominators[slot] > 0 {
                try respondents.add(
                    tallies[item].countsByClass[kind * values.slotCount + slot], stratum: classes.strata[kind],
                    weight: classes.weights[kind], numerator: values.numerators[slot],
                    denominator: values.denominators[slot])
            }
        }
        return try respondents.ratio(strata: sample.strata, lonely: sample.design.lonely)
    }

    /// A node's figure as it moves with each respondent; nil where there is none.
    func linearised(_ place: Int) -> LinearisedEstimate? {
        let node = index.nodes[place]
        guard let share = shares[place], node.items.contains(where: { tallies[$0].answers > 0 }) else { return nil }
        return influences(share, node).figure
    }

    /// Gives each respondent's influence on a share, and with it the share's variance and base.
    private func linearise(_ share: NodeShare, _ node: SurveyIndex.Node, into figure: inout NodeFigure) {
        let (linearised, marks) = influences(share, node)
        let survey = domain.estimate(linearised)
        figure.survey = .success(survey)
        if node.items.contains(where: { index.items[$0].countsMissing }) {
            let answered = marks.map { $0 & 1 != 0 }
            figure.respondents = answered.count { $0 }
            figure.weightedBase = weight(of: answered)
        } else {
            figure.respondents = survey.basis.respondents
            figure.weightedBase = survey.basis.weight
        }
    }

    /// The influence of each respondent on a share, with marks: 1 for a valid answer, which makes a respondent; 2 for a cell
    /// in the denominator.
    private func influences(_ share: NodeShare, _ node: SurveyIndex.Node) -> (
        figure: LinearisedEstimate, marks: [UInt8]
    ) {
        var influences = [Double](repeating: 0, count: rows.count)
        for term in share.terms {
            let values = index.items[term.item]
            codes[term.item].add(
                zip(values.numerators, values.denominators).map { term.above * $0 - term.below * $1 }, values,
                to: &influences)
        }
        for row in influences.indices { influences[row] *= domain.weights[row] }
        var marks = [UInt8](repeating: 0, count: rows.count)
        for item in node.items {
            let values = index.items[item]
            let bySlot = (0..<values.slotCount).map { slot -> UInt8 in
                (slot < values.levelCount ? 1 : 0) | (values.denominators[slot] > 0 ? 2 : 0)
            }
            codes[item].mark(bySlot, values, in: &marks)
        }
        let figure = domain.linearised(
            share.value, influences, presence: marks.map { $0 & 2 != 0 }, scale: share.scale)
        return (figure, marks)
    }

    private func weight(of marks: [Bool]) -> Double {
        var total = 0.0
        for run in classes.runs { total += Double(marks[run.rows].count { $0 }) * classes.weights[run.kind] }
        return total
    }
}
