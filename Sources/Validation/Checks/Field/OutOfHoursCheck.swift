import Figures
import Questionnaires
import Responses

/// `field.outOfHours`: an interview that began outside the hours, or on a day outside the days, on which interviews are
/// made by the campaign's settings.
///
/// Hours are checked where the questionnaire knows when interviews began, days where it knows the day.
struct OutOfHoursCheck: FieldCheck {
    func outcome(_ sample: FieldSample) -> FieldOutcome {
        let starts = sample.times(.start)
        let days = dayNumbers(sample, starts)
        guard starts != nil || days != nil else { return FieldOutcome(.outOfHours, remark: Self.noTimes) }
        let settings = sample.settings
        var findings: [FieldFinding] = []
        var tests = 0
        for (unit, rows) in sample.units {
            for row in rows {
                let minute = starts?[row].map { $0.second / 60 }
                let weekday = days?[row].map(Self.weekday)
                if minute != nil || weekday != nil { tests += 1 }
                let isLate = minute.map { !settings.hours.contains($0) } ?? false
                let isFree = weekday.map { !settings.workingDays.contains($0) } ?? false
                guard isLate || isFree else { continue }
                findings.append(
                    finding(row, unit: unit, minute: isLate ? minute : nil, weekday: isFree ? weekday : nil))
            }
        }
        return FieldOutcome(.outOfHours, tests: tests, findings: findings)
    }

    private static let noTimes = LocalizedText(
        vi: "Mẫu phiếu không có ngày và giờ phỏng vấn (vai trò date, start).",
        en: "The questionnaire has neither day nor time of the interview (roles date, start).")

    /// The day of each interview: as the form says, else from its start.
    private func dayNumbers(_ sample: FieldSample, _ starts: [InterviewTime?]?) -> [Int?]? {
        var days: CodeBlocks<UInt32>?
        if let position = sample.questionnaire.position(of: .date),
            case .dates(let column) = sample.table.columns[position]
        {
            days = column
        }
        guard days != nil || starts != nil else { return nil }
        return (0..<sample.table.rowCount).map { row in
            if let days, MissingCodes.reason(of: days[row]) == nil { return Int(days[row]) - DateCodes.origin }
            return starts?[row]?.day
        }
    }

    /// The day of the week, 1 for Monday: 1970-01-01 was a Thursday.
    static func weekday(_ day: Int) -> Int { ((day + 3) % 7 + 7) % 7 + 1 }

    private func finding(_ row: Int, unit: Int, minute: Int?, weekday: Int?) -> FieldFinding {
        var vi: [String] = []
        var en: [String] = []
        if let minute {
            let tens = minute % 60 < 10 ? "0" : ""
            vi.append("lúc \(minute / 60):\(tens)\(minute % 60)")
            en.append("at \(minute / 60):\(tens)\(minute % 60)")
        }
        if let weekday {
            vi.append("vào \(Self.weekdays[weekday - 1].vi)")
            en.append("on a \(Self.weekdays[weekday - 1].en)")
        }
        return FieldFinding(
            .outOfHours, .form(row), unit: unit, rows: [row], value: Double(minute ?? weekday ?? 0),
            message: LocalizedText(
                vi: "Phỏng vấn \(vi.joined(separator: " ")), ngoài thời gian làm việc của đợt khảo sát.",
                en: "The interview was made \(en.joined(separator: " ")), outside the campaign's working time."))
    }

    private static let weekdays = [
        LocalizedText(vi: "thứ hai", en: "Monday"), LocalizedText(vi: "thứ ba", en: "Tuesday"),
        LocalizedText(vi: "thứ tư", en: "Wednesday"), LocalizedText(vi: "thứ năm", en: "Thursday"),
        LocalizedText(vi: "thứ sáu", en: "Friday"), LocalizedText(vi: "thứ bảy", en: "Saturday"),
        LocalizedText(vi: "chủ nhật", en: "Sunday"),
    ]
}
