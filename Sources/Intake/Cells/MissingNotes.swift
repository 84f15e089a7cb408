import Questionnaires
import Responses
import Tables

/// The column in which our own exports say why answers are missing whose cells are empty: `q3=notAsked q7=invalid`.
struct MissingNotes: Sendable {
    /// The heading.
    static let heading = "hailong_missing"

    /// The column.
    let column: Int
    private let positions: [String: Int]

    /// Takes the column of a table; nil if the table has none.
    init?(_ headings: [String], _ questionnaire: Questionnaire) {
        guard let column = headings.firstIndex(of: Self.heading) else { return nil }
        self.column = column
        positions = Dictionary(
            questionnaire.questions.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// Gives cells that were coded as blank the reason that stands in the column; an answer that somebody has put into the cell
    /// meanwhile stays.
    ///
    /// - Parameter records: the places of the records in the block, which were the last to be coded.
    func apply(_ block: CSVBlock, records: [Int], to coders: [any CellCoder]) {
        for (place, record) in records.enumerated() {
            guard let cell = block.cell(record, column), !cell.isEmpty else { continue }
            for note in String(decoding: cell, as: UTF8.self).split(separator: " ") {
                let parts = note.split(separator: "=", maxSplits: 1)
                guard parts.count == 2, let position = positions[String(parts[0])],
                    let reason = MissingReason(name: String(parts[1]))
                else { continue }
                coders[position].explainBlank(reason, fromEnd: records.count - place)
            }
        }
    }
}

extension CellCoder {
    /// Gives one of the last records a reason, if it is coded as blank.
    fileprivate func explainBlank(_ reason: MissingReason, fromEnd distance: Int) {
        let row = codes.count - distance
        guard row >= 0, codes[row] == code(missing: .blank) else { return }
        codes[row] = code(missing: reason)
    }
}
