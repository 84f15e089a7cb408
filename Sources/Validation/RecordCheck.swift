public import Questionnaires
public import Responses

/// A check of single records: one that needs nothing but the record itself.
///
/// Checks run in the order of `Validator.recordChecks`; an earlier one may turn a cell into a typed missing, which the
/// later ones then see.
public protocol RecordCheck: Sendable {
    /// Looks at every row of a batch's table, adds what it finds, and mends cells that must not count.
    func run(on table: inout ResponseTable, context: CheckContext, findings: inout [Finding])
}

/// What every check may know.
public struct CheckContext: Sendable {
    /// The instrument.
    public var questionnaire: Questionnaire
    /// The campaign's settings.
    public var settings: ValidationSettings

    /// Makes a context from its parts.
    public init(questionnaire: Questionnaire, settings: ValidationSettings) {
        self.questionnaire = questionnaire
        self.settings = settings
    }

    /// The severity of a check in this campaign.
    public func severity(_ rule: FindingRule) -> Severity {
        FindingRule.severity(of: rule.rawValue, own: rule.severity, adjusted: settings.severities)
    }
}
