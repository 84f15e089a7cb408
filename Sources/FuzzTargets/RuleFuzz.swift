import Expressions

/// Fuzzes the rule language.
enum RuleFuzz {
    private static let scope: [String: ExpressionType] = [
        "n": .number, "t": .text, "c": .choice, "d": .date, "s": .selection,
    ]

    private static let columns: [String: ExpressionColumn] = [
        "n": .numbers([0, -1.5, 1e300, .nan], missing: [false, false, false, false]),
        "t": .texts(["", "hài lòng", nil, "1"]),
        "c": .coded(codes: [0, 1, 2, 99], meanings: ["1", "hai", nil]),
        "d": .dates([0, -700_000, nil, Int32.max]),
        "s": .selections(bits: [0, 1, 3, .max], names: ["1", "2"], missing: [false, false, false, true]),
    ]

    /// Parses, checks and runs a rule over four rows; what it says of a row does not depend on the other rows.
    static func run(_ input: [UInt8]) throws(FuzzFailure) -> FuzzVerdict {
        let source = String(decoding: input, as: UTF8.self)
        let expression: Expression
        do throws(ExpressionError) { expression = try Expression(parsing: source) } catch {
            return .refused(error.message)
        }
        try require((try? Expression(parsing: expression.source)) == expression, "parsed twice, two expressions")
        for own in ExpressionType.allCases {
            if let rule = try? expression.compiled(scope: scope, own: own, expecting: .truth) {
                let all = rule.evaluate(rows: 4, own: columns["t"], columns: columns)
                try require(all.count == 4, "rows are lost")
                let first = rule.evaluate(rows: 1, own: columns["t"], columns: columns)
                try require(first == Array(all.prefix(1)), "a row depends on others")
            }
            if let rule = try? expression.compiled(scope: scope, own: own, expecting: .number) {
                let all = rule.evaluateNumbers(rows: 4, own: columns["n"], columns: columns)
                try require(all.count == 4, "rows are lost")
            }
        }
        return .read
    }
}
