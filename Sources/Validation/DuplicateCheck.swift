import Figures
import Questionnaires
import Responses

/// Tells records of one form number apart: the same content is a duplicate, another content a conflict.
///
/// Spellings of one number (`A-1`, `a-001`) are one number, as in the account of forms (see `FormNumber`); that they differ is told
/// beside.
///
/// A conflict makes every record concerned wait, because nothing in the data says which is right; a decision `keep` for one
/// of them supersedes the others. Records of one submission of a form server that differ in their form numbers, and of which nothing says
/// which is the later, are treated in the same way. A record that waits for an error of its own takes no part, it is only told of the
/// others (see `RecordFates`).
struct DuplicateCheck {
    /// What the check says of one row.
    struct Verdict {
        var row: Int
        /// The new fate; nil if it stays as it is.
        var disposition: Disposition?
        var finding: Finding
    }

    let questionnaire: Questionnaire
    /// The files by place, to name the other record in a message.
    let files: [String]
    /// The place of the decision that keeps a row, for the rows that one keeps.
    let keptPlace: [Int: Int]
    /// Which texts are the same form number.
    let numbers: FormNumbers
    /// Which rows are one submission of a form server.
    let versions: SubmissionVersions

    /// The verdicts on all rows that share a form number or an instance id with another.
    ///
    /// - Parameters:
    ///   - order: the canonical order; the first of equal ones counts.
    ///   - isCandidate: whether a row is looked at.
    ///   - isSound: whether a row has no error of its own.
    func verdicts(
        on table: ResponseTable, order: CanonicalOrder, isCandidate: (Int) -> Bool, isSound: (Int) -> Bool
    ) -> [Verdict] {
        var verdicts: [Verdict] = []
        var settled = Set<Int>()
        let comparison = RowComparison(table, questionnaire: questionnaire, numbers: numbers)
        var texts: TextColumn?
        let position = questionnaire.position(of: .formNumber)
        if let position, case .texts(let column) = table.columns[position] { texts = column }
        let ofOneSubmission = versions.repeated(isCandidate) { row in
            guard let texts, texts.missingReason(row) == nil else { return nil }
            return numbers.number(texts.codes[row])
        }
        for rows in ofOneSubmission {
            let group = Group(
                rows: order.sorted(rows), field: versions.fieldName, table: table, isSubmission: true,
                number: versions.text)
            let found = judge(group, comparison, isSound)
            verdicts += found
            settled.formUnion(found.filter { $0.disposition != nil }.map(\.row))
        }
        guard let position, let texts else { return verdicts }
        let repeated = order.sorted(
            repeatedRows(texts, numbers) { isCandidate($0) && (settled.isEmpty || !settled.contains($0)) })
        for rows in groups(texts, numbers, repeated) {
            let group = Group(
                rows: rows, field: questionnaire.questions[position].id, table: table, isSubmission: false,
                number: { texts[$0] ?? "" })
            verdicts += otherSpellings(group) + judge(group, comparison, isSound)
        }
        return verdicts
    }

    /// The candidates whose number another candidate has too: few, of all the rows that there are.
    private func repeatedRows(
        _ texts: TextColumn, _ numbers: FormNumbers, _ isCandidate: (Int) -> Bool
    ) -> [Int] {
        // Whether each number occurs at all: never, once, several times. Which of its rows are candidates is asked only where
        // that matters.
        var times = [UInt8](repeating: 0, count: texts.texts.count)
        var hasRepeated = false
        let firstMissing: UInt32 = MissingCodes.firstMissing()
        for block in texts.codes.blocks {
            let codes = block.span
            for place in codes.indices where codes[place] < firstMissing {
                let number = Int(numbers.number(codes[place]))
                if times[number] > 0 { hasRepeated = true }
                times[number] = times[number] > 0 ? 2 : 1
            }
        }
        guard hasRepeated else { return [] }
        var candidates: [UInt32: Int] = [:]
        let repeated = (0..<texts.count).filter { row in
            let code = texts.codes[row]
            guard code < firstMissing, times[Int(numbers.number(code))] == 2, isCandidate(row) else { return false }
            candidates[numbers.number(code), default: 0] += 1
            return true
        }
        return repeated.filter { (candidates[numbers.number(texts.codes[$0])] ?? 0) > 1 }
    }

    /// Rows with the same number, each group in the order of the rows, groups in the order of their second row.
    private func groups(_ texts: TextColumn, _ numbers: FormNumbers, _ rows: [Int]) -> [[Int]] {
        var first: [UInt32: Int] = [:]
        var groups: [[Int]] = []
        var repeated: [UInt32: Int] = [:]
        for row in rows {
            let code = numbers.number(texts.codes[row])
            if let place = repeated[code] {
                groups[place].append(row)
            } else if let other = first[code] {
                repeated[code] = groups.count
                groups.append([other, row])
            } else {
                first[code] = row
            }
        }
        return groups
    }

    /// Records that share a number.
    private struct Group {
        var rows: [Int]
        var field: String
        var table: ResponseTable
        /// Whether they share a submission of a form server, and not a form number.
        var isSubmission: Bool
        /// The number as a record spells it.
        var number: (Int) -> String
    }

