internal import Figures
internal import Intake
internal import Ledger
internal import Questionnaires
internal import Responses
internal import Tables
internal import Validation

/// Takes files into a campaign: copies them into batches/, reads and validates them beside all other batches, and keeps them.
///
/// Everything is read and judged before anything is changed. The import then happens in one step; the ledger, a cache, is
/// brought up to date after it in one transaction.
struct ImportStage {
    private let campaign: Campaign
    private let options: SessionOptions
    private let progress: ProgressSink
    private let incoming: IncomingBatches
    private let judge: ([BatchContents], [BatchStage.Task]) throws(CampaignError) -> CheckedRecords

    /// - Parameter judge: applies decisions to all batches of the campaign and validates them together.
    init(
        campaign: Campaign, options: SessionOptions, progress: @escaping ProgressSink,
        judge: @escaping ([BatchContents], [BatchStage.Task]) throws(CampaignError) -> CheckedRecords
    ) {
        self.campaign = campaign
        self.judge = judge
        var options = options
        options.storesLater = true
        self.options = options
        self.progress = progress
        incoming = IncomingBatches(campaign)
    }

    /// A file that was there already.
    struct Known {
        /// The file as the user gave it; nil where all files of batches/ were looked at.
        var given: String?
        /// The batch that it is.
        var file: String
        /// The SHA-256 of its bytes.
        var sha256: String
    }

    /// What an import came to.
    struct Outcome {
        /// The verdicts of all batches of the campaign.
        var verdicts: [BatchVerdict]
        /// The batches that are new.
        var new: Set<String>
        /// The files that were there already.
        var known: [Known]
        /// What people decided, mended files included.
        var decided: DecisionStage.Decided
    }

    /// A file that is to come in.
    private struct Arrival {
        var given: String
        var file: String
        var copy: FileCopy
    }

    /// Imports files, or what is new in batches/ where none is given.
    ///
    /// - Parameter name: the name that the one file given shall bear in batches/; nil for its own.
    func run(_ files: [String], as name: String?) throws(CampaignError) -> Outcome {
        try Paths.makeFolder(incoming.folder)
        let lock = try incoming.held()
        try incoming.finish()
        incoming.removeLeftOvers()
        // The copies of an import that did not happen go before the lock does: the next ones may be another process's.
        let outcome: Outcome
        do throws(CampaignError) {
            outcome = try imported(files, as: name)
        } catch {
            incoming.removeLeftOvers()
            _ = consume lock
            throw error
        }
        incoming.removeLeftOvers()
        _ = consume lock
        return outcome
    }

    private func imported(_ files: [String], as name: String?) throws(CampaignError) -> Outcome {
        let present = try Paths.files(below: incoming.folder).map { "batches/" + $0 }
        var known: [Known] = []
        let (arrivals, inPlace) = try arrivals(of: files, as: name, present: present, known: &known)
        let given = Dictionary(
            files.compactMap { file in campaign.batchName(ofGiven: file).map { ($0, file) } },
            uniquingKeysWith: { first, _ in first })
        let journal = try Journal(folder: campaign.folder)
        try journal.checkEnding()
        let coming = (files.isEmpty ? Set(present) : inPlace).filter { !journal.hasImported($0) }
        let (batches, tasks) = try read(present, arrivals, coming: coming, journal)
        let records = try judge(batches, tasks)
        try DecisionsFile.checkEnding(for: records.decided.proposed, folder: campaign.folder)
        let steps = try steps(
            batches, arrivals, candidates: files.isEmpty ? Set(present) : inPlace, given: given, known: &known)
        try incoming.commit(steps)
        store(batches, tasks)
        let new = Set(steps.map(\.act.file))
        return Outcome(verdicts: records.verdicts, new: new, known: known, decided: records.decided)
    }

    // MARK: Files

