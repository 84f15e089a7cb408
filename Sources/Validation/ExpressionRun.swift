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
    /// - Returns: one truth a row. The questionnaire's reader has checked every expression, so compiling cannot fail for
    ///   one that it made; an expression that does not compile is unknown everywhere.
    func truths(of expression: Expression, own: Int?, in table: ResponseTable) -> [Truth] {
        let ownType = own.map { questionnaire.questions[$0].expressionType }
        guard let compiled = try? expression.compiled(scope: questionnaire.expressionScope, own: ownType) else {
            return [Truth](repeating: .unknown, count: table.rowCount)
        }
        var positions: [String: Int] = [:]
        for name in expression.references {
            positions[name] = questionnaire.position(of: name)
        }
        var truths: [Truth] = []
        truths.reserveCapacity(table.rowCount)
        var start = 0
        while start < table.rowCount {
            let rows = start..<min(start + BlockSize.rows, table.rowCount)
            let columns = positions.mapValues { column(at: $0, of: table, rows: rows) }
            let ownColumn = own.map { column(at: $0, of: table, rows: rows) }
            truths += compiled.evaluate(rows: rows.count, own: ownColumn, columns: columns)
            start = rows.upperBound
        }
        return truths
    }

    private func column(at position: Int, of table: ResponseTable, rows: Range<Int>) -> ExpressionColumn {
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
        case .texts(let texts): return .texts(rows.map { texts[$0] })
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
