import Figures
import Responses

/// Under which headings a form server writes which submission a record is; in lower case.
struct SubmissionHeadings: Sendable {
    /// The columns that name the submission as it is now, the best first; several in one entry name it together.
    var current: [[String]] = []
    /// The column of the identifier that stays when the submission is edited.
    var lasting: String?
    /// The column of the identifier that the last edit replaced.
    var replaced: String?
    /// The columns that count its edits, or say when it was changed, the best first.
    var revisions: [String] = []
}

/// The columns of a table that say which submission of a form server a record is.
struct SubmissionColumns: Sendable {
    private let current: [Int]
    private let lasting: Int?
    private let replaced: Int?
    private let revision: Int?

    /// What stands in a record.
    struct Submission {
        var row: SubmissionRow
        /// The submission that it is an edit of.
        var replaced: SubmissionID?
    }

    /// Finds the columns; nil where no submission is named.
    init?(_ headings: [String], shape: ServerShape) {
        let wanted = shape.submission
        guard !wanted.current.isEmpty else { return nil }
        var places: [String: Int] = [:]
        for (column, heading) in headings.enumerated() {
            var name = FoldedText(heading).text
            // LimeSurvey may write code and text: `id. Response ID`.
            if shape.server == .limesurvey, let end = name.firstIndex(of: ".") { name = String(name[..<end]) }
            if places[name] == nil { places[name] = column }
        }
        guard let found = wanted.current.first(where: { $0.allSatisfy { places[$0] != nil } }) else { return nil }
        current = found.compactMap { places[$0] }
        lasting = wanted.lasting.flatMap { places[$0] }
        replaced = wanted.replaced.flatMap { places[$0] }
        revision = wanted.revisions.lazy.compactMap { places[$0] }.first
    }

    /// All of them.
    var columns: [Int] { current + [lasting, replaced, revision].compactMap { $0 } }

    /// Reads a record.
    ///
    /// - Parameter cell: the content of a column's cell.
    func submission(_ cell: (Int) -> ArraySlice<UInt8>?) -> Submission {
        var row = identifier(cell)
        let lastingRow = lasting.flatMap(cell).map { SubmissionRow(identifier: $0) }
        if row.id == .none, let lastingRow { row = lastingRow }
        guard row.id != .none else { return Submission(row: .none) }
        row.revision = revision.flatMap(cell).flatMap(Self.revision)
        var replaced = self.replaced.flatMap(cell).map { SubmissionRow(identifier: $0).id }
        if replaced == nil || replaced == SubmissionID.none { replaced = lastingRow?.id }
        return Submission(row: row, replaced: replaced == row.id || replaced == SubmissionID.none ? nil : replaced)
    }

    private func identifier(_ cell: (Int) -> ArraySlice<UInt8>?) -> SubmissionRow {
        if current.count == 1 { return cell(current[0]).map { SubmissionRow(identifier: $0) } ?? .none }
        var bytes: [UInt8] = []
        for column in current {
            guard let part = cell(column), !part.isEmpty else { return .none }
            if !bytes.isEmpty { bytes.append(UInt8(ascii: "-")) }
            bytes += part
        }
        return SubmissionRow(identifier: bytes[...])
    }

    /// The state that a cell tells: a number, or the seconds of a time since 2000.
    private static func revision(_ cell: ArraySlice<UInt8>) -> UInt32? {
        let text = String(trimmed: Array(cell).span)
        if let number = UInt32(text) { return number }
        guard let time = InterviewTime(text), let day = time.day else { return nil }
        let seconds = (day - 10_957) * 86_400 + time.second - (time.zone ?? 0) * 60
        return UInt32(exactly: seconds)
    }
}
