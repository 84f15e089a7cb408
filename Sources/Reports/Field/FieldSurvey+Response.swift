import Documents
import Figures
import Units
import Validation

extension FieldSurvey {
    /// Targets, missing numbers and response rates by unit; nothing where none of them is known.
    func responseBlocks() throws(ReportsError) -> [Block] {
        let accounts = survey.forms.compactMap(\.details).filter { $0.unit != nil }
        let columns = ResponseColumns(accounts)
        guard !columns.isEmpty else { return [] }
        var rows: [TableRow] = []
        let byUnit = Dictionary(accounts.map { ($0.unit ?? -1, $0) }, uniquingKeysWith: { first, _ in first })
        for unit in context.material.units.fileOrder {
            guard let forms = byUnit[unit] else { continue }
            rows.append(TableRow([.text(context.linkedName(of: unit))] + (try cells(forms, columns))))
        }
        let header =
            [TableColumn(context.t(CommonTexts.unit))]
            + (columns.hasTargets
                ? [
                    TableColumn(context.t(FormTexts.target), .count),
                    TableColumn(context.t(FormTexts.shortfall), .count),
                ] : [])
            + (columns.hasNumbers
                ? [
                    TableColumn(context.t(FormTexts.missing), .count),
                    TableColumn(context.t(FormTexts.outside), .count),
                    TableColumn(context.t(FormTexts.ofOthers), .count),
                ] : [])
            + (columns.hasRates ? FormTexts.shownRates.map { TableColumn($0.rawValue, .percent) } : [])
        return [
            .table(
                TableBlock(
                    caption: context.t(FormTexts.caption), columns: header, rows: rows,
                    footnotes: [[.text(context.t(FormTexts.note))]]))
        ]
    }

    /// Which columns there is something for.
    private struct ResponseColumns {
        var hasTargets: Bool
        var hasNumbers: Bool
        var hasRates: Bool

        init(_ accounts: [UnitForms]) {
            hasTargets = accounts.contains { $0.target != nil }
            hasNumbers = accounts.contains { $0.missing != nil || $0.outside != nil || !$0.ofOthers.isEmpty }
            hasRates = accounts.contains { ($0.tally?.cases ?? 0) > 0 }
        }

        var isEmpty: Bool { !hasTargets && !hasNumbers && !hasRates }
    }

    private func cells(_ forms: UnitForms, _ columns: ResponseColumns) throws(ReportsError) -> [TableCell] {
        func count(_ value: Int?) -> TableCell {
            value.map { .figure(printer.count($0)) } ?? .absent(reason: context.t(CommonTexts.issuedUnknown))
        }
        var cells: [TableCell] = []
        if columns.hasTargets { cells += [count(forms.target), count(forms.shortfall)] }
        if columns.hasNumbers {
            cells += [count(forms.missingCount), count(forms.outside?.count), count(forms.ofOthers.count)]
        }
        if columns.hasRates {
            for rate in FormTexts.shownRates { cells.append(.figure(try printer.rate(forms.tally?.rate(rate)))) }
        }
        return cells
    }
}
