import Documents
import Figures
import Units
import Validation

extension UnitSurvey {
    /// The most form numbers or ranges that a page lists.
    private static let mostNumbers = 60

    /// Target, missing numbers, outcomes and response rates of the unit; nil where none of them is known.
    func account() throws(ReportsError) -> DefinitionList? {
        guard let forms = survey.forms(of: unit).details else { return nil }
        var items: [Definition] = []
        func add(_ term: LocalizedText, _ text: String) { items.append(Definition(context.t(term), text)) }
        if let target = forms.target {
            add(
                FormTexts.target,
                context.t(FormTexts.reached(printer.format.count(forms.valid), printer.format.count(target))))
        }
        if let missing = forms.missing {
            let count = printer.format.count(forms.missingCount ?? 0)
            add(FormTexts.missingNumbers, missing.isEmpty ? none : "\(count): \(list(missing.map(\.text)))")
        }
        if let outside = forms.outside, !outside.isEmpty {
            add(FormTexts.outsideNumbers, "\(printer.format.count(outside.count)): \(list(outside))")
        }
        if !forms.ofOthers.isEmpty {
            let names = forms.ofOthers.map { "\($0.number) (\(context.name(of: $0.issuedTo)))" }
            add(FormTexts.otherNumbers, "\(printer.format.count(names.count)): \(list(names))")
        }
        if !forms.contradicted.isEmpty {
            let count = printer.format.count(forms.contradicted.count)
            add(FormTexts.contradictedNumbers, "\(count): \(list(forms.contradicted))")
        }
        if !forms.outcomes.isEmpty {
            let parts = SampleOutcome.allCases.compactMap { outcome in
                forms.outcomes[outcome].map { "\(context.t(outcome.text)): \(printer.format.count($0))" }
            }
            add(FormTexts.outcomes, parts.joined(separator: "; "))
        }
        if let tally = forms.tally, tally.cases > 0 {
            var parts: [String] = []
            for rate in FormTexts.shownRates {
                parts.append("\(rate.rawValue) \(try printer.rate(tally.rate(rate)).printed)")
            }
            add(FormTexts.rates, parts.joined(separator: "; "))
        }
        return items.isEmpty ? nil : DefinitionList(title: context.t(FormTexts.accountTitle), items: items)
    }

    private var none: String { context.t(FormTexts.none) }

    private func list(_ texts: [String]) -> String {
        guard texts.count > Self.mostNumbers else { return texts.joined(separator: ", ") }
        let more = context.t(FormTexts.more(printer.format.count(texts.count - Self.mostNumbers)))
        return texts.prefix(Self.mostNumbers).joined(separator: ", ") + " " + more
    }
}
