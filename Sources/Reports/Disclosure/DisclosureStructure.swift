import Estimation
import Questionnaires
import Units

/// What of a campaign's tables adds up to what: blocks to the whole, units to blocks, items to factors.
struct DisclosureStructure: Sendable {
    /// A scope and those that it is made of.
    struct ScopeSum: Sendable {
        var whole: EstimateScope
        var parts: [EstimateScope]
    }

    /// A node and those directly below it, whose answers are its answers.
    struct NodeSum: Sendable {
        var whole: String
        var parts: [String]
    }

    /// The scopes that add up.
    let scopes: [ScopeSum]
    /// The nodes that add up.
    let nodes: [NodeSum]
    /// The index as a whole, which break-downs are published of.
    let root: String?
    private let questionnaire: Questionnaire

    init(_ questionnaire: Questionnaire, units: UnitRegistry) {
        self.questionnaire = questionnaire
        let inBlocks = Set(units.blocks.flatMap(\.units))
        let others = units.units.indices.filter { !inBlocks.contains($0) }.map { EstimateScope.unit($0) }
        scopes =
            units.blocks.map { block in
                ScopeSum(whole: .block(block.name), parts: block.units.map { .unit($0) })
            } + [ScopeSum(whole: .whole, parts: units.blocks.map { .block($0.name) } + others)]
        let definition = questionnaire.index
        root = definition?.root.id
        var nodes: [NodeSum] = []
        for node in definition?.root.selfAndDescendants ?? [] where !node.children.isEmpty {
            // The figure of an overall question has answers of its own.
            if node.kind == .overall, case .overallQuestion = definition?.aggregation { continue }
            nodes.append(NodeSum(whole: node.id, parts: node.children.map(\.id)))
        }
        self.nodes = nodes
    }

    /// Variables in the order of the questionnaire, those that are no question of it last.
    func ordered(_ variables: Set<String>) -> [String] {
        variables.sorted { left, right in
            let places = [left, right].map { questionnaire.position(of: $0) ?? .max }
            return places[0] == places[1] ? left < right : places[0] < places[1]
        }
    }

    /// Whether a variable says something about the person who answered, and nothing about the service.
    func isCharacteristic(_ variable: String) -> Bool {
        guard let place = questionnaire.position(of: variable) else { return true }
        return switch questionnaire.questions[place].role {
        case .channel, .field, .date: false
        default: true
        }
    }
}
