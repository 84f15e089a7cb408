public import Figures
internal import Intake
internal import Questionnaires
internal import Responses
internal import Tables
internal import Units
internal import Validation

/// What `correct`, `decide` and `withdraw` are told: a decision that is to be written down.
public struct DecisionRequest: Sendable, Hashable {
    /// The batch, by its path below the campaign's folder or its name.
    public var batch: String
    /// The record's number; nil for the whole batch.
    public var record: Int?
    /// The action's name.
    public var action: String
    /// The question of a correction.
    public var question: String?
    /// The new answer of a correction, the replacing record of a replacement.
    public var value: String?
    /// Who decides; nil for the user of the system.
    public var author: String?
    /// Why.
    public var reason: String
    /// Whether the mended copies of a withdrawn batch's records, which lie in other batches, are excluded with it.
    public var includesMended: Bool

    /// Makes a request.
    public init(
        batch: String, record: Int? = nil, action: String, question: String? = nil, value: String? = nil,
        author: String? = nil, reason: String, includesMended: Bool = false
    ) {
        self.includesMended = includesMended
        self.batch = batch
        self.record = record
        self.action = action
        self.question = question
        self.value = value
        self.author = author
        self.reason = reason
    }
}

extension CampaignSession {
    /// Writes a decision down, after it has been made sure that it means something.
    ///
    /// Nothing is written where the same decision stands already.
    ///
    /// - Throws: a usage error for a batch, record, question or value that is not there; then nothing was written.
    public func decide(_ request: DecisionRequest, language: Language) throws(CampaignError) -> Answer {
        let reason = request.reason.trimmedOfSpaces
        guard !reason.isEmpty else {
            throw CampaignError(
                .usage, vi: "--reason: phải ghi lý do.", en: "--reason: a reason must be given.")
        }
        guard let action = DecisionRow.action(request.action) else {
            throw CampaignError(
                .usage, vi: "«\(request.action)» không phải là một quyết định xử lý.",
                en: "“\(request.action)” is no decision.")
        }
        let records = try checkedRecords()
        let batch = try BatchNames.file(request.batch, among: records.verdicts.map(\.source.file))
        var decision = Decision(
            batch: batch, record: request.record, action: action, question: request.question, value: request.value,
            author: request.author.map(\.trimmedOfSpaces).flatMap { $0.isEmpty ? nil : $0 } ?? UserName.current,
            reason: reason)
        let check = DecisionCheck(campaign: campaign, records: records)
        try check.check(&decision)
        let stands = check.stands(decision)
        decision.time = ActTime.now
        var written = stands ? [] : [decision]
        if request.includesMended, decision.record == nil {
            written += records.mendedCopies(of: batch).map { copy in
                var other = decision
                (other.batch, other.record, other.action) = (copy.batch, copy.record, .exclude)
                return other
            }
        }
        if !written.isEmpty { try DecisionsFile.append(written, folder: campaign.folder) }
        let after = try judged(
            records.parts.flatMap(\.batches), tasks: records.tasks,
            stage: BatchStage(campaign: campaign, options: options, progress: progress), scope: .whole)
        return DecisionAnswer(
            campaign: campaign, decision: decision, isNew: !written.isEmpty, before: records, after: after,
            language: language
        ).answer
    }
}

/// Sees that a decision is about something that is there.
struct DecisionCheck {
    let campaign: Campaign
    let records: CheckedRecords

    /// Checks a decision; a question is put down under its own identifier.
    func check(_ decision: inout Decision) throws(CampaignError) {
        guard
            let part = records.parts.first(where: { part in
                part.batches.contains { $0.source.file == decision.batch }
            }), let batch = part.batches.first(where: { $0.source.file == decision.batch })
        else { return }
        if let record = decision.record { try checkRecord(record, of: batch, action: decision.action) }
        switch decision.action {
        case .correct: try checkAnswer(&decision, part.questionnaire)
        case .supersede: try checkReplacement(&decision)
        case .keep, .exclude, .withdraw: break
        }
    }

    private func checkRecord(
        _ record: Int, of batch: BatchContents, action: Decision.Action
    ) throws(CampaignError) {
        if batch.table.origins.contains(where: { Int($0.record) == record }) { return }
        let isRefused = batch.refused.contains { Int($0.origin.record) == record }
        if isRefused, action != .correct { return }
        if isRefused {
            throw CampaignError(
                .usage,
                vi:
                    "\(batch.source.file): bản ghi \(record) không đọc được nên không có câu để sửa; xuất tệp sửa bằng findings --export.",
                en:
                    "\(batch.source.file): record \(record) could not be read, so it has no answer to correct; write a file to mend with findings --export."
            )
        }
        throw CampaignError(
            .usage,
            vi: "\(batch.source.file) không có bản ghi \(record) (có \(batch.recordCount) bản ghi).",
            en: "\(batch.source.file) has no record \(record) (it has \(batch.recordCount) records).")
    }

    private func checkAnswer(_ decision: inout Decision, _ questionnaire: Questionnaire) throws(CampaignError) {
        guard decision.value != Finding.mask else {
            throw CampaignError(
                .usage, vi: "«\(Finding.mask)» là dấu che dữ liệu cá nhân, không phải câu trả lời.",
                en: "“\(Finding.mask)” stands for personal data that are masked; it is no answer.")
        }
        if let control = decision.value?.unicodeScalars.first(where: Self.isControl) {
            let digits = String(control.value, radix: 16, uppercase: true)
            let code = "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
            throw CampaignError(
                .usage, vi: "Câu trả lời có ký tự điều khiển \(code), không hiện ra được; hãy gõ lại.",
                en: "The answer has the control character \(code), which nobody can see; type it again.")
        }
        let coding = AnswerCoding(questionnaire, registry: campaign.units, finder: campaign.finder)
        let record = RecordName(batch: decision.batch, record: decision.record ?? 0)
        switch DecisionStage.correction(decision, record, questionnaire, coding) {
        case .success(let correction): decision.question = questionnaire.questions[correction.question].id
        case .failure(let problem): throw CampaignError(.usage, [problem.text])
        }
    }

    /// Whether a character is one that no keyboard types and no page shows; a text of several lines may have line breaks.
    private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.generalCategory == .control && scalar != "\n" && scalar != "\t"
    }

    private func checkReplacement(_ decision: inout Decision) throws(CampaignError) {
        let files = records.verdicts.map(\.source.file)
        guard let name = decision.value.flatMap({ RecordName($0) }) else {
            throw CampaignError(
                .usage, vi: "«\(decision.value ?? "")»: ghi bản ghi thay thế như batches/sua.csv#3.",
                en: "“\(decision.value ?? "")”: write the replacing record as batches/mend.csv#3.")
        }
        let file = try BatchNames.file(name.batch, among: files)
        guard let batch = records.parts.flatMap(\.batches).first(where: { $0.source.file == file }) else { return }
        try checkRecord(name.record, of: batch, action: .supersede)
        guard file != decision.batch || name.record != decision.record else {
            throw CampaignError(
                .usage, vi: "Một bản ghi không thể thay chính nó.", en: "A record cannot replace itself.")
        }
        decision.value = RecordName(batch: file, record: name.record).text
    }

    /// Whether the same decision stands already: the latest about the record, its answer, or the batch.
    func stands(_ decision: Decision) -> Bool {
        let latest = records.decisions.last { other in
            guard other.batch == decision.batch, other.record == decision.record else { return false }
            return decision.action == .correct
                ? other.action == .correct && other.question == decision.question : other.action != .correct
        }
        return latest.map { $0.action == decision.action && $0.value == decision.value } ?? false
    }
}
