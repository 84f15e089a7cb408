import Expressions
import Testing

@Suite("Running expressions")
struct EvaluationTests {
    /// Four rows: the last one has nothing answered.
    static let columns: [String: ExpressionColumn] = [
        "n": .numbers([1, 2.5, -3, 0], missing: [false, false, false, true]),
        "t": .texts(["abc", "12,5", "", nil]),
        "c": .coded(codes: [0, 1, 2, 255], meanings: ["1", "3", "khác"]),
        "e": .coded(codes: [1, 1, 0, 65_535], meanings: ["1", "3"]),
        "d": .dates([19_538, 19_539, 0, nil]),
        "m": .selections(bits: [0b01, 0b11, 0, 0b11], names: ["a", "b"], missing: [false, false, false, true]),
    ]
    static let scope: [String: ExpressionType] = [
        "n": .number, "t": .text, "c": .choice, "e": .choice, "d": .date, "m": .selection,
    ]

    static func truths(_ source: String, own: ExpressionColumn? = nil, _ type: ExpressionType? = nil) throws -> String {
        let compiled = try Expression(parsing: source).compiled(scope: scope, own: type)
        return compiled.evaluate(rows: 4, own: own, columns: columns)
            .map { $0 == .true ? "T" : $0 == .false ? "F" : "?" }.joined()
    }

    static func numbers(_ source: String) throws -> [Double?] {
        try Expression(parsing: source).compiled(scope: scope, expecting: .number)
            .evaluateNumbers(rows: 4, columns: columns)
    }

    @Test(
        "Conditions in four rows, the last one missing",
        arguments: [
            ("${n} = 1", "TFF?"), ("${n} != 1", "FTT?"), ("${n} < 1", "FFT?"), ("${n} >= 2.5", "FTF?"),
            ("${n} <= -3", "FFT?"),
            ("${n} = ''", "FFFT"), ("${n} != ''", "TTTF"), ("'' = ${t}", "FFTT"), ("${d} = ''", "FFFT"),
            ("${c} = ''", "FFFT"),
            ("${m} = ''", "FFTT"), ("${t} = 'abc'", "TF??"), ("${t} = 12.5", "FT??"), ("${t} != 12.5", "TF??"),
            ("${t} > 12", "?T??"),
            ("${c} = '3'", "FTF?"), ("${c} = 3", "FTF?"), ("3 != ${c}", "TFT?"), ("${c} = 'khác'", "FFT?"),
            ("${c} < 3", "TF??"),
            ("${c} <= '3'", "TT??"), ("${c} = ${e}", "FTF?"), ("${c} = ${c}", "TTT?"), ("${c} + ${e} = 4", "TF??"),
            ("${d} > '2023-06-30'", "FTF?"), ("${d} = date('2023-06-30')", "TFF?"), ("${d} - 1 = '2023-06-30'", "FTF?"),
            ("${d} - date('1970-01-01') = 19538", "TFF?"), ("selected(${m}, 'a')", "TTFF"),
            ("selected(${m}, 'b')", "FTFF"),
            ("selected(${m}, 'z')", "FFFF"), ("not(selected(${m}, 'a'))", "FFTT"), ("count-selected(${m}) = 2", "FTFF"),
            ("count-selected(${m}) = 0", "FFTT"), ("selected(${c}, 3)", "FTFF"), ("string-length(${t}) > 0", "TTFF"),
            ("true()", "TTTT"), ("false()", "FFFF"), ("not(${n} = 1)", "FTT?"), ("${n} = 1 and ${c} = 1", "TFF?"),
            ("${n} = 1 or ${c} = 3", "TTF?"), ("${n} = 1 or true()", "TTTT"), ("${n} = 1 and false()", "FFFF"),
            ("if(${n} > 0, ${c} = 1, true())", "TFT?"), ("coalesce(${n}, 7) = 7", "FFFT"),
            ("coalesce(${n} = 1, false())", "TFFF"),
            ("coalesce(${t}, 'x') = 'x'", "FFTT"), ("if(${n} = 1, '', ${n}) = ''", "TFFT"),
            ("coalesce('', ${d}) = '1970-01-01'", "FFT?"),
            ("(${n} = 1) = (${c} = 1)", "TTT?"), ("date(${t}) = ''", "TTTT"), ("-${n} = 3", "FFT?"),
        ])
    func conditions(source: String, expected: String) throws {
        #expect(try Self.truths(source) == expected)
    }

