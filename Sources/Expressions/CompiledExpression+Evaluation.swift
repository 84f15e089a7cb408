extension CompiledExpression {
    /// The truth of a condition in each row of a block.
    ///
    /// - Parameters:
    ///   - rows: the number of rows.
    ///   - own: the column of the cell itself (`.`); nil reads as missing.
    ///   - columns: the columns of the variables; one that is not there, or of another kind than its type in the scope,
    ///     reads as missing.
    /// - Returns: one truth a row, by the tables of `Truth`; unknown for an expression that is no condition.
    public func evaluate(
        rows: Int, own: ExpressionColumn? = nil, columns: [String: ExpressionColumn]
    ) -> [Truth] {
        evaluation(rows: rows, own: own, columns: columns).truths
    }

    /// The truth of a condition in each row of a block, with the rows in which a match of `regex()` was given up because
    /// it cost more than is allowed; there the match is missing. Parameters as for `evaluate`.
    public func evaluation(
        rows: Int, own: ExpressionColumn? = nil, columns: [String: ExpressionColumn]
    ) -> (truths: [Truth], rowsGivenUp: [Int]) {
        let block = block(rows, own, columns)
        guard case .truth(let node) = root else { return (Array(repeating: .unknown, count: block.rows), []) }
        let truths = block.dense(block.truths(node))
        guard block.matches.someExceeded else { return (truths, []) }
        // Rare, so the rows are looked for only now.
        var isGivenUp = [Bool](repeating: false, count: block.rows)
        for use in patterns {
            for (row, exceeds) in block.dense(block.exceeds(use)).enumerated() where exceeds { isGivenUp[row] = true }
        }
        return (truths, isGivenUp.indices.filter { isGivenUp[$0] })
    }

    /// The number that an expression comes to in each row of a block; parameters as for `evaluate`.
    ///
    /// - Returns: one number a row; nil where it is missing, where it cannot be calculated (as a division by 0), and for
    ///   an expression that is no number.
    public func evaluateNumbers(
        rows: Int, own: ExpressionColumn? = nil, columns: [String: ExpressionColumn]
    ) -> [Double?] {
        let block = block(rows, own, columns)
        guard case .number(let node) = root else { return Array(repeating: nil, count: block.rows) }
        return block.dense(block.numbers(node)).map { $0.isNaN ? nil : $0 }
    }

    private func block(_ rows: Int, _ own: ExpressionColumn?, _ columns: [String: ExpressionColumn]) -> Block {
        Block(rows: max(rows, 0), columns: names.map { columns[$0] } + [own])
    }
}
