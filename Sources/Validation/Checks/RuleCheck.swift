import Expressions
import Questionnaires
import Responses

/// The questionnaire's rules across questions, each under its own identifier and with its own severity.
struct RuleCheck: RecordCheck {
    func run(on table: inout ResponseTable, context: CheckContext, findings: inout [Finding]) {
        for rule in context.questionnaire.rules {
            let (truths, givenUp) = ExpressionRun(context.questionnaire).truths(
                of: rule.condition, own: nil, in: table)
            context.reportGivenUp(givenUp, field: nil, rule: rule.id, of: table, to: &findings)
            let severity = context.settings.severities[rule.id] ?? rule.severity
            let rows = truths.indices.filter { truths[$0] == .false }
            let kind = Finding(rule: rule.id, severity: severity, message: rule.message)
            findings.append(ListedRows(rows, severity: severity)) { row in kind.about(table.origins[row]) }
        }
    }
}
