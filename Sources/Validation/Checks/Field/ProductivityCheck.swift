import Figures
import Questionnaires
import Responses

/// `field.productivity`: a day on which one interviewer brought more forms than one person makes.
///
/// Flagged is a day above `maximumPerDay` that also lies far outside the campaign's interviewer-days: above the upper quartile
/// by more than three times the distance between the quartiles (Tukey 1977, "far out").
struct ProductivityCheck: FieldCheck {
    private struct Day: Hashable {
        let interviewer: FieldFinding.Subject
        let day: UInt32
    }

    func outcome(_ sample: FieldSample) -> FieldOutcome {
        guard let position = sample.questionnaire.position(of: .date),
            case .dates(let dates) = sample.table.columns[position],
            let interviewers = sample.interviewers(0..<sample.table.rowCount)
        else { return FieldOutcome(.productivity, remark: Self.noDays) }
        var days: [(key: Day, rows: [Int])] = []
        for interviewer in interviewers {
            let byDay = Dictionary(
                grouping: interviewer.rows.filter { MissingCodes.reason(of: dates[$0]) == nil }, by: { dates[$0] })
            for day in byDay.keys.sorted() {
                days.append((Day(interviewer: interviewer.subject, day: day), byDay[day] ?? []))
            }
        }
        guard !days.isEmpty else { return FieldOutcome(.productivity, remark: Self.noDays) }
        let counts = days.map(\.rows.count).sorted()
        let upper = Double(counts[(counts.count - 1) * 3 / 4])
        let lower = Double(counts[(counts.count - 1) / 4])
        let bound = max(Double(sample.settings.maximumPerDay), upper + 3 * (upper - lower))
        let findings = days.filter { Double($0.rows.count) > bound }.map {
            finding($0.key, $0.rows, median: counts[(counts.count - 1) / 2], sample)
        }
        return FieldOutcome(.productivity, tests: days.count, findings: findings)
    }

    private static let noDays = LocalizedText(
        vi: "Mẫu phiếu không có điều tra viên và ngày (vai trò interviewer, date).",
        en: "The questionnaire has no interviewer and day (roles interviewer, date).")

    private func finding(_ day: Day, _ rows: [Int], median: Int, _ sample: FieldSample) -> FieldFinding {
        let name = sample.name(of: day.interviewer)
        let date = DateCodes.date(of: day.day)
        let units = Set(rows.map { sample.table.unit($0) })
        return FieldFinding(
            .productivity, day.interviewer, unit: units.count == 1 ? units.first ?? nil : nil, rows: rows,
            value: Double(rows.count), expected: Double(median),
            message: LocalizedText(
                vi:
                    "\(name.vi.capitalizedFirst) có \(rows.count) phiếu trong ngày \(date.map(FigureFormat(.vi).date) ?? "?"); "
                    + "trung vị của đợt là \(median) phiếu một ngày.",
                en:
                    "\(name.en.capitalizedFirst) brought \(rows.count) forms on \(date.map(FigureFormat(.en).date) ?? "?"); the "
                    + "campaign's median is \(median) a day."))
    }
}

extension String {
    /// The same with a capital first letter.
    var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
