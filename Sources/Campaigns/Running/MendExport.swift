internal import Figures
internal import Intake
internal import Questionnaires
internal import Responses
internal import Units
internal import Validation

/// What `findings --export` asks for.
public struct MendRequest: Sendable, Hashable {
    /// Where the file goes.
    public var path: String
    /// Whether records that count but were flagged are wanted, too.
    public var includesFlagged: Bool
    /// Whether personal answers are given; then it is written into the journal.
    public var withPersonal: Bool
    /// What separates cells: `;`, `,`, `|` or a tab.
    public var separator: Character

    /// Makes a request.
    public init(
        path: String, includesFlagged: Bool = false, withPersonal: Bool = false, separator: Character = ";"
    ) {
        self.path = path
        self.includesFlagged = includesFlagged
        self.withPersonal = withPersonal
        self.separator = separator
    }
}

extension MendRequest {
    /// Where the records of one of several questionnaires go: `mend.csv` becomes `mend.<questionnaire>.csv`.
    func path(of questionnaire: String) -> String {
        let name = Paths.name(path)
        guard let dot = name.lastIndex(of: "."), dot > name.startIndex else { return path + "." + questionnaire }
        return path.dropLast(name.distance(from: dot, to: name.endIndex)) + "." + questionnaire + name[dot...]
    }
}

/// Collects the records that a person is to mend, with the reasons and everything that stands in them.
struct MendExport {
    let campaign: Campaign
    let part: CheckedRecords.Part
    let language: Language
    private let tasks: [BatchStage.Task]
    private let withPersonal: Bool
    private let reader: BatchReader

    init(
        campaign: Campaign, part: CheckedRecords.Part, tasks: [BatchStage.Task], withPersonal: Bool,
        language: Language
    ) {
        self.campaign = campaign
        self.part = part
        self.tasks = tasks
        self.withPersonal = withPersonal
        self.language = language
        reader = BatchReader(
            questionnaires: campaign.questionnaires, registry: campaign.units, finder: campaign.finder)
    }

    /// A row of a mend file.
    struct Row {
        var record: RecordName
        var line: Int?
        var reasons: String
        /// The text of each question, by its place; a question without one is not here.
        var answers: [Int: String]
        /// The record as it stands in the file, where it could not be taken apart.
        var raw: String?
    }

    /// The rows of the records that findings are about, in the order of the files.
    func rows(_ found: [LocatedFinding]) throws(CampaignError) -> [Row] {
        let files = Set(part.batches.map(\.source.file))
        let grouped = Dictionary(grouping: found.filter { files.contains($0.batch) && $0.finding.record != nil }) {
            $0.batch
        }
        var rows: [Row] = []
        for batch in part.batches.sorted(by: { $0.source.file < $1.source.file }) {
            guard let ofBatch = grouped[batch.source.file] else { continue }
            let byRecord = Dictionary(grouping: ofBatch.map(\.finding)) { $0.record ?? 0 }
            rows += try self.rows(batch, byRecord)
        }
        return rows
    }

