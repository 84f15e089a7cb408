import Questionnaires
import Responses

/// The order in which accepted responses are summed: unit, stratum, PSU, form number, then file and record.
///
/// Sums of floating point depend on their order; this one depends on what the forms say, not on how the batches came.
struct CanonicalOrder {
    private let keys: [Key]
    private let formNumbers: [String]

    private struct Key {
        var unit: UInt32
        var stratum: UInt32
        var psu: UInt32
        /// The first eight bytes of the form number, so that most comparisons end here.
        var formPrefix: UInt64
        var form: UInt32
        var origin: RecordOrigin
    }

    init(_ table: ResponseTable, questionnaire: Questionnaire) {
        let stratum = Self.ranks(table, questionnaire.position(of: .stratum))
        let psu = Self.ranks(table, questionnaire.position(of: .psu))
        var forms: TextColumn?
        if let position = questionnaire.position(of: .formNumber), case .texts(let column) = table.columns[position] {
            forms = column
        }
        let prefixes = forms?.texts.map(Self.prefix) ?? []
        formNumbers = forms?.texts ?? []
        keys = (0..<table.rowCount).map { row in
            let form = forms?.codes[row] ?? UInt32.max
            let isText = MissingCodes.reason(of: form) == nil
            return Key(
                unit: table.units[row], stratum: stratum?[row] ?? 0, psu: psu?[row] ?? 0,
                formPrefix: isText ? prefixes[Int(form)] : UInt64.max, form: form, origin: table.origins[row])
        }
    }

    /// Whether a row comes before another.
    func precedes(_ left: Int, _ right: Int) -> Bool {
        let a = keys[left]
        let b = keys[right]
        if a.unit != b.unit { return a.unit < b.unit }
        if a.stratum != b.stratum { return a.stratum < b.stratum }
        if a.psu != b.psu { return a.psu < b.psu }
        if a.formPrefix != b.formPrefix { return a.formPrefix < b.formPrefix }
        if a.form != b.form, let first = text(a.form), let second = text(b.form), first != second {
            return first < second
        }
        if a.origin.batch != b.origin.batch { return a.origin.batch < b.origin.batch }
        return a.origin.record < b.origin.record
    }

    private func text(_ code: UInt32) -> String? {
        MissingCodes.reason(of: code) == nil ? formNumbers[Int(code)] : nil
    }

    private static func prefix(_ text: String) -> UInt64 {
        var value: UInt64 = 0
        var taken = 0
        for byte in text.utf8.prefix(8) {
            value = value << 8 | UInt64(byte)
            taken += 1
        }
        return taken == 0 ? 0 : value << UInt64(8 * (8 - taken))
    }

    /// The rank of each row's answer among the answers of a column: level places for codes, alphabet for texts.
    private static func ranks(_ table: ResponseTable, _ position: Int?) -> [UInt32]? {
        guard let position else { return nil }
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
        case .sets, .numbers: return nil
        }
    }
}
