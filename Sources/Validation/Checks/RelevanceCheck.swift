import Expressions
import Figures
import Questionnaires
import Responses

/// `answer.notToBeAsked`: a question was answered though its condition says that it is not to be asked.
///
/// A blank there becomes the typed missing *not asked*; an answer does too, with a warning, because it cannot be known
/// whether the answer or the condition's own answer is the slip. Where the condition cannot be decided because of missing
/// answers, the cell stays as it is.
struct RelevanceCheck: RecordCheck {
    func run(on table: inout ResponseTable, context: CheckContext, findings: inout [Finding]) {
        for position in context.questionnaire.relevanceOrder {
            let question = context.questionnaire.questions[position]
            guard let relevant = question.relevant else { continue }
            let (truths, givenUp) = ExpressionRun(context.questionnaire).truths(of: relevant, own: nil, in: table)
            context.reportGivenUp(givenUp, field: question.id, rule: question.id, of: table, to: &findings)
            let rows = truths.indices.filter { row in
                truths[row] == .false && table.columns[position].missingReason(row) != .notAsked
            }
            let answered = rows.filter { table.columns[position].missingReason($0) == nil }
            let cells = CellText(context.questionnaire)
            let kind = finding(question, context: context)
            findings.append(ListedRows(answered, severity: context.severity(.answerNotToBeAsked))) { row in
                kind.about(table.origins[row], value: cells.finding(table, column: position, row: row))
            }
            for row in rows { table.setMissing(.notAsked, column: position, row: row) }
        }
    }

    private func finding(_ question: Question, context: CheckContext) -> Finding {
        Finding(
            .answerNotToBeAsked, severity: context.severity(.answerNotToBeAsked), field: question.id,
            message: LocalizedText(
                vi:
                    "Câu \(question.id) có trả lời dù theo điều kiện của phiếu thì không hỏi; câu trả lời không được tính. "
                    + "Kiểm tra lại phiếu giấy.",
                en:
                    "Question \(question.id) is answered although the form says that it is not to be asked; the answer is not "
                    + "counted. Check it against the paper form."))
    }
}
