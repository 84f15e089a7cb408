public import Documents
public import Figures
import Questionnaires
import Scorecards
import Units

/// The overview of a campaign: headline figures, forms, rankings, factors, data quality, the reform index, the method.
public struct OverviewReport: Sendable {
    let context: ReportContext

    /// The overview as a document.
    ///
    /// - Throws: `ReportsError.figure` where a figure cannot be rounded.
    public static func document(
        _ material: ReportMaterial, language: Language, links: ReportLinks = ReportLinks()
    ) throws(ReportsError) -> Document {
        try OverviewReport(context: ReportContext(material, language: language, links: links)).document()
    }

    /// What stands where the author has written nothing yet, a paragraph each.
    var authorRoom = [OverviewTexts.notWritten]
    /// The files that the page links, where it is one that links them.
    var files: OverviewFiles?

    func document() throws(ReportsError) -> Document {
        let material = context.material
        var blocks = links
        var annex: [Block] = [.heading(1, context.t(SummaryTexts.annex))]
        for survey in material.surveys {
            let isAlone = material.surveys.count == 1
            let part = OverviewSurvey(context: context, survey: survey, level: isAlone ? 1 : 2)
            // Surveys that share the document have headings of their own, under which everything else moves down a level.
            if !isAlone { blocks.append(.heading(1, context.t(survey.questionnaire.title))) }
            blocks += try part.blocks()
            if !isAlone { annex.append(.heading(2, context.t(survey.questionnaire.title))) }
            annex += try part.annex()
        }
        for card in material.cards {
            blocks += cardBlocks(card)
            annex += try cardAnnex(card)
        }
        blocks += authorBlocks
        if let files { annex += files.blocks() }
        return Document(
            language: context.language, title: context.t(OverviewTexts.inYear(title, material.campaign.year)),
            subtitle: context.t(material.campaign.title), notice: context.notice(),
            metadata: context.metadata(subject: context.t(title), details: context.campaignDetails()),
            letterhead: context.letterhead(CommonTexts.report, isMain: true),
            navigation: context.navigation(pathWithoutEnding: "index", isOverview: true), showsContents: true,
            blocks: blocks, annex: annex.count > 1 ? annex : [], closing: context.closing())
    }

    /// Links to what stands in documents of its own.
    private var links: [Block] {
        let method = context.target(MethodAnnex.name + context.language.pageEnding)
        let field = context.target(FieldReport.name + context.language.pageEnding)
        guard let method, let field else { return [] }
        var line: [Inline] = [.text(context.t(OverviewTexts.seeAlso) + " ")]
        if context.material.hasField {
            line += [.link(field, [.text(context.t(FieldTexts.title))]), .text("; ")]
        }
        return [.paragraph(line + [.link(method, [.text(context.t(MethodTexts.annexTitle))]), .text(".")])]
    }

    /// Limits and causes, which no figure tells: what the campaign says of them, or room for the author.
    private var authorBlocks: [Block] {
        let words = context.material.campaign.words
        let parts = [(OverviewTexts.limits, words.limits), (OverviewTexts.causes, words.causes)]
        return parts.flatMap { title, texts -> [Block] in
            let body: [Block] =
                texts.isEmpty
                ? authorRoom.map { .paragraph([.emphasis([.text(context.t($0))])]) }
                : texts.map { .paragraph(context.t($0)) }
            return [.heading(1, context.t(title))] + body
        }
    }

    /// What stands in a form of the report where the author has written nothing: what is edited says who writes it, what is
    /// printed has lines to write on, what is read says that nothing is written.
    static func authorRoom(in form: ReportForm) -> [LocalizedText] {
        switch form {
        case .docx: [OverviewTexts.forAuthor]
        case .pdf: Array(repeating: OverviewTexts.dottedLine, count: 3)
        default: [OverviewTexts.notWritten]
        }
    }

    private var title: LocalizedText {
        if context.material.cards.isEmpty { return OverviewTexts.surveyTitle }
        return context.material.surveys.isEmpty ? OverviewTexts.cardTitle : OverviewTexts.bothTitle
    }
}
