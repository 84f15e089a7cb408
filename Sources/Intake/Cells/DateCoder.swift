import Figures
import Questionnaires
import Responses

/// Codes the cells of a question for a date: 2023-12-31 or 31/12/2023, alone or before a time of day.
final class DateCoder: CellCoder {
    var codes = CodeBlocks<UInt32>()
    /// The codes of cells that came before: a campaign has few days.
    private var known = CellTable()

    func code(_ cell: Span<UInt8>) -> CodedCell<UInt32> {
        if let code = known.value(of: cell) { return CodedCell(code: code) }
        let coded = date(String(trimmed: cell))
        if coded.issue == nil, known.count < CellTable.mostRemembered {
            known.insert(cell, coded.code)
        }
        return coded
    }

    private func date(_ text: String) -> CodedCell<UInt32> {
        if text.isEmpty { return CodedCell(code: MissingCodes.code(.blank)) }
        let day = text.prefix { $0 != " " && $0 != "T" }
        if let date = (try? CalendarDate(iso: day)) ?? (try? CalendarDate(dayFirst: day)) {
            return CodedCell(code: DateCodes.code(date))
        }
        if let date = CalendarDate(monthFirst: text) { return CodedCell(code: DateCodes.code(date)) }
        return CodedCell(code: MissingCodes.code(.invalid), issue: .notADate)
    }

    func finished() -> Column { .dates(codes) }
}
