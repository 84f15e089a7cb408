import Documents
import Figures
import Questionnaires

/// The field report of a campaign: its batches, what the checks found by rule, unit and interviewer, numbers that are missing,
/// response rates, the checks of the field. It is for the office that runs the survey.
struct FieldReport {
    let context: ReportContext

    /// The name of its file, before the ending.
    static let name = "field"

    func document() throws(ReportsError) -> Document {
        let material = context.material
        let isAlone = material.surveys.count == 1
        var blocks: [Block] = []
        for survey in material.surveys {
            if !isAlone { blocks.append(.heading(1, context.t(survey.questionnaire.title))) }
            blocks += try FieldSurvey(context: context, survey: survey, level: isAlone ? 1 : 2).blocks()
        }
        return Document(
            language: context.language,
            title: context.t(OverviewTexts.inYear(FieldTexts.title, material.campaign.year)),
            subtitle: context.t(material.campaign.title), notice: context.notice(),
            metadata: context.metadata(subject: context.t(FieldTexts.title), details: context.campaignDetails()),
            navigation: context.navigation(pathWithoutEnding: Self.name, isOverview: false), showsContents: true,
            isDense: true, blocks: blocks, closing: context.closing())
    }
}

/// What the field report says of one survey.
struct FieldSurvey: Sendable {
    let context: ReportContext
    let survey: SurveyMaterial
    /// The level of its parts' headings.
    let level: Int

    var printer: FigurePrinter { context.printer }

    func blocks() throws(ReportsError) -> [Block] {
        var blocks: [Block] = [heading(FieldTexts.batches), .table(batchesTable), .table(filesTable)]
        blocks += [heading(FieldTexts.findings), .table(findingsTable), .table(refusalsTable)]
        let response = try responseBlocks() + numbersBlocks()
        if !response.isEmpty { blocks += [heading(FieldTexts.response)] + response }
        let field = fieldBlocks + interviewerBlocks
        if !field.isEmpty { blocks += [heading(FieldTexts.fieldChecks)] + field }
        return blocks
    }

    private func heading(_ text: LocalizedText) -> Block { .heading(level, context.t(text)) }
}
