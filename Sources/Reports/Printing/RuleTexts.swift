public import Figures
public import Questionnaires
import Responses

/// What the checks are called for readers and what to do about them. Findings' own messages name single records and stay
/// out of published reports.
public struct RuleTexts: Sendable {
    /// What a check is about, and what the office should do.
    public struct Entry: Sendable, Hashable {
        /// What the check is about.
        public var title: LocalizedText
        /// What the office should do.
        public var toDo: LocalizedText
    }

    private let ownRules: [String: LocalizedText]

    /// Makes the texts of the checks of the program and of questionnaires' own rules.
    public init(_ questionnaires: [Questionnaire]) {
        ownRules = Dictionary(
            questionnaires.flatMap(\.rules).map { ($0.id, $0.message) }, uniquingKeysWith: { first, _ in first })
    }

    /// The text of a rule; rules of a questionnaire speak for themselves, an unknown one is called by its identifier.
    public func entry(_ rule: String) -> Entry {
        if let known = FindingRule(rawValue: rule) { return Entry(title: known.title, toDo: known.advice) }
        let own = ownRules[rule] ?? ownRules[String(rule.split(separator: ".").last ?? "")]
        return Entry(title: own ?? LocalizedText(verbatim: rule), toDo: Self.compare)
    }

    private static let compare = LocalizedText(vi: "Đối chiếu với phiếu gốc.", en: "Compare with the paper form.")
}
