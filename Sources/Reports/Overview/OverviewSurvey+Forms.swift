import Documents
import Figures
import Units

extension OverviewSurvey {
    /// What every report prints first: forms issued, returned, valid and invalid, by unit.
    func formBlocks() throws(ReportsError) -> [Block] {
        var rows: [TableRow] = []
        for block in context.material.units.blocks {
            let units = block.units.filter { survey.index.forms[$0] != nil }
            guard !units.isEmpty else { continue }
            rows.append(.group(block.name))
            for unit in units { rows.append(try row(context.linkedName(of: unit), survey.forms(of: unit))) }
        }
        let others = units.filter { context.material.units.units[$0].block == nil }
        if !others.isEmpty {
            if !rows.isEmpty { rows.append(.group(context.t(CommonTexts.noBlock))) }
            for unit in others { rows.append(try row(context.linkedName(of: unit), survey.forms(of: unit))) }
        }
        for account in survey.forms where account.unit == nil && account.records > 0 {
            rows.append(try row([.text(context.t(OverviewTexts.unknownUnit))], account))
        }
        rows.append(try row([.text(context.t(CommonTexts.total))], total(of: survey.forms), kind: .total))
        let table = TableBlock(
            caption: context.t(OverviewTexts.formsCaption), columns: formColumns, rows: rows,
            footnotes: [[.text(context.t(OverviewTexts.formsNote))]])
        return [annexHeading(OverviewTexts.forms), .table(table)]
    }

    /// The sum of accounts; issued forms are known only if they are known for every unit.
    func total(of accounts: [FormAccount]) -> FormAccount {
        let known = accounts.filter { $0.unit != nil }
        guard var sum = known.first else {
            return accounts.first ?? FormAccount(unit: nil, accepted: 0)
        }
        for account in known.dropFirst() { sum = sum.adding(account) }
        for account in accounts where account.unit == nil { sum = sum.adding(account, issuedUnknownIsNone: true) }
        return sum
    }

    private var formColumns: [TableColumn] {
        let parts = context.t(OverviewTexts.ofThem)
        return [
            TableColumn(context.t(CommonTexts.unit)), TableColumn(context.t(CommonTexts.issued), .count),
            TableColumn(context.t(CommonTexts.returned), .count),
            TableColumn(context.t(CommonTexts.records), .count),
            TableColumn(context.t(CommonTexts.accepted), .count),
            TableColumn(context.t(CommonTexts.notAccepted), .count),
            TableColumn(context.t(OverviewTexts.duplicates), .count, group: parts),
            TableColumn(context.t(OverviewTexts.leftOut), .count, group: parts),
            TableColumn(context.t(OverviewTexts.waiting), .count, group: parts),
            TableColumn(context.t(CommonTexts.returnRate), .percent),
            TableColumn(context.t(CommonTexts.validRate), .percent),
        ]
    }

    private func row(
        _ name: [Inline], _ account: FormAccount, kind: TableRow.Kind = .body
    ) throws(ReportsError) -> TableRow {
        let unknown = TableCell.absent(reason: context.t(CommonTexts.issuedUnknown))
        var returnRate = unknown
        if let issued = account.issued {
            returnRate = .figure(try printer.share(account.returned, of: issued))
        }
        let validRate = try printer.share(account.accepted, of: account.records)
        let cells: [TableCell] = [
            .text(name), account.issued.map { .figure(printer.count($0)) } ?? unknown, count(account.returned),
            count(account.records),
            count(account.accepted), count(account.notAccepted), count(account.duplicates),
            count(account.superseded + account.excluded), count(account.quarantined), returnRate,
            account.records == 0 ? .figure(.absent(.noResponses, language: context.language)) : .figure(validRate),
        ]
        return TableRow(cells, kind: kind)
    }

    private func count(_ value: Int) -> TableCell { .figure(printer.count(value)) }
}
