import Expressions
import Figures
import Questionnaires
import Responses

/// `cell.constraint`: an answer breaks the constraint of its question.
///
/// The cell becomes the typed missing *invalid*: a bad cell does not cost a form.
struct ConstraintCheck: RecordCheck {
    func run(on table: inout ResponseTable, context: CheckContext, findings: inout [Finding]) {
        for (position, question) in context.questionnaire.questions.enumerated() {
            guard let constraint = question.constraint else { continue }
            let (truths, givenUp) = ExpressionRun(context.questionnaire).truths(
                of: constraint, own: position, in: table)
            context.reportGivenUp(givenUp, field: question.id, rule: question.id, of: table, to: &findings)
            let severity =
                context.settings.severities[FindingRule.cellConstraint.rawValue] ?? question.constraintSeverity
                ?? FindingRule.cellConstraint.severity
            let message =
                question.constraintMessage
                ?? LocalizedText(
                    vi: "Câu \(question.id) trái điều kiện «\(constraint.source)»; ô được tính là ghi sai.",
                    en:
                        "Question \(question.id) breaks the condition “\(constraint.source)”; the cell counts as invalid."
                )
            let rows = truths.indices.filter { row in
                truths[row] == .false && table.columns[position].missingReason(row) == nil
            }
            let cells = CellText(context.questionnaire)
            let kind = Finding(.cellConstraint, severity: severity, field: question.id, message: message)
            findings.append(ListedRows(rows, severity: severity)) { row in
                kind.about(table.origins[row], value: cells.finding(table, column: position, row: row))
            }
            for row in rows { table.setMissing(.invalid, column: position, row: row) }
        }
    }
}
