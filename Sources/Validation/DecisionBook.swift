import Responses

/// What people decided, ready to be asked about a record.
///
/// Decisions are only ever added, so the latest about a record stands; so does the latest about a whole batch. A withdrawn
/// or excluded batch goes before what was decided about its records, unless it was taken back by `keep`.
struct DecisionBook {
    /// What was decided about a record.
    enum Verdict: Equatable {
        /// Left out.
        case excluded(ExclusionReason)
        /// It is the one that counts among records of its number; a later decision has a higher place.
        case kept(place: Int)
    }

    private struct Name: Hashable {
        var batch: String
        var record: Int?
    }

    private var latest: [Name: (place: Int, action: Decision.Action)] = [:]

    init(_ decisions: [Decision]) {
        for (place, decision) in decisions.enumerated() {
            latest[Name(batch: decision.batch, record: decision.record)] = (place, decision.action)
        }
    }

    /// Whether nothing was decided at all.
    var isEmpty: Bool { latest.isEmpty }

    /// What was decided about a record, nil if nothing.
    func verdict(batch: String, record: UInt32) -> Verdict? {
        guard !latest.isEmpty else { return nil }
        let ofBatch = latest[Name(batch: batch, record: nil)]
        switch ofBatch?.action {
        case .withdraw: return .excluded(.withdrawn)
        case .exclude: return .excluded(.decided)
        case .keep, nil: break
        }
        guard let own = latest[Name(batch: batch, record: Int(record))] ?? ofBatch else { return nil }
        switch own.action {
        case .keep: return .kept(place: own.place)
        case .exclude: return .excluded(.decided)
        case .withdraw: return .excluded(.withdrawn)
        }
    }

    /// The records of a batch that decisions name, in order.
    func records(of batch: String) -> [Int] {
        latest.keys.filter { $0.batch == batch }.compactMap(\.record).sorted()
    }
}
