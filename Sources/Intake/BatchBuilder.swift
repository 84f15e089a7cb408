import Figures
import Questionnaires
import Responses
import Units

/// Collects what a reader finds in a batch: coded rows, refused records, findings.
struct BatchBuilder {
    let questionnaire: Questionnaire
    /// One coder a question, in the questionnaire's order.
    var coders: [CellCoder]
    /// What was found so far.
    var findings: [Finding] = []
    /// The records that could not be coded.
    var refused: [RefusedRecord] = []
    /// The origin of each row.
    private(set) var origins: [RecordOrigin] = []
    private var units: [UInt32] = []
    private var unitCoder: UnitCoder
    private let unitPosition: Int?

    init(_ questionnaire: Questionnaire, finder: UnitFinder, registry: UnitRegistry) {
        self.questionnaire = questionnaire
        coders = questionnaire.questions.map { CellCoder($0, in: questionnaire) }
        unitPosition = questionnaire.position(of: .unit)
        let field = unitPosition.map { questionnaire.questions[$0].id } ?? "unit"
        unitCoder = UnitCoder(finder: finder, registry: registry, field: field)
    }

    /// Notes what is wrong with a cell; a personal cell's content is not repeated.
    mutating func note(_ issue: CellIssue, question: Question, origin: RecordOrigin, value: String) {
        findings.append(
            Finding(
                rule: issue.rule, severity: .warning, origin: origin, field: question.id,
                value: question.isPersonal ? "•••" : value, message: issue.message(question, in: questionnaire)))
    }

    /// Adds the row of a record whose cells have all been appended, with the text of its unit's cell.
    mutating func addRow(_ origin: RecordOrigin, unit text: String?) {
        origins.append(origin)
        let answer = unitCoder.code(text)
        units.append(answer.code)
        if let problem = answer.problem {
            findings.append(
                Finding(
                    rule: problem.rule, severity: .error, origin: origin,
                    field: unitPosition.map { questionnaire.questions[$0].id }, value: text, message: problem.message))
        }
    }

    /// Puts a record aside that could not be coded.
    mutating func refuse(_ origin: RecordOrigin, rawText: String, rule: String, value: String? = nil, message: LocalizedText) {
        let limit = 64 << 10
        let text = rawText.utf8.count > limit ? String(rawText.prefix(limit / 4)) + "…" : rawText
        refused.append(
            RefusedRecord(
                origin: origin, rawText: text,
                finding: Finding(rule: rule, severity: .error, origin: origin, value: value, message: message)))
    }

    /// The contents of the batch.
    mutating func finished(_ source: BatchSource) throws(ResponsesError) -> BatchContents {
        var columns: [Column] = []
        for index in coders.indices {
            columns.append(coders[index].finished())
        }
        let table = try ResponseTable(
            questionnaireID: questionnaire.id, columns: columns, units: CodeBlocks(units), origins: origins)
        return BatchContents(source: source, table: table, refused: refused, findings: findings)
    }
}
