public import Figures

/// What decides between units whose index is the same: more points there is the better place.
public enum TieBreak: Sendable, Hashable {
    /// The points of one source, such as the satisfaction index.
    case source(PointSource)
    /// The points of an area or a criterion.
    case part(String)

    /// The name in card documents: a source, or the identifier of an area or criterion.
    public var name: String {
        switch self {
        case .source(let source): source.rawValue
        case .part(let id): id
        }
    }

    /// The tie-break in the words of a method box.
    public func text(in card: Scorecard) -> LocalizedText {
        switch self {
        case .source(let source):
            LocalizedText(vi: "điểm \(source.text.vi) cao hơn", en: "more points from: \(source.text.en)")
        case .part(let id):
            LocalizedText(vi: "điểm mục \(id) cao hơn", en: "more points for \(id)")
        }
    }
}

/// A ranking beside the one within blocks: “12/63 cả tỉnh”, “4/14 trong huyện”.
public struct RankingGroup: Sendable, Hashable {
    /// The identifier, unique in the card.
    public var id: String
    /// What it is called.
    public var title: LocalizedText
    /// Which units are ranked together.
    public var by: Grouping
    /// The blocks whose units take part; empty for all.
    public var blocks: [String]
    /// The line of the card where it stands.
    public var line: Int?

    /// Makes a group from its parts.
    public init(
        id: String, title: LocalizedText, by: Grouping = .all, blocks: [String] = [], line: Int? = nil
    ) {
        self.id = id
        self.title = title
        self.by = by
        self.blocks = blocks
        self.line = line
    }

    /// Which units are ranked together. The raw names are those of card documents.
    public enum Grouping: String, CaseIterable, Sendable {
        /// All that take part.
        case all
        /// Those of one kind.
        case kind
        /// Those of one parent, such as the communes of a district.
        case parent
    }
}
