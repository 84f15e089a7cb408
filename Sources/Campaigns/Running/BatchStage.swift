internal import Dispatch
internal import Figures
internal import Intake
internal import Ledger
internal import Questionnaires
internal import Responses
internal import Synchronization
internal import Tables
internal import XMLDocuments

/// Reads a campaign's batches, from the ledger where a file and everything its reading depends on is unchanged.
struct BatchStage {
    private let campaign: Campaign
    private let options: SessionOptions
    private let progress: ProgressSink

    init(campaign: Campaign, options: SessionOptions, progress: @escaping ProgressSink) {
        self.campaign = campaign
        self.options = options
        self.progress = progress
    }

    /// A file to read, and how.
    struct Task: Sendable {
        var path: String
        var name: String
        var questionnaire: String
        var settings: [String: BatchSettings]

        /// Has a table read by an encoding that was given before, unless one is given now or in campaign.xml.
        mutating func recall(_ encoding: TextEncoding) {
            settings = settings.mapValues { settings in
                var settings = settings
                settings.encoding = settings.encoding ?? encoding
                return settings
            }
        }

        /// Has the whole forms of a broken file accepted.
        mutating func salvage() {
            settings = settings.mapValues { settings in
                var settings = settings
                settings.salvage = true
                return settings
            }
        }
    }

    /// The batches in the campaign's folder, in the order of their names.
    ///
    /// - Parameter coming: batches that are not in the folder yet.
    /// - Throws: where there are none, or one that campaign.xml names is missing.
    func filesOfCampaign(besides coming: Set<String> = []) throws(CampaignError) -> [Task] {
        let names = withoutMedia(try IncomingBatches(campaign).files())
        let missing = campaign.definition.batches.keys.filter { !names.contains($0) && !coming.contains($0) }.sorted()
        guard missing.isEmpty else {
            throw CampaignError(
                .missingFile,
                missing.map {
                    LocalizedText(
                        vi: "\(campaign.folder)/campaign.xml nêu lô phiếu \($0) nhưng không có tệp này.",
                        en: "\(campaign.folder)/campaign.xml names batch \($0), but there is no such file.")
                })
        }
        guard !names.isEmpty || !coming.isEmpty || campaign.isScoredWithoutForms else {
            throw CampaignError(
                .missingFile, vi: "\(campaign.folder)/batches: chưa có lô phiếu nào.",
                en: "\(campaign.folder)/batches: there are no batches yet.")
        }
        var tasks: [Task] = []
        let journal = try Journal(folder: campaign.folder)
        for name in names { tasks.append(try task(path: campaign.path(name), name: name, journal: journal)) }
        return tasks
    }

    /// Leaves out the pictures and sounds that lie beside a `submission.xml`, as form servers and collectors lay them; how many is
    /// told.
    private func withoutMedia(_ names: [String]) -> [String] {
        func folder(_ name: String) -> Substring { name[..<(name.lastIndex(of: "/") ?? name.startIndex)] }
        let submissions = Set(names.filter { $0.hasSuffix("/submission.xml") }.map(folder))
        guard !submissions.isEmpty else { return names }
        let kept = names.filter { BatchReader.format(of: $0) != nil || !submissions.contains(folder($0)) }
        if kept.count < names.count {
            let count = names.count - kept.count
            progress(
                .message(
                    LocalizedText(
                        vi: "\(count) tệp ảnh, âm thanh nằm cạnh submission.xml không đọc.",
                        en: "\(count) pictures and sounds beside submission.xml are not read.")))
        }
        return kept
    }

    /// The task of a file, whether or not it lies in the campaign's folder.
    ///
    /// - Parameter journal: what was said about the file before.
    func task(path: String, name: String, journal: Journal) throws(CampaignError) -> Task {
        let use = campaign.definition.batches[name]
        var named = use?.questionnaire
        if named == nil, campaign.definition.questionnaires.count > 1 {
            named = try MendedQuestionnaire(campaign: campaign).id(ofMendFile: path, name: name)
        }
        guard !campaign.definition.questionnaires.isEmpty else {
            throw CampaignError(
                .unusableInput,
                vi: "\(name): đợt này không khai báo mẫu phiếu nào; thêm <questionnaire id=…/> vào campaign.xml.",
                en: "\(name): this campaign declares no questionnaire; add <questionnaire id=…/> to campaign.xml.")
        }
        var isClear = named != nil || campaign.definition.questionnaires.count == 1
        if !isClear { isClear = try !needsQuestionnaire(path, name) }
        guard let questionnaire = named ?? campaign.definition.questionnaires.first?.id, isClear else {
            throw CampaignError(
                .unusableInput,
                vi:
                    "\(name): đợt khảo sát có nhiều mẫu phiếu; ghi rõ mẫu của lô này: <batch file=\"\(name)\" questionnaire=…/>.",
                en:
                    "\(name): the campaign has several questionnaires; say which one this is: <batch file=\"\(name)\" questionnaire=…/>."
            )
        }
        var settings: [String: BatchSettings] = [:]
        for instrument in campaign.definition.questionnaires {
            let isOwn = instrument.settings != BatchSettings() && BatchReader.isMendFile(path, name: name)
            settings[instrument.id] = merged(
                isOwn ? instrument.settings.forOwnFiles : instrument.settings, use?.settings)
        }
        var task = Task(path: path, name: name, questionnaire: questionnaire, settings: settings)
        // The file is looked for by its name, so that few are digested, and told by its digest.
        if let given = journal.encoding(of: name) {
            do {
                if try SHA256.digest(ofFile: path).hex == given.sha256 { task.recall(given.encoding) }
            } catch {
                throw CampaignError(error)
            }
        }
        return task
    }

