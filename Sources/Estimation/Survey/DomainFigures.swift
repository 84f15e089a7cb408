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
/// each respondent was drawn by itself, the variances of items; the variances of pooled figures follow from counts of respondents who
/// gave as many answers. Other figures take one more pass over their respondents.
struct DomainFigures {
    private let index: SurveyIndex
    let rows: [Int]
    private let codes: [AnswerCodes]
    private let tallies: [ItemTally]
    private let classes: WeightClasses
    private let sample: SurveySample
    private let counted: CountedDomain
    /// By node.
    private let shares: [NodeShare?]

    /// The domain row by row.
    var domain: SurveyDomain { counted.byRow }

    /// - Parameter rows: the rows of the domain, ascending, not empty.
    init(_ sample: SurveySample, rows: [Int], index: SurveyIndex) {
        self.sample = sample
        self.rows = rows
        self.index = index
        counted = CountedDomain(sample.design, rows: rows)
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
    func figure(_ place: Int) -> NodeFigure {
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
        let survey = estimate(share, node)
        figure.survey = .success(survey)
        figure.respondents = survey.basis.respondents
        figure.weightedBase = survey.basis.weight
        if node.items.contains(where: { index.items[$0].countsMissing }) {
            // Missing answers may count, but make no respondent.
            (figure.respondents, figure.weightedBase) = answered(node)
        }
        return figure
    }

    /// A node's share with its terms; nil where there is none, or nobody answered.
    func nodeShare(_ place: Int) -> NodeShare? {
        guard index.nodes[place].items.contains(where: { tallies[$0].answers > 0 }) else { return nil }
        return shares[place]
    }

    /// A share of a node's items, or a difference of two such shares, with its variance: from counts of respondents where they can stand
    /// for them, else from all rows.
    func estimate(_ share: NodeShare, _ node: SurveyIndex.Node) -> SurveyEstimate {
        if let term = share.singleTerm, let kinds = kinds(of: node) {
            return counted.estimate(kinds, value: share.value, above: term.above, below: term.below, scale: share.scale)
        }
        return domain.estimate(influences(share, node))
    }

    /// The value of a node's share; nil where there is none.
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

    /// The kinds of respondents that a figure which is a single ratio tells apart; nil where clusters, numbers that weights agree with, or
    /// the figure itself make respondents differ too much.
    private func kinds(of node: SurveyIndex.Node) -> [CountedDomain.Kind]? {
        guard !node.isMean, classes.areFew, counted.tellsKinds else { return nil }
        guard node.items.count == 1, let item = node.items.first else {
            return PooledKinds(
                items: node.items, index, codes: codes, classes: classes, rowCount: rows.count)?.kinds
        }
        let values = index.items[item]
        return (0..<classes.count).flatMap { kind in
            var kinds: [CountedDomain.Kind] = []
            for slot in 0..<values.slotCount {
                let count = tallies[item].countsByClass[kind * values.slotCount + slot]
                guard count > 0 else { continue }
                let same = kinds.firstIndex {
                    $0.numerator == values.numerators[slot] && $0.denominator == values.denominators[slot]
                }
                if let same {
                    kinds[same].count += count
                } else {
                    kinds.append(
                        CountedDomain.Kind(
                            row: classes.firstRows[kind], count: count, numerator: values.numerators[slot],
                            denominator: values.denominators[slot]))
                }
            }
            return kinds
        }
    }

    /// A node's figure as it moves with each respondent; nil where there is none.
    func linearised(_ place: Int) -> LinearisedEstimate? {
        nodeShare(place).map { influences($0, index.nodes[place]) }
    }

    /// The influence of each respondent on a share.
    private func influences(_ share: NodeShare, _ node: SurveyIndex.Node) -> LinearisedEstimate {
        var influences = [Double](repeating: 0, count: rows.count)
        for term in share.terms {
            let values = index.items[term.item]
            codes[term.item].add(
                zip(values.numerators, values.denominators).map { term.above * $0 - term.below * $1 }, values,
                to: &influences)
        }
        let domain = domain
        for row in influences.indices { influences[row] *= domain.weights[row] }
        let presence = marks(node) { $0.denominators[$1] > 0 }
        return domain.linearised(share.value, influences, presence: presence.map { $0 > 0 }, scale: share.scale)
    }

    /// The respondents with a valid answer to one of a node's items, and the sum of their weights.
    private func answered(_ node: SurveyIndex.Node) -> (respondents: Int, weight: Double) {
        if node.items.count == 1, let item = node.items.first {
            let weights = tallies[item].weights.prefix(index.items[item].levelCount)
            return (tallies[item].answers, weights.reduce(0, +))
        }
        let marks = marks(node) { $1 < $0.levelCount }
        var counts = [Int](repeating: 0, count: classes.count)
        classes.forEachRow { row, kind in counts[kind] += marks[row] > 0 ? 1 : 0 }
        return (counts.reduce(0, +), zip(counts, classes.weights).reduce(0) { $0 + Double($1.0) * $1.1 })
    }

    /// Which rows have a cell among a node's items in a slot that is looked for: 1, else 0.
    private func marks(_ node: SurveyIndex.Node, _ isWanted: (AnswerValues, Int) -> Bool) -> [UInt8] {
        var marks = [UInt8](repeating: 0, count: rows.count)
        for item in node.items {
            let values = index.items[item]
            codes[item].mark((0..<values.slotCount).map { isWanted(values, $0) ? 1 : 0 }, values, in: &marks)
        }
        return marks
    }
}
