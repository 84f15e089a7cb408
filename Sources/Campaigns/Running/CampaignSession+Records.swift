public import Figures
internal import Intake
internal import Questionnaires
internal import Responses
internal import Tables
internal import Units
internal import Validation

extension CampaignSession {
    /// What the campaign holds: batches, what became of their records, the account of forms, what waits.
    public func status(language: Language) throws(CampaignError) -> Answer {
        let records = try checkedRecords(accountsForForms: true)
        var field: [FieldSummary] = []
        for part in records.parts { field.append(try summary(part, records)) }
        return StatusAnswer(campaign: campaign, records: records, field: field, language: language).answer
    }

    /// What the checks of the field say of a questionnaire's forms. The accepted forms are put together only where there are any, and not
    /// too many to be checked here.
    private func summary(_ part: CheckedRecords.Part, _ records: CheckedRecords) throws(CampaignError) -> FieldSummary {
        let accepted = part.result.count(\.accepted)
        let settings = campaign.definition.checks
        if accepted > settings.maximumReported { return FieldSummary(outcomes: [], unchecked: accepted) }
        let result =
            accepted > 0
            ? try validated(part, records)
            : ValidationResult(
                accepted: ResponseTable(for: part.questionnaire), batches: part.result.batches, forms: nil)
        return FieldSummary(result, questionnaire: part.questionnaire, settings: settings)
    }

    /// What the checks found.
    public func findings(_ request: FindingsRequest, language: Language) throws(CampaignError) -> Answer {
        let records = try checkedRecords()
        let found = try FindingFilter(request, campaign: campaign, records: records).apply(records.located())
        return FindingsAnswer(
            campaign: campaign, found: found, waiting: records.waiting,
            field: request.wantsField ? try field(records, language: language) : nil, language: language
        ).answer
    }

    /// What the checks of the field say of the accepted forms.
    private func field(_ records: CheckedRecords, language: Language) throws(CampaignError) -> FieldAnswer {
        var stages: [FieldStage] = []
        for part in records.parts {
            stages.append(
                try FieldStage(
                    campaign: campaign, questionnaire: part.questionnaire, batches: part.batches,
                    result: try validated(part, records), progress: progress))
        }
        return FieldAnswer(campaign: campaign, stages: stages, language: language)
    }

    /// The accepted forms of a questionnaire, put into their order.
    private func validated(
        _ part: CheckedRecords.Part, _ records: CheckedRecords
    ) throws(CampaignError) -> ValidationResult {
        let validator = Validator(
            questionnaire: part.questionnaire, settings: campaign.definition.validation, decisions: records.decisions)
        do { return try validator.validate(part.batches) } catch { throw CampaignError(.defect, [error.message]) }
    }

