import Expressions
import Testing

@Suite("Writing of expressions")
struct ParsingTests {
    @Test(
        "What is well written is accepted",
        arguments: [
            "1", "-1", "--1", ".5 < 1", ". > 0", "${q1}='3'", "${ độ_tuổi } >= 18",
            "not(${a} = 1 or ${b} != \"x'y\")", "selected(${m}, 'a')and selected(${m},\"b\")", "if(true(), 1, 2) = 1",
            "count-selected(${m})-1 > 0", "${a.b-c} div 2 mod 3 * 4 = 0", "(((1)))", "\t1\n+ 2",
        ])
    func accepted(source: String) throws {
        #expect(try Expression(parsing: source).source == source)
    }

    @Test(
        "What is badly written is refused at its column",
        arguments: [
            ("", 1, .empty), ("   ", 1, .empty), ("1 +", 4, .unexpectedEnd),
            ("${a} == 1", 6, .foreignOperator("==", instead: "=")),
            ("1 <> 2", 3, .foreignOperator("<>", instead: "!=")), ("a && b", 3, .foreignOperator("&&", instead: "and")),
            ("1 && 2", 3, .foreignOperator("&&", instead: "and")), ("'abc", 1, .unclosedText),
            ("1 = 'abc", 5, .unclosedText),
            ("${a", 1, .badReference), ("$a", 1, .badReference), ("${}", 1, .badReference),
            ("${a b}", 1, .badReference),
            ("1.2.3", 1, .badNumber("1.2.3")), ("2 * 1e5", 5, .badNumber("1e5")), ("1.", 1, .badNumber("1.")),
            ("0x10", 1, .badNumber("0x10")), ("1 2", 3, .expectedOperator(found: "2")),
            ("1 )", 3, .expectedOperator(found: ")")),
            ("(1", 3, .expectedMark(")", found: nil)), ("(1, 2)", 3, .expectedMark(")", found: ",")),
            ("not true()", 5, .expectedMark("(", found: "true")), ("* 2", 1, .expectedValue(found: "*")),
            ("1 and and 2", 7, .expectedValue(found: "and")), ("${đ} ≥ 1", 6, .unexpectedCharacter("≥")),
            ("${a} = “3”", 8, .unexpectedCharacter("“")), ("! 1", 1, .unexpectedCharacter("!")),
            ("٣", 1, .unexpectedCharacter("٣")),
            ("today() > 1", 1, .clockFunction("today")), ("1 + now()", 5, .clockFunction("now")),
            ("pulldata('a')", 1, .unknownFunction("pulldata")),
            ("jr:choice-name(1)", 1, .unknownFunction("jr:choice-name")), ("q1 = 3", 1, .bareName("q1")),
            ("1 = 1 and OR", 11, .bareName("OR")), ("1 OR 2", 3, .expectedOperator(found: "OR")),
            ("not()", 1, .wrongArguments(function: "not", expected: "1", found: 0)),
            ("if(1, 2)", 1, .wrongArguments(function: "if", expected: "3", found: 2)),
            ("true(1)", 1, .wrongArguments(function: "true", expected: "0", found: 1)),
            ("min()", 1, .wrongArguments(function: "min", expected: "≥ 1", found: 0)),
        ] as [(String, Int, ExpressionProblem)])
    func refused(source: String, column: Int, problem: ExpressionProblem) {
        #expect(throws: ExpressionError(column: column, problem: problem)) { try Expression(parsing: source) }
    }

    @Test("Names and the cell itself are known after parsing")
    func references() throws {
        let expression = try Expression(parsing: ". > ${b} and selected(${a}, 'x') and ${b} = 2")
        #expect(expression.references == ["a", "b"])
        #expect(expression.usesOwnValue)
        #expect(try !Expression(parsing: "${a} = 1").usesOwnValue)
        #expect(try Expression(parsing: "${a} = 1") == Expression(parsing: "${a} = 1"))
    }

    @Test("Length and depth are bounded, long sums are not deep")
    func limits() throws {
        let long = String(repeating: "1+", count: 2_047) + "11"
        #expect(throws: Never.self) { try Expression(parsing: long) }
        #expect(throws: ExpressionError(column: 4_097, problem: .tooLong(limit: 4_096))) {
            try Expression(parsing: long + "1")
        }
        let marks = "1" + String(repeating: "\u{301}", count: 1_000_000)
        #expect(throws: ExpressionError(column: 4_097, problem: .tooLong(limit: 4_096))) {
            try Expression(parsing: marks)
        }
        for (opening, closing) in [("(", ")"), ("-", ""), ("not(", ")"), ("min(", ")"), ("-(", ")")] {
            let levels = opening == "-(" ? 32 : 64
            let fits = String(repeating: opening, count: levels) + "1" + String(repeating: closing, count: levels)
            #expect(throws: Never.self) { try Expression(parsing: fits) }
            let deep = String(repeating: opening, count: 900) + "1" + String(repeating: closing, count: 900)
            let error = #expect(throws: ExpressionError.self) { try Expression(parsing: deep) }
            #expect(error?.problem == .tooDeep(limit: 64) || error?.problem == .tooLong(limit: 4_096))
        }
    }

    @Test("Random texts are refused or accepted, never trapped on")
    func noise() {
        let pieces = [
            "${a}", "${", "}", ".", "'", "\"", "1", "0.5", "(", ")", ",", "+", "-", "*", "=", "!=", "<", " and ",
            " or ",
            "not(", "if(", "selected(", "round(", "coalesce(", " div ", " mod ", "date('", "é", "\u{0}", "\r\n", "''",
        ]
        var state: UInt64 = 42
        var accepted = 0
        for _ in 0..<20_000 {
            var source = ""
            for _ in 0..<(state >> 60 + 1) {
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                source += pieces[Int(state >> 33) % pieces.count]
            }
            state = state &* 6_364_136_223_846_793_005 &+ 1
            guard let expression = try? Expression(parsing: source) else { continue }
            accepted += 1
            for type in ExpressionType.allCases {
                guard let compiled = try? expression.compiled(scope: ["a": type], own: type) else { continue }
                #expect(compiled.evaluate(rows: 2, columns: [:]).count == 2)
            }
        }
        #expect(accepted > 100)
    }
}
