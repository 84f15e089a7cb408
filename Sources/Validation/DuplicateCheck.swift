import Figures
import Questionnaires
import Responses

/// Tells records of one form number apart: the same content is a duplicate, another content a conflict.
///
/// A conflict quarantines every record concerned, because nothing in the data says which is right; a decision `keep`
/// for one of them supersedes the others. The form-server's instance id is treated in the same way.
struct DuplicateCheck {
    static let duplicateRule = "record.duplicate"
    static let conflictRule = "record.conflict"

    /// What the check says of one row.
    struct Verdict {
        var row: Int
        var disposition: Disposition
        var finding: Finding
    }

    let questionnaire: Questionnaire
    /// The files by place, to name the other record in a message.
    let files: [String]
    /// Whether a person decided to keep a record.
    let isKept: (RecordOrigin) -> Bool

    /// The verdicts on all rows that share a form number or an instance id with another.
    ///
    /// - Parameter candidates: the rows to look at, in canonical order; the first of equal ones is kept.
    func verdicts(on table: ResponseTable, candidates: [Int]) -> [Verdict] {
        var verdicts: [Verdict] = []
        var settled = Set<Int>()
        for role in [DesignRole.instanceID, .formNumber] {
            guard let position = questionnaire.position(of: role), case .texts(let texts) = table.columns[position] else {
                continue
            }
            for group in groups(texts, candidates.filter { !settled.contains($0) }) {
                let found = judge(group, in: table, number: texts[group[0]] ?? "", field: questionnaire.questions[position].id)
                verdicts += found
                settled.formUnion(found.map(\.row))
            }
        }
        return verdicts
    }

    /// Rows with the same text, each group in the order of the candidates, groups in the order of their first row.
    private func groups(_ texts: TextColumn, _ candidates: [Int]) -> [[Int]] {
        var first = [Int32](repeating: -1, count: texts.texts.count)
        var groups: [[Int]] = []
        var repeated: [UInt32: Int] = [:]
        for (order, row) in candidates.enumerated() {
            let code = texts.codes[row]
            guard MissingCodes.reason(of: code) == nil else { continue }
            if first[Int(code)] < 0 {
                first[Int(code)] = Int32(order)
            } else if let place = repeated[code] {
                groups[place].append(row)
            } else {
                repeated[code] = groups.count
                groups.append([candidates[Int(first[Int(code)])], row])
            }
        }
        return groups
    }

    private func judge(_ group: [Int], in table: ResponseTable, number: String, field: String) -> [Verdict] {
        let kept = group.first { isKept(table.origins[$0]) }
        if let kept {
            return group.filter { $0 != kept }.map { row in
                Verdict(row: row, disposition: .superseded, finding: superseded(table, row, by: kept, number, field))
            }
        }
        let rows = RowComparison(table)
        if group.dropFirst().allSatisfy({ rows.areEqual(group[0], $0) }) {
            return group.dropFirst().map { row in
                Verdict(row: row, disposition: .duplicate, finding: duplicate(table, row, of: group[0], number, field))
            }
        }
        return group.map { row in
            let other = group.first { $0 != row } ?? row
            return Verdict(row: row, disposition: .quarantined, finding: conflict(table, row, with: other, number, field))
        }
    }

    private func place(_ table: ResponseTable, _ row: Int) -> (file: String, record: UInt32) {
        (files[Int(table.origins[row].batch)], table.origins[row].record)
    }

    private func duplicate(_ table: ResponseTable, _ row: Int, of first: Int, _ number: String, _ field: String) -> Finding {
        let place = place(table, first)
        return Finding(
            rule: Self.duplicateRule, severity: .note, origin: table.origins[row], field: field, value: number,
            message: LocalizedText(
                vi: "Phiếu \(number) giống hệt bản ghi \(place.record) của \(place.file); chỉ tính một lần.",
                en: "Form \(number) is the same as record \(place.record) of \(place.file); it is counted once."))
    }

    private func conflict(_ table: ResponseTable, _ row: Int, with other: Int, _ number: String, _ field: String) -> Finding {
        let place = place(table, other)
        return Finding(
            rule: Self.conflictRule, severity: .error, origin: table.origins[row], field: field, value: number,
            message: LocalizedText(
                vi: "Số phiếu \(number) có nội dung khác với bản ghi \(place.record) của \(place.file). "
                    + "Cả hai chờ xử lý: đối chiếu phiếu giấy rồi ghi quyết định keep cho bản ghi đúng vào decisions.csv.",
                en: "Form number \(number) has another content than record \(place.record) of \(place.file). "
                    + "Both wait: compare with the paper form, then write a decision keep for the right one into decisions.csv."))
    }

    private func superseded(_ table: ResponseTable, _ row: Int, by kept: Int, _ number: String, _ field: String) -> Finding {
        let place = place(table, kept)
        return Finding(
            rule: Self.conflictRule, severity: .note, origin: table.origins[row], field: field, value: number,
            message: LocalizedText(
                vi: "Phiếu \(number) được thay bằng bản ghi \(place.record) của \(place.file) theo quyết định xử lý.",
                en: "Form \(number) is replaced by record \(place.record) of \(place.file) by decision."))
    }
}

/// Compares whole rows of one table.
struct RowComparison {
    private let table: ResponseTable

    init(_ table: ResponseTable) { self.table = table }

    /// Whether two rows hold the same unit and the same answers.
    func areEqual(_ left: Int, _ right: Int) -> Bool {
        guard table.units[left] == table.units[right] else { return false }
        return table.columns.allSatisfy { column in
            switch column {
            case .codes8(let codes): codes[left] == codes[right]
            case .codes16(let codes): codes[left] == codes[right]
            case .sets(let codes): codes[left] == codes[right]
            case .dates(let codes): codes[left] == codes[right]
            case .numbers(let numbers): numbers[left].bitPattern == numbers[right].bitPattern
            case .texts(let texts): texts.codes[left] == texts.codes[right]
            }
        }
    }
}