    /// Copies the files that are not there yet, and tells those that lie in batches/ already.
    private func arrivals(
        of files: [String], as name: String?, present: [String], known: inout [Known]
    ) throws(CampaignError) -> (arrivals: [Arrival], inPlace: Set<String>) {
        var arrivals: [Arrival] = []
        var inPlace: Set<String> = []
        var errors: [CampaignError] = []
        for (number, given) in files.enumerated() {
            if let file = campaign.batchName(ofGiven: given) {
                if present.contains(file) { inPlace.insert(file) } else { errors.append(missing(given)) }
                continue
            }
            do throws(CampaignError) {
                let file = "batches/" + (try batchName(of: given, as: name))
                let copy: FileCopy
                do {
                    copy = try FileCopy(of: given, to: incoming.stagingPath(number, for: file))
                } catch {
                    throw CampaignError(error)
                }
                let arrival = Arrival(given: given, file: file, copy: copy)
                if let twin = try twin(of: arrival, among: present, and: arrivals) {
                    known.append(Known(given: given, file: twin, sha256: copy.digest.hex))
                } else if let other = (present + arrivals.map(\.file)).first(where: { Self.areAlike($0, file) }) {
                    throw taken(given, other)
                } else {
                    arrivals.append(arrival)
                }
            } catch {
                errors.append(error)
            }
        }
        guard errors.isEmpty else { throw CampaignError.combined(errors) }
        return (arrivals, inPlace)
    }

    /// Whether two names are one where the folder goes to a disk that takes letters of both cases for the same.
    private static func areAlike(_ name: String, _ other: String) -> Bool { name.lowercased() == other.lowercased() }

    /// The batch that has the same bytes.
    private func twin(
        of arrival: Arrival, among present: [String], and others: [Arrival]
    ) throws(CampaignError) -> String? {
        if let other = others.first(where: { $0.copy.digest == arrival.copy.digest }) { return other.file }
        for file in present where Paths.size(campaign.path(file)) == arrival.copy.size {
            do {
                if try SHA256.digest(ofFile: campaign.path(file)) == arrival.copy.digest { return file }
            } catch {
                throw CampaignError(error)
            }
        }
        return nil
    }

    /// The most bytes of a batch's name: what file systems take (255), less what a number may add.
    private static let longestName = 240

    /// The name that a file is to bear in batches/.
    private func batchName(of given: String, as name: String?) throws(CampaignError) -> String {
        let name = name ?? Paths.name(given)
        // Hidden names and those of open Office files are passed over when batches are listed.
        guard !name.isEmpty, !name.hasPrefix("."), !name.hasPrefix("~$"), !name.contains("/"),
            name.utf8.count <= Self.longestName
        else {
            throw CampaignError(
                .usage,
                vi:
                    "\(given): tên «\(name)» không dùng được cho lô phiếu; đặt tên khác bằng --as, ví dụ --as xa-dot-2.csv.",
                en:
                    "\(given): a batch cannot be named “\(name)”; give it another name with --as, such as --as ward-2.csv."
            )
        }
        return name
    }

    private func missing(_ given: String) -> CampaignError {
        CampaignError(TableError.missingFile(file: given))
    }

    private func taken(_ given: String, _ file: String) -> CampaignError {
        CampaignError(
            .unusableInput,
            vi:
                "\(given): đã có \(file) với nội dung khác, và lô phiếu không bao giờ bị ghi đè. Nếu đây là lô khác: đặt tên bằng --as. "
                + "Nếu đây là bản sửa của lô cũ: nhập với tên khác rồi rút lô cũ (withdraw).",
            en:
                "\(given): \(file) is there with other content, and a batch is never written over. If this is another batch, name it "
                + "with --as. If it mends the old one, import it under another name, then withdraw the old one.")
    }

    // MARK: Reading and keeping

