public import Questionnaires
import Responses

/// What the checks of the field found in one questionnaire, as `status` and reports tell it: how many flags of each check, beside how
/// many chance alone gives.
public struct FieldSummary: Sendable, Hashable {
    /// What each check came to, in the order of `FieldRule.allCases`.
    public var outcomes: [FieldOutcome]
    /// How many forms there were, where there were too many to be checked here; nil where they were checked.
    public var unchecked: Int?

    /// Makes a summary from its parts.
    public init(outcomes: [FieldOutcome], unchecked: Int? = nil) {
        self.outcomes = outcomes
        self.unchecked = unchecked
    }

    /// Checks the accepted forms, unless they are more than `FieldCheckSettings.maximumReported`.
    public init(
        _ result: ValidationResult, questionnaire: Questionnaire, settings: FieldCheckSettings
    ) {
        guard result.accepted.rowCount <= settings.maximumReported else {
            self.init(outcomes: [], unchecked: result.accepted.rowCount)
            return
        }
        let checks = FieldChecks(questionnaire: questionnaire, settings: settings)
        self.init(outcomes: checks.outcomes(on: result.accepted, batches: result.batches.map(\.source)))
    }
}
