import Figures
import Questionnaires
import Tables
import Units

extension EntryWorkbook {
    /// Writes the hidden sheet behind the drop-downs, one list a column; equal lists are written once.
    ///
    /// - Returns: the rule of each column of the entry sheet that has a list.
    func writeLists(
        _ columns: [EntryColumn], _ book: inout WorkbookWriter
    ) throws(TableError) -> [Int: WorkbookValidation.Rule] {
        let lists = columns.map(\.offered)
        var distinct: [[WorkbookCell]] = []
        var places: [[WorkbookCell]: Int] = [:]
        for list in lists where !list.isEmpty && places[list] == nil {
            places[list] = distinct.count
            distinct.append(list)
        }
        let sheet = try book.addSheet(EntryWords.listSheet, WorkbookLayout(isHidden: true))
        for row in 0..<(distinct.map(\.count).max() ?? 0) {
            try book.write(distinct.map { row < $0.count ? $0[row] : .blank }, to: sheet)
        }
        var rules: [Int: WorkbookValidation.Rule] = [:]
        for (column, list) in lists.enumerated() {
            guard let place = places[list] else { continue }
            rules[column] = .list(sheet, WorkbookRange(rows: 0...(list.count - 1), column: place))
        }
        return rules
    }

    /// Writes the sheet of units: what may be typed for each, and what is planned of it.
    func writeUnits(_ campaign: CampaignFacts, _ book: inout WorkbookWriter) throws(TableError) {
        let sheet = try book.addSheet(
            words.unitSheet,
            WorkbookLayout(
                columns: [14, 44, 44, 18, 24, 12].map { WorkbookColumn(width: $0) }, frozenRows: 1, isProtected: true,
                fitsWidth: true, footer: footer, textColumns: [0]))
        try book.write(
            words.unitHeadings.map { .text($0) }, to: sheet,
            style: WorkbookStyle(isBold: true, fill: Fill.plain, hasBorder: true, wraps: true))
        for unit in campaign.units {
            try book.write(
                [
                    .text(unit.code), .text(unit.name), .text(unit.nameEn ?? ""), .text(unit.kind),
                    .text(unit.block ?? ""),
                    unit.target.map { .count($0) } ?? .blank,
                ], to: sheet)
        }
    }
}
