import Figures
import Questionnaires
import Responses
import Units

/// Collects what a reader finds in a batch: coded rows, refused records, findings.
struct BatchBuilder {
    let questionnaire: Questionnaire
    /// One coder a question, in the questionnaire's order.
    let coders: [any CellCoder]
    /// Those of them that code the marks of one scale; nil for others. Asking a coder for its kind takes as long as coding
    /// many cells.
    let singles: [SingleCoder?]
    /// What was found so far.
    var log = FindingLog()
    /// How many refused records keep their raw text; that of others is read again from the file where it is asked for.
    var mostRawTexts = Int.max
    /// How many records may be refused before the whole batch is: a line of two bytes that is a record costs fifty times as much memory, and a
    /// list of forms has no millions of bad lines.
    var mostRefused = 2_000_000
    /// Whether more were refused than may be; then the batch is, and further ones are not kept.
    var hasTooManyRefused: Bool { refused.count > mostRefused }
    /// The records that could not be coded.
    private(set) var refused = RefusedRecords()
    /// The origin of each row.
    private(set) var origins: [RecordOrigin] = []
    /// What the source says of records beside their answers.
    var notes = SourceNotes()
    /// How many records were changed on their form server after they had come.
    private var edited = 0
    /// Which submissions of a form server the rows are.
    private var submissions = SubmissionColumn()
    private var units = CodeBlocks<UInt32>()
    private var unitCoder: UnitCoder
    private let unitPosition: Int?
    /// The coder of the unit's cells where they are texts.
    private let unitTexts: TextCoder?
    private var kinds: [MessageKey: Finding] = [:]

    private struct MessageKey: Hashable {
        var issue: CellIssue
        var position: Int
    }

    init(_ instrument: Instrument) {
        let questionnaire = instrument.questionnaire
        self.questionnaire = questionnaire
        coders = questionnaire.questions.map { instrument.coders.coder(for: $0) }
        singles = coders.map { $0 as? SingleCoder }
        unitPosition = questionnaire.position(of: .unit)
        unitTexts = unitPosition.flatMap { [coders] in coders[$0] as? TextCoder }
        let field = unitPosition.map { questionnaire.questions[$0].id } ?? "unit"
        unitCoder = UnitCoder(finder: instrument.finder, registry: instrument.registry, field: field)
    }

    /// The number of records so far, whatever became of them.
    var recordCount: Int { origins.count + refused.count }

    /// The number of rows so far.
    var rowCount: Int { origins.count }

    /// Takes down what the source says of a record.
    mutating func note(_ outcome: RecordVerdicts.Outcome, row: Int, origin: RecordOrigin) {
        switch outcome.verdict {
        case .excluded(let reason):
            if notes.exclusions[row] == nil { notes.exclusions[row] = reason }
        case .edited: edited += 1
        case .hasIssues:
            log.add(
                Finding(
                    .recordServerIssues, origin: origin, field: outcome.heading, value: outcome.text,
                    message: LocalizedText(
                        vi: "Máy chủ phiếu hoặc người duyệt ghi nhận phiếu này có vấn đề; vẫn được tính.",
                        en: "The form server or its reviewer sees a problem in this form; it counts all the same.")))
        }
    }

    /// Notes what is wrong with a cell; a personal cell's content is not repeated.
    mutating func note(_ issue: CellIssue, at position: Int, origin: RecordOrigin, value: () -> String) {
        let question = questionnaire.questions[position]
        let key = MessageKey(issue: issue, position: position)
        let kind =
            kinds[key]
            ?? Finding(issue.rule, field: question.id, message: issue.message(question, in: questionnaire))
        kinds[key] = kind
        log.add(kind.about(origin, value: question.isPersonal ? Finding.mask : PersonalLook.masked(value())))
    }

    /// Takes down which submissions the rows are that `addRows` adds next.
    mutating func addSubmissions(_ new: SubmissionColumn, count: Int) {
        submissions.append(contentsOf: new, rows: origins.count, count: count)
    }

    /// Adds the rows of records whose cells have all been coded.
    ///
    /// - Parameter text: what stands in the unit's cell of one of the records; asked for only where its code does not tell.
    mutating func addRows(_ new: ArraySlice<RecordOrigin>, unitText text: (Int) -> String?) {
        let first = origins.count
        origins.append(contentsOf: new)
        if !submissions.isEmpty { submissions.pad(to: origins.count) }
        let places = unitTexts?.codes.last(new.count) ?? []
        var found: [UInt32] = []
        found.reserveCapacity(new.count)
        while true {
            unitCoder.addSettled(places, to: &found)
            let index = found.count
            guard index < new.count else { break }
            let answer = unit(row: first + index, text: { text(index) })
            found.append(answer.code)
            guard let problem = answer.problem else { continue }
            log.add(
                Finding(
                    problem.rule, origin: new[new.startIndex + index],
                    field: unitPosition.map { questionnaire.questions[$0].id },
                    value: text(index).map(PersonalLook.masked), message: problem.message))
        }
        units.append(contentsOf: found)
    }

