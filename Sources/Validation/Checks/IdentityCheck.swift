import Figures
import Questionnaires
import Responses

/// `record.noFormNumber`: the form number, by which duplicates and conflicts are told, is missing though required.
struct IdentityCheck: RecordCheck {
    func run(on table: inout ResponseTable, context: CheckContext, findings: inout [Finding]) {
        guard let position = context.questionnaire.position(of: .formNumber) else { return }
        let question = context.questionnaire.questions[position]
        guard question.isRequired else { return }
        let severity = context.severity(.recordNoFormNumber)
        let message = LocalizedText(
            vi:
                "Phiếu không có số phiếu (\(question.id)) nên không thể phân biệt trùng lặp. Ghi số phiếu rồi nhập lại.",
            en: "The form has no form number (\(question.id)), so duplicates cannot be told. Add it and import again.")
        let listed = ListedRows(table.columns[position].missingRows(), severity: severity)
        let kind = Finding(.recordNoFormNumber, severity: severity, field: question.id, message: message)
        findings.append(listed) { row in kind.about(table.origins[row]) }
    }
}
