import Responses

/// What people decided about the fate of records, ready to be asked about a record.
///
/// Decisions are only ever added, so the latest about a record stands; so does the latest about a whole batch. A withdrawn
/// or excluded batch goes before what was decided about its records, unless it was taken back by `keep`. Corrections of
/// answers decide on no fate; see `Correction`.
struct DecisionBook {
    /// What was decided about a record.
    enum Verdict: Equatable {
        /// Left out.
        case excluded(ExclusionReason)
        /// It is the one that counts among records of its number; a later decision has a higher place.
        case kept(place: Int)
        /// Another record counts in its place, if that is there and not left out itself (see `Replacements`).
        case superseded(by: RecordName, place: Int)
    }

    private struct Name: Hashable {
        var batch: String
        var record: Int?
    }

    private struct Latest {
        var place: Int
        var action: Decision.Action
        var replacement: RecordName?
        var reason: String
    }

    private var latest: [Name: Latest] = [:]
    /// The records that corrections name, by batch.
    private var corrected: [String: Set<Int>] = [:]

    init(_ decisions: [Decision]) {
        for (place, decision) in decisions.enumerated() {
            if decision.action == .correct {
                if let record = decision.record { corrected[decision.batch, default: []].insert(record) }
                continue
            }
            latest[Name(batch: decision.batch, record: decision.record)] = Latest(
                place: place, action: decision.action, replacement: decision.replacement, reason: decision.reason)
        }
    }

    /// Whether nothing was decided about the fate of any record.
    var isEmpty: Bool { latest.isEmpty }

    /// What was decided about a record, nil if nothing.
    func verdict(batch: String, record: UInt32) -> Verdict? {
        guard !latest.isEmpty else { return nil }
        let ofBatch = latest[Name(batch: batch, record: nil)]
        switch ofBatch?.action {
        case .withdraw: return .excluded(.withdrawn)
        case .exclude: return .excluded(.decided)
        case .keep, .supersede, .correct, nil: break
        }
        // What was decided about the whole batch leaves its records in; a `keep` of it only takes an earlier decision back.
        guard let own = latest[Name(batch: batch, record: Int(record))] else { return nil }
        switch own.action {
        case .keep: return .kept(place: own.place)
        case .exclude: return .excluded(.decided)
        case .withdraw: return .excluded(.withdrawn)
        case .supersede: return own.replacement.map { .superseded(by: $0, place: own.place) }
        case .correct: return nil
        }
    }

    /// The records that a person left out one by one, each with the reason; not those of a batch that is left out as a whole.
    var excludedRecords: [RecordName: String] {
        var reasons: [RecordName: String] = [:]
        for (name, latest) in latest where latest.action == .exclude {
            guard let record = name.record else { continue }
            let ofBatch = self.latest[Name(batch: name.batch, record: nil)]?.action
            guard ofBatch != .withdraw, ofBatch != .exclude else { continue }
            reasons[RecordName(batch: name.batch, record: record)] = latest.reason
        }
        return reasons
    }

    /// The records that a standing decision replaces, each with its replacement, the earliest decision first.
    var replacements: [(record: RecordName, by: RecordName)] {
        latest.compactMap { name, latest -> (place: Int, record: RecordName, by: RecordName)? in
            guard let record = name.record, let replacement = latest.replacement else { return nil }
            return (latest.place, RecordName(batch: name.batch, record: record), replacement)
        }.sorted { $0.place < $1.place }.map { ($0.record, $0.by) }
    }

    /// The records of a batch that decisions name, in order.
    func records(of batch: String) -> [Int] {
        let named = latest.keys.filter { $0.batch == batch }.compactMap(\.record)
        return Set(named).union(corrected[batch] ?? []).sorted()
    }
}
