import Documents
import Estimation
import Figures
import Questionnaires
import Scorecards

/// Says how figures came about: formula, aggregation, denominator, weights, variance, interval, each rounding step.
struct MethodBox {
    let context: ReportContext

    /// The method of a survey; the short form leaves out what the overview says at length.
    func survey(_ survey: SurveyMaterial, isShort: Bool = false) -> DefinitionList {
        let campaign = context.material.campaign
        var items = instrument(survey)
        items.append(define(MethodTexts.weights, weights))
        if !isShort { items.append(define(MethodTexts.pooling, context.t(survey.pooling.text))) }
        items.append(
            define(MethodTexts.variance, context.t(campaign.design) + "; " + context.t(MethodTexts.respondentCluster)))
        items.append(
            define(
                MethodTexts.interval,
                context.t(MethodTexts.confidence(campaign.intervalMethod, context.confidence))))
        items.append(define(MethodTexts.rounding, roundings))
        items.append(define(MethodTexts.flags, context.t(MethodTexts.flags(campaign.precision))))
        if let tests = campaign.tests { items.append(define(MethodTexts.tests, context.t(tests))) }
        if !isShort {
            items.append(define(MethodTexts.ranks, context.t(MethodTexts.rankText)))
            items.append(define(MethodTexts.changes, context.t(MethodTexts.changeText)))
        }
        let smallest = context.printer.format.count(campaign.smallestCell)
        items.append(define(MethodTexts.disclosure, context.t(MethodTexts.disclosureText(smallest))))
        return DefinitionList(title: context.t(survey.questionnaire.title), items: items)
    }

    /// The method of a card.
    func card(_ material: CardMaterial) -> DefinitionList {
        let card = material.card
        var items = [
            define(
                MethodTexts.card,
                context.t(MethodTexts.version(context.t(card.title), card.id, card.version)) + ". "
                    + context.t(card.source)),
            define(MethodTexts.cardTotal, context.t(card.totalRule.text) + "; " + context.t(card.rebasing.text)),
            define(
                MethodTexts.ranks,
                ([card.rankMethod.text, card.rankBasis.text] + card.tieBreaks.map { $0.text(in: card) }).map(context.t)
                    .joined(separator: "; ")),
            define(
                MethodTexts.changes,
                context.t(card.comparison.merged.text) + "; " + context.t(card.comparison.split.text)),
        ]
        items.append(
            define(
                MethodTexts.rounding,
                RoundingStep.allCases.map { context.t(card.roundings.text($0)) }.joined(separator: "; ")))
        return DefinitionList(title: context.t(card.title), items: items)
    }

    private func instrument(_ survey: SurveyMaterial) -> [Definition] {
        let form = survey.questionnaire
        var items = [
            define(
                MethodTexts.instrument,
                context.t(MethodTexts.version(context.t(form.title), form.id, form.version)) + ". "
                    + context.t(form.source))
        ]
        guard let index = form.index else { return items }
        items.append(
            define(
                MethodTexts.formula,
                context.t(MethodTexts.text(survey.formula ?? index.formula, satisfied: satisfied(form)))))
        items.append(define(MethodTexts.aggregation, context.t(MethodTexts.text(index.aggregation))))
        items.append(define(MethodTexts.denominator, denominator(index)))
        return items
    }

    /// The satisfied levels of the first item's scale, in brackets.
    private func satisfied(_ form: Questionnaire) -> String {
        guard let first = form.index?.root.itemIDs.first, let place = form.position(of: first),
            let scale = form.scale(of: form.questions[place]), scale.hasSatisfiedLevels
        else { return "" }
        let labels = scale.levels.filter(\.isSatisfied).map { "“\(context.t($0.label))”" }
        return " (\(labels.joined(separator: ", ")))"
    }

    private func denominator(_ index: IndexDefinition) -> String {
        IndexDefinition.DenominatorPolicy.allCases.compactMap { policy in
            let reasons = MissingReason.allCases.filter { (index.denominator[$0] ?? .exclude) == policy }
            if reasons.isEmpty { return nil }
            let names = reasons.map { context.t($0.text) }.joined(separator: ", ")
            return "\(names): \(context.t(MethodTexts.text(policy)))"
        }.joined(separator: "; ")
    }

    private var weights: String {
        let steps = context.material.campaign.weighting.map { context.t($0) }
        return steps.isEmpty ? context.t(MethodTexts.equalWeights) : steps.joined(separator: "; ")
    }

    private var roundings: String {
        let rules = context.material.campaign.rounding
        let shares = "\(context.t(MethodTexts.levelShares)): \(context.t(rules.part.text))"
        return [context.t(rules.text(.percent)), shares, context.t(rules.text(.change))].joined(separator: "; ")
    }

    private func define(_ term: LocalizedText, _ text: String) -> Definition { Definition(context.t(term), text) }
}