    /// Writes the records that a person is to mend into a file, with the reasons beside them.
    ///
    /// Where they are of several questionnaires, into one file for each, `mend.<questionnaire>.csv`. Of the findings that the request asks for, those count whose records wait; with `includesFlagged` also warnings in
    /// records that count.
    public func exportMend(
        _ request: FindingsRequest, to mend: MendRequest, language: Language
    ) throws(CampaignError) -> Answer {
        guard !Paths.exists(mend.path) else { throw Self.isThere(mend.path) }
        guard campaign.batchName(ofGiven: mend.path) == nil else {
            throw CampaignError(
                .usage, vi: "\(mend.path): không ghi vào batches/, vì tệp ở đó được nhập như phiếu mới.",
                en: "\(mend.path): cannot be written into batches/: what lies there is imported as new forms.")
        }
        guard !campaign.isOwnFile(mend.path) else {
            throw CampaignError(
                .usage, vi: "\(mend.path): tên này dành cho tệp của đợt khảo sát; chọn tên khác.",
                en: "\(mend.path): this name is for a file of the campaign; choose another.")
        }
        let records = try checkedRecords()
        let located = try FindingFilter(request, campaign: campaign, records: records).apply(records.located())
        let wanted = located.filter { one in
            switch one.disposition {
            case .quarantined: true
            case .accepted: mend.includesFlagged && one.finding.severity == .warning
            default: false
            }
        }
        // All reasons of a record stand beside it, not only those that were asked for.
        let names = Set(
            wanted.compactMap { one in one.finding.record.map { RecordName(batch: one.batch, record: $0) } })
        let found = records.located().filter { one in
            one.finding.record.map { names.contains(RecordName(batch: one.batch, record: $0)) } ?? false
        }
        let parts = records.parts.filter { part in
            part.batches.contains { batch in names.contains { $0.batch == batch.source.file } }
        }
        // One file a questionnaire: the columns of a file are the questions of one.
        let paths = parts.map { parts.count == 1 ? mend.path : mend.path(of: $0.questionnaire.id) }
        for path in paths where Paths.exists(path) { throw Self.isThere(path) }
        var files: [MendAnswer.File] = []
        for (part, path) in zip(parts, paths) {
            var own = mend
            own.path = path
            let export = MendExport(
                campaign: campaign, part: part, tasks: records.tasks, withPersonal: mend.withPersonal,
                language: language)
            let rows = try export.rows(found)
            try export.write(rows, to: own)
            files.append(MendAnswer.File(path: path, questionnaire: part.questionnaire.id, rows: rows))
            if mend.withPersonal {
                try Journal(folder: campaign.folder).add([
                    Journal.Act(
                        action: .personalExport, file: path, sha256: "",
                        detail: "questionnaire=\(part.questionnaire.id) records=\(rows.count)")
                ])
            }
        }
        return MendAnswer(campaign: campaign, request: mend, files: files, language: language).answer
    }

    private static func isThere(_ path: String) -> CampaignError {
        CampaignError(
            .usage, vi: "\(path): đã có tệp này; chọn tên khác để không ghi đè phần đang sửa.",
            en: "\(path): is there already; choose another name, so that nobody's work is written over.")
    }

    /// Reads and judges all records of the campaign; there need be none.
    func checkedRecords(accountsForForms: Bool = false) throws(CampaignError) -> CheckedRecords {
        let stage = BatchStage(campaign: campaign, options: options, progress: progress)
        let names = try Paths.files(below: campaign.folder + "/batches")
        // Where campaign.xml names a batch that is not there, the stage says so.
        let isEmpty = names.isEmpty && campaign.definition.batches.isEmpty
        let tasks = isEmpty ? [] : try stage.filesOfCampaign()
        return try judged(
            tasks.isEmpty ? [] : try stage.read(tasks), tasks: tasks, stage: stage, scope: .whole,
            accountsForForms: accountsForForms)
    }

    /// Judges records that were read.
    ///
    /// - Parameters:
    ///   - scope: which batches these are.
    ///   - accountsForForms: whether forms are accounted for, too.
    func judged(
        _ batches: [BatchContents], tasks: [BatchStage.Task], stage: BatchStage, scope: DecisionStage.Scope,
        accountsForForms: Bool = false
    ) throws(CampaignError) -> CheckedRecords {
        progress(.stage(LocalizedText(vi: "Kiểm tra phiếu", en: "Checking records")))
        let decided = try DecisionStage(campaign: campaign, progress: progress).apply(
            to: batches, tasks: tasks, scope: scope)
        let issued = accountsForForms ? try IssuedForms(campaign) : nil
        var parts: [CheckedRecords.Part] = []
        for questionnaire in campaign.questionnaires {
            let own = decided.batches.filter { $0.table.questionnaireID == questionnaire.id }
            let validator = Validator(
                questionnaire: questionnaire, settings: campaign.definition.validation, decisions: decided.decisions,
                issued: issued)
            do {
                let result = try validator.accounts(own)
                parts.append(CheckedRecords.Part(questionnaire: questionnaire, batches: own, result: result))
            } catch {
                throw CampaignError(.defect, [error.message])
            }
        }
        return CheckedRecords(parts: parts, tasks: tasks, decided: decided)
    }

