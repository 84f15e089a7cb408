internal import Figures
internal import Questionnaires

/// A questionnaire's index made ready for counting: its nodes in one list, parents first, and its items by number.
struct SurveyIndex {
    /// A node of the tree.
    struct Node {
        let node: IndexNode
        /// The places of the nodes directly below.
        let children: [Int]
        /// The items that its base is counted from.
        let items: [Int]
        /// Whether its figure is a weighted mean of those below; else one share of the answers to `items`.
        let isMean: Bool
        /// The share that the lowest possible answers give; 0 where items differ in it.
        let lowestShare: Double
    }

    let formula: IndexDefinition.Formula
    /// The nodes in the order of the tree, parents first.
    private(set) var nodes: [Node] = []
    private(set) var items: [AnswerValues] = []

    /// Nil for a questionnaire without an index.
    ///
    /// - Throws: `EstimationError` for a scale that the formula cannot be used with.
    init?(_ questionnaire: Questionnaire, formula override: IndexDefinition.Formula?) throws(EstimationError) {
        guard let definition = questionnaire.index else { return nil }
        formula = override ?? definition.formula
        var ids = definition.root.itemIDs
        if case .overallQuestion(let question) = definition.aggregation { ids.append(question) }
        var questions: [(id: String, position: Int, scale: Scale)] = []
        for id in ids where !questions.contains(where: { $0.id == id }) {
            guard let position = questionnaire.position(of: id),
                let scale = questionnaire.scale(of: questionnaire.questions[position])
            else { continue }
            questions.append((id, position, scale))
        }
        let spans = Set(questions.map { [$0.scale.lowestScore, $0.scale.highestScore] })
        for question in questions {
            items.append(
                try AnswerValues(
                    question: question.id, position: question.position, scale: question.scale, formula: formula,
                    usesCommonUnit: formula == .topLevels || spans.count == 1, policies: definition.denominator))
        }
        let places = Dictionary(uniqueKeysWithValues: questions.enumerated().map { ($1.id, $0) })
        add(definition.root, definition.aggregation, places)
    }

    /// Adds a node and all below it; returns its place.
    @discardableResult
    private mutating func add(
        _ node: IndexNode, _ aggregation: IndexDefinition.Aggregation, _ places: [String: Int]
    ) -> Int {
        let place = nodes.count
        let empty = Node(node: node, children: [], items: [], isMean: false, lowestShare: 0)
        nodes.append(empty)
        var children: [Int] = []
        for child in node.children { children.append(add(child, aggregation, places)) }
        var members = node.itemIDs.compactMap { places[$0] }
        if node.kind == .overall, case .overallQuestion(let question) = aggregation {
            members = places[question].map { [$0] } ?? []
        }
        let lowest = Set(members.map { items[$0].lowestShare })
        nodes[place] = Node(
            node: node, children: children, items: members, isMean: node.kind != .item && aggregation == .hierarchical,
            lowestShare: lowest.count == 1 ? lowest.first ?? 0 : 0)
        return place
    }
}
