import Figures
import Questionnaires
import Responses

/// `cell.requiredBlank`: a required question has no answer.
///
/// The form number and the unit have checks of their own, because without them a record cannot be kept.
struct RequiredCheck: RecordCheck {
    func run(on table: inout ResponseTable, context: CheckContext, findings: inout [Finding]) {
        let severity = context.severity(.cellRequiredBlank)
        for (position, question) in context.questionnaire.questions.enumerated()
        where question.isRequired && question.role != .unit && question.role != .formNumber {
            for row in 0..<table.rowCount where table.columns[position].missingReason(row) == .blank {
                findings.append(
                    Finding(
                        .cellRequiredBlank, severity: severity, origin: table.origins[row], field: question.id,
                        message: LocalizedText(
                            vi: "Câu bắt buộc \(question.id) để trống; ô được tính là không có trả lời.",
                            en: "Required question \(question.id) is blank; the cell counts as unanswered.")))
            }
        }
    }
}
