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
    private let progress: ProgressSink

    init(campaign: Campaign, progress: @escaping ProgressSink) {
        self.campaign = campaign
        self.progress = progress
        reader = BatchReader(
            questionnaires: campaign.questionnaires, registry: campaign.units, finder: campaign.finder)
    }

    /// Which batches are looked at.
    enum Scope {
        /// All batches of the campaign.
        case whole
        /// All batches of the campaign and files that are coming in. A decision about a batch that is not there is told, and keeps nobody
        /// from importing.
        case incoming
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
    ///   - scope: which batches these are; a decision about a batch that neither is among them nor lies in batches/ is a mistake.
    func apply(
        to batches: [BatchContents], tasks: [BatchStage.Task], scope: Scope
    ) throws(CampaignError) -> Decided {
        let files = Set(batches.map(\.source.file))
        let read = try DecisionsFile.read(folder: campaign.folder, batches: files)
        if !read.unknown.isEmpty {
            guard case .incoming = scope else { throw CampaignError(.unusableInput, read.unknown) }
            for problem in read.unknown { progress(.message(problem)) }
        }
        var decided = Decided(batches: batches, decisions: read.decisions, proposed: [], corrections: [])
        if case .incoming = scope {
            // Importing is how a changed file is confirmed.
        } else {
            let journal = try Journal(folder: campaign.folder)
            let changed = ChangedBatches(batches, journal: journal)
            let problems = changed.problems(with: decided.decisions)
            guard problems.isEmpty else { throw CampaignError(.unusableInput, problems) }
            changed.report(in: &decided.batches)
            if case .whole = scope,
                let gone = ChangedBatches.missing(journal, present: files, decisions: decided.decisions)
            {
                progress(.message(gone))
            }
        }
        let rows = try mends(batches, tasks)
        let check = MendedRows(rows, batches: batches, files: files, decisions: decided.decisions)
        check.report(in: &decided.batches)
        MendedRows.reportWithoutItems(in: &decided.batches, campaign: campaign)
        let mended = check.named
        decided.proposed = MendDecisions(decided.decisions).proposed(
            mended.compactMap { one in one.original.map { (one.record, $0) } }, files: Set(batches.map(\.source.file)))
        decided.decisions += decided.proposed
        MaskedAnswers(rows, campaign: campaign).restore(&decided.batches)
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
            guard batch.isMendFile, let task = tasks.first(where: { $0.name == batch.source.file }) else { continue }
            let cells: RecordCells
            do {
                cells = try reader.cells(
                    ofRecords: nil, path: task.path, name: task.name,
                    member: batch.notes.members.count == 1 ? batch.notes.members[0].name : nil,
                    questionnaire: batch.table.questionnaireID, settings: task.settings)
            } catch {
                throw CampaignError(error)
            }
            guard cells.isMended else { continue }
            for (number, record) in cells.records.sorted(by: { $0.key < $1.key }) where record.isWhole {
                let file = (record.extras[MendColumn.batch] ?? "").trimmedOfSpaces
                let place = (record.extras[MendColumn.record] ?? "").trimmedOfSpaces
                let original = Int(place).flatMap {
                    $0 > 0 && !file.isEmpty ? RecordName(batch: file, record: $0) : nil
                }
                found.append(
                    MendedRecord(
                        record: RecordName(batch: batch.source.file, record: number), original: original,
                        typed: file.isEmpty && place.isEmpty ? "" : "\(file)#\(place)",
                        masked: record.answers.filter { Finding.isMasked($0.value) }.keys.sorted()))
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
