import Figures
import Questionnaires
import Responses

/// The records that a person excluded one by one, and what other batches hold of the same forms: a cumulative export brings them again,
/// and a form that was decided out must not come back in silence.
///
/// A copy is a record of another batch with the same content that is the same submission of a form server or bears the same form number.
/// Exclusions of whole batches are about files, not about forms: the forms count where another batch has them.
struct ExcludedCopies {
    private let table: ResponseTable
    private let files: [String]
    private let texts: TextColumn?
    private let numbers: FormNumbers
    private let versions: SubmissionVersions
    private let comparison: RowComparison
    /// Why each of the excluded rows was.
    private var reasons: [Int: String] = [:]
    /// The excluded rows by what their form is known by, in the order of the table.
    private var known: [Known: [Int]] = [:]

    private enum Known: Hashable {
        case submission(SubmissionID, UInt32)
        case number(UInt32)
    }

    init(
        _ batches: [BatchContents], table: ResponseTable, questionnaire: Questionnaire, numbers: FormNumbers,
        versions: SubmissionVersions, decisions: DecisionBook
    ) {
        self.table = table
        self.numbers = numbers
        self.versions = versions
        files = batches.map(\.source.file)
        comparison = RowComparison(table, questionnaire: questionnaire, numbers: numbers)
        if let position = questionnaire.position(of: .formNumber), case .texts(let column) = table.columns[position] {
            texts = column
        } else {
            texts = nil
        }
        var excluded = decisions.excludedRecords
        // What a mended copy says is left out with the batch that it mends, which may come again whole.
        for name in decisions.replacements.map(\.by) { excluded[name] = nil }
        guard !excluded.isEmpty else { return }
        let places = RecordPlacesByName(Set(excluded.keys), batches, table)
        for (name, reason) in excluded {
            if case .row(let row)? = places[name] { reasons[row] = reason }
        }
        for row in reasons.keys.sorted() {
            for name in names(of: row) { known[name, default: []].append(row) }
        }
    }

    /// What a form is known by: its submission, its number, or both.
    private func names(of row: Int) -> [Known] { [submission(of: row), number(of: row)].compactMap { $0 } }

    private func submission(of row: Int) -> Known? {
        versions.key(row).map { .submission($0, versions.submission(row).place) }
    }

    private func number(of row: Int) -> Known? {
        guard let texts, texts.missingReason(row) == nil else { return nil }
        return .number(numbers.number(texts.codes[row]))
    }

    /// What a row of the table has to do with an excluded record.
    struct Copy {
        var row: Int
        var finding: Finding
    }

    /// The copies of excluded records, to be left out with them.
    ///
    /// - Parameter isOpen: whether nobody decided on a row and it is not left out yet.
    func copies(where isOpen: (Int) -> Bool) -> [Copy] {
        rows(where: isOpen).compactMap { row, _ in
            let others = names(of: row).flatMap { known[$0] ?? [] }
            guard
                let other = others.first(where: { other in
                    table.origins[other].batch != table.origins[row].batch && comparison.areEqual(row, other)
                })
            else { return nil }
            return Copy(row: row, finding: finding(.recordExcludedCopy, row, text(excluded: other)))
        }
    }

    /// What is told of records that count though another record of their form was excluded: one with another content, or of the same
    /// batch. Where only the number is the same, the exclusion may just have settled which of the two counts: a note.
    ///
    /// - Parameter counts: whether a row counts.
    func others(where counts: (Int) -> Bool) -> [Copy] {
        rows(where: counts).map { row, name in
            var told = finding(.recordExcludedElsewhere, row, text(counting: known[name]?[0] ?? row))
            if case .number = name { told.severity = .note }
            return Copy(row: row, finding: told)
        }
    }

    /// The rows of excluded forms for which a condition holds, each with what it is known by.
    private func rows(where isWanted: (Int) -> Bool) -> [(row: Int, name: Known)] {
        guard !known.isEmpty else { return [] }
        return (0..<table.rowCount).compactMap { row in
            guard isWanted(row) else { return nil }
            if let name = submission(of: row), known[name] != nil { return (row, name) }
            return number(of: row).flatMap { known[$0] == nil ? nil : (row, $0) }
        }
    }

    // MARK: Findings

    private func finding(_ rule: FindingRule, _ row: Int, _ message: LocalizedText) -> Finding {
        Finding(
            rule, origin: table.origins[row],
            value: texts?[row] ?? (versions.key(row) == nil ? nil : versions.text(row)),
            message: message)
    }

    private func text(excluded other: Int) -> LocalizedText {
        let (record, file, reason) = place(other)
        return LocalizedText(
            vi:
                "Không tính: bản ghi \(record) của \(file), giống hệt phiếu này, đã bị loại theo quyết định (\(reason)). "
                + "Nếu phiếu này phải được tính: decide … keep cho bản ghi này.",
            en:
                "Not counted: record \(record) of \(file), the same form with the same content, was excluded by decision (\(reason)). "
                + "If this form is to count: decide … keep for this record.")
    }

    private func text(counting other: Int) -> LocalizedText {
        let (record, file, reason) = place(other)
        return LocalizedText(
            vi:
                "Phiếu này được tính, nhưng bản ghi \(record) của \(file) của cùng phiếu đã bị loại theo quyết định (\(reason)). "
                + "Nếu cả phiếu phải bị loại: decide … exclude cho bản ghi này.",
            en:
                "This form counts, but record \(record) of \(file) of the same form was excluded by decision (\(reason)). "
                + "If the form is to be left out: decide … exclude for this record.")
    }

    private func place(_ row: Int) -> (record: UInt32, file: String, reason: String) {
        let origin = table.origins[row]
        return (origin.record, files[Int(origin.batch)], reasons[row] ?? "")
    }
}
