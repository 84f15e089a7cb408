import Documents
import Estimation
import Figures
import Questionnaires
import Scorecards
import Units

/// The recomputation certificate of one unit: everything that checks its totals with a pocket calculator.
struct Certificate {
    let context: ReportContext
    /// The place of the unit in the registry.
    let unit: Int

    init(context: ReportContext, unit: Int) {
        self.context = context.below("../")
        self.unit = unit
    }

    /// The folder of certificates below that of the reports.
    static let folder = "certificates/"

    /// One thing that is recomputed, with its steps.
    struct Part {
        /// `criterion`, `sum` or `survey`.
        var kind: String
        /// The card or questionnaire.
        var of: String
        /// The criterion, or the figure.
        var id: String
        /// What it is called.
        var title: LocalizedText
        /// The steps in order.
        var steps: [ExplanationStep]
    }

    /// Everything that is recomputed for the unit, in the order of the cards, then of the surveys.
    var parts: [Part] {
        context.material.cards.flatMap(parts) + context.material.surveys.compactMap(part)
    }

    private func parts(_ material: CardMaterial) -> [Part] {
        guard let sheet = material.results.sheet(ofUnit: unit) else { return [] }
        let lines = sheet.lines + sheet.adjustments.flatMap(\.lines)
        var parts = lines.map { line in
            Part(
                kind: "criterion", of: material.card.id, id: line.criterion.id,
                title: LocalizedText(
                    vi: "\(line.criterion.id). \(line.criterion.title.vi)",
                    en: "\(line.criterion.id). \(line.criterion.title.en)"),
                steps: line.explanation(material.card))
        }
        parts.append(
            Part(
                kind: "sum", of: material.card.id, id: "total", title: CertificateTexts.sums,
                steps: sheet.explanation(material.card) + material.results.standing(sheet)))
        return parts
    }

    private func part(_ survey: SurveyMaterial) -> Part? {
        guard survey.overall(.unit(unit)) != nil,
            let chain = SurveyChain(
                survey, unit: unit, item: nil, rounding: context.material.campaign.rounding.percent)
        else { return nil }
        return Part(
            kind: "survey", of: survey.questionnaire.id, id: survey.root?.id ?? "",
            title: survey.root?.title ?? survey.questionnaire.title, steps: chain.steps)
    }

    // MARK: Document

    /// The certificate as a document; its links expect it in the folder of certificates.
    func document() -> Document {
        var blocks: [Block] = [.paragraph(context.t(CertificateTexts.introduction))]
        for material in context.material.cards {
            let own = parts(material)
            guard !own.isEmpty else { continue }
            blocks.append(.heading(1, context.t(material.card.title)))
            blocks.append(.table(table(CertificateTexts.linesCaption, own.filter { $0.kind == "criterion" })))
            var sums = table(CertificateTexts.sumsCaption, own.filter { $0.kind == "sum" })
            if material.results.sheet(ofUnit: unit)?.printedPartsAddUp(material.card) == false {
                sums.footnotes.append([.text(context.t(OverviewTexts.roundingNote))])
            }
            blocks.append(.table(sums))
        }
        for survey in context.material.surveys {
            guard let part = part(survey) else { continue }
            blocks.append(.heading(1, context.t(survey.questionnaire.title)))
            blocks.append(.table(table(CertificateTexts.surveyCaption, [part])))
        }
        let title = CertificateTexts.title
        return Document(
            language: context.language, title: "\(context.t(title)): \(context.name(of: unit))",
            subtitle: context.t(context.material.campaign.title), notice: context.notice(),
            metadata: context.metadata(
                subject: "\(context.t(title)): \(context.name(of: unit))",
                details: [Definition(context.t(SummaryTexts.code), context.material.units.units[unit].code)]),
            letterhead: nil, navigation: navigation, showsContents: false, blocks: blocks,
            closing: context.closing())
    }

    private var navigation: [DocumentLink] {
        let name = context.pages.name(of: unit)
        var links = context.navigation(pathWithoutEnding: Self.folder + name, isOverview: false)
        if let summary = context.target("units/" + name + context.language.pageEnding) {
            links.append(DocumentLink(text: context.name(of: unit), target: summary))
        }
        return links
    }

    private func table(_ caption: LocalizedText, _ parts: [Part]) -> TableBlock {
        var rows: [TableRow] = []
        for part in parts {
            if part.kind == "criterion" { rows.append(.group(context.t(part.title))) }
            rows += part.steps.map { TableRow([.text(context.t($0.label)), .text(context.t($0.text))]) }
        }
        return TableBlock(
            caption: context.t(caption),
            columns: [
                TableColumn(context.t(CertificateTexts.step)), TableColumn(context.t(CertificateTexts.content)),
            ], rows: rows)
    }
}
