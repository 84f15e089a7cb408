import Expressions
import Figures
import Testing

@Suite("regex()")
struct PatternTests {
    static func truths(_ pattern: String, _ texts: [String?]) throws -> String {
        let compiled = try Expression(parsing: "regex(${t}, '\(pattern)')").compiled(scope: ["t": .text])
        return compiled.evaluate(rows: texts.count, columns: ["t": .texts(texts)])
            .map { $0 == .true ? "T" : $0 == .false ? "F" : "?" }.joined()
    }

    @Test(
        "A pattern fits the whole text, by letters and not by bytes",
        arguments: [
            ("0[0-9]{9}", ["0912345678", "091234567", "0912345678 ", "x0912345678", nil, ""], "TFFF??"),
            ("^0[0-9]{9}$", ["0912345678", "0912345678\n"], "TF"), ("a|ab", ["a", "ab", "abc"], "TTF"),
            (".", ["đ", "ệ", "ab", "👍", "\n"], "TTFTF"), (#"\w+"#, ["Đặng", "hoà", "a b"], "TTF"),
            (#"\p{Lu}\p{Ll}*"#, ["Đặng", "đặng"], "TF"), ("(?i)ĐÀ NẴNG", ["đà nẵng", "da nang"], "TF"),
            ("[ăâê]", ["â", "a"], "TF"), ("", ["a"], "F"), ("(?<=a)b", ["b"], "F"),
        ] as [(String, [String?], String)])
    func whole(pattern: String, texts: [String?], expected: String) throws {
        #expect(try Self.truths(pattern, texts) == expected)
    }

    @Test("Codes of a choice are matched once for each code")
    func codes() throws {
        let compiled = try Expression(parsing: "regex(., 'D[0-9]+') or . = 'x'").compiled(scope: [:], own: .choice)
        let own = ExpressionColumn.coded(codes: [0, 1, 2, 9], meanings: ["D12", "12", "x"])
        #expect(compiled.evaluate(rows: 4, own: own, columns: [:]) == [.true, .false, .true, .unknown])
    }

    @Test(
        "A wrong pattern is refused at the character at fault",
        arguments: [
            ("regex(${t}, '[a-')", 17, "] is missing"), ("regex(${t}, '(a')", 16, ") is missing"),
            ("regex(${t}, 'ệa)')", 16, ") is not matched"), ("regex(${t}, '*a')", 14, "follows nothing"),
            (#"regex(${t}, 'a\')"#, 16, "at the end of the pattern"), ("regex(${t}, '[z-a]')", 17, "out of order"),
            (#"regex(${t}, '\C')"#, 16, "is disabled"), ("regex(${t}, 'a{2,1}')", 19, "out of order"),
            ("1 = 1 and regex(${t}, '(')", 25, ") is missing"),
        ])
    func refused(source: String, column: Int, says: String) throws {
        let error = #expect(throws: ExpressionError.self) {
            try Expression(parsing: source).compiled(scope: ["t": .text])
        }
        #expect(error?.column == column, "\(String(describing: error))")
        #expect(error?.message.en.contains(says) == true, "\(String(describing: error?.message.en))")
        #expect(error?.message.vi.contains("mẫu của regex() sai") == true)
    }

    @Test("Parentheses and sizes are bounded")
    func bounds() throws {
        for pattern in [
            String(repeating: "(", count: 200) + "a" + String(repeating: ")", count: 200),
            "((a{1000}){1000}){1000}", "(?<a>a)(?&a){65535}",
        ] {
            #expect(throws: ExpressionError.self) {
                try Expression(parsing: "regex(${t}, '\(pattern)')").compiled(scope: ["t": .text])
            }
        }
    }

    @Test("A match that costs too much is missing, and its rows are named")
    func limits() throws {
        let hostile = String(repeating: "a", count: 60) + "!"
        let compiled = try Expression(parsing: "regex(${t}, '(a+)+[bc]') or ${n} = 1")
            .compiled(scope: ["t": .text, "n": .number])
        let found = compiled.evaluation(
            rows: 4,
            columns: ["t": .texts(["ab", hostile, "b", hostile]), "n": .numbers([0, 0, 0, 1], missing: [])])
        #expect(found.truths == [.true, .unknown, .false, .true])
        #expect(found.rowsGivenUp == [1, 3])
        let deep = String(repeating: "x", count: 100_000)
        let nested = try Expression(parsing: "regex(${t}, '(x(?1)?)')").compiled(scope: ["t": .text])
        #expect(nested.evaluation(rows: 2, columns: ["t": .texts([deep, "xxx"])]).rowsGivenUp == [0])
    }

    @Test("One compiled pattern serves several threads")
    func threads() async throws {
        let compiled = try Expression(parsing: "regex(${t}, '[0-9]{3}')").compiled(scope: ["t": .text])
        let texts: [String?] = (0..<2_000).map { "\($0)" }
        let expected = compiled.evaluate(rows: texts.count, columns: ["t": .texts(texts)])
        await withTaskGroup(of: [Truth].self) { group in
            for _ in 0..<4 {
                group.addTask { compiled.evaluate(rows: texts.count, columns: ["t": .texts(texts)]) }
            }
            for await truths in group { #expect(truths == expected) }
        }
    }
}
