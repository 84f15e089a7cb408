public import Figures

/// A criterion that earns points: a leaf of the tree (tiêu chí, tiêu chí thành phần).
///
/// It never changes once made and every unit's line points at it, so it is shared rather than copied.
public final class Criterion: Sendable {
    /// The identifier, unique in the card, such as `4.2`.
    public let id: String
    /// What it is called.
    public let title: LocalizedText
    /// The most points that it earns.
    public let maximum: Ratio
    /// Where the points come from.
    public let source: PointSource
    /// How they are computed.
    public let rule: any ScoringRule
    /// The questionnaire whose index enters, for satisfaction, and for a survey held in the campaign.
    public let questionnaire: String?
    /// The item of that questionnaire; nil for its overall index.
    public let item: String?
    /// Whether the wording is the official text.
    public let isOfficialWording: Bool
    /// The line of the card where it stands.
    public let line: Int?

    /// Makes a criterion from its parts. `ScorecardReader` makes checked ones from documents.
    public init(
        id: String, title: LocalizedText, maximum: Ratio, source: PointSource, rule: any ScoringRule,
        questionnaire: String? = nil, item: String? = nil, isOfficialWording: Bool = false, line: Int? = nil
    ) {
        self.id = id
        self.title = title
        self.maximum = maximum
        self.source = source
        self.rule = rule
        self.questionnaire = questionnaire
        self.item = item
        self.isOfficialWording = isOfficialWording
        self.line = line
    }

    /// What may be entered for it in a file of scores, in the order in which a sheet asks for it.
    ///
    /// The rule's inputs come first, unless a questionnaire of the campaign supplies them; then the points that were
    /// given outright, the self-assessed points (shown, never counted), and whether the criterion applies at all.
    public var inputs: [RuleInput] {
        var all = questionnaire == nil ? rule.inputs : []
        if questionnaire == nil, let mark = source.markInput, !all.contains(where: { $0.name == mark }) {
            all.append(RuleInput.mark(mark))
        }
        if source == .appraised { all += [.selfAssessed, .secondAppraised] }
        all.append(.applies)
        return all
    }
}
