import Figures
import Questionnaires
import Responses
import Statistics

/// `cell.requiredBlank`: a required question has no answer.
///
/// The form number and the unit have checks of their own, because without them a record cannot be kept.
struct RequiredCheck: RecordCheck {
    func run(on table: inout ResponseTable, context: CheckContext, findings: inout [Finding]) {
        let severity = context.severity(.cellRequiredBlank)
        let blanks = blanks(of: table, context.questionnaire)
        let total = blanks.reduce(0) { $0 + $1.count }
        let listsAll = ListedRows.limit(of: total, severity) == total
        for (position, count) in blanks {
            let question = context.questionnaire.questions[position]
            let message = LocalizedText(
                vi: "Câu bắt buộc \(question.id) để trống; ô được tính là không có trả lời.",
                en: "Required question \(question.id) is blank; the cell counts as unanswered.")
            let rows = table.columns[position].rows(missing: .blank, limit: listsAll ? count : ListedRows.shown)
            let kind = Finding(.cellRequiredBlank, severity: severity, field: question.id, message: message)
            findings.append(ListedRows(rows, of: count)) { row in kind.about(table.origins[row]) }
        }
    }

    /// The required questions with blanks, and how many each has. Counting is all that this check costs as a rule, so that the
    /// columns of a large table are divided among the cores.
    private func blanks(
        of table: ResponseTable, _ questionnaire: Questionnaire
    ) -> [(position: Int, count: Int)] {
        let positions = questionnaire.questions.indices.filter { position in
            let question = questionnaire.questions[position]
            return question.isRequired && question.role != .unit && question.role != .formNumber
        }
        let counts: [Int]
        if table.rowCount > BlockSize.rows, positions.count > 1 {
            let columns = table.columns
            counts = onAllProcessors(positions.count) { columns[positions[$0]].count(missing: .blank) }
        } else {
            counts = positions.map { table.columns[$0].count(missing: .blank) }
        }
        return zip(positions, counts).filter { $0.1 > 0 }.map { ($0.0, $0.1) }
    }
}
