import Expressions
import Figures
import Testing

@Suite("Names and types of expressions")
struct CheckingTests {
    static let scope: [String: ExpressionType] = [
        "n": .number, "t": .text, "c": .choice, "d": .date, "m": .selection, "y": .truth,
    ]

    @Test(
        "What has the right types is accepted",
        arguments: [
            "${n} = 1", "${c} = 3", "${c} = '3'", "${c} < 3", "${c} + ${n} > 2", "${t} = 'a'", "${t} = 3", "${t} > '3'",
            "${d} > '2023-06-30'", "'2023-06-30' <= ${d}", "${d} = date('2023-06-30')", "${d} - ${d} < 30",
            "${d} + 1 > ${d}", "1 + ${d} > ${d} - 1", "${y}", "${y} = true()", "not(${y})", "selected(${m}, 'a')",
            "selected(${m}, 1)",
            "selected(${c}, 2)", "count-selected(${m}) <= 3", "${m} = ''", "'' != ${d}", "${y} = ''",
            "if(${y}, ${n}, '') = ''",
            "coalesce(${c}, ${n}) = 1", "coalesce(${c}, ${t}, 'x') = 'x'", "if(${y}, ${d}, '') < date('2023-06-30')",
            "if(${y}, ${n} = 1, ${t} = 'a')", "min(${n}, ${c}, 1) = 1", "round(${n}, 2) = int(abs(-${n}))",
            "number(${t}) + 1 = 2", "regex(${t}, '[a-z]+')", "not(regex(${c}, '1|2'))", "date(${t}) = ${d}",
            "string-length(${t}) > 0", ". >= 0 and . <= 10",
            "${n} > 1 = true()",
        ])
    func accepted(source: String) {
        #expect(throws: Never.self) { try Expression(parsing: source).compiled(scope: Self.scope, own: .number) }
    }

    @Test(
        "What does not fit is refused at its column",
        arguments: [
            ("${x} = 1", 1, .unknownName("x")), ("${n} = 1 and ${N} = 2", 14, .unknownName("N")),
            ("${n}", 1, .wrongType(expected: .truth, found: .number)),
            ("1 + 1", 1, .wrongType(expected: .truth, found: .number)),
            ("${n} and ${y}", 1, .wrongType(expected: .truth, found: .number)),
            ("${y} or ${t}", 9, .wrongType(expected: .truth, found: .text)),
            ("not(${c})", 5, .wrongType(expected: .truth, found: .choice)),
            ("${t} + 1 = 2", 6, .notCalculable(.text, .number, by: "+")),
            ("${d} + ${d} = 1", 6, .notCalculable(.date, .date, by: "+")),
            ("1 - ${d} = 1", 3, .notCalculable(.number, .date, by: "-")),
            ("${m} = 'a'", 6, .notComparable(.selection, .text, by: "=")),
            ("${d} = 3", 6, .notComparable(.date, .number, by: "=")),
            ("${t} < 'b'", 6, .notComparable(.text, .text, by: "<")),
            ("${y} < ${y}", 6, .notComparable(.truth, .truth, by: "<")),
            ("${n} < ''", 6, .notComparable(.number, .text, by: "<")), ("1 < ${n} < 5", 10, .chainedComparison("<")),
            ("${d} > '30/06/2023'", 8, .notADate("30/06/2023")),
            ("${d} > date('2023-02-30')", 13, .notADate("2023-02-30")),
            ("selected('a', 'b')", 10, .needsReference(function: "selected")),
            ("selected(${m}, ${t})", 16, .needsLiteral(function: "selected")),
            ("selected(${n}, 1)", 10, .wrongType(expected: .selection, found: .number)),
            ("count-selected(${c}) = 1", 16, .wrongType(expected: .selection, found: .choice)),
            ("if(${y}, 1, 'a') = 1", 13, .branchesDiffer(.number, .text)),
            ("coalesce(${m}, ${m}) = ''", 10, .wrongType(expected: .choice, found: .selection)),
            ("regex(${n}, '1')", 7, .wrongType(expected: .text, found: .number)),
            ("regex(${t}, ${c})", 13, .needsLiteral(function: "regex")),
            ("round(1, 1.5) = 1", 10, .badDecimals), ("round(1, 10) = 1", 10, .badDecimals),
            ("round(1, ${n}) = 1", 10, .badDecimals),
            ("-${t} = 1", 2, .wrongType(expected: .number, found: .text)),
            ("string-length(${n}) = 1", 15, .wrongType(expected: .text, found: .number)),
        ] as [(String, Int, ExpressionProblem)])
    func refused(source: String, column: Int, problem: ExpressionProblem) {
        #expect(throws: ExpressionError(column: column, problem: problem)) {
            try Expression(parsing: source).compiled(scope: Self.scope)
        }
    }

    @Test("The cell itself is there only where a type is given for it, and types can be asked for")
    func ownAndExpected() throws {
        let own = try Expression(parsing: ". > 0")
        #expect(throws: ExpressionError(column: 1, problem: .noOwnValue)) { try own.compiled(scope: [:]) }
        #expect(try own.compiled(scope: [:], own: .choice).type == .truth)
        #expect(try Expression(parsing: "${c}").compiled(scope: Self.scope, expecting: .number).type == .number)
        #expect(try Expression(parsing: "${d} + 1").compiled(scope: Self.scope, expecting: .date).type == .date)
        #expect(throws: ExpressionError(column: 1, problem: .wrongType(expected: .number, found: .truth))) {
            try Expression(parsing: "${n} = 1").compiled(scope: Self.scope, expecting: .number)
        }
    }

    @Test("Messages name the column, what was found and what to do, in both languages")
    func messages() throws {
        let error = ExpressionError(column: 6, problem: .foreignOperator("==", instead: "="))
        #expect(error.message.vi == "Cột 6: hãy viết “=” thay cho “==”.")
        #expect(error.message.en == "Column 6: write “=” instead of “==”.")
        let problems: [ExpressionProblem] = [
            .empty, .tooLong(limit: 1), .tooDeep(limit: 1), .unexpectedEnd, .unexpectedCharacter("%"),
            .unexpectedCharacter("”"),
            .unclosedText, .badReference, .bareName("q1"), .badNumber("1.2.3"), .expectedValue(found: "*"),
            .expectedOperator(found: "1"),
            .expectedMark(")", found: nil), .expectedMark(")", found: ","), .unknownFunction("f"),
            .badPattern(LocalizedText(vi: "thiếu", en: "missing")),
            .clockFunction("today"), .wrongArguments(function: "if", expected: "3", found: 2),
            .needsReference(function: "selected"),
            .needsLiteral(function: "selected"), .badDecimals, .unknownName("x"), .noOwnValue,
            .wrongType(expected: .truth, found: .number), .notComparable(.selection, .text, by: "="),
            .chainedComparison("<"),
            .notCalculable(.text, .number, by: "+"), .branchesDiffer(.number, .text), .notADate("x"),
        ]
        let texts = problems.map { ExpressionError(column: 1, problem: $0).message }
        #expect(Set(texts.map(\.vi)).count == problems.count)
        #expect(Set(texts.map(\.en)).count == problems.count)
        #expect(texts.allSatisfy { $0.vi.count > 20 && $0.en.count > 20 })
    }
}