    private func needsQuestionnaire(_ path: String, _ name: String) throws(CampaignError) -> Bool {
        do {
            return try BatchReader.needsQuestionnaire(path, name: name)
        } catch {
            throw CampaignError(error)
        }
    }

    private func merged(_ base: BatchSettings, _ particular: BatchSettings?) -> BatchSettings {
        var settings = base
        settings.salvage = options.salvage
        settings.encoding = options.encoding ?? particular?.encoding ?? base.encoding
        settings.sheet = particular?.sheet ?? base.sheet
        settings.headerLine = particular?.headerLine ?? base.headerLine
        guard let particular else { return settings }
        settings.columns.merge(particular.columns) { $1 }
        settings.constants.merge(particular.constants) { $1 }
        settings.separator = particular.separator ?? base.separator
        settings.collection = particular.collection
        settings.period = particular.period
        settings.places.merge(particular.places) { $1 }
        settings.source = particular.source ?? base.source
        settings.xml = particular.xml ?? base.xml
        settings.repeated = particular.repeated ?? base.repeated
        settings.demandsRepeat = particular.repeated != nil
        // What is said of one batch goes first.
        settings.missing = particular.missing + base.missing
        settings.exclusions = particular.exclusions + base.exclusions
        return settings
    }

    /// Reads all files, two at a time.
    ///
    /// - Throws: every problem of every file at once; then nothing is accepted.
    func read(_ tasks: [Task]) throws(CampaignError) -> [BatchContents] {
        progress(
            .stage(
                LocalizedText(
                    vi: "Đọc \(tasks.count) lô phiếu",
                    en: tasks.count == 1 ? "Reading 1 batch" : "Reading \(tasks.count) batches")))
        // What the schemas find is not kept: they may change while the ledger stays.
        let ledger = options.keepsNothing || options.checksSchemas ? nil : openLedger()
        let journal = try Journal(folder: campaign.folder)
        let fingerprint = try ReadingFingerprint(campaign)
        // What the ledger cannot hold need not be looked for by its digest, which costs a reading of the file.
        let known = Set((try? ledger?.batches())?.map(\.key.file) ?? [])
        let results = Mutex<[Result<BatchContents, CampaignError>?]>(Array(repeating: nil, count: tasks.count))
        let schemas = options.checksSchemas ? try campaign.schemas() : [:]
        let reader = BatchReader(
            questionnaires: campaign.questionnaires, registry: campaign.units, finder: campaign.finder)
        let means = Means(
            reader: reader, ledger: ledger, known: known, journal: journal, fingerprint: fingerprint, schemas: schemas)
        let work = { @Sendable (number: Int) -> Result<BatchContents, CampaignError> in
            Result { () throws(CampaignError) in try contents(tasks[number], means) }
        }
        // Large tables are read by all cores, one after the other; of other files each core takes one.
        let large = tasks.indices.filter { number in
            BatchReader.format(of: tasks[number].name) == .csv
                && Paths.size(tasks[number].path) ?? 0 >= Self.largeTableBytes
        }
        let others = tasks.indices.filter { !large.contains($0) }
        for number in large { note(work(number), number, in: results) }
        if !others.isEmpty {
            DispatchQueue.concurrentPerform(iterations: others.count) { place in
                note(work(others[place]), others[place], in: results)
            }
        }
        var batches: [BatchContents] = []
        var errors: [CampaignError] = []
        for result in results.withLock({ $0 }) {
            switch result {
            case .success(let contents): batches.append(contents)
            case .failure(let error): errors.append(error)
            case nil: break
            }
        }
        guard errors.isEmpty else { throw CampaignError.combined(errors) }
        if !options.keepsNothing && !options.storesLater { try write(batches, into: journal) }
        return batches
    }

    /// Notes what reading a file came to, and tells how far reading has come.
    private func note(
        _ result: Result<BatchContents, CampaignError>, _ number: Int,
        in results: borrowing Mutex<[Result<BatchContents, CampaignError>?]>
    ) {
        let (done, all) = results.withLock { results in
            results[number] = result
            return (results.count { $0 != nil }, results.count)
        }
        progress(.step(done: done, of: all))
    }

    /// Writes down which batches were salvaged.
    private func write(_ batches: [BatchContents], into journal: Journal) throws(CampaignError) {
        for batch in batches where batch.wasSalvaged {
            try journal.addSalvage(
                file: batch.source.file, sha256: batch.source.sha256, forms: batch.table.rowCount)
        }
    }

