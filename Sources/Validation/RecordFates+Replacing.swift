import Responses

extension RecordFates {
    /// Puts the records that decisions name in the place of others.
    mutating func replace(_ batches: [BatchContents], table: ResponseTable, decisions: DecisionBook) {
        let decided = decisions.replacements
        guard !decided.isEmpty else { return }
        let places = RecordPlacesByName(Set(decided.flatMap { [$0.record, $0.by] }), batches, table)
        let replacements = Replacements(decided) { name in
            fate(of: places[name]).map { if case .excluded = $0 { false } else { true } }
        }
        for (file, finding) in replacements.findings {
            if let number = batches.firstIndex(where: { $0.source.file == file }) { findings[number].append(finding) }
        }
        for (record, replacement) in replacements.standing.sorted(by: { $0.key.text < $1.key.text }) {
            guard let place = places[record] else { continue }
            if case .excluded = fate(of: place) { continue }
            switch place {
            case .row(let row):
                rows[row] = .superseded
                let origin = table.origins[row]
                findings[Int(origin.batch)].append(Replacements.finding(origin, by: replacement))
            case .refused(let batch, let index):
                refused[batch][index] = .superseded
                findings[batch].append(
                    Replacements.finding(batches[batch].refused[index].origin, by: replacement))
            }
        }
    }

    private func fate(of place: RecordPlacesByName.Place?) -> Disposition? {
        switch place {
        case .row(let row): rows[row]
        case .refused(let batch, let index): refused[batch][index]
        case nil: nil
        }
    }
}

/// Where the records that decisions name are.
struct RecordPlacesByName {
    /// Where a record is.
    enum Place {
        /// A row of the combined table.
        case row(Int)
        /// A refused record of a batch.
        case refused(batch: Int, index: Int)
    }

    private var places: [RecordName: Place] = [:]

    /// Looks for records, in one pass over the rows of the batches concerned.
    init(_ names: Set<RecordName>, _ batches: [BatchContents], _ table: ResponseTable) {
        var wanted: [String: Set<Int>] = [:]
        for name in names { wanted[name.batch, default: []].insert(name.record) }
        var start = 0
        for (number, batch) in batches.enumerated() {
            let end = start + batch.table.rowCount
            if let records = wanted[batch.source.file] {
                for row in start..<end where records.contains(Int(table.origins[row].record)) {
                    places[RecordName(batch: batch.source.file, record: Int(table.origins[row].record))] = .row(row)
                }
                for (index, refused) in batch.refused.enumerated() where records.contains(Int(refused.origin.record)) {
                    places[RecordName(batch: batch.source.file, record: Int(refused.origin.record))] = .refused(
                        batch: number, index: index)
                }
            }
            start = end
        }
    }

    /// Where a record is, nil if it is not there.
    subscript(name: RecordName) -> Place? { places[name] }
}
