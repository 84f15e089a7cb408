public import Figures

/// How answers become an index: the questionnaire's own formula, never ours.
///
/// Source of the variants: the published practices collected in Documentation/method.md; which one the rule now in
/// force uses is not known for certain, so it is a setting of the instrument.
public struct IndexDefinition: Sendable, Hashable {
    /// What one answer contributes.
    public var formula: Formula
    /// How items become an index.
    public var aggregation: Aggregation
    /// What each missing reason does to the denominator; reasons not named are left out.
    public var denominator: [MissingReason: DenominatorPolicy]
    /// The contents and factors over the items, with their weights.
    public var root: IndexNode

    /// What one answer contributes to a share between 0 and 1.
    public enum Formula: String, Sendable, Hashable, CaseIterable {
        /// 1 if the level counts as satisfied, else 0.
        case topLevels
        /// score / highest score.
        case meanOfHighest
        /// (score - lowest score) / (highest score - lowest score).
        case meanRescaled
    }

    /// How answers of several items are put together.
    public enum Aggregation: Sendable, Hashable {
        /// All answers of all items in one pool.
        case pooled
        /// Item means, then factors, contents and the overall index, each a weighted mean of what is below.
        case hierarchical
        /// The answers of one question that asks for overall satisfaction.
        case overallQuestion(String)
    }

    /// What a missing answer does to the denominator.
    public enum DenominatorPolicy: String, Sendable, Hashable, CaseIterable {
        /// The answer is left out of numerator and denominator.
        case exclude
        /// The answer stays in the denominator and adds nothing to the numerator.
        case countAsZero
    }

    /// Makes a definition from its parts.
    public init(
        formula: Formula, aggregation: Aggregation, denominator: [MissingReason: DenominatorPolicy] = [:],
        root: IndexNode
    ) {
        self.formula = formula
        self.aggregation = aggregation
        self.denominator = denominator
        self.root = root
    }
}

/// A node of the index: the overall index, a content, a factor, or an item.
public struct IndexNode: Sendable, Hashable {
    /// The identifier; an item's is its question's.
    public var id: String
    /// What the node is called.
    public var title: LocalizedText
    /// Whether it is the whole, a content, a factor or an item.
    public var kind: Kind
    /// Its weight among its siblings in a hierarchical aggregation; 1 unless the instrument says otherwise.
    public var weight: Ratio
    /// What is below it; empty for an item.
    public var children: [IndexNode]

    /// The levels of the tree.
    public enum Kind: String, Sendable, Hashable, CaseIterable {
        /// The whole index.
        case overall
        /// A content (nội dung): several factors.
        case content
        /// A factor (yếu tố): several items.
        case factor
        /// An item (tiêu chí): one rated question.
        case item
    }

    /// Makes a node from its parts.
    public init(id: String, title: LocalizedText, kind: Kind, weight: Ratio, children: [IndexNode] = []) {
        self.id = id
        self.title = title
        self.kind = kind
        self.weight = weight
        self.children = children
    }

    /// The identifiers of all items below, in the order of the form; for an item, its own.
    public var itemIDs: [String] {
        kind == .item ? [id] : children.flatMap(\.itemIDs)
    }

    /// The node and all below it, from the top, parents first.
    public var selfAndDescendants: [IndexNode] {
        [self] + children.flatMap(\.selfAndDescendants)
    }
}
