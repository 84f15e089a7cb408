public import Questionnaires

/// Responses as columns: one column a question, in the questionnaire's order, beside each response's unit and origin.
///
/// Knows nothing of files: `Intake` fills it, `Validation` judges its rows, `Weighting` and `Estimation` read it.
public struct ResponseTable: Sendable {
    /// The questionnaire whose questions the columns answer.
    public let questionnaireID: String
    /// One column a question, in the order of `Questionnaire.questions`.
    public private(set) var columns: [Column]
    /// The place in the unit registry of each row's unit; `blank` where none was written, `invalid` where it is not known.
    public private(set) var units: CodeBlocks<UInt32>
    /// Where each row came from.
    public private(set) var origins: [RecordOrigin]
    /// Which submissions of a form server the rows are, where one wrote them.
    public private(set) var submissions = SubmissionColumn()

    /// Makes an empty table for a questionnaire.
    public init(for questionnaire: Questionnaire) {
        questionnaireID = questionnaire.id
        columns = questionnaire.questions.map { Column(for: $0, in: questionnaire) }
        units = CodeBlocks()
        origins = []
    }

    /// Makes a table from columns that are all as long as `origins`.
    public init(
        questionnaireID: String, columns: [Column], units: CodeBlocks<UInt32>, origins: [RecordOrigin],
        submissions: SubmissionColumn = SubmissionColumn()
    ) throws(ResponsesError) {
        guard units.count == origins.count, columns.allSatisfy({ $0.count == origins.count }),
            submissions.fits(rows: origins.count)
        else {
            throw ResponsesError.unequalColumns(rows: origins.count, columns: columns.map(\.count))
        }
        self.questionnaireID = questionnaireID
        self.columns = columns
        self.units = units
        self.origins = origins
        self.submissions = submissions
    }

    /// The number of responses.
    public var rowCount: Int { origins.count }

    /// The place of a row's unit in the registry, or nil if it is not known.
    public func unit(_ row: Int) -> Int? {
        let code = units[row]
        return MissingCodes.reason(of: code) == nil ? Int(code) : nil
    }

    /// Replaces a cell by a missing reason.
    public mutating func setMissing(_ reason: MissingReason, column: Int, row: Int) {
        columns[column].setMissing(reason, at: row)
    }

    /// Replaces a cell by one of another column of the same question.
    public mutating func setCell(column: Int, row: Int, from other: Column, row otherRow: Int) {
        columns[column].setCell(row, from: other, row: otherRow)
    }

    /// Replaces a row's unit: its place in the registry, or a missing reason.
    public mutating func setUnit(_ code: UInt32, row: Int) { units[row] = code }

    /// Adds all rows of a table of the same questionnaire.
    public mutating func append(contentsOf other: ResponseTable) throws(ResponsesError) {
        guard questionnaireID == other.questionnaireID, columns.count == other.columns.count else {
            throw ResponsesError.differentQuestionnaires(questionnaireID, other.questionnaireID)
        }
        // Nothing is copied for the first table: its storage is shared.
        guard rowCount > 0 else {
            self = other
            return
        }
        for index in columns.indices {
            columns[index].append(contentsOf: other.columns[index])
        }
        units.append(contentsOf: other.units)
        submissions.append(contentsOf: other.submissions, rows: rowCount, count: other.rowCount)
        origins.append(contentsOf: other.origins)
    }

    /// The rows named, in the order named; all rows in their own order share the storage of this table.
    public func gathered(_ rows: [Int]) -> ResponseTable {
        if rows.count == rowCount, rows.indices.allSatisfy({ rows[$0] == $0 }) { return self }
        var result = self
        result.columns = columns.map { $0.gathered(rows) }
        result.units = units.gathered(rows)
        result.origins = rows.map { origins[$0] }
        result.submissions = submissions.gathered(rows)
        return result
    }

    /// The same rows, with each origin's batch replaced; used when tables of batches are put together.
    public func renumbered(batch: Int) -> ResponseTable {
        let number = UInt32(truncatingIfNeeded: batch)
        if origins.allSatisfy({ $0.batch == number }) { return self }
        var result = self
        result.origins = origins.map { origin in
            var origin = origin
            origin.batch = number
            return origin
        }
        return result
    }
}
