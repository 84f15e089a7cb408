import Figures
public import Questionnaires
public import Responses

/// One answer of a record that is another than the file says, by decision.
///
/// Corrections are made before any check runs, so that the checks see the record as it is meant to be. The file itself is
/// never changed; what stood there is kept here, for `explain`.
public struct Correction: Sendable {
    /// The record.
    public var record: RecordName
    /// The place of the question in the questionnaire.
    public var question: Int
    /// The new answer, coded: a column of one row.
    public var answer: Column
    /// The new unit, where the question is the one about the unit.
    public var unit: UInt32?
    /// Who decided.
    public var author: String
    /// Why.
    public var reason: String

    /// Makes a correction from its parts.
    public init(
        record: RecordName, question: Int, answer: Column, unit: UInt32? = nil, author: String, reason: String
    ) {
        self.record = record
        self.question = question
        self.answer = answer
        self.unit = unit
        self.author = author
        self.reason = reason
    }
}

/// A correction that was made, with what stood there before. Personal answers are masked.
public struct MadeCorrection: Sendable, Hashable {
    /// The record.
    public var record: RecordName
    /// The place of the record's unit in the registry after the correction; nil where it is not known.
    public var unit: Int?
    /// The question's identifier.
    public var question: String
    /// What the file says.
    public var before: String
    /// What counts.
    public var after: String
    /// Who decided.
    public var author: String
    /// Why.
    public var reason: String
}

extension BatchContents {
    /// Makes the corrections of this batch, the latest of each answer.
    ///
    /// What was found about the old answer goes; that it was corrected is noted. A record that could not be read has no answers
    /// to correct; corrections of records that are not there are left to `Validator`, which says so.
    ///
    /// - Returns: what was changed.
    public mutating func correct(_ corrections: [Correction], questionnaire: Questionnaire) -> [MadeCorrection] {
        var latest: [Cell: Correction] = [:]
        for correction in corrections where correction.record.batch == source.file {
            latest[Cell(record: correction.record.record, question: correction.question)] = correction
        }
        guard !latest.isEmpty else { return [] }
        let records = Set(latest.keys.map(\.record))
        var rows: [Int: Int] = [:]
        for (row, origin) in table.origins.enumerated() where records.contains(Int(origin.record)) {
            rows[Int(origin.record)] = row
        }
        var made: [MadeCorrection] = []
        var settled = Set<Cell>()
        for (cell, correction) in latest.sorted(by: { $0.key < $1.key }) {
            guard let row = rows[cell.record], table.columns.indices.contains(cell.question) else { continue }
            made.append(make(correction, row: row, questionnaire))
            settled.insert(cell)
        }
        findings.removeAll { finding in
            guard finding.rule != FindingRule.cellCorrected.rawValue, let record = finding.record,
                let position = finding.field.flatMap({ questionnaire.position(of: $0) })
            else { return false }
            return settled.contains(Cell(record: record, question: position))
        }
        return made
    }

    private struct Cell: Hashable, Comparable {
        var record: Int
        var question: Int

        static func < (left: Cell, right: Cell) -> Bool {
            (left.record, left.question) < (right.record, right.question)
        }
    }

    private mutating func make(_ correction: Correction, row: Int, _ questionnaire: Questionnaire) -> MadeCorrection {
        let question = questionnaire.questions[correction.question]
        let text = CellText(questionnaire)
        let before = text.finding(table, column: correction.question, row: row)
        table.setCell(column: correction.question, row: row, from: correction.answer, row: 0)
        if let unit = correction.unit { table.setUnit(unit, row: row) }
        let after = text.finding(table, column: correction.question, row: row)
        findings.append(
            Finding(
                .cellCorrected, origin: table.origins[row], field: question.id, value: after,
                message: LocalizedText(
                    vi:
                        "Câu \(question.id) được sửa từ «\(before)» thành «\(after)» theo quyết định của \(correction.author).",
                    en:
                        "Question \(question.id) was corrected from “\(before)” to “\(after)” by decision of \(correction.author)."
                )))
        return MadeCorrection(
            record: correction.record, unit: table.unit(row), question: question.id, before: before, after: after,
            author: correction.author, reason: correction.reason)
    }
}
