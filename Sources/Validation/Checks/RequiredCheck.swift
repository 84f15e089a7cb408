import Figures
import Questionnaires
import Responses

/// `cell.requiredBlank`: a required question has no answer.
///
/// The form number and the unit have checks of their own, because without them a record cannot be kept.
struct RequiredCheck: RecordCheck {
    func run(on table: inout ResponseTable, context: CheckContext, findings: inout [Finding]) {
        let severity = context.severity(.cellRequiredBlank)
        var blanks: [(position: Int, count: Int)] = []
        for (position, question) in context.questionnaire.questions.enumerated()
        where question.isRequired && question.role != .unit && question.role != .formNumber {
            let count = table.columns[position].count(missing: .blank)
            if count > 0 { blanks.append((position, count)) }
        }
        let total = blanks.reduce(0) { $0 + $1.count }
        let listsAll = ListedRows.limit(of: total, severity) == total
        for (position, count) in blanks {
            let question = context.questionnaire.questions[position]
            let message = LocalizedText(
                vi: "Câu bắt buộc \(question.id) để trống; ô được tính là không có trả lời.",
                en: "Required question \(question.id) is blank; the cell counts as unanswered.")
            let rows = table.columns[position].rows(missing: .blank, limit: listsAll ? count : ListedRows.shown)
            findings.append(ListedRows(rows, of: count)) { row in
                Finding(
                    .cellRequiredBlank, severity: severity, origin: table.origins[row], field: question.id,
                    message: message)
            }
        }
    }
}
