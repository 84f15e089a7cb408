public import Questionnaires
public import Responses

/// The checks of the field over the accepted forms of one questionnaire.
///
/// They see what validation accepted, flag what looks unlike the rest, and change nothing. The same forms, settings and seed
/// give the same flags, whatever the order of the batch files.
public struct FieldChecks: Sendable {
    private let questionnaire: Questionnaire
    private let settings: FieldCheckSettings

    /// Makes the checks of a questionnaire.
    public init(questionnaire: Questionnaire, settings: FieldCheckSettings = FieldCheckSettings()) {
        self.questionnaire = questionnaire
        self.settings = settings
    }

    /// Runs the checks that are not switched off, in the order of `FieldRule.allCases`.
    ///
    /// - Parameters:
    ///   - accepted: the accepted forms in canonical order, as `ValidationResult.accepted`.
    ///   - batches: the batches by the places that the forms' origins name.
    public func outcomes(on accepted: ResponseTable, batches: [BatchSource]) -> [FieldOutcome] {
        let sample = FieldSample(accepted, questionnaire: questionnaire, batches: batches, settings: settings)
        return FieldRule.allCases.filter { !settings.off.contains($0) }.map { rule in
            Self.check(rule).outcome(sample)
        }
    }

    private static func check(_ rule: FieldRule) -> any FieldCheck {
        switch rule {
        case .sameContent: SameContentCheck()
        case .nearDuplicates: NearDuplicatesCheck()
        case .straightLining: StraightLiningCheck()
        case .tooShort: TooShortCheck()
        case .outOfHours: OutOfHoursCheck()
        case .manyBlanks: ManyBlanksCheck()
        case .interviewers: InterviewersCheck()
        case .productivity: ProductivityCheck()
        case .positiveBatches: PositiveBatchesCheck()
        case .collection: CollectionCheck()
        }
    }
}
