internal import Responses
internal import Validation

extension CheckedRecords {
    /// The records of other batches that count in place of records of a batch: their mended copies, in the order of the files.
    func mendedCopies(of batch: String) -> [RecordName] {
        var next: [RecordName: RecordName] = [:]
        for decision in decisions where decision.action != .correct {
            if let name = decision.name { next[name] = decision.replacement }
        }
        var chains = Chains(next)
        var found = Set<RecordName>()
        for name in next.keys where name.batch == batch {
            let last = chains.end(of: name)
            if last.batch != batch { found.insert(last) }
        }
        let verdicts = Dictionary(verdicts.map { ($0.source.file, $0) }, uniquingKeysWith: { first, _ in first })
        return found.filter { verdicts[$0.batch]?.disposition(ofRecord: $0.record) == .accepted }
            .sorted { ($0.batch, $0.record) < ($1.batch, $1.record) }
    }
}
