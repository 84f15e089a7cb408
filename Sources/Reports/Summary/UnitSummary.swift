public import Documents
import Estimation
public import Figures
import Questionnaires
import Scorecards
import Units

/// The summary of one unit or centre. What is handed out, on two pages: the headline figure, place and change, strengths and
/// weaknesses, factors against the block, the points of its card and where they were lost, what became of its forms. Behind the
/// signature, as its annex: items, answers, groups and periods, every criterion, the records, the method.
public struct UnitSummary: Sendable {
    let context: ReportContext
    /// The place of the unit in the registry.
    let unit: Int

    /// The summary of a unit as a document; its links expect it in the folder `units`.
    ///
    /// - Throws: `ReportsError.unknownUnit` for a place that the registry does not have, `ReportsError.figure` where a
    ///   figure cannot be rounded.
    public static func document(
        _ material: ReportMaterial, unit: Int, language: Language, links: ReportLinks = ReportLinks()
    ) throws(ReportsError) -> Document {
        guard material.units.units.indices.contains(unit) else { throw .unknownUnit(unit) }
        let context = try ReportContext(material, language: language, links: links)
        return try UnitSummary(context: context, unit: unit).document()
    }

    init(context: ReportContext, unit: Int) {
        self.context = context.below("../")
        self.unit = unit
    }

    /// The unit itself.
    var facts: Unit { context.material.units.units[unit] }

    func document() throws(ReportsError) -> Document {
        let material = context.material
        var blocks: [Block] = []
        var annex: [Block] = [.heading(1, context.t(SummaryTexts.annex))]
        let surveys = material.surveys.filter { $0.index.forms[unit] != nil || $0.overall(.unit(unit)) != nil }
        for survey in surveys {
            let part = UnitSurvey(
                context: context, survey: survey, unit: unit, level: surveys.count == 1 ? 1 : 2)
            if surveys.count > 1 { blocks.append(.heading(1, context.t(survey.questionnaire.title))) }
            blocks += try part.blocks(cards: cardFigures())
            if surveys.count > 1 { annex.append(.heading(2, context.t(survey.questionnaire.title))) }
            annex += try part.annex()
        }
        // Without a survey the place, the class and the change on the card are all that there is to begin with.
        let figures = surveys.isEmpty ? try cardFigures() : []
        if !figures.isEmpty {
            blocks += [.heading(1, context.t(SummaryTexts.summary)), .keyFigures(figures)]
        }
        for card in material.cards {
            guard let sheet = card.results.sheet(ofUnit: unit) else { continue }
            let part = UnitCard(context: context, results: card.results, sheet: sheet)
            blocks += try part.blocks()
            annex += try part.annex()
        }
        for survey in surveys {
            let part = UnitSurvey(context: context, survey: survey, unit: unit, level: surveys.count == 1 ? 1 : 2)
            blocks += try part.records(isNamed: surveys.count > 1)
        }
        annex += UnitComments(context: context, unit: unit).blocks
        if !surveys.isEmpty { annex.append(.heading(2, context.t(OverviewTexts.method))) }
        for survey in surveys { annex.append(.definitions(MethodBox(context: context).survey(survey, isShort: true))) }
        return Document(
            language: context.language, title: context.name(of: unit), subtitle: context.t(material.campaign.title),
            notice: notice(surveys),
            metadata: context.metadata(
                subject: "\(context.t(SummaryTexts.kind)): \(context.name(of: unit))", details: details),
            letterhead: context.letterhead(SummaryTexts.kind, isMain: false), navigation: navigation,
            showsContents: false, isDense: true, mostPages: 2, blocks: blocks, annex: annex.count > 1 ? annex : [],
            closing: context.closing())
    }

    /// What must be known before the figures: what the campaign says of itself, and in a line that the wording of what the
    /// unit was rated by is not official; the method names the instruments.
    private func notice(_ surveys: [SurveyMaterial]) -> Callout? {
        var paragraphs: [String] = []
        if let notice = context.material.campaign.notice { paragraphs.append(context.t(notice)) }
        var wordings: [LocalizedText] = surveys.compactMap(\.questionnaire.wordingNotice)
        for card in context.material.cards where !card.card.isOfficialWording {
            if card.results.sheet(ofUnit: unit) != nil { wordings.append(MethodTexts.unofficialCard) }
        }
        var said: [String] = []
        for wording in wordings.map(context.t) where !said.contains(wording) { said.append(wording) }
        if !said.isEmpty { paragraphs.append(said.joined(separator: " ")) }
        return paragraphs.isEmpty ? nil : Callout(.important, paragraphs: paragraphs.map { [.text($0)] })
    }

    private var details: [Definition] {
        var details = [Definition(context.t(SummaryTexts.code), [.text(facts.code)])]
        if let block = facts.block { details.append(Definition(context.t(CommonTexts.block), block)) }
        return details + context.campaignDetails()
    }

    /// The points of the cards as headline figures.
    private func cardFigures() throws(ReportsError) -> [KeyFigure] {
        var figures: [KeyFigure] = []
        for card in context.material.cards {
            guard let sheet = card.results.sheet(ofUnit: unit) else { continue }
            let ranked = card.results.blocks.first { $0.block == sheet.block }?.ranked.count ?? 0
            figures.append(
                try UnitCard(context: context, results: card.results, sheet: sheet).keyFigure(rankedUnits: ranked))
        }
        return figures
    }

    /// Links to the overview, this page in other languages, and the neighbours in the order of the file.
    private var navigation: [DocumentLink] {
        let name = "units/" + context.pages.name(of: unit)
        var links = context.navigation(pathWithoutEnding: name, isOverview: false)
        func add(_ text: LocalizedText, _ other: Int) {
            let path = "units/" + context.pages.name(of: other) + context.language.pageEnding
            guard let target = context.target(path) else { return }
            links.append(
                DocumentLink(text: "\(context.t(text)): \(context.name(of: other))", target: target))
        }
        let (previous, next) = context.neighbours(of: unit)
        if let previous { add(SummaryTexts.previousUnit, previous) }
        if let next { add(SummaryTexts.nextUnit, next) }
        return links
    }
}