    /// The campaign's ledger; nil where it cannot be used, which is told.
    func openLedger() -> Ledger? {
        do {
            let ledger = try Ledger(folder: campaign.folder)
            for notice in ledger.notices { progress(.message(notice)) }
            return ledger
        } catch {
            // A cache that cannot be used costs time, not results.
            progress(.message(error.message))
            return nil
        }
    }

    /// Tables from so many bytes on are worth several cores.
    private static let largeTableBytes = 4 << 20

    /// What the reading of every file needs.
    private struct Means: Sendable {
        var reader: BatchReader
        var ledger: Ledger?
        /// The names of the files of which the ledger holds a reading.
        var known: Set<String>
        var journal: Journal
        var fingerprint: ReadingFingerprint
        var schemas: [String: XMLSchema]
    }

    private func contents(_ given: Task, _ means: Means) throws(CampaignError) -> BatchContents {
        var task = given
        // Only forms can be salvaged; a table that cannot be in the ledger is digested while it is read.
        let needsDigest =
            means.known.contains(task.name)
            || (BatchReader.format(of: task.name) != .csv && !means.journal.salvagedDigests.isEmpty)
        var digest: String?
        do {
            if needsDigest { digest = try SHA256.digest(ofFile: task.path).hex }
        } catch {
            throw CampaignError(error)
        }
        guard let digest else { return try read(task, means, expecting: nil) }
        if means.journal.isSalvaged(digest) { task.salvage() }
        let key = try key(task, digest, means.fingerprint)
        for questionnaire in campaign.questionnaires {
            if let stored = try? means.ledger?.contents(for: key, questionnaire: questionnaire) { return stored }
        }
        return try read(task, means, expecting: digest)
    }

    private func key(
        _ task: Task, _ digest: String, _ fingerprint: ReadingFingerprint
    ) throws(CampaignError) -> LedgerKey {
        do {
            return LedgerKey(file: task.name, sha256: digest, reading: try fingerprint.text(of: task))
        } catch {
            throw CampaignError(error)
        }
    }

    /// Reads a file and stores what was read.
    ///
    /// - Parameter digest: the digest that the file had a moment ago, where it was computed.
    private func read(
        _ task: Task, _ means: Means, expecting digest: String?
    ) throws(CampaignError) -> BatchContents {
        let contents: BatchContents
        do {
            contents = try means.reader.read(
                task.path, name: task.name, questionnaire: task.questionnaire, settings: task.settings,
                schemas: means.schemas)
        } catch {
            throw CampaignError(error)
        }
        guard digest == nil || contents.source.sha256 == digest else {
            throw CampaignError(TableError.changedWhileRead(file: task.path))
        }
        guard !options.storesLater, let ledger = means.ledger else { return contents }
        let key = try key(task, contents.source.sha256, means.fingerprint)
        do { try ledger.store(contents, for: key) } catch { progress(.message(error.message)) }
        return contents
    }
}

/// A digest of everything besides the file itself that the reading of a batch depends on.
struct ReadingFingerprint: Sendable {
    private let documents: [String]

    init(_ campaign: Campaign) throws(CampaignError) {
        let files =
            campaign.definition.questionnaires.map { campaign.workspace.questionnaire($0.id) }
            + [campaign.path(campaign.definition.unitsFile)]
        // What one build of the program read is trusted by that build alone: another may read otherwise.
        var digests = [ProgramVersion.text, Paths.stampOfProgram()]
        do {
            for file in files { digests.append(try SHA256.digest(ofFile: file).hex) }
        } catch {
            throw CampaignError(error)
        }
        digests += campaign.definition.unitAliases.sorted { $0.key < $1.key }.map { "\($0.key)\u{1F}\($0.value)" }
        documents = digests
    }

    /// The digest for one batch with its settings.
    func text(of task: BatchStage.Task) throws(TableError) -> String {
        var parts = documents + [task.questionnaire]
        for (id, settings) in task.settings.sorted(by: { $0.key < $1.key }) {
            parts.append(id)
            parts += settings.columns.sorted { $0.key < $1.key }.map { "c\($0.key)\u{1F}\($0.value)" }
            parts += settings.constants.sorted { $0.key < $1.key }.map { "k\($0.key)\u{1F}\($0.value)" }
            parts.append("\(settings.separator.map(String.init) ?? "-")\(settings.salvage)\(settings.demandsRepeat)")
            parts.append(settings.stampOfSource)
            parts.append(settings.xml?.stamp ?? "-")
            let header = settings.headerLine.map(String.init) ?? "-"
            parts.append("\(settings.encoding?.rawValue ?? "-")\u{1F}\(settings.sheet ?? "")\u{1F}\(header)")
            parts.append("\(settings.collection?.rawValue ?? "-")\u{1F}\(settings.period ?? "-")")
        }
        return try SHA256.digest(of: Array(parts.joined(separator: "\u{1E}").utf8)).hex
    }
}
