import Figures
import Questionnaires
import Responses
import Tables

/// Codes the cells of a question for a date: 2023-12-31 or 31/12/2023, alone or before a time of day.
final class DateCoder: CellCoder {
    var codes = CodeBlocks<UInt32>()
    /// The codes of cells that came before: a campaign has few days.
    private var known = CellTable()

    func code(_ cell: Span<UInt8>) -> CodedCell<UInt32> {
        if let code = known.value(of: cell) { return CodedCell(code: code) }
        let coded = date(CSVWriter.restored(String(trimmed: cell)))
        if coded.issue == nil, known.count < CellTable.mostRemembered {
            known.insert(cell, coded.code)
        }
        return coded
    }

    private func date(_ text: String) -> CodedCell<UInt32> {
        if text.isEmpty { return CodedCell(code: MissingCodes.code(.blank)) }
        let day = text.prefix { $0 != " " && $0 != "T" }
        if let date = (try? CalendarDate(iso: day)) ?? (try? CalendarDate(dayFirst: day)) {
            return CodedCell(code: DateCodes.code(date), issue: Self.issue(behind: text[day.endIndex...], text))
                .withoutCode(if: .notADate)
        }
        if let date = try? CalendarDate(monthFirst: text) {
            let year = text.firstRange(of: String(date.year))?.upperBound ?? text.endIndex
            return CodedCell(code: DateCodes.code(date), issue: Self.issue(behind: text[year...], text))
                .withoutCode(if: .notADate)
        }
        return CodedCell(code: MissingCodes.code(.invalid), issue: .notADate)
    }

    /// What is wrong with what stands behind a day. A time of day may stand there; words and an impossible time leave the day
    /// standing, other digits may be another day, and then nobody knows which is meant.
    private static func issue(behind rest: Substring, _ text: String) -> CellIssue? {
        if rest.allSatisfy(\.isWhitespace) || InterviewTime(text) != nil { return nil }
        guard rest.contains(where: \.isNumber) else { return .textAfterDate }
        let likeTime = rest.allSatisfy { $0.isNumber || $0.isWhitespace || "T:.+-Z".contains($0) }
        return likeTime && rest.contains(":") ? .textAfterDate : .notADate
    }

    func finished() -> Column { .dates(codes) }
}

extension CodedCell where Code == UInt32 {
    /// The cell as invalid if it has an issue after which no answer is left.
    fileprivate func withoutCode(if fatal: CellIssue) -> CodedCell<UInt32> {
        issue == fatal ? CodedCell(code: MissingCodes.code(.invalid), issue: fatal) : self
    }
}
