import Figures
import Questionnaires
import Responses

/// What the sources of the batches say of rows of the combined table: which they leave out, and which are edits of others.
struct SourceVerdicts {
    /// Why a row is left out by its source.
    private(set) var exclusions: [Int: ExclusionReason] = [:]
    /// For each row that is an edit, the identifier of the submission that it replaces.
    private var replaced: [Int: String] = [:]
    /// The identifiers of submissions, by row, where the questionnaire has no question for them.
    private var submissions: [Int: String] = [:]
    private let table: ResponseTable
    private let files: [String]
    private let position: Int?
    private let field: String?
    /// The place of the form number.
    private let number: Int?

    /// A row that another record replaced on its form server.
    struct Edit {
        var row: Int
        var finding: Finding
    }

    init(_ batches: [BatchContents], table: ResponseTable, questionnaire: Questionnaire) {
        var start = 0
        for batch in batches {
            for (row, reason) in batch.notes.exclusions { exclusions[start + row] = reason }
            for (row, identifier) in batch.notes.replaced { replaced[start + row] = identifier }
            for (row, identifier) in batch.notes.submissions { submissions[start + row] = identifier }
            start += batch.table.rowCount
        }
        self.table = table
        files = batches.map(\.source.file)
        position = questionnaire.position(of: .instanceID)
        number = questionnaire.position(of: .formNumber)
        field = position.map { questionnaire.questions[$0].id } ?? "meta/instanceID"
    }

    /// The rows that edits replace, in their order in the table.
    ///
    /// - Parameter counts: whether an edit may replace anything: one that is left out itself does not.
    func edits(where counts: (Int) -> Bool) -> [Edit] {
        guard !replaced.isEmpty else { return [] }
        var texts: TextColumn?
        if let position, case .texts(let column) = table.columns[position] { texts = column }
        func identifier(_ row: Int) -> String? { texts?[row] ?? submissions[row] }
        var editOf: [String: Int] = [:]
        for (row, identifier) in replaced.sorted(by: { $0.key < $1.key }) where counts(row) {
            editOf[identifier] = row
        }
        var editOfRow: [Int: Int] = [:]
        for row in 0..<table.rowCount {
            if let identifier = identifier(row), let edit = editOf[identifier], edit != row { editOfRow[row] = edit }
        }
        // Edits that replace each other in a circle replace nothing: which is the last nobody knows, so their contents decide.
        let circular = Set(Circles.all(of: editOfRow).flatMap(\.self))
        return editOfRow.keys.sorted().compactMap { row in
            guard let edit = editOfRow[row], let identifier = identifier(row), !circular.contains(row) else {
                return nil
            }
            return Edit(row: row, finding: finding(row, identifier, by: edit))
        }
    }

    /// What is told of records that count though the same submission was rejected by its server's reviewer in another export: nothing in
    /// the files says which export is the later one.
    ///
    /// - Parameter counts: whether a row counts.
    func rejectedElsewhere(where counts: (Int) -> Bool) -> [(row: Int, finding: Finding)] {
        let rejected = exclusions.filter { $0.value == .rejected }.keys.sorted()
        guard !rejected.isEmpty else { return [] }
        var texts: TextColumn?
        if let position, case .texts(let column) = table.columns[position] { texts = column }
        var numbers: TextColumn?
        if let number, case .texts(let column) = table.columns[number] { numbers = column }
        /// By what a record is known: its submission, or else its form number.
        func identifier(_ row: Int) -> String? {
            (texts?[row] ?? submissions[row]).map { "i" + $0 } ?? numbers?[row].map { "n" + $0 }
        }
        let known = Dictionary(
            rejected.compactMap { row in identifier(row).map { ($0, row) } }, uniquingKeysWith: { first, _ in first })
        guard !known.isEmpty else { return [] }
        return (0..<table.rowCount).compactMap { row in
            guard counts(row), let identifier = identifier(row), let other = known[identifier] else { return nil }
            let origin = table.origins[other]
            let file = files[Int(origin.batch)]
            return (
                row,
                Finding(
                    .recordRejectedElsewhere, origin: table.origins[row], value: String(identifier.dropFirst()),
                    message: LocalizedText(
                        vi:
                            "Phiếu này được tính, nhưng bản ghi \(origin.record) của \(file) cho thấy người duyệt trên máy chủ đã loại nó.",
                        en:
                            "This form counts, but record \(origin.record) of \(file) shows that the server's reviewer rejected it."
                    ))
            )
        }
    }

    private func finding(_ row: Int, _ identifier: String, by edit: Int) -> Finding {
        let origin = table.origins[edit]
        let file = files[Int(origin.batch)]
        return Finding(
            .recordSuperseded, origin: table.origins[row], field: field, value: identifier,
            message: LocalizedText(
                vi: "Phiếu này đã được sửa trên máy chủ; bản ghi \(origin.record) của \(file) thay cho nó.",
                en: "This form was edited on its server; record \(origin.record) of \(file) replaces it."))
    }
}