    /// Writes down the decisions that mended files bring, so that they stand like any other.
    func keep(_ decided: DecisionStage.Decided) throws(CampaignError) {
        guard !decided.proposed.isEmpty else { return }
        let time = ActTime.now
        try DecisionsFile.append(
            decided.proposed.map { decision in
                var decision = decision
                decision.time = time
                return decision
            }, folder: campaign.folder)
        let count = decided.proposed.count
        progress(
            .message(
                LocalizedText(
                    vi: "\(DecisionsFile.name): ghi thêm \(count) quyết định supersede của tệp đã sửa.",
                    en: "\(DecisionsFile.name): \(count) decisions supersede of mended files were added.")))
    }
}

/// Chooses the findings that a request asks for.
struct FindingFilter {
    private let request: FindingsRequest
    private let units: Set<Int>
    private let batches: Set<String>
    private let severities: Set<Severity>

    /// Makes a filter.
    ///
    /// - Throws: a usage error for a unit, rule, severity or batch that is not there: an empty list must not look like "nothing found".
    init(_ request: FindingsRequest, campaign: Campaign, records: CheckedRecords) throws(CampaignError) {
        self.request = request
        units = Set(try campaign.places(ofUnits: request.units))
        let own = Set(campaign.questionnaires.flatMap { $0.rules.map(\.id) })
        for rule in request.rules where FindingRule(rawValue: rule) == nil && !own.contains(rule) {
            throw CampaignError(
                .usage, vi: "Không có quy tắc kiểm tra «\(rule)».", en: "There is no check “\(rule)”.")
        }
        var severities = Set<Severity>()
        for name in request.severities {
            guard let severity = Severity(rawValue: name) else {
                throw CampaignError(
                    .usage, vi: "--severity \(name): chỉ có error, warning, note.",
                    en: "--severity \(name): there are only error, warning, note.")
            }
            severities.insert(severity)
        }
        self.severities = severities
        let files = records.verdicts.map(\.source.file)
        var batches = Set<String>()
        for name in request.batches { batches.insert(try BatchNames.file(name, among: files)) }
        self.batches = batches
    }

    /// The findings that are asked for.
    func apply(_ found: [LocatedFinding]) -> [LocatedFinding] {
        found.filter { one in
            if !units.isEmpty, one.unit.map({ !units.contains($0) }) ?? true { return false }
            if !batches.isEmpty, !batches.contains(one.batch) { return false }
            if !severities.isEmpty, !severities.contains(one.finding.severity) { return false }
            if !request.rules.isEmpty, !request.rules.contains(one.finding.rule) { return false }
            if request.includesSettled { return true }
            switch one.disposition {
            case .superseded, .excluded, .duplicate: return false
            case .accepted, .quarantined, nil: return true
            }
        }
    }
}

/// Finds the batch that a person names on the command line.
enum BatchNames {
    /// The file of a batch, given by its path below the campaign's folder, below batches/, or by its name alone.
    ///
    /// - Throws: a usage error if there is no such batch, or several.
    static func file(_ name: String, among files: [String]) throws(CampaignError) -> String {
        if files.contains(name) { return name }
        let found = files.filter { $0 == "batches/" + name || $0.hasSuffix("/" + name) || name.hasSuffix("/" + $0) }
        if found.count == 1 { return found[0] }
        let known = files.prefix(20).joined(separator: ", ")
        throw CampaignError(
            .usage,
            vi: found.isEmpty
                ? "Không có lô «\(name)» (có: \(known))."
                : "Có nhiều lô tên «\(name)»: \(found.joined(separator: ", ")); ghi cả đường dẫn.",
            en: found.isEmpty
                ? "There is no batch “\(name)” (there are: \(known))."
                : "Several batches are called “\(name)”: \(found.joined(separator: ", ")); give the whole path.")
    }
}
