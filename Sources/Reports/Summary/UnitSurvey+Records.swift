import Documents
import Figures
import Questionnaires
import Units
import Validation

extension UnitSurvey {
    /// Sample and records in short: what was issued, returned and counted, the target, what the weights cost. The annex has all.
    ///
    /// - Parameter isNamed: whether the questionnaire is named, where the unit was rated by several.
    func records(isNamed: Bool) throws(ReportsError) -> [Block] {
        let account = survey.forms(of: unit)
        var items: [Definition] = []
        func add(_ term: LocalizedText, _ text: String) { items.append(Definition(context.t(term), text)) }
        if let issued = account.issued {
            let rate = try printer.share(account.returned, of: issued).printed
            let line = SummaryTexts.ofIssued(
                printer.format.count(account.returned), printer.format.count(issued), rate)
            add(SummaryTexts.returnedOf, context.t(line))
        } else {
            add(CommonTexts.returned, printer.format.count(account.returned))
        }
        let rate = try printer.share(account.accepted, of: account.records).printed
        let line = SummaryTexts.parts(
            printer.format.count(account.accepted), printer.format.count(account.records), rate)
        add(CommonTexts.accepted, context.t(line))
        if let target = account.details?.target {
            let valid = printer.format.count(account.details?.valid ?? account.accepted)
            add(FormTexts.target, context.t(FormTexts.reached(valid, printer.format.count(target))))
        }
        if let missing = account.details?.missingCount, missing > 0 {
            add(FormTexts.missingNumbers, printer.format.count(missing))
        }
        if let facts = survey.weights[unit] {
            if let population = facts.population { add(SummaryTexts.population, printer.format.count(population)) }
            let effect = try printer.number(facts.kishDesignEffect, of: "Kish").printed
            let effective = try printer.number(facts.effectiveSampleSize, of: "effective n").printed
            add(SummaryTexts.kish, context.t(SummaryTexts.design(effect, effective)))
        }
        if account.notAccepted > 0, let reasons { add(SummaryTexts.notCounted, reasons) }
        let title = isNamed ? context.t(survey.questionnaire.title) : nil
        return [heading(SummaryTexts.recordsTitle), .definitions(DefinitionList(title: title, items: items))]
    }

    /// Why records do not count, each reason with its number; nil where none is known.
    private var reasons: String? {
        let account = survey.forms(of: unit)
        var parts: [String] = []
        let fates = [
            (SummaryTexts.duplicates, account.duplicates), (SummaryTexts.superseded, account.superseded),
            (SummaryTexts.excluded, account.excluded), (SummaryTexts.quarantined, account.quarantined),
        ]
        for (name, count) in fates where count > 0 {
            parts.append("\(context.t(name)): \(printer.format.count(count))")
        }
        return parts.isEmpty ? nil : parts.joined(separator: "; ")
    }
}