    /// Reads the batches that are there and those that are to come. An encoding that is given is that of the files that come.
    ///
    /// - Parameter coming: the files that lie in batches/ and come in now.
    private func read(
        _ present: [String], _ arrivals: [Arrival], coming: Set<String>, _ journal: Journal
    ) throws(CampaignError) -> ([BatchContents], [BatchStage.Task]) {
        let stage = BatchStage(campaign: campaign, options: options, progress: progress)
        var plain = options
        plain.encoding = nil
        let others = BatchStage(campaign: campaign, options: plain, progress: progress)
        var tasks: [BatchStage.Task] = []
        for file in present {
            tasks.append(
                try (coming.contains(file) ? stage : others).task(
                    path: campaign.path(file), name: file, journal: journal))
        }
        for arrival in arrivals {
            tasks.append(try stage.task(path: arrival.copy.path, name: arrival.file, journal: journal))
        }
        // A place in the list of batches is a part of every record's origin.
        tasks.sort { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
        do {
            return (try stage.read(tasks), tasks)
        } catch {
            throw Self.named(error, arrivals)
        }
    }

    /// An error with the files as they were given in place of their copies, which nobody but the program knows.
    private static func named(_ error: CampaignError, _ arrivals: [Arrival]) -> CampaignError {
        var named = error
        for arrival in arrivals {
            named.problems = named.problems.map { problem in
                LocalizedText(
                    vi: problem.vi.replacing(arrival.copy.path, with: arrival.given),
                    en: problem.en.replacing(arrival.copy.path, with: arrival.given))
            }
        }
        return named
    }

    /// What the import does, in the order of the batches.
    private func steps(
        _ batches: [BatchContents], _ arrivals: [Arrival], candidates: Set<String>, given: [String: String],
        known: inout [Known]
    ) throws(CampaignError) -> [IncomingBatches.Step] {
        let journal = try Journal(folder: campaign.folder)
        var steps: [IncomingBatches.Step] = []
        for batch in batches {
            let (file, digest) = (batch.source.file, batch.source.sha256)
            let arrival = arrivals.first { $0.file == file }
            guard arrival != nil || candidates.contains(file) else { continue }
            if arrival == nil, journal.isImported(file, sha256: digest) {
                known.append(Known(given: given[file], file: file, sha256: digest))
                continue
            }
            let name = arrival.map { Paths.name($0.given) }
            let renamed = name.map { "batches/" + $0 == file ? "" : " from=\($0)" } ?? ""
            steps.append(
                IncomingBatches.Step(
                    staged: arrival?.copy.path,
                    act: Journal.Act(
                        action: .imported, file: file, sha256: digest, detail: "records=\(batch.recordCount)\(renamed)")
                ))
            if let encoding = options.encoding, BatchReader.format(of: file) == .csv {
                steps.append(
                    IncomingBatches.Step(
                        staged: nil,
                        act: Journal.Act(action: .encoding, file: file, sha256: digest, detail: encoding.rawValue)))
            }
            if batch.wasSalvaged,
                !journal.isSalvaged(digest)
            {
                steps.append(
                    IncomingBatches.Step(
                        staged: nil,
                        act: Journal.Act(
                            action: .salvage, file: file, sha256: digest, detail: "forms=\(batch.table.rowCount)")))
            }
        }
        return steps
    }

    /// Puts what was read into the ledger, in one transaction, and takes out what is no longer there.
    private func store(_ batches: [BatchContents], _ tasks: [BatchStage.Task]) {
        guard let ledger = BatchStage(campaign: campaign, options: options, progress: progress).openLedger() else {
            return
        }
        do throws(LedgerError) {
            let held = Set(try ledger.batches().map(\.key))
            let keys = try? keys(of: batches, tasks)
            let new = zip(batches, keys ?? []).filter { !held.contains($0.1) }
            try ledger.store(new.map { (contents: $0.0, key: $0.1) })
            try ledger.keepOnly(Set(batches.map(\.source.file)))
        } catch {
            // The import has happened: without the ledger the next run only takes longer.
            progress(.message(error.message))
        }
    }

    private func keys(of batches: [BatchContents], _ tasks: [BatchStage.Task]) throws -> [LedgerKey] {
        let fingerprint = try ReadingFingerprint(campaign)
        let journal = try Journal(folder: campaign.folder)
        return try zip(batches, tasks).map { batch, task in
            var task = task
            if journal.isSalvaged(batch.source.sha256) { task.salvage() }
            return LedgerKey(
                file: batch.source.file, sha256: batch.source.sha256, reading: try fingerprint.text(of: task))
        }
    }
}
