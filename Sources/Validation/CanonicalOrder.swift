import Questionnaires
import Responses

/// The order in which accepted responses are summed: unit, stratum, PSU, form number, then file and record.
///
/// Sums of floating point depend on their order; this one depends on what the forms say, not on how the batches came.
struct CanonicalOrder {
    private let table: ResponseTable
    /// The rank of each row's stratum and PSU; empty where the questionnaire has none.
    private let strata: [UInt32]
    private let clusters: [UInt32]
    private let forms: TextColumn?

    /// What rows of one unit are sorted by; texts are looked at only where all of it is equal.
    private struct Key {
        var stratum: UInt32
        var psu: UInt32
        /// The first eight bytes of the form number, so that most comparisons end here.
        var formPrefix: UInt64
        var row: Int
    }

    init(_ table: ResponseTable, questionnaire: Questionnaire) {
        self.table = table
        strata = Self.ranks(table, questionnaire.position(of: .stratum))
        clusters = Self.ranks(table, questionnaire.position(of: .psu))
        if let position = questionnaire.position(of: .formNumber), case .texts(let column) = table.columns[position] {
            forms = column
        } else {
            forms = nil
        }
    }

    /// The rows that are wanted, in canonical order.
    func rows(where isWanted: (Int) -> Bool) -> [Int] {
        let groups = rowsByUnit(isWanted)
        var result: [Int] = []
        result.reserveCapacity(table.rowCount)
        var start = 0
        for end in groups.ends {
            let keys = groups.rows[start..<end].map { key(Int($0)) }
            // Forms mostly come in the order of their numbers.
            if zip(keys, keys.dropFirst()).allSatisfy({ precedes($0, $1) }) {
                result += keys.lazy.map(\.row)
            } else {
                result += keys.sorted(by: precedes).lazy.map(\.row)
            }
            start = end
        }
        return result
    }

    /// A few rows in canonical order.
    func sorted(_ rows: [Int]) -> [Int] {
        let keys = rows.map { (unit: table.units[$0], key: key($0)) }
        return keys.sorted { $0.unit != $1.unit ? $0.unit < $1.unit : precedes($0.key, $1.key) }.map(\.key.row)
    }

    /// The wanted rows unit by unit, those of each in the order of the table, and where each unit's end: a counting sort.
    private func rowsByUnit(_ isWanted: (Int) -> Bool) -> (rows: [UInt32], ends: [Int]) {
        let firstMissing: UInt32 = MissingCodes.firstMissing()
        var largest: UInt32 = 0
        for block in table.units.blocks {
            for unit in block where unit < firstMissing { largest = max(largest, unit) }
        }
        // Units that are not known come after all that are.
        func place(_ unit: UInt32) -> Int { Int(unit < firstMissing ? unit : largest + 1 + (unit - firstMissing)) }
        var next = [Int](repeating: 0, count: place(.max) + 2)
        var wanted = [Bool](repeating: false, count: table.rowCount)
        for row in wanted.indices where isWanted(row) {
            wanted[row] = true
            next[place(table.units[row]) + 1] += 1
        }
        for place in next.indices.dropFirst() { next[place] += next[place - 1] }
        let ends = Array(next.dropFirst())
        var rows = [UInt32](repeating: 0, count: ends.last ?? 0)
        for row in wanted.indices where wanted[row] {
            let place = place(table.units[row])
            rows[next[place]] = UInt32(truncatingIfNeeded: row)
            next[place] += 1
        }
        return (rows, ends)
    }

    private func key(_ row: Int) -> Key {
        var prefix = UInt64.max
        if let forms {
            let code = forms.codes[row]
            if MissingCodes.reason(of: code) == nil { prefix = forms.texts.prefix(Int(code)) }
        }
        return Key(
            stratum: strata.isEmpty ? 0 : strata[row], psu: clusters.isEmpty ? 0 : clusters[row], formPrefix: prefix,
            row: row)
    }

    /// Whether a row comes before another of its unit.
    private func precedes(_ a: Key, _ b: Key) -> Bool {
        if a.stratum != b.stratum { return a.stratum < b.stratum }
        if a.psu != b.psu { return a.psu < b.psu }
        if a.formPrefix != b.formPrefix { return a.formPrefix < b.formPrefix }
        if let forms, forms.codes[a.row] != forms.codes[b.row], let first = forms[a.row], let second = forms[b.row],
            first != second
        {
            return first < second
        }
        let (left, right) = (table.origins[a.row], table.origins[b.row])
        if left.batch != right.batch { return left.batch < right.batch }
        return left.record < right.record
    }

    /// The rank of each row's answer among the answers of a column: level places for codes, alphabet for texts.
    private static func ranks(_ table: ResponseTable, _ position: Int?) -> [UInt32] {
        guard let position else { return [] }
        let column = table.columns[position]
        switch column {
        case .texts(let texts):
            let sorted = texts.texts.indices.sorted { texts.texts[$0] < texts.texts[$1] }
            var rank = [UInt32](repeating: 0, count: texts.texts.count)
            for (place, index) in sorted.enumerated() {
                rank[index] = UInt32(place)
            }
            return (0..<table.rowCount).map { row in
                let code = texts.codes[row]
                return MissingCodes.reason(of: code) == nil ? rank[Int(code)] : code
            }
        case .codes8, .codes16:
            return (0..<table.rowCount).map { row in
                column.level(row).map { UInt32($0) } ?? UInt32.max - UInt32(column.missingReason(row)?.rawValue ?? 0)
            }
        case .dates(let dates): return (0..<table.rowCount).map { dates[$0] }
        case .sets, .numbers: return []
        }
    }
}
