import Documents
import Figures
import Scorecards

/// Cells of a unit's standing under a card. A cell that has nothing to say says why.
extension ReportContext {
    /// The place in the block, or “không xếp hạng”.
    func place(of sheet: ScoreSheet) -> TableCell {
        sheet.rank.map { .text(printer.format.count($0)) } ?? noPlace(sheet)
    }

    /// A unit that is not ranked has no place anywhere; one that is takes no part in a ranking of other units.
    func noPlace(_ sheet: ScoreSheet) -> TableCell {
        sheet.rank == nil ? .absent(reason: t(Absence.notRanked.text)) : .notApplicable
    }

    /// The class, or why the unit has none.
    func scoreClass(of sheet: ScoreSheet) -> TableCell {
        if let scoreClass = sheet.scoreClass { return .text(t(scoreClass.name)) }
        return sheet.percent.absence.map { .absent(reason: t($0.text)) } ?? .notApplicable
    }
}
