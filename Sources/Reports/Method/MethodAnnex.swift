import Documents
import Estimation
import Figures
import Questionnaires
import Scorecards
import Units

/// The annex on method and data quality: every rule of the figures at length, what weights cost, how firm the ranks are, and
/// where each figure can be recomputed. The report itself says only the main points.
struct MethodAnnex {
    let context: ReportContext

    /// The name of its file, before the ending.
    static let name = "method"

    func document() throws(ReportsError) -> Document {
        let campaign = context.material.campaign
        return Document(
            language: context.language, title: context.t(OverviewTexts.inYear(MethodTexts.annexTitle, campaign.year)),
            subtitle: context.t(campaign.title), notice: context.notice(),
            metadata: context.metadata(
                subject: context.t(MethodTexts.annexTitle), details: context.campaignDetails()),
            navigation: context.navigation(pathWithoutEnding: Self.name, isOverview: false), showsContents: true,
            isDense: true, blocks: try boxes() + precision() + ranks() + recomputation, closing: context.closing())
    }

    private func boxes() throws(ReportsError) -> [Block] {
        let box = MethodBox(context: context)
        var blocks: [Block] = [.heading(1, context.t(MethodTexts.title))]
        for survey in context.material.surveys {
            blocks.append(.definitions(box.survey(survey)))
            for caution in survey.cautions { blocks.append(.callout(Callout(.warning, context.t(caution)))) }
        }
        for card in context.material.cards { blocks.append(.definitions(box.card(card))) }
        return blocks
    }

    // MARK: Precision

    /// What weights and the design cost each unit.
    private func precision() throws(ReportsError) -> [Block] {
        var blocks: [Block] = []
        for survey in context.material.surveys {
            var rows: [TableRow] = []
            for unit in context.material.units.fileOrder {
                guard let facts = survey.weights[unit] else { continue }
                rows.append(try row(unit, facts, survey.overall(.unit(unit))))
            }
            if !rows.isEmpty { blocks.append(.table(precisionTable(rows, of: survey))) }
        }
        return blocks.isEmpty ? [] : [.heading(1, context.t(MethodTexts.precision))] + blocks
    }

    private func precisionTable(_ rows: [TableRow], of survey: SurveyMaterial) -> TableBlock {
        func column(_ text: LocalizedText, _ kind: TableColumn.Kind) -> TableColumn {
            TableColumn(context.t(text), kind)
        }
        return TableBlock(
            caption: context.t(MethodTexts.precisionCaption(survey.questionnaire.title)),
            columns: [
                column(CommonTexts.unit, .text), column(SummaryTexts.population, .count),
                column(CommonTexts.respondents, .count), column(SummaryTexts.effective, .number),
                column(SummaryTexts.kish, .number), column(MethodTexts.designEffect, .number),
                column(MethodTexts.standardError, .number), column(MethodTexts.degreesOfFreedom, .number),
                column(SummaryTexts.weightRange, .text),
            ], rows: rows, footnotes: [[.text(context.t(MethodTexts.precisionNote))]])
    }

    private func row(_ unit: Int, _ facts: WeightFacts, _ estimate: Estimate?) throws(ReportsError) -> TableRow {
        let printer = context.printer
        func number(_ value: Double?, _ name: String) throws(ReportsError) -> TableCell {
            guard let value else { return .notApplicable }
            return .figure(try printer.number(value, of: name))
        }
        let low = try printer.number(facts.minimum, of: "weight").printed
        let high = try printer.number(facts.maximum, of: "weight").printed
        return TableRow([
            .text(context.name(of: unit)), facts.population.map { .figure(printer.count($0)) } ?? .notApplicable,
            .figure(printer.count(facts.respondents)), try number(facts.effectiveSampleSize, "effective n"),
            try number(facts.kishDesignEffect, "Kish"), try number(estimate?.designEffect, "design effect"),
            try number(estimate?.standardError, "standard error"),
            try number(estimate?.degreesOfFreedom, "degrees of freedom"),
            .text(context.t(SummaryTexts.rangeOf(low, high))),
        ])
    }

    // MARK: Ranks

    private func ranks() throws(ReportsError) -> [Block] {
        var blocks: [Block] = []
        for card in context.material.cards {
            var part = card.rankSets.map { Block.table(rankTable($0, of: card)) }
            if let firmness = CardFirmness(context: context, material: card) {
                part.append(.paragraph(context.t(FirmnessTexts.notice)))
                part += try firmness.blocks()
            }
            if !part.isEmpty { blocks += [.heading(2, context.t(card.card.title))] + part }
        }
        return blocks.isEmpty ? [] : [.heading(1, context.t(FirmnessTexts.heading))] + blocks
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
                rank.map { .figure(context.printer.count($0)) } ?? .notApplicable,
                .text(context.name(of: ranks.units[place])), context.printer.rankCell(ranks.marginal[place]),
                context.printer.rankCell(ranks.simultaneous[place]),
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
    // MARK: Recomputation

    /// Where every figure can be recomputed, and which files the reports rest on.
    private var recomputation: [Block] {
        var lines: [[Inline]] = [[.text(context.t(MethodTexts.recomputeText))]]
        let files = [
            ("certificate.csv", MethodTexts.certificateFile), ("figures.csv", MethodTexts.figuresFile),
            ("manifest.json", MethodTexts.manifestFile),
        ]
        for (path, text) in files {
            let name: Inline = context.target(path).map { .link($0, [.code(path)]) } ?? .code(path)
            lines.append([name, .text(": " + context.t(text))])
        }
        return [
            .heading(1, context.t(MethodTexts.recompute)), .list(ListBlock(items: lines)),
        ]
    }
}
