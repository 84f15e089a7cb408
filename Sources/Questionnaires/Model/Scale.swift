public import Figures

/// The answers that a coded question allows: its levels in order, and the codes by which forms say that there is no
/// answer.
///
/// A scale of satisfaction has scores and says which levels count as satisfied; a plain list of choices has neither.
public struct Scale: Sendable, Hashable {
    /// The identifier that questions name.
    public var id: String
    /// The levels in the order of the form, lowest first on a rating scale.
    public var levels: [Level]
    /// The codes that mean "no answer", each with its reason.
    public var missingCodes: [MissingCode]

    /// Makes a scale from its parts.
    public init(id: String, levels: [Level], missingCodes: [MissingCode] = []) {
        self.id = id
        self.levels = levels
        self.missingCodes = missingCodes
    }

    /// Whether every level carries a score, so that means can be computed.
    public var isScored: Bool { !levels.isEmpty && levels.allSatisfy { $0.score != nil } }

    /// Whether at least one level counts as satisfied, so that shares can be computed.
    public var hasSatisfiedLevels: Bool { levels.contains { $0.isSatisfied } }

    /// The lowest score of the scale, if it is scored.
    public var lowestScore: Ratio? { levels.compactMap(\.score).min() }

    /// The highest score of the scale, if it is scored.
    public var highestScore: Ratio? { levels.compactMap(\.score).max() }
}

/// One allowed answer of a scale.
public struct Level: Sendable, Hashable {
    /// The code as it stands in files, such as `4`.
    public var code: String
    /// The label as printed on the form; files may carry it in place of the code.
    public var label: LocalizedText
    /// Other spellings of the label that files from the field may carry.
    public var synonyms: [String]
    /// The score for means; nil on plain lists of choices.
    public var score: Ratio?
    /// Whether the level counts as satisfied in a share of top levels.
    public var isSatisfied: Bool

    /// Makes a level from its parts.
    public init(
        code: String, label: LocalizedText, synonyms: [String] = [], score: Ratio? = nil, isSatisfied: Bool = false
    ) {
        self.code = code
        self.label = label
        self.synonyms = synonyms
        self.score = score
        self.isSatisfied = isSatisfied
    }
}

/// A code by which a form says that there is no answer.
public struct MissingCode: Sendable, Hashable {
    /// The code as it stands in files, such as `99`.
    public var code: String
    /// Why there is no answer.
    public var reason: MissingReason
    /// The label, where the form prints one ("không biết").
    public var label: LocalizedText?
    /// Other spellings of the label that files from the field may carry.
    public var synonyms: [String]

    /// Makes a missing code from its parts.
    public init(code: String, reason: MissingReason, label: LocalizedText? = nil, synonyms: [String] = []) {
        self.code = code
        self.reason = reason
        self.label = label
        self.synonyms = synonyms
    }
}