    private mutating func unit(row: Int, text: () -> String?) -> UnitCoder.Answer {
        guard let unitPosition else { return unitCoder.blank }
        if let column = unitTexts {
            let code = column.codes[row]
            if MissingCodes.reason(of: code) == nil { return unitCoder.unit(place: code, in: column) }
        }
        guard let text = text(), !text.isEmpty else { return unitCoder.blank }
        let levels = questionnaire.scale(of: questionnaire.questions[unitPosition])?.levels ?? []
        let level: Int? =
            switch coders[unitPosition] {
            case let column as SingleCoder: Int(column.codes[row])
            case let column as LongScaleCoder: Int(column.codes[row])
            default: nil
            }
        return unitCoder.unit(text, level: level.flatMap { levels.indices.contains($0) ? levels[$0] : nil })
    }

    /// Puts a record aside that could not be coded.
    mutating func refuse(_ origin: RecordOrigin, rawText: String, rule: FindingRule, message: LocalizedText) {
        refuse(origin, rawText: rawText, finding: Finding(rule, origin: origin, message: message))
    }

    /// Puts a record aside, with a finding that shares what it can with others of its kind.
    mutating func refuse(_ origin: RecordOrigin, rawText: String, finding: Finding) {
        guard !hasTooManyRefused else { return }
        refused.append(RefusedRecord(origin: origin, rawText: Self.shortened(rawText), finding: finding))
    }

    /// Gives each refused record its raw text.
    mutating func completeRefused(_ rawTexts: [String]) {
        for (place, text) in rawTexts.enumerated() { refused.setText(Self.shortened(text), at: place) }
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
        if hasTooManyRefused, let first = refused.first {
            return .failure(
                .tooManyRefused(
                    file: source.file, limit: mostRefused, line: Int(first.origin.line), first: first.finding.message))
        }
        var log = log
        if edited > 0 {
            log.add(
                Finding(
                    .fileEditedRecords, value: "\(edited)",
                    message: LocalizedText(
                        vi: "\(edited) phiếu đã được sửa trên máy chủ sau khi gửi; tệp chứa bản mới nhất.",
                        en: "\(edited) records were edited on their server after they came; the file has the latest.")))
        }
        do throws(ResponsesError) {
            let table = try ResponseTable(
                questionnaireID: questionnaire.id, columns: coders.map { $0.finished() }, units: units,
                origins: origins, submissions: submissions)
            return .success(
                BatchContents(source: source, table: table, refused: refused, findings: log.finished(), notes: notes))
        } catch {
            return .failure(.defect(error))
        }
    }
}

/// What a task found in one block of a file, to be put behind what came before it in the file.
struct BatchPart: Sendable {
    /// What the coders coded, one entry a question.
    fileprivate var columns: [any Sendable]
    fileprivate var origins: [RecordOrigin]
    fileprivate var units: CodeBlocks<UInt32>
    fileprivate var submissions: SubmissionColumn
    fileprivate var refused: RefusedRecords
    fileprivate var log: FindingLog
    fileprivate var notes: SourceNotes
    fileprivate var edited: Int
}

extension BatchBuilder {
    /// Makes the builder read parts of a file, without knowing what came before.
    ///
    /// - Parameters:
    ///   - rows: the most rows that the next part can have.
    ///   - isFull: whether so much was found already that only the first finding of a check in a record is kept.
    mutating func beginPart(rows: Int, isFull: Bool) {
        for coder in coders { coder.beginPart(rows: rows) }
        unitCoder.beginPart()
        origins = []
        origins.reserveCapacity(rows)
        units = CodeBlocks()
        units.reserve(rows: rows)
        submissions = SubmissionColumn()
        refused = RefusedRecords()
        notes = SourceNotes()
        edited = 0
        log = FindingLog.forPart(isFull: isFull)
    }

    /// What was found since `beginPart`, which has to be called again before more is read.
    func takePart() -> BatchPart {
        BatchPart(
            columns: coders.map { $0.takePart() }, origins: origins, units: units, submissions: submissions,
            refused: refused, log: log, notes: notes, edited: edited)
    }

    /// Adds what another builder found in the records that come next.
    mutating func append(_ part: BatchPart) {
        for (row, reason) in part.notes.exclusions { notes.exclusions[origins.count + row] = reason }
        for (row, identifier) in part.notes.replaced { notes.replaced[origins.count + row] = identifier }
        submissions.append(contentsOf: part.submissions, rows: origins.count, count: part.origins.count)
        edited += part.edited
        for (coder, column) in zip(coders, part.columns) { coder.append(part: column) }
        origins.append(contentsOf: part.origins)
        units.append(contentsOf: part.units)
        if !hasTooManyRefused { refused.append(contentsOf: part.refused, mostRawTexts: mostRawTexts) }
        log.append(part.log)
    }

    /// Makes room for about so many rows.
    mutating func reserve(rows: Int) {
        origins.reserveCapacity(rows)
        for coder in coders { coder.reserve(rows: rows) }
    }
}
