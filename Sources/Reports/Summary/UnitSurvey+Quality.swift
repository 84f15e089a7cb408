import Documents
import Figures
import Questionnaires
import Units

extension UnitSurvey {
    /// What became of the unit's forms, why some do not count, and what the weights look like.
    func quality() throws(ReportsError) -> [Block] {
        var blocks: [Block] = [annexHeading(SummaryTexts.quality), .table(try formsTable())]
        if let list = try account() { blocks.append(.definitions(list)) }
        let refusals = survey.refusals(of: unit)
        if !refusals.isEmpty { blocks.append(.table(refusalTable(refusals))) }
        if let list = try weights() { blocks.append(.definitions(list)) }
        return blocks
    }

    private func formsTable() throws(ReportsError) -> TableBlock {
        let account = survey.forms(of: unit)
        var rows: [TableRow] = []
        func add(_ name: LocalizedText, _ cell: TableCell, of whole: Int?, _ part: Int, depth: Int = 0)
            throws(ReportsError)
        {
            let share: TableCell
            if let whole {
                share = whole == 0 ? .notApplicable : .figure(try printer.share(part, of: whole))
            } else {
                share = .notApplicable
            }
            rows.append(TableRow([.text(context.t(name)), cell, share], depth: depth))
        }
        func count(_ value: Int) -> TableCell { .figure(printer.count(value)) }
        let issued = account.issued.map { count($0) } ?? .absent(reason: context.t(CommonTexts.issuedUnknown))
        let records = account.records
        try add(CommonTexts.issued, issued, of: nil, 0)
        try add(CommonTexts.returned, count(account.returned), of: account.issued, account.returned)
        try add(CommonTexts.records, count(records), of: nil, 0)
        try add(CommonTexts.accepted, count(account.accepted), of: records, account.accepted)
        try add(CommonTexts.notAccepted, count(account.notAccepted), of: records, account.notAccepted)
        let parts = [
            (SummaryTexts.duplicates, account.duplicates), (SummaryTexts.superseded, account.superseded),
            (SummaryTexts.excluded, account.excluded), (SummaryTexts.quarantined, account.quarantined),
        ]
        for (name, value) in parts where value > 0 { try add(name, count(value), of: records, value, depth: 1) }
        return TableBlock(
            caption: context.t(SummaryTexts.formsCaption),
            columns: [
                TableColumn(context.t(SummaryTexts.fate)), TableColumn(context.t(SummaryTexts.count), .count),
                TableColumn(context.t(CommonTexts.percent), .percent),
            ], rows: rows, footnotes: [[.text(context.t(OverviewTexts.formsNote))]])
    }

    private func refusalTable(_ refusals: [Refusal]) -> TableBlock {
        let texts = RuleTexts([survey.questionnaire])
        return TableBlock(
            caption: context.t(SummaryTexts.refusalsCaption),
            columns: [
                TableColumn(context.t(CommonTexts.rule)), TableColumn(context.t(SummaryTexts.count), .count),
                TableColumn(context.t(CommonTexts.toDo)),
            ],
            rows: refusals.map { refusal in
                let entry = texts.entry(refusal.rule)
                return TableRow([
                    .text([.text(context.t(entry.title)), .text(" "), .code(refusal.rule)]),
                    .figure(printer.count(refusal.records)), .text(context.t(entry.toDo)),
                ])
            })
    }

    private func weights() throws(ReportsError) -> DefinitionList? {
        guard let facts = survey.weights[unit] else { return nil }
        var items: [Definition] = []
        func add(_ term: LocalizedText, _ text: String) { items.append(Definition(context.t(term), text)) }
        if let population = facts.population { add(SummaryTexts.population, printer.format.count(population)) }
        if let target = context.material.units.units[unit].target {
            add(SummaryTexts.target, printer.format.count(target))
        }
        add(CommonTexts.respondents, printer.format.count(facts.respondents))
        add(SummaryTexts.sumOfWeights, try printer.number(facts.sum, of: "sum of weights").printed)
        let low = try printer.number(facts.minimum, of: "weight").printed
        let high = try printer.number(facts.maximum, of: "weight").printed
        add(SummaryTexts.weightRange, context.t(SummaryTexts.rangeOf(low, high)))
        add(SummaryTexts.variation, try printer.number(facts.coefficientOfVariation, of: "CV").printed)
        if facts.largestShare > 0 {
            let share = try printer.number(facts.largestShare * 100, of: "share of the largest weights")
            add(
                SummaryTexts.largestShare,
                share.rounded.map(printer.format.percent) ?? share.printed)
        }
        add(SummaryTexts.kish, try printer.number(facts.kishDesignEffect, of: "Kish").printed)
        add(SummaryTexts.effective, try printer.number(facts.effectiveSampleSize, of: "effective n").printed)
        if let error = facts.marginError { add(SummaryTexts.marginError, context.t(text(error))) }
        return DefinitionList(title: context.t(SummaryTexts.weightsTitle), items: items)
    }

    private func text(_ error: WeightFacts.MarginError) -> LocalizedText {
        // What raking leaves is a millionth of a millionth; more is left by trimming.
        guard error.relative > 5e-7 else { return SummaryTexts.marginsMet }
        let points = (try? printer.number(error.relative * 100, of: "margin error").printed) ?? ""
        return SummaryTexts.marginOff(points, error.margin, error.level, isOverAll: error.isOverAll)
    }
}
