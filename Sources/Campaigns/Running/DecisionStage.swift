internal import Figures
internal import Intake
internal import Questionnaires
internal import Responses
internal import Units
internal import Validation

/// Applies what people decided to the batches that were read: corrections are made, mended records take their places.
struct DecisionStage {
    private let campaign: Campaign
    private let reader: BatchReader
    private let stage: BatchStage

    init(campaign: Campaign, stage: BatchStage) {
        self.campaign = campaign
        self.stage = stage
        reader = BatchReader(
            questionnaires: campaign.questionnaires, registry: campaign.units, finder: campaign.finder)
    }

    /// Batches with decisions applied.
    struct Decided {
        /// The batches, corrections made.
        var batches: [BatchContents]
        /// All decisions, those of mended files included that nobody has written down yet.
        var decisions: [Decision]
        /// Of those, the ones that decisions.csv does not have yet.
        var proposed: [Decision]
        /// The corrections that were made.
        var corrections: [MadeCorrection]
    }

    /// Applies the campaign's decisions.
    ///
    /// - Parameters:
    ///   - batches: what was read.
    ///   - tasks: how each of them was read, by its name.
    ///   - isWhole: whether these are all batches of the campaign; then a decision about another one is a mistake.
    func apply(
        to batches: [BatchContents], tasks: [BatchStage.Task], isWhole: Bool
    ) throws(CampaignError) -> Decided {
        var decided = Decided(
            batches: batches,
            decisions: try DecisionsFile.read(
                folder: campaign.folder, batches: isWhole ? batches.map(\.source.file) : nil),
            proposed: [], corrections: [])
        let mended = try mends(batches, tasks)
        decided.proposed = MendDecisions(decided.decisions).proposed(
            mended.map { ($0.record, $0.original) }, files: Set(batches.map(\.source.file)))
        decided.decisions += decided.proposed
        MaskedAnswers(mended, campaign: campaign).restore(&decided.batches)
        let corrections = try corrections(decided)
        for index in decided.batches.indices {
            guard let questionnaire = campaign.questionnaire(decided.batches[index].table.questionnaireID) else {
                continue
            }
            decided.corrections += decided.batches[index].correct(corrections, questionnaire: questionnaire)
        }
        return decided
    }

    // MARK: Mended files

    /// The rows of mended files with the records that they name.
    private func mends(
        _ batches: [BatchContents], _ tasks: [BatchStage.Task]
    ) throws(CampaignError) -> [MendedRecord] {
        var found: [MendedRecord] = []
        for batch in batches {
            guard let task = tasks.first(where: { $0.name == batch.source.file }) else { continue }
            let cells: RecordCells
            do {
                cells = try reader.cells(
                    ofRecords: nil, path: task.path, name: task.name, questionnaire: batch.table.questionnaireID,
                    settings: task.settings)
            } catch {
                throw CampaignError(error)
            }
            guard cells.isMended else { continue }
            for (number, record) in cells.records.sorted(by: { $0.key < $1.key }) where record.isWhole {
                guard let file = record.extras[MendColumn.batch], !file.isEmpty,
                    let original = record.extras[MendColumn.record].flatMap({ Int($0) }), original > 0
                else { continue }
                found.append(
                    MendedRecord(
                        record: RecordName(batch: batch.source.file, record: number),
                        original: RecordName(batch: file, record: original),
                        masked: record.answers.filter { $0.value == Finding.mask }.keys.sorted()))
            }
        }
        return found
    }

    // MARK: Corrections

    /// The corrections of the batches at hand, their answers coded.
    private func corrections(_ decided: Decided) throws(CampaignError) -> [Correction] {
        let questionnaires = Dictionary(
            decided.batches.map { ($0.source.file, $0.table.questionnaireID) }, uniquingKeysWith: { first, _ in first })
        var codings: [String: AnswerCoding] = [:]
        var corrections: [Correction] = []
        var problems: [LocalizedText] = []
        for decision in decided.decisions where decision.action == .correct {
            guard let record = decision.name, let id = questionnaires[decision.batch],
                let questionnaire = campaign.questionnaire(id)
            else { continue }
            let coding = codings[id] ?? coding(questionnaire)
            codings[id] = coding
            switch Self.correction(decision, record, questionnaire, coding) {
            case .success(let correction): corrections.append(correction)
            case .failure(let problem):
                problems.append(
                    LocalizedText(
                        vi: "\(campaign.path(DecisionsFile.name)), \(record.text): \(problem.text.vi)",
                        en: "\(campaign.path(DecisionsFile.name)), \(record.text): \(problem.text.en)"))
            }
        }
        guard problems.isEmpty else { throw CampaignError(.unusableInput, problems) }
        return corrections
    }

