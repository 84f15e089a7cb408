public import Expressions
public import Figures

/// One question of a form; a question rated on a scale of satisfaction inside a factor is an *item*.
public struct Question: Sendable {
    /// The identifier: the column's heading in files, and the name in rules.
    public var id: String
    /// The wording.
    public var text: LocalizedText
    /// What kind of answer it takes.
    public var kind: Kind
    /// The part that it plays in the survey's design, if any.
    public var role: DesignRole?
    /// Whether a blank is a finding.
    public var isRequired: Bool
    /// Whether it holds personal data, which is masked wherever people read.
    public var isPersonal: Bool
    /// The condition under which it is asked; nil when it is always asked.
    public var relevant: Expression?
    /// What an answer must satisfy (`.` is the answer); nil when anything of the kind will do.
    public var constraint: Expression?
    /// What to say when the constraint does not hold; nil for a text made from the constraint.
    public var constraintMessage: LocalizedText?
    /// What an answer that breaks the constraint does to the record; nil for the program's own severity, a warning.
    public var constraintSeverity: Severity?
    /// Other headings under which files from the field carry it.
    public var aliases: [String]
    /// The section that it stands in.
    public var sectionID: String

    /// The kinds of answer.
    public enum Kind: Sendable, Hashable {
        /// One level of a scale; the identifier is the scale's.
        case single(scale: String)
        /// Any number of levels of a scale, at most 58.
        case multiple(scale: String)
        /// A number within bounds, with at most so many decimals.
        case number(minimum: Ratio?, maximum: Ratio?, decimals: Int)
        /// A date.
        case date
        /// Free text of at most so many characters.
        case text(maximumLength: Int)
    }

    /// Makes a question from its parts.
    public init(
        id: String, text: LocalizedText, kind: Kind, role: DesignRole? = nil, isRequired: Bool = false,
        isPersonal: Bool = false, relevant: Expression? = nil, constraint: Expression? = nil,
        constraintMessage: LocalizedText? = nil, constraintSeverity: Severity? = nil, aliases: [String] = [],
        sectionID: String
    ) {
        self.id = id
        self.text = text
        self.kind = kind
        self.role = role
        self.isRequired = isRequired
        self.isPersonal = isPersonal
        self.relevant = relevant
        self.constraint = constraint
        self.constraintMessage = constraintMessage
        self.constraintSeverity = constraintSeverity
        self.aliases = aliases
        self.sectionID = sectionID
    }

    /// The scale's identifier, for coded questions.
    public var scaleID: String? {
        switch kind {
        case .single(let scale), .multiple(let scale): scale
        case .number, .date, .text: nil
        }
    }
}

/// The part that a question plays in the survey's design.
public enum DesignRole: String, Sendable, Hashable, CaseIterable {
    /// Which unit the form rates; its cells hold a unit's code or name.
    case unit
    /// The stratum that the respondent was drawn in.
    case stratum
    /// The primary sampling unit that the respondent was drawn in.
    case psu
    /// Who asked.
    case interviewer
    /// The day of the interview.
    case date
    /// The number printed on the form, unique in the campaign.
    case formNumber
    /// How the service was used: at the desk, online, by post.
    case channel
    /// The field of procedure (lĩnh vực) of the dossier.
    case field
    /// The identifier that a form server gave to the submission.
    case instanceID
    /// When the interview began: `2023-03-01T08:15:00+07:00`, without the zone, or a time of day alone.
    case start
    /// When the interview ended, written as `start` is.
    case end
    /// How many minutes the interview took.
    case duration
}
