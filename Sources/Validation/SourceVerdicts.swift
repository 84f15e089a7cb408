import Figures
import Questionnaires
import Responses

/// What the sources of the batches say of rows of the combined table: which they leave out.
struct SourceVerdicts {
    /// Why a row is left out by its source.
    private(set) var exclusions: [Int: ExclusionReason] = [:]
    private let table: ResponseTable
    private let files: [String]
    private let versions: SubmissionVersions
    /// The place of the form number.
    private let number: Int?

    init(
        _ batches: [BatchContents], table: ResponseTable, questionnaire: Questionnaire, versions: SubmissionVersions
    ) {
        var start = 0
        for batch in batches {
            for (row, reason) in batch.notes.exclusions { exclusions[start + row] = reason }
            start += batch.table.rowCount
        }
        self.table = table
        self.versions = versions
        files = batches.map(\.source.file)
        number = questionnaire.position(of: .formNumber)
    }

    /// What is told of records that count though the same submission was rejected by its server's reviewer in another export: nothing in
    /// the files says which export is the later one, unless the server counts its edits.
    ///
    /// - Parameter counts: whether a row counts.
    func rejectedElsewhere(where counts: (Int) -> Bool) -> [(row: Int, finding: Finding)] {
        let rejected = exclusions.filter { $0.value == .rejected }.keys.sorted()
        guard !rejected.isEmpty else { return [] }
        var numbers: TextColumn?
        if let number, case .texts(let column) = table.columns[number] { numbers = column }
        /// By what a record is known: its submission, or else its form number.
        func identifier(_ row: Int) -> Known? {
            versions.key(row).map { .submission($0, versions.submission(row).place) }
                ?? numbers?[row].map { .number($0) }
        }
        let known = Dictionary(
            rejected.compactMap { row in identifier(row).map { ($0, row) } }, uniquingKeysWith: { first, _ in first })
        guard !known.isEmpty else { return [] }
        return (0..<table.rowCount).compactMap { row in
            guard counts(row), let identifier = identifier(row), let other = known[identifier], !isLater(row, other)
            else { return nil }
            let origin = table.origins[other]
            let file = files[Int(origin.batch)]
            return (
                row,
                Finding(
                    .recordRejectedElsewhere, origin: table.origins[row],
                    value: versions.key(row) == nil ? numbers?[row] : versions.text(row),
                    message: LocalizedText(
                        vi:
                            "Phiếu này được tính, nhưng bản ghi \(origin.record) của \(file) cho thấy người duyệt trên máy chủ đã loại nó.",
                        en:
                            "This form counts, but record \(origin.record) of \(file) shows that the server's reviewer rejected it."
                    ))
            )
        }
    }

    private enum Known: Hashable {
        case submission(SubmissionID, UInt32)
        case number(String)
    }

    /// Whether the server says that a row is a later state than another of its submission.
    private func isLater(_ row: Int, _ other: Int) -> Bool {
        guard let own = versions.submission(row).revision, let revision = versions.submission(other).revision else {
            return false
        }
        return own > revision
    }
}