    private func coding(_ questionnaire: Questionnaire) -> AnswerCoding {
        AnswerCoding(questionnaire, registry: campaign.units, finder: campaign.finder)
    }

    /// The correction that a decision means, or why it means none.
    static func correction(
        _ decision: Decision, _ record: RecordName, _ questionnaire: Questionnaire, _ coding: AnswerCoding
    ) -> Result<Correction, DecisionRow.Problem> {
        let name = decision.question ?? ""
        guard let position = questionnaire.position(of: name) else {
            return .failure(
                DecisionRow.Problem(
                    "mẫu phiếu \(questionnaire.id) không có câu «\(name)».",
                    "questionnaire \(questionnaire.id) has no question “\(name)”."))
        }
        do throws(AnswerCoding.Problem) {
            let coded = try coding.code(decision.value ?? "", question: position)
            return .success(
                Correction(
                    record: record, question: position, answer: coded.column, unit: coded.unit,
                    author: decision.author, reason: decision.reason))
        } catch {
            return .failure(DecisionRow.Problem(error.message.vi, error.message.en))
        }
    }
}

/// A row of a mended file, and the record that it names.
struct MendedRecord {
    /// The row.
    var record: RecordName
    /// The record that it replaces.
    var original: RecordName
    /// The places of the questions whose answers are masked in the row.
    var masked: [Int]
}

/// Turns what mended files say into decisions.
struct MendDecisions {
    private let decisions: [Decision]

    init(_ decisions: [Decision]) { self.decisions = decisions }

    /// The decisions that nobody has written down yet: each mended row replaces the record that it names, or what stands in that
    /// record's place already, so that a file may be mended more than once.
    ///
    /// A row that was ever decided about is passed over: what a person decided later must stand.
    ///
    /// - Parameter files: the batches at hand; a record of another is left alone.
    func proposed(_ mended: [(record: RecordName, original: RecordName)], files: Set<String>) -> [Decision] {
        let known = Set(decisions.compactMap(\.replacement))
        var standing: [RecordName: RecordName] = [:]
        for decision in decisions {
            if let name = decision.name, decision.action != .correct { standing[name] = decision.replacement }
        }
        var proposed: [Decision] = []
        for (record, original) in mended where !known.contains(record) && files.contains(original.batch) {
            var last = original
            var steps = 0
            while let next = standing[last], next != record, steps <= standing.count {
                last = next
                steps += 1
            }
            guard last != record, standing[last] != record else { continue }
            standing[last] = record
            proposed.append(
                Decision(
                    batch: last.batch, record: last.record, action: .supersede, value: record.text,
                    author: UserName.current, reason: "bản sửa trong \(record.batch)"))
        }
        return proposed
    }
}

/// Gives masked cells of mended files the answers of the records that they replace: a mask is never an answer.
struct MaskedAnswers {
    private let mended: [MendedRecord]
    private let campaign: Campaign

    init(_ mended: [MendedRecord], campaign: Campaign) {
        self.mended = mended.filter { !$0.masked.isEmpty }
        self.campaign = campaign
    }

    /// Replaces masks; one whose original is not at hand becomes a blank.
    func restore(_ batches: inout [BatchContents]) {
        guard !mended.isEmpty else { return }
        let places = Dictionary(
            batches.enumerated().map { ($0.element.source.file, $0.offset) }, uniquingKeysWith: { first, _ in first })
        var rows: [RecordName: Int] = [:]
        let files = Set(mended.flatMap { [$0.record.batch, $0.original.batch] })
        for batch in batches where files.contains(batch.source.file) {
            for (row, origin) in batch.table.origins.enumerated() {
                rows[RecordName(batch: batch.source.file, record: Int(origin.record))] = row
            }
        }
        // In the order of the files, so that what was mended twice passes the answer on; earlier copies come first.
        for one in mended.sorted(by: { ($0.record.batch, $0.record.record) < ($1.record.batch, $1.record.record) }) {
            guard let place = places[one.record.batch], let row = rows[one.record] else { continue }
            let source = places[one.original.batch].flatMap { origin in rows[one.original].map { (origin, $0) } }
            let questions = campaign.questionnaire(batches[place].table.questionnaireID)?.questions ?? []
            for position in one.masked where questions.indices.contains(position) {
                if let (other, otherRow) = source,
                    batches[other].table.questionnaireID == batches[place].table.questionnaireID
                {
                    let column = batches[other].table.columns[position]
                    batches[place].table.setCell(column: position, row: row, from: column, row: otherRow)
                } else {
                    batches[place].table.setMissing(.blank, column: position, row: row)
                }
                batches[place].findings.removeAll {
                    $0.record == one.record.record && $0.field == questions[position].id
                }
            }
        }
    }
}
