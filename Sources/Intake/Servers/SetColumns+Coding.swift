import Figures
import Questionnaires
import Responses
import Tables

/// Something wrong with the cells of a choose-many question in several columns.
struct SetProblem {
    /// The place of the record in the block.
    var record: Int
    /// The column of the cell that shows it.
    var column: Int
    var issue: CellIssue
}

extension SetColumns {
    /// Codes the question's cells of a block and adds them to its column.
    func add(_ block: CSVBlock, records: [Int], to coder: MarksCoder, problems: inout [SetProblem]) {
        var known = [[[UInt8]: SetMarks.Mark]](repeating: [:], count: levels.count)
        var part: [UInt64] = []
        part.reserveCapacity(records.count)
        for record in records {
            var row = Row()
            for (place, level) in levels.enumerated() {
                row.add(mark(block, record, level, &known[place]), level)
            }
            part.append(code(row, block, record, coder, &problems))
        }
        coder.codes.append(contentsOf: part)
    }

    /// What the columns of single levels say together.
    private struct Row {
        var chosen: UInt64 = 0
        var isAnswered = false
        var unknown: Int?
        var reason: MissingReason?

        mutating func add(_ mark: SetMarks.Mark, _ level: LevelColumn) {
            switch mark {
            case .chosen:
                chosen |= 1 << UInt64(level.level)
                isAnswered = true
            case .notChosen: isAnswered = true
            case .unknown: unknown = unknown ?? level.column
            case .missing(let other):
                // Asked in one column and not in another: it was asked. A reason that somebody gave says more than none.
                guard let known = reason, known != other else {
                    reason = other
                    return
                }
                if known == .notAsked || (known == .blank && other != .notAsked) { reason = other }
            }
        }
    }

    private func mark(
        _ block: CSVBlock, _ record: Int, _ level: LevelColumn, _ known: inout [[UInt8]: SetMarks.Mark]
    ) -> SetMarks.Mark {
        guard let field = block.field(record, level.column), field.start < field.end else {
            return .missing(marks.emptyReason(isQuoted: block.field(record, level.column)?.isQuoted ?? false))
        }
        if field.end == field.start + 1 {
            // Nearly every cell of such columns.
            if block.bytes[field.start] == UInt8(ascii: "1") { return .chosen }
            if block.bytes[field.start] == UInt8(ascii: "0") { return .notChosen }
        }
        let bytes = Array(block.bytes[field.start..<field.end])
        if let mark = known[bytes] { return mark }
        let folded = FoldedText(CSVWriter.restored(String(trimmed: bytes.span))).text
        let mark: SetMarks.Mark =
            folded.isEmpty
            ? .missing(marks.emptyReason(isQuoted: true))
            : marks.mark(folded, level: level.level, takesText: level.takesText)
        if known.count < 64 { known[bytes] = mark }
        return mark
    }

    private func code(
        _ row: Row, _ block: CSVBlock, _ record: Int, _ coder: MarksCoder, _ problems: inout [SetProblem]
    ) -> UInt64 {
        let invalid: UInt64 = MissingCodes.code(.invalid)
        if let column = row.unknown {
            problems.append(SetProblem(record: record, column: column, issue: .impossibleCode))
            return invalid
        }
        let spread: UInt64 =
            row.chosen != 0 ? row.chosen : MissingCodes.code(row.isAnswered ? .blank : row.reason ?? .blank)
        guard let whole, let cell = block.field(record, whole), cell.start < cell.end else { return spread }
        let coded = coder.coded(whole, of: block, record: record)
        if let issue = coded.issue {
            problems.append(SetProblem(record: record, column: whole, issue: issue))
            return invalid
        }
        // Where the columns of levels say nothing, the one with all of them stands.
        if row.chosen == 0, !row.isAnswered { return coded.code }
        if coded.code == row.chosen { return coded.code }
        let isNothing = MissingCodes.reason(of: coded.code) != nil && row.chosen == 0
        if isNothing { return coded.code }
        problems.append(SetProblem(record: record, column: whole, issue: .disagreeingColumns))
        return invalid
    }
}

extension SetMarks {
    /// Why there is no answer in a cell with nothing in it.
    func emptyReason(isQuoted: Bool) -> MissingReason {
        switch empty {
        case .blank: .blank
        case .notAsked: .notAsked
        case .byQuotes: isQuoted ? .blank : .notAsked
        }
    }
}

extension CellCoder {
    /// What one cell of a block comes to; nothing is added.
    func coded(_ column: Int, of block: CSVBlock, record: Int) -> CodedCell<Code> {
        let content = block.unescaped(record, column) ?? []
        return code(content.span)
    }
}