    private func judge(_ group: Group, _ comparison: RowComparison, _ isSound: (Int) -> Bool) -> [Verdict] {
        // The latest decision stands where several records were kept one after the other.
        let kept = group.rows.filter { keptPlace[$0] != nil }.max {
            (keptPlace[$0] ?? 0, $1) < (keptPlace[$1] ?? 0, $0)
        }
        if let kept {
            return group.rows.filter { $0 != kept }.map { row in
                Verdict(row: row, disposition: .superseded, finding: superseded(group, row, by: kept))
            }
        }
        let sound = group.rows.filter(isSound)
        let waiting = group.rows.filter { !isSound($0) }
        var verdicts = waiting.compactMap { row in
            (sound.first ?? waiting.first { $0 != row }).map { other in
                Verdict(row: row, finding: sameNumber(group, row, other: other))
            }
        }
        guard let first = sound.first, sound.count > 1 else { return verdicts }
        if sound.dropFirst().allSatisfy({ comparison.areEqual(first, $0) }) {
            verdicts += sound.dropFirst().map { row in
                Verdict(row: row, disposition: .duplicate, finding: duplicate(group, row, of: first))
            }
        } else {
            verdicts += sound.map { row in
                let other = sound.first { !comparison.areEqual(row, $0) } ?? row
                return Verdict(row: row, disposition: .quarantined, finding: conflict(group, row, with: other))
            }
        }
        return verdicts
    }

    // MARK: Findings

    private func place(_ group: Group, _ row: Int) -> (file: String, record: UInt32) {
        let origin = group.table.origins[row]
        return (files[Int(origin.batch)], origin.record)
    }

    private func finding(_ rule: FindingRule, _ group: Group, _ row: Int, _ message: LocalizedText) -> Finding {
        Finding(rule, origin: group.table.origins[row], field: group.field, value: group.number(row), message: message)
    }

    /// Tells the records that spell the number otherwise than the first one does.
    private func otherSpellings(_ group: Group) -> [Verdict] {
        let first = group.rows[0]
        let (file, record) = place(group, first)
        let spelling = group.number(first)
        return group.rows.filter { group.number($0) != spelling }.map { row in
            let message = LocalizedText(
                vi:
                    "«\(group.number(row))» và «\(spelling)» (bản ghi \(record) của \(file)) là một số phiếu, viết khác nhau. "
                    + "Nếu là hai phiếu khác nhau, sửa số phiếu bằng quyết định correct.",
                en:
                    "“\(group.number(row))” and “\(spelling)” (record \(record) of \(file)) are one form number in two spellings. If "
                    + "they are two forms, correct a number by decision.")
            return Verdict(row: row, finding: finding(.recordNumberSpelling, group, row, message))
        }
    }

    private func duplicate(_ group: Group, _ row: Int, of first: Int) -> Finding {
        let (file, record) = place(group, first)
        return finding(
            .recordDuplicate, group, row,
            LocalizedText(
                vi: "Phiếu \(group.number(row)) giống hệt bản ghi \(record) của \(file); chỉ tính một lần.",
                en: "Form \(group.number(row)) is the same as record \(record) of \(file); it is counted once."))
    }

    private func conflict(_ group: Group, _ row: Int, with other: Int) -> Finding {
        let (file, record) = place(group, other)
        if group.isSubmission { return finding(.recordConflict, group, row, sameSubmission(file, record)) }
        return finding(
            .recordConflict, group, row,
            LocalizedText(
                vi: "Số phiếu \(group.number(row)) có nội dung khác với bản ghi \(record) của \(file). "
                    + "Mọi bản ghi cùng số chờ xử lý: đối chiếu phiếu giấy rồi ghi quyết định keep cho bản ghi đúng vào decisions.csv.",
                en:
                    "Form number \(group.number(row)) has another content than record \(record) of \(file). All records of the number "
                    + "wait: compare with the paper form, then write a decision keep for the right one into decisions.csv."
            ))
    }

    private func sameSubmission(_ file: String, _ record: UInt32) -> LocalizedText {
        LocalizedText(
            vi:
                "Bản ghi này và bản ghi \(record) của \(file) là một phiếu trên máy chủ (cùng mã), nhưng nội dung khác nhau và không "
                + "rõ bản nào mới hơn. Cả hai chờ xử lý: xem trên máy chủ rồi ghi quyết định keep cho bản đúng vào decisions.csv.",
            en:
                "This record and record \(record) of \(file) are one form on the server (the same identifier) with different contents, "
                + "and nothing says which is the later. Both wait: look on the server, then write a decision keep for the right one into "
                + "decisions.csv.")
    }

    private func superseded(_ group: Group, _ row: Int, by kept: Int) -> Finding {
        let (file, record) = place(group, kept)
        return finding(
            .recordSuperseded, group, row,
            LocalizedText(
                vi: "Phiếu \(group.number(row)) được thay bằng bản ghi \(record) của \(file) theo quyết định xử lý.",
                en: "Form \(group.number(row)) is replaced by record \(record) of \(file) by decision."))
    }

    private func sameNumber(_ group: Group, _ row: Int, other: Int) -> Finding {
        let (file, record) = place(group, other)
        return finding(
            .recordSameNumber, group, row,
            LocalizedText(
                vi:
                    "Bản ghi này chờ xử lý và có cùng số phiếu \(group.number(row)) với bản ghi \(record) của \(file). Nếu đó là bản đã "
                    + "sửa của phiếu này, ghi quyết định exclude cho bản ghi này.",
                en:
                    "This record waits, and has the form number \(group.number(row)) of record \(record) of \(file). If that is the mended "
                    + "copy of this form, write a decision exclude for this one."))
    }
}