    private func rows(_ batch: BatchContents, _ findings: [Int: [Finding]]) throws(CampaignError) -> [Row] {
        let wanted = Set(findings.keys)
        let task = tasks.first { $0.name == batch.source.file }
        var cells = RecordCells()
        if let task {
            do {
                // The tables of a batch are in one file; forms in XML may be in many.
                let members = batch.notes.members
                cells = try reader.cells(
                    ofRecords: wanted, path: task.path, name: task.name,
                    member: members.count == 1 ? members[0].name : nil, questionnaire: part.questionnaire.id,
                    settings: task.settings)
            } catch {
                throw CampaignError(error)
            }
        }
        var places: [Int: Int] = [:]
        for (row, origin) in batch.table.origins.enumerated() where wanted.contains(Int(origin.record)) {
            places[Int(origin.record)] = row
        }
        let refused = Dictionary(
            batch.refused.map { (Int($0.origin.record), $0) }, uniquingKeysWith: { first, _ in first })
        let answered = answeredQuestions(batch.table)
        return wanted.sorted().map { number in
            let found = findings[number] ?? []
            var answers = cells.records[number]?.answers
            let origin = places[number].map { batch.table.origins[$0] } ?? refused[number]?.origin
            if answers == nil, batch.source.format == .xml, let task, let origin {
                answers = reader.answers(ofForm: origin, path: task.path, questionnaire: part.questionnaire)
            }
            var row = Row(
                record: RecordName(batch: batch.source.file, record: number), line: origin.map { Int($0.line) },
                reasons: reasons(found), answers: answers ?? [:], raw: nil)
            if task?.settings[part.questionnaire.id]?.repeated != nil, refused[number] != nil {
                for position in answered where row.answers[position] == nil { row.answers[position] = "" }
            }
            if let place = places[number] {
                complete(&row, batch.table, row: place, found, raw: cells.records[number]?.raw ?? [:])
            }
            let isWhole = cells.records[number]?.isWhole ?? (answers != nil)
            if let record = refused[number] {
                let raw = record.rawText.isEmpty ? cells.records[number]?.line ?? "" : record.rawText
                setApart(&row, raw: raw, isWhole: isWhole)
            }
            mask(&row)
            return row
        }
    }

    /// The questions that the records of a batch answer; all of them where none could be coded. A row of a repeat that is to be mended
    /// needs a column for each, for what its form would say is not known.
    private func answeredQuestions(_ table: ResponseTable) -> [Int] {
        let all = Array(part.questionnaire.questions.indices)
        guard table.rowCount > 0 else { return all }
        return all.filter { table.columns[$0].missingReason(0) != .notAsked || !isNeverAsked(table.columns[$0]) }
    }

    private func isNeverAsked(_ column: Column) -> Bool {
        (0..<column.count).allSatisfy { column.missingReason($0) == .notAsked }
    }

    /// What is wrong with a record, the gravest first.
    private func reasons(_ findings: [Finding]) -> String {
        findings.filter { $0.severity > .note || $0.rule == FindingRule.recordSameNumber.rawValue }
            .enumerated().sorted { left, right in
                left.element.severity == right.element.severity
                    ? left.offset < right.offset : left.element.severity > right.element.severity
            }.map { $0.element.message.text(language) }.joined(separator: " | ")
    }

    /// Answers that the file has no cell of its own for, such as constants of the campaign, as they were coded.
    ///
    /// - Parameter raw: the cells of a form server's export: what could not be coded stands as the server wrote it.
    private func complete(
        _ row: inout Row, _ table: ResponseTable, row place: Int, _ findings: [Finding], raw: [Int: String]
    ) {
        for (position, question) in part.questionnaire.questions.enumerated() where row.answers[position] == nil {
            if let text = CellText(part.questionnaire).answer(table, column: position, row: place) {
                row.answers[position] = text
            } else if table.columns[position].missingReason(place) == .invalid, let text = raw[position] {
                row.answers[position] = text
            } else if let value = findings.first(where: { $0.field == question.id })?.value {
                row.answers[position] = value
            } else if [.blank, .invalid].contains(table.columns[position].missingReason(place)) {
                // It has a column, which is what is to be filled in.
                row.answers[position] = ""
            }
        }
    }

    /// A record that could not be coded: where its cells stand under the right columns nobody knows, so that a personal answer may
    /// stand anywhere.
    private func setApart(_ row: inout Row, raw: String, isWhole: Bool) {
        let mayShow = withPersonal || !part.questionnaire.questions.contains(where: \.isPersonal)
        row.raw = mayShow ? raw : Finding.mask
        if !isWhole, !mayShow { row.answers = [:] }
    }

    private func mask(_ row: inout Row) {
        guard !withPersonal else { return }
        for (position, text) in row.answers where !text.isEmpty {
            let question = part.questionnaire.questions[position]
            if PersonalLook.isPersonal(text, answering: question) { row.answers[position] = Finding.mask }
        }
    }
}
