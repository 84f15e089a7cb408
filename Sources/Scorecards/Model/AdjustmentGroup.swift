public import Figures

/// Points outside the hundred: a bonus (điểm thưởng) or a deduction (điểm trừ), capped as a whole.
public struct AdjustmentGroup: Sendable {
    /// The identifier, unique in the card.
    public var id: String
    /// What it is called.
    public var title: LocalizedText
    /// Whether its points are added or taken off.
    public var kind: Kind
    /// The most that the group adds or takes off.
    public var cap: Ratio
    /// The criteria in order; one without any input counts as 0, because nothing happened.
    public var criteria: [Criterion]
    /// The line of the card where it stands.
    public var line: Int?

    /// Makes a group from its parts.
    public init(
        id: String, title: LocalizedText, kind: Kind, cap: Ratio, criteria: [Criterion], line: Int? = nil
    ) {
        self.id = id
        self.title = title
        self.kind = kind
        self.cap = cap
        self.criteria = criteria
        self.line = line
    }

    /// Whether points are added or taken off.
    public enum Kind: String, CaseIterable, Sendable {
        /// Added to the total.
        case bonus
        /// Taken off the total.
        case minus

        /// What people read.
        public var text: LocalizedText {
            switch self {
            case .bonus: LocalizedText(vi: "điểm thưởng", en: "bonus points")
            case .minus: LocalizedText(vi: "điểm trừ", en: "minus points")
            }
        }
    }
}