    @Test("The cell itself, of each kind")
    func ownValue() throws {
        let numbers = ExpressionColumn.numbers([0, 10, 11, .nan], missing: [])
        #expect(try Self.truths(". >= 0 and . <= 10", own: numbers, .number) == "TTF?")
        #expect(try Self.truths("selected(., 'b')", own: Self.columns["m"], .selection) == "FTFF")
        #expect(try Self.truths(". = 3", own: Self.columns["e"], .choice) == "TTF?")
        #expect(try Self.truths(". = 3", own: nil, .choice) == "????")
        #expect(
            try Self.truths(".", own: .coded(codes: [0, 1, 2, 9], meanings: ["1", "false", "x"]), .truth) == "TF??")
        #expect(try Self.truths(".", own: .numbers([2, 0, -1], missing: []), .truth) == "TFT?")
    }

    @Test("Operators bind as in XPath, from left to right")
    func binding() throws {
        #expect(try Self.numbers("2 + 3 * 4 - 6 div 3")[0] == 12)
        #expect(try Self.numbers("10 - 4 - 3")[0] == 3)
        #expect(try Self.numbers("2 * 3 mod 4")[0] == 2)
        #expect(try Self.numbers("-2 * -3")[0] == 6)
        #expect(try Self.numbers("(1 + 2) * 3 - (4 - (5 - 6))")[0] == 4)
        #expect(try Self.truths("true() or false() and false()") == "TTTT")
        #expect(try Self.truths("(true() or false()) and false()") == "FFFF")
        #expect(try Self.truths("1 + 1 = 2 and 2 > 1 = true()") == "TTTT")
        let sum = try Expression(parsing: String(repeating: "${n}+", count: 600) + "${n}")
            .compiled(scope: Self.scope, expecting: .number).evaluateNumbers(rows: 4, columns: Self.columns)
        #expect(sum == [601, 1502.5, -1803, nil])
    }

    @Test("Numbers are figures: sums and remainders of decimals are what they look like")
    func figures() throws {
        #expect(try Self.truths("0.1 + 0.2 = 0.3") == "TTTT")
        #expect(try Self.truths("0.1 + 0.2 > 0.3") == "FFFF")
        #expect(try Self.truths("33.3 + 33.3 + 33.4 <= 100") == "TTTT")
        #expect(try Self.truths("0.000000001 = 0.000000002") == "FFFF")
        #expect(try Self.truths("0.3 mod 0.1 = 0") == "TTTT")
        #expect(try Self.truths("1000000000000 + 1 = 1000000000000") == "FFFF")
        #expect(try Self.numbers("-7 mod 3")[0] == -1)
        #expect(try Self.numbers("-9223372036854775808 mod -1")[0] == 0)
        #expect(try Self.numbers("7.5 mod -2")[0] == 1.5)
        #expect(try Self.numbers("int(0.1 * 3 * 10)")[0] == 3)
        #expect(try Self.numbers("round(1.005, 2)")[0] == 1.01)
        #expect(try Self.numbers("round(-2.5)")[0] == -3)
        #expect(try Self.numbers("int(-2.9)")[0] == -2)
    }

    @Test("Missing values and impossible calculations are missing")
    func missingNumbers() throws {
        #expect(try Self.numbers("${n} + 1") == [2, 3.5, -2, nil])
        #expect(try Self.numbers("1 div (${n} - 1)") == [nil, 1 / 1.5, -0.25, nil])
        #expect(try Self.numbers("1 mod 0") == [nil, nil, nil, nil])
        #expect(try Self.numbers("min(${n}, 0)") == [0, 0, -3, nil])
        #expect(try Self.numbers("max(1, ${n}, 2)") == [2, 2.5, 2, nil])
        #expect(try Self.numbers("abs(${n})") == [1, 2.5, 3, nil])
        #expect(try Self.numbers("${c}") == [1, 3, nil, nil])
        #expect(try Self.numbers("number(${t})") == [nil, 12.5, nil, nil])
        #expect(try Self.numbers("if(${n} > 0, ${n}, 0)") == [1, 2.5, 0, nil])
        #expect(try Self.numbers("coalesce(${n}, ${c}, 9)") == [1, 2.5, -3, 9])
        #expect(try Self.numbers("count-selected(${m})") == [1, 2, 0, 0])
        #expect(try Self.numbers("${d} - ${d}") == [0, 0, 0, nil])
    }

    @Test("Texts are equal in every Unicode normal form")
    func normalForms() throws {
        let columns: [String: ExpressionColumn] = ["t": .texts(["Ho\u{300}a", "H\u{F2}a"])]
        let compiled = try Expression(parsing: "${t} = 'H\u{F2}a'").compiled(scope: ["t": .text])
        #expect(compiled.evaluate(rows: 2, columns: columns) == [.true, .true])
    }

    @Test("Columns that are absent, short, long or of another kind read as missing")
    func hostileColumns() throws {
        let compiled = try Expression(parsing: "${n} > 0 and ${c} = 1 and selected(${m}, 'b')").compiled(
            scope: Self.scope)
        #expect(compiled.evaluate(rows: 3, columns: [:]) == [.false, .false, .false])
        let short: [String: ExpressionColumn] = [
            "n": .numbers([1], missing: [false, true, true, true]), "c": .coded(codes: [0], meanings: ["1"]),
            "m": .selections(bits: [2], names: ["a", "b"], missing: []),
        ]
        #expect(compiled.evaluate(rows: 2, columns: short) == [.true, .false])
        #expect(compiled.evaluate(rows: 0, columns: short).isEmpty)
        #expect(compiled.evaluate(rows: -5, columns: short).isEmpty)
        let wrong = try Expression(parsing: "${d} > '2023-06-30'").compiled(scope: Self.scope)
        #expect(wrong.evaluate(rows: 1, columns: ["d": .texts(["2024-01-01"])]) == [.unknown])
        let number = try Expression(parsing: "1").compiled(scope: [:], expecting: .number)
        #expect(number.evaluate(rows: 1, columns: [:]) == [.unknown])
        #expect(compiled.evaluateNumbers(rows: 1, columns: short) == [nil])
        let many = ExpressionColumn.selections(bits: [.max], names: (0..<70).map { "\($0)" }, missing: [])
        let last = try Expression(parsing: "selected(${m}, 69) or selected(${m}, 63)").compiled(scope: Self.scope)
        #expect(last.evaluate(rows: 1, columns: ["m": many]) == [.true])
    }
}
