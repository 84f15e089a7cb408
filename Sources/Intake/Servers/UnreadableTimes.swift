import Figures
import Questionnaires
import Responses

/// Tells answers that should say when an interview began or ended and are no time: the checks of the field cannot use them.
enum UnreadableTimes {
    /// How many are told one by one; the others are counted.
    private static let mostListed = 1_000

    /// What is to be said of a batch.
    static func findings(_ batch: BatchContents, _ questionnaire: Questionnaire) -> [Finding] {
        [DesignRole.start, .end].flatMap { role in
            questionnaire.position(of: role).map { findings(batch, questionnaire.questions[$0], at: $0) } ?? []
        }
    }

    private static func findings(_ batch: BatchContents, _ question: Question, at position: Int) -> [Finding] {
        guard case .texts(let texts) = batch.table.columns[position] else { return [] }
        let isBad = texts.texts.map { InterviewTime($0) == nil }
        guard isBad.contains(true) else { return [] }
        let message = LocalizedText(
            vi:
                "Câu \(question.id): không phải là giờ (viết 08:30 hoặc 2026-01-15 08:30); các kiểm tra về giờ và thời lượng bỏ qua phiếu này.",
            en:
                "Question \(question.id): not a time (write 08:30 or 2026-01-15 08:30); the checks of hours and durations leave the form "
                + "out.")
        var findings: [Finding] = []
        var more = 0
        for row in 0..<batch.table.rowCount {
            let code = texts.codes[row]
            guard MissingCodes.reason(of: code) == nil, isBad[Int(code)] else { continue }
            guard findings.count < mostListed else {
                more += 1
                continue
            }
            findings.append(
                Finding(
                    .cellNotATime, origin: batch.table.origins[row], field: question.id,
                    value: question.isPersonal ? Finding.mask : PersonalLook.masked(texts.texts[Int(code)]),
                    message: message))
        }
        if more > 0 {
            var rest = Finding(.cellNotATime, field: question.id, message: message)
            rest.count = more
            findings.append(rest)
        }
        return findings
    }
}
