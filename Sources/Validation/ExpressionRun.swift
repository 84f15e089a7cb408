import Expressions
import Figures
import Questionnaires
import Responses

/// Runs an expression of the questionnaire over a table, block by block of its columns.
struct ExpressionRun {
    private let questionnaire: Questionnaire

    init(_ questionnaire: Questionnaire) { self.questionnaire = questionnaire }

    /// The truth of an expression in each row.
    ///
    /// - Parameter own: the column that `.` means.
    /// - Returns: one truth a row, and the rows in which a match of `regex()` was given up. The questionnaire's reader has
    ///   checked every expression, so compiling cannot fail for one that it made; an expression that does not compile is
    ///   unknown everywhere.
    func truths(of expression: Expression, own: Int?, in table: ResponseTable) -> (truths: [Truth], givenUp: [Int]) {
        let ownType = own.map { questionnaire.questions[$0].expressionType }
        guard let compiled = try? expression.compiled(scope: questionnaire.expressionScope, own: ownType) else {
            return ([Truth](repeating: .unknown, count: table.rowCount), [])
        }
        let scratch = TextScratch()
        var givenUp: [Int] = []
        var positions: [String: Int] = [:]
        for name in expression.references {
            positions[name] = questionnaire.position(of: name)
        }
        var truths: [Truth] = []
        truths.reserveCapacity(table.rowCount)
        var start = 0
        while start < table.rowCount {
            let rows = start..<min(start + BlockSize.rows, table.rowCount)
            let columns = positions.mapValues { column(at: $0, of: table, rows: rows, scratch) }
            let ownColumn = own.map { column(at: $0, of: table, rows: rows, scratch) }
            let found = compiled.evaluation(rows: rows.count, own: ownColumn, columns: columns)
            truths += found.truths
            givenUp += found.rowsGivenUp.map { start + $0 }
            start = rows.upperBound
        }
        return (truths, givenUp)
    }

    private func column(
        at position: Int, of table: ResponseTable, rows: Range<Int>, _ scratch: TextScratch
    ) -> ExpressionColumn {
        let levels = questionnaire.scale(of: questionnaire.questions[position])?.levels ?? []
        switch table.columns[position] {
        case .codes8(let codes): return coded(codes.blocks[rows.lowerBound >> BlockSize.shift], levels)
        case .codes16(let codes): return coded(codes.blocks[rows.lowerBound >> BlockSize.shift], levels)
        case .sets(let sets):
            let block = sets.blocks[rows.lowerBound >> BlockSize.shift]
            return .selections(
                bits: block.map { MissingCodes.reason(of: $0) == nil ? $0 : 0 }, names: levels.map(\.code),
                missing: block.map { MissingCodes.reason(of: $0) != nil })
        case .numbers(let numbers):
            let block = rows.map { numbers[$0] }
            return .numbers(block.map { $0.isNaN ? 0 : $0 }, missing: block.map(\.isNaN))
        case .dates(let dates): return .dates(rows.map { DateCodes.date(of: dates[$0]).map { Int32($0.dayNumber) } })
        case .texts(let texts):
            return scratch.column(texts, block: texts.codes.blocks[rows.lowerBound >> BlockSize.shift])
        }
    }

    /// A coded column with the meaning of every code that can occur; all missing reasons share the place after the levels.
    private func coded<Code: FixedWidthInteger & UnsignedInteger>(_ block: [Code], _ levels: [Level])
        -> ExpressionColumn
    {
        let missing = UInt16(levels.count)
        let codes = block.map { code in
            MissingCodes.reason(of: code) == nil ? UInt16(truncatingIfNeeded: code) : missing
        }
        return .coded(codes: codes, meanings: levels.map { Optional($0.code) } + [nil])
    }
}

/// Numbers the distinct texts of a block anew, so that an expression is worked out once for each text and not for each
/// row: `regex()` over a million rows of a hundred texts costs a hundred matches a block.
private final class TextScratch {
    /// The place in the block's own list of each text of the column, by the column's numbering; -1 while it has none.
    private var places: [Int32] = []

    func column(_ texts: TextColumn, block: [UInt32]) -> ExpressionColumn {
        if places.count < texts.texts.count {
            places += [Int32](repeating: -1, count: texts.texts.count - places.count)
        }
        var seen: [Int] = []
        var codes: [UInt16] = []
        codes.reserveCapacity(block.count)
        var isFull = false
        for code in block {
            guard MissingCodes.reason(of: code) == nil else {
                codes.append(UInt16.max)
                continue
            }
            let text = Int(code)
            if places[text] < 0 {
                // The last code stands for missing.
                if seen.count == Int(UInt16.max) { isFull = true; break }
                places[text] = Int32(seen.count)
                seen.append(text)
            }
            codes.append(UInt16(places[text]))
        }
        for text in seen { places[text] = -1 }
        if isFull {
            return .texts(block.map { MissingCodes.reason(of: $0) == nil ? texts.texts[Int($0)] : nil })
        }
        return .coded(codes: codes, meanings: seen.map { texts.texts[$0] })
    }
}

extension CheckContext {
    /// Adds a finding for each row in which a rule could not be decided because a match of `regex()` cost too much.
    func reportGivenUp(
        _ rows: [Int], field: String?, rule: String, of table: ResponseTable, to findings: inout [Finding]
    ) {
        for row in rows {
            findings.append(
                Finding(
                    .ruleGivenUp, severity: severity(.ruleGivenUp), origin: table.origins[row], field: field,
                    value: rule,
                    message: LocalizedText(
                        vi:
                            "Không xét được regex() của «\(rule)» với trả lời này vì vượt giới hạn tính toán; coi như thiếu trả lời. "
                            + "Hãy viết lại mẫu cho đơn giản hơn.",
                        en:
                            "regex() of “\(rule)” could not be decided for this answer within the limits; it counts as missing. "
                            + "Write a simpler pattern.")))
        }
    }
}
