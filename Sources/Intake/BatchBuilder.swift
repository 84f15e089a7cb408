import Figures
import Questionnaires
import Responses
import Units

/// Collects what a reader finds in a batch: coded rows, refused records, findings.
struct BatchBuilder {
    let questionnaire: Questionnaire
    /// One coder a question, in the questionnaire's order.
    let coders: [any CellCoder]
    /// What was found so far.
    var log = FindingLog()
    /// The records that could not be coded.
    private(set) var refused: [RefusedRecord] = []
    /// The origin of each row.
    private(set) var origins: [RecordOrigin] = []
    private var units: [UInt32] = []
    private var unitCoder: UnitCoder
    private let unitPosition: Int?
    private var messages: [MessageKey: LocalizedText] = [:]

    private struct MessageKey: Hashable {
        var issue: CellIssue
        var position: Int
    }

    init(_ questionnaire: Questionnaire, finder: UnitFinder, registry: UnitRegistry) {
        self.questionnaire = questionnaire
        coders = questionnaire.questions.map { CellCoders.coder(for: $0, in: questionnaire) }
        unitPosition = questionnaire.position(of: .unit)
        let field = unitPosition.map { questionnaire.questions[$0].id } ?? "unit"
        unitCoder = UnitCoder(finder: finder, registry: registry, field: field)
    }

    /// The number of records so far, whatever became of them.
    var recordCount: Int { origins.count + refused.count }

    /// Notes what is wrong with a cell; a personal cell's content is not repeated.
    mutating func note(_ issue: CellIssue, at position: Int, origin: RecordOrigin, value: () -> String) {
        let question = questionnaire.questions[position]
        let key = MessageKey(issue: issue, position: position)
        let message = messages[key] ?? issue.message(question, in: questionnaire)
        messages[key] = message
        log.add(
            Finding(
                issue.rule, origin: origin, field: question.id, value: question.isPersonal ? Finding.mask : value(),
                message: message))
    }

    /// Adds the rows of records whose cells have all been coded.
    ///
    /// - Parameter text: what stands in the unit's cell of one of the records; asked for only where its code does not tell.
    mutating func addRows(_ new: [RecordOrigin], unitText text: (Int) -> String?) {
        for (index, origin) in new.enumerated() {
            let answer = unit(row: origins.count, text: { text(index) })
            origins.append(origin)
            units.append(answer.code)
            guard let problem = answer.problem else { continue }
            log.add(
                Finding(
                    problem.rule, origin: origin, field: unitPosition.map { questionnaire.questions[$0].id },
                    value: text(index), message: problem.message))
        }
    }

    private mutating func unit(row: Int, text: () -> String?) -> UnitCoder.Answer {
        guard let unitPosition else { return unitCoder.blank }
        if let column = coders[unitPosition] as? TextCoder {
            let code = column.codes[row]
            if MissingCodes.reason(of: code) == nil { return unitCoder.unit(place: code, in: column) }
        }
        guard let text = text(), !text.isEmpty else { return unitCoder.blank }
        let levels = questionnaire.scale(of: questionnaire.questions[unitPosition])?.levels ?? []
        guard let column = coders[unitPosition] as? SingleCoder<UInt8>, Int(column.codes[row]) < levels.count else {
            return unitCoder.unit(text)
        }
        return unitCoder.unit(text, level: levels[Int(column.codes[row])])
    }

    /// Puts a record aside that could not be coded.
    mutating func refuse(_ origin: RecordOrigin, rawText: String, rule: FindingRule, message: LocalizedText) {
        refused.append(
            RefusedRecord(
                origin: origin, rawText: Self.shortened(rawText),
                finding: Finding(rule, origin: origin, message: message)))
    }

    /// Gives each refused record its raw text.
    mutating func completeRefused(_ rawTexts: [String]) {
        for (index, text) in rawTexts.enumerated() { refused[index].rawText = Self.shortened(text) }
    }

    /// A raw text of at most 64 KiB.
    static func shortened(_ text: String) -> String {
        let limit = 64 << 10
        guard text.utf8.count > limit else { return text }
        var end = text.utf8.index(text.startIndex, offsetBy: limit - 3)
        // Not in the middle of a character.
        while end > text.startIndex, end.samePosition(in: text.unicodeScalars) == nil {
            end = text.utf8.index(before: end)
        }
        return String(text[..<end]) + "…"
    }

    /// The contents of the batch.
    func result(_ source: BatchSource) -> Result<BatchContents, IntakeError> {
        do throws(ResponsesError) {
            let table = try ResponseTable(
                questionnaireID: questionnaire.id, columns: coders.map { $0.finished() }, units: CodeBlocks(units),
                origins: origins)
            return .success(BatchContents(source: source, table: table, refused: refused, findings: log.finished()))
        } catch {
            return .failure(.defect(error))
        }
    }
}
