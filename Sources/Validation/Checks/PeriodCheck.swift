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
        // Days are compared by their codes, which are in the order of the calendar.
        var rows: [Int] = []
        if let from = context.settings.from, DateCodes.code(from) > 0 {
            rows += dates.rows(from: 0, through: DateCodes.code(from) - 1)
        }
        if let to = context.settings.to {
            let last = MissingCodes.firstMissing(as: UInt32.self) - 1
            if DateCodes.code(to) < last { rows += dates.rows(from: DateCodes.code(to) + 1, through: last) }
        }
        let kind = Finding(
            .dateOutsidePeriod, severity: severity, field: context.questionnaire.questions[position].id,
            message: message)
        findings.append(ListedRows(Set(rows).sorted(), severity: severity)) { row in
            kind.about(table.origins[row], value: DateCodes.date(of: dates[row])?.iso)
        }
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
