import Testing

@testable import Expressions

/// Expressions written as XPath, and told to people.
@Suite struct WritingTests {
    @Test(
        "as XPath",
        arguments: [
            ("${a} = '1'", "/a = '1'"), ("1 + 2 * 3", "1 + (2 * 3)"), ("(1 + 2) * 3", "(1 + 2) * 3"),
            ("-(1 + 2)", "-(1 + 2)"),
            (". >= date('2017-10-10')", ". >= date('2017-10-10')"), ("not(${a} != \"it's\")", "not(/a != \"it's\")"),
            ("coalesce(${a}, ${b}, 3)", "coalesce(/a, coalesce(/b, 3))"),
            ("count-selected(${m}) <= 2", "count-selected(/m) <= 2"),
            ("${a} > 0.00000015", "/a > 0.00000015"), ("${a} > 1500000000000000000000", "/a > 1500000000000000000000"),
            ("if(true(), 1 - 2 - 3, round(1.5, 0))", "if(true(), 1 - 2 - 3, round(1.5, 0))"),
            ("${a} or ${b} = 1 and ${c} = 2", "/a or ((/b = 1) and (/c = 2))"),
        ])
    func xpath(source: String, expected: String) throws {
        #expect(try Expression(parsing: source).xpath { "/" + $0 } == expected)
    }

    @Test("what is written as XPath is the same expression")
    func sameExpression() throws {
        for source in ["1 - (2 - 3)", "(${a} or ${b}) and not(${c} = '')", "-(-(1)) * -2", "min(1, 2 + 3) mod 4 div 5"]
        {
            let once = try Expression(parsing: source).xpath { "${\($0)}" }
            #expect(try Expression(parsing: once).xpath { "${\($0)}" } == once)
        }
    }

    @Test("the answers without which nothing can be said")
    func needed() throws {
        #expect(try Expression(parsing: "${a} = 1 or ${b} != ''").answersNeeded == ["a"])
        #expect(try Expression(parsing: "coalesce(${a}, 0) > ${b}").answersNeeded == ["b"])
        #expect(try Expression(parsing: "not('' = ${a})").answersNeeded == [])
    }

    @Test("conditions that people can be told")
    func choices() throws {
        #expect(
            try Expression(parsing: "${a} = '1' and selected(${m}, '7')").choiceConditions
                == [ChoiceCondition(question: "a", codes: ["1"]), ChoiceCondition(question: "m", codes: ["7"])])
        #expect(
            try Expression(parsing: "${a} = 1 or ${a} = '2'").choiceConditions
                == [ChoiceCondition(question: "a", codes: ["1", "2"])])
        #expect(
            try Expression(parsing: "${a} != '9'").choiceConditions
                == [ChoiceCondition(question: "a", codes: ["9"], isExcluded: true)])
        for source in ["${a} > 1", "${a} = ${b}", "${a} = ''", "${a} = '1' or ${b} = '1'", "not(${a} = '1')", "1 = 1"] {
            #expect(try Expression(parsing: source).choiceConditions == nil, "\(source)")
        }
    }
}
