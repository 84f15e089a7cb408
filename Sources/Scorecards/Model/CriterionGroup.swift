public import Figures

/// An area (lĩnh vực), or a criterion that is divided into sub-criteria.
public struct CriterionGroup: Sendable {
    /// The identifier, unique in the card.
    public var id: String
    /// What it is called.
    public var title: LocalizedText
    /// The declared maximum: what its children add up to.
    public var maximum: Ratio
    /// What it consists of, in order.
    public var children: [CardNode]
    /// The line of the card where it stands.
    public var line: Int?

    /// Makes a group from its parts.
    public init(id: String, title: LocalizedText, maximum: Ratio, children: [CardNode], line: Int? = nil) {
        self.id = id
        self.title = title
        self.maximum = maximum
        self.children = children
        self.line = line
    }

    /// All criteria that earn points, at any depth, in the card's order.
    public var criteria: [Criterion] { children.flatMap(\.criteria) }
}

/// A node below an area: divided further, or earning points itself.
public enum CardNode: Sendable {
    /// Divided into sub-criteria.
    case group(CriterionGroup)
    /// Earns points.
    case criterion(Criterion)

    /// The identifier.
    public var id: String {
        switch self {
        case .group(let group): group.id
        case .criterion(let criterion): criterion.id
        }
    }

    /// The declared maximum.
    public var maximum: Ratio {
        switch self {
        case .group(let group): group.maximum
        case .criterion(let criterion): criterion.maximum
        }
    }

    /// The criteria at and below the node, in order.
    public var criteria: [Criterion] {
        switch self {
        case .group(let group): group.criteria
        case .criterion(let criterion): [criterion]
        }
    }
}
