import Figures
import Questionnaires
import Responses

/// `date.outsidePeriod`: the day of the interview lies outside the fieldwork of the campaign.
struct PeriodCheck: RecordCheck {
    func run(on table: inout ResponseTable, context: CheckContext, findings: inout [Finding]) {
        guard let position = context.questionnaire.position(of: .date), case .dates(let dates) = table.columns[position]
        else { return }
        let severity = context.severity(.dateOutsidePeriod)
        let message = message(context.settings)
        for row in 0..<table.rowCount {
            guard let date = DateCodes.date(of: dates[row]), isOutside(date, context.settings) else { continue }
            findings.append(
                Finding(
                    .dateOutsidePeriod, severity: severity, origin: table.origins[row],
                    field: context.questionnaire.questions[position].id, value: date.iso, message: message))
        }
    }

    private func isOutside(_ date: CalendarDate, _ settings: ValidationSettings) -> Bool {
        if let from = settings.from, date < from { return true }
        if let to = settings.to, date > to { return true }
        return false
    }

    private func message(_ settings: ValidationSettings) -> LocalizedText {
        let vi = FigureFormat(.vi)
        let en = FigureFormat(.en)
        return LocalizedText(
            vi:
                "Ngày phỏng vấn nằm ngoài đợt khảo sát (\(settings.from.map(vi.date) ?? "…") – \(settings.to.map(vi.date) ?? "…")). "
                + "Kiểm tra ngày ghi trên phiếu.",
            en: "The day of the interview lies outside the campaign (\(settings.from.map(en.date) ?? "…") – "
                + "\(settings.to.map(en.date) ?? "…")). Check the date on the form.")
    }
}
