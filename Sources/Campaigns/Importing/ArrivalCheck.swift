internal import Figures
internal import Intake
internal import Responses
internal import Tables
internal import Validation

/// Says what would come of importing files, without importing them: they are read and judged together with the campaign's batches and
/// decisions, as `import` would, and nothing is written.
struct ArrivalCheck {
    let campaign: Campaign
    let options: SessionOptions
    let progress: ProgressSink
    /// Applies decisions to batches and validates them together.
    let judge: ([BatchContents], [BatchStage.Task]) throws(CampaignError) -> CheckedRecords

    /// A record of the campaign that would have another fate.
    struct Change {
        /// The record.
        var record: RecordName
        /// What it is now.
        var before: Disposition
        /// What it would be.
        var after: Disposition
    }

    /// What importing would come to.
    struct Outcome {
        /// The verdicts on the files, under the names that people gave.
        var verdicts: [BatchVerdict]
        /// The files that are there already.
        var known: [ImportStage.Known]
        /// The records of the campaign's batches whose fate would be another.
        var changes: [Change]
        /// The files whose names other batches have, so that `import` would ask for another name.
        var taken: [String]
        /// The batches that are withdrawn.
        var withdrawn: Set<String>
    }

    /// A file that is not in batches/.
    private struct Arrival {
        var given: String
        var name: String
        var size: Int
        var digest: SHA256Digest
    }

    /// Judges files.
    func outcome(_ files: [String]) throws(CampaignError) -> Outcome {
        let present = try IncomingBatches(campaign).files()
        var known: [ImportStage.Known] = []
        var taken: [String] = []
        var shown: [String: String] = [:]
        var arrivals: [Arrival] = []
        for given in files {
            if let file = campaign.batchName(ofGiven: given), present.contains(file) {
                shown[file] = file
                continue
            }
            let (size, digest) = try identity(of: given)
            if let twin = try twin(size, digest, among: present, and: arrivals) {
                known.append(ImportStage.Known(given: given, file: twin, sha256: digest.hex))
                continue
            }
            var name = "batches/" + Paths.name(given)
            let used = Set((present + arrivals.map(\.name)).map { $0.lowercased() })
            if used.contains(name.lowercased()) {
                taken.append(given)
                name = Self.free(name, used)
            }
            shown[name] = Paths.name(given)
            arrivals.append(Arrival(given: given, name: name, size: size, digest: digest))
        }
        let (batches, tasks) = try read(arrivals)
        let after = try judge(batches, tasks)
        let new = Set(arrivals.map(\.name))
        let before =
            arrivals.isEmpty
            ? after
            : try judge(batches.filter { !new.contains($0.source.file) }, tasks.filter { !new.contains($0.name) })
        let verdicts = after.verdicts.compactMap { verdict -> BatchVerdict? in
            guard let name = shown[verdict.source.file] else { return nil }
            var verdict = verdict
            verdict.source.file = name
            return verdict
        }
        return Outcome(
            verdicts: verdicts, known: known, changes: Self.changes(before.verdicts, after.verdicts), taken: taken,
            withdrawn: after.decided.withdrawnBatches)
    }

    // MARK: Files

    private func identity(of file: String) throws(CampaignError) -> (Int, SHA256Digest) {
        do throws(TableError) {
            return (try FileReader(file).size, try SHA256.digest(ofFile: file))
        } catch {
            throw CampaignError(error)
        }
    }

    private func twin(
        _ size: Int, _ digest: SHA256Digest, among present: [String], and arrivals: [Arrival]
    ) throws(CampaignError) -> String? {
        if let other = arrivals.first(where: { $0.size == size && $0.digest == digest }) { return other.name }
        for file in present where Paths.size(campaign.path(file)) == size {
            do throws(TableError) {
                if try SHA256.digest(ofFile: campaign.path(file)) == digest { return file }
            } catch {
                throw CampaignError(error)
            }
        }
        return nil
    }

    /// A name that no batch has: the number stands before the ending, which tells the kind of file.
    private static func free(_ name: String, _ used: Set<String>) -> String {
        let dot = name.lastIndex(of: ".") ?? name.endIndex
        var number = 2
        while used.contains("\(name[..<dot])-\(number)\(name[dot...])".lowercased()) { number += 1 }
        return "\(name[..<dot])-\(number)\(name[dot...])"
    }

    private func read(_ arrivals: [Arrival]) throws(CampaignError) -> ([BatchContents], [BatchStage.Task]) {
        let stage = BatchStage(campaign: campaign, options: options, progress: progress)
        var plain = options
        // An encoding that is given is that of the files that are checked.
        plain.encoding = nil
        var tasks = try BatchStage(campaign: campaign, options: plain, progress: progress)
            .filesOfCampaign(besides: Set(arrivals.map(\.name)))
        let journal = try Journal(folder: campaign.folder)
        for arrival in arrivals {
            tasks.append(try stage.task(path: arrival.given, name: arrival.name, journal: journal))
        }
        // A place in the list of batches is a part of every record's origin.
        tasks.sort { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
        return (try stage.read(tasks), tasks)
    }

    // MARK: Fates

    /// The records of both whose fates differ, in the order of the files.
    private static func changes(_ before: [BatchVerdict], _ after: [BatchVerdict]) -> [Change] {
        let earlier = Dictionary(before.map { ($0.source.file, $0) }, uniquingKeysWith: { first, _ in first })
        return after.flatMap { verdict -> [Change] in
            guard let old = earlier[verdict.source.file], old.leftOut != verdict.leftOut else { return [] }
            let records = Set(old.leftOut.map { Int($0.record) }).union(verdict.leftOut.map { Int($0.record) })
            return records.sorted().compactMap { record in
                let (was, is_) = (old.disposition(ofRecord: record), verdict.disposition(ofRecord: record))
                guard was != is_ else { return nil }
                return Change(
                    record: RecordName(batch: verdict.source.file, record: record), before: was, after: is_)
            }
        }
    }
}

extension DecisionStage.Decided {
    /// The batches that are withdrawn, by the latest decision about each.
    var withdrawnBatches: Set<String> { batches(where: [.withdraw]) }

    /// The batches that are left out as a whole, by the latest decision about each.
    var excludedBatches: Set<String> { batches(where: [.withdraw, .exclude]) }

    private func batches(where actions: Set<Decision.Action>) -> Set<String> {
        var found = Set<String>()
        for decision in decisions where decision.record == nil && decision.action != .correct {
            if actions.contains(decision.action) { found.insert(decision.batch) } else { found.remove(decision.batch) }
        }
        return found
    }
}
