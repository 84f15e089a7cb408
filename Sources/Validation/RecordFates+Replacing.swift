import Questionnaires
import Responses

extension RecordFates {
    /// Puts the records that decisions name in the place of others; one that changes form number or unit is told.
    mutating func replace(
        _ batches: [BatchContents], table: ResponseTable, decisions: DecisionBook, identity: RecordIdentity
    ) {
        let decided = decisions.replacements
        guard !decided.isEmpty else { return }
        let places = RecordPlacesByName(Set(decided.flatMap { [$0.record, $0.by] }), batches, table)
        let replacements = Replacements(decided) { name in
            fate(of: places[name]).map { if case .excluded = $0 { false } else { true } }
        }
        let numbers = Dictionary(
            batches.enumerated().map { ($0.element.source.file, $0.offset) }, uniquingKeysWith: { first, _ in first })
        for (file, finding) in replacements.findings {
            if let number = numbers[file] { findings[number].append(finding) }
        }
        for (record, replacement) in replacements.standing.sorted(by: { $0.key.text < $1.key.text }) {
            guard let place = places[record] else { continue }
            if case .excluded = fate(of: place) { continue }
            switch place {
            case .row(let row):
                rows[row] = .superseded
                let origin = table.origins[row]
                findings[Int(origin.batch)].append(Replacements.finding(origin, by: replacement))
                guard case .row(let other)? = places[replacement], rows[other] != .superseded,
                    let finding = identity.finding(row, record, by: other)
                else { continue }
                findings[Int(table.origins[other].batch)].append(finding)
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

/// Tells whether a record and the one that replaces it are the same form: whether they agree in form number and unit.
///
/// Mending may fill in a number or unit that was blank or unknown; one that was known and becomes another is told, because a slip in
/// a mend file would make one form vanish and another count twice.
struct RecordIdentity {
    private let table: ResponseTable
    private let numbers: FormNumbers
    private let texts: TextColumn?

    init(_ table: ResponseTable, numbers: FormNumbers, questionnaire: Questionnaire) {
        self.table = table
        self.numbers = numbers
        if let position = questionnaire.position(of: .formNumber), case .texts(let column) = table.columns[position] {
            texts = column
        } else {
            texts = nil
        }
    }

    /// The finding in the replacement of a row; nil where both are the same form, as far as is known.
    func finding(_ row: Int, _ name: RecordName, by other: Int) -> Finding? {
        var change: (before: String, after: String)?
        if let texts, let before = texts[row], let after = texts[other],
            numbers.number(texts.codes[row]) != numbers.number(texts.codes[other])
        {
            change = (before, after)
        }
        let units = (table.unit(row), table.unit(other))
        let hasOtherUnit = units.0 != nil && units.1 != nil && units.0 != units.1
        guard change != nil || hasOtherUnit else { return nil }
        return Replacements.otherIdentity(
            table.origins[other], of: name, number: change, hasOtherUnit: hasOtherUnit)
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
