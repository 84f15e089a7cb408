internal import Figures
internal import Intake
internal import Ledger
internal import Questionnaires
internal import Responses
internal import Scorecards
internal import Tables
internal import Units
internal import Validation
internal import XMLDocuments

extension CampaignError {
    /// What a problem with a document that people wrote means for the command.
    init(_ problems: [XMLProblem], omitted: Int = 0) {
        let isMissing = problems.contains { if case .io(let code) = $0.kind { code == 2 } else { false } }
        let isIO = problems.contains { if case .io = $0.kind { true } else { false } }
        var texts = problems.map { problem in
            LocalizedText(vi: problem.located(.vi), en: problem.located(.en))
        }
        if omitted > 0 {
            texts.append(LocalizedText(vi: "… và \(omitted) lỗi nữa.", en: "… and \(omitted) more problems."))
        }
        self.init(isMissing ? .missingFile : isIO ? .inputOutput : .unusableInput, texts)
    }

    /// What a problem with a table means for the command.
    init(_ error: TableError) {
        let kind: Kind
        switch error {
        case .missingFile, .missingFolder: kind = .missingFile
        case .inputOutput, .readOnly, .diskFull, .notPermitted, .changedWhileRead: kind = .inputOutput
        case .digestUnavailable: kind = .defect
        default: kind = .unusableInput
        }
        self.init(kind, [error.message])
    }

    /// What a problem with a batch means for the command.
    init(_ error: IntakeError) {
        switch error {
        case .unreadable(let table): self.init(table)
        case .defect: self.init(.defect, [error.message])
        default: self.init(.unusableInput, [error.message])
        }
    }

    /// What a problem with a card, its scores or last year's results means for the command.
    init(scorecard error: ScorecardsError) {
        self.init(
            .unusableInput,
            error.problems.map { LocalizedText(vi: $0.text(.vi), en: $0.text(.en)) })
    }

    /// What a problem with a card's workbook, or with the sheets of its scores, means for the command.
    init(cardFile error: any Error) {
        switch error {
        case let error as CampaignError: self = error
        case let error as ScorecardsError: self.init(scorecard: error)
        case let error as TableError: self.init(error)
        default: self.init(.defect, vi: "lỗi chương trình: \(error)", en: "defect: \(error)")
        }
    }

    /// What a problem with the table of units means for the command.
    init(units error: UnitsError) {
        if case .unreadable(let table) = error {
            self.init(table)
        } else {
            self.init(.unusableInput, [error.message])
        }
    }

    /// Several failures as one; the gravest kind decides.
    static func combined(_ errors: [CampaignError]) -> CampaignError {
        let order: [Kind] = [.defect, .inputOutput, .unusableInput, .missingFile, .usage]
        let kind = order.first { kind in errors.contains { $0.kind == kind } } ?? .defect
        return CampaignError(kind, errors.flatMap(\.problems))
    }
}
