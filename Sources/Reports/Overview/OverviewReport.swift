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

    func document() throws(ReportsError) -> Document {
        let material = context.material
        var blocks: [Block] = []
        for survey in material.surveys { blocks += try part(of: survey) }
        for card in material.cards { blocks += try cardBlocks(card) }
        blocks += try methodBlocks()
        return Document(
            language: context.language, title: context.t(OverviewTexts.inYear(title, material.campaign.year)),
            subtitle: context.t(material.campaign.title), notice: context.notice(),
            metadata: context.metadata(subject: context.t(title), details: context.campaignDetails()),
            letterhead: context.letterhead(CommonTexts.report, isMain: true),
            navigation: context.navigation(pathWithoutEnding: "index", isOverview: true), showsContents: true,
            blocks: blocks, closing: context.closing())
    }

    private var title: LocalizedText {
        if context.material.cards.isEmpty { return OverviewTexts.surveyTitle }
        return context.material.surveys.isEmpty ? OverviewTexts.cardTitle : OverviewTexts.bothTitle
    }

    /// Surveys that share the document have headings of their own, under which everything else moves down a level.
    private func part(of survey: SurveyMaterial) throws(ReportsError) -> [Block] {
        let isAlone = context.material.surveys.count == 1
        let part = OverviewSurvey(context: context, survey: survey, level: isAlone ? 1 : 2)
        let blocks = try part.blocks()
        return isAlone ? blocks : [.heading(1, context.t(survey.questionnaire.title))] + blocks
    }

    private func methodBlocks() throws(ReportsError) -> [Block] {
        let box = MethodBox(context: context)
        var blocks: [Block] = [.heading(1, context.t(OverviewTexts.method))]
        for survey in context.material.surveys { blocks.append(.definitions(box.survey(survey))) }
        for card in context.material.cards {
            blocks.append(.definitions(box.card(card)))
            blocks += card.rankSets.map { .table(rankTable($0, of: card)) }
            if let firmness = CardFirmness(context: context, material: card) {
                blocks.append(.heading(2, context.t(FirmnessTexts.heading)))
                blocks.append(.paragraph(context.t(FirmnessTexts.notice)))
                blocks += try firmness.blocks()
            }
        }
        return blocks
    }

    /// The ranks that the sampling error of satisfaction leaves open on a card: part of how to read it, not of its results.
    private func rankTable(_ ranks: BlockRanks, of material: CardMaterial) -> TableBlock {
        let order = ranks.units.indices.sorted { left, right in
            let first = material.results.sheet(ofUnit: ranks.units[left])?.rank ?? .max
            let second = material.results.sheet(ofUnit: ranks.units[right])?.rank ?? .max
            return (first, left) < (second, right)
        }
        let rows = order.map { place in
            let rank = material.results.sheet(ofUnit: ranks.units[place])?.rank
            return TableRow([
                rank.map { .text(context.printer.format.count($0)) } ?? .notApplicable,
                .text(context.name(of: ranks.units[place])), .text(context.printer.ranks(ranks.marginal[place])),
                .text(context.printer.ranks(ranks.simultaneous[place])),
            ])
        }
        return TableBlock(
            caption: context.t(OverviewTexts.cardRanksCaption(ranks.block)),
            columns: [
                TableColumn(context.t(CommonTexts.rank), .code), TableColumn(context.t(CommonTexts.unit)),
                TableColumn(context.t(OverviewTexts.possibleRanks), .code),
                TableColumn(context.t(OverviewTexts.simultaneousRanks), .code),
            ], rows: rows, rowHeaderColumn: 1,
            footnotes: [[.text(context.t(OverviewTexts.cardRanksNote))]]
                + RankNotes(context: context, ranks: ranks).lines)
    }
}
