internal import Figures
internal import Questionnaires

/// The figure of one node in one domain, on the way to an `Estimate`.
struct NodeFigure {
    /// The linearised figure, or why there is none.
    var estimate: Result<LinearisedEstimate, Absence>
    /// The same figure exactly, where weights are constant and it fits in 128 bits; a share between 0 and 1.
    var exact: Ratio?
    /// The counts behind an exact figure that is a single ratio.
    var counted: CountedShare?
    /// The base.
    var sums: NodeSums
    /// The share that the lowest possible answers give.
    var lowestShare: Double
}

/// Computes the figures of an index tree in one domain.
struct NodeFigures {
    private let domain: SurveyDomain
    private let index: SurveyIndex
    private let items: [String: NodeSums]
    private let hasConstantWeights: Bool

    init(_ domain: SurveyDomain, index: SurveyIndex, sample: SurveySample) {
        self.domain = domain
        self.index = index
        var items: [String: NodeSums] = [:]
        for (id, values) in index.items {
            items[id] = NodeSums(item: values, responses: sample.responses, rows: domain.rows)
        }
        self.items = items
        let weights = domain.weights
        hasConstantWeights = weights.first.map { first in weights.allSatisfy { $0 == first } } ?? true
    }

    /// The figures of a node and all below it, by identifier.
    func all() throws(EstimationError) -> [String: NodeFigure] {
        var figures: [String: NodeFigure] = [:]
        _ = try add(index.root, to: &figures)
        return figures
    }

    private func add(_ node: IndexNode, to figures: inout [String: NodeFigure]) throws(EstimationError) -> NodeFigure {
        var children: [(node: IndexNode, figure: NodeFigure)] = []
        for child in node.children { children.append((child, try add(child, to: &figures))) }
        let figure: NodeFigure
        if node.kind == .item {
            figure = try single(items[node.id] ?? NodeSums(rows: domain.rows.count), lowest: index.items[node.id]?.lowestShare ?? 0)
        } else if node.kind == .overall, case .overallQuestion(let question) = index.aggregation {
            figure = try single(items[question] ?? NodeSums(rows: domain.rows.count), lowest: index.items[question]?.lowestShare ?? 0)
        } else if case .hierarchical = index.aggregation {
            figure = combined(children)
        } else {
            var sums = NodeSums(rows: domain.rows.count)
            for id in node.itemIDs { if let item = items[id] { sums.pool(item) } }
            figure = try single(sums, lowest: lowest(of: node))
        }
        figures[node.id] = figure
        return figure
    }

    /// The lowest share that all items below a node have in common; 0 where they differ.
    private func lowest(of node: IndexNode) -> Double {
        let lowest = Set(node.itemIDs.compactMap { index.items[$0]?.lowestShare })
        return lowest.count == 1 ? lowest.first ?? 0 : 0
    }

    /// A figure that is one ratio of sums.
    private func single(_ sums: NodeSums, lowest: Double) throws(EstimationError) -> NodeFigure {
        let estimate = try domain.ratio(sums.numerators, sums.denominators)
        var figure = NodeFigure(estimate: estimate, exact: nil, counted: nil, sums: sums, lowestShare: lowest)
        if hasConstantWeights, let counted = sums.exact, counted.denominator > .zero {
            figure.counted = counted
            figure.exact = try? counted.numerator.divided(by: counted.denominator)
        }
        return figure
    }

    /// The weighted mean of what is below; parts without answers leave their weight to the others.
    private func combined(_ children: [(node: IndexNode, figure: NodeFigure)]) -> NodeFigure {
        var sums = NodeSums(rows: domain.rows.count)
        for child in children { sums.pool(child.figure.sums) }
        let present = children.compactMap { child in
            (try? child.figure.estimate.get()).map { (weight: child.node.weight, estimate: $0, figure: child.figure) }
        }
        let total = present.reduce(0) { $0 + $1.weight.double }
        let parts = present.map { (coefficient: $0.weight.double / total, estimate: $0.estimate) }
        let lowest = Set(present.map(\.figure.lowestShare))
        guard let combination = domain.combination(parts) else {
            return NodeFigure(
                estimate: .failure(domain.rows.isEmpty ? .noResponses : .noAnswers), exact: nil, counted: nil, sums: sums,
                lowestShare: 0)
        }
        return NodeFigure(
            estimate: .success(combination), exact: hasConstantWeights ? exactMean(present.map { ($0.weight, $0.figure.exact) }) : nil,
            counted: nil, sums: sums, lowestShare: lowest.count == 1 ? lowest.first ?? 0 : 0)
    }

    /// The weighted mean of exact figures; nil where one is not exact or the result does not fit in 128 bits.
    private func exactMean(_ parts: [(weight: Ratio, value: Ratio?)]) -> Ratio? {
        var numerator = Ratio.zero
        var denominator = Ratio.zero
        for part in parts {
            guard let value = part.value, let term = try? value.multiplied(by: part.weight),
                let sum = try? numerator.adding(term), let weights = try? denominator.adding(part.weight)
            else { return nil }
            numerator = sum
            denominator = weights
        }
        return try? numerator.divided(by: denominator)
    }
}
