import Figures
import Testing

@Suite("JSON")
struct JSONValueTests {
    @Test("Keys are sorted by UTF-8 bytes, texts are escaped")
    func writing() {
        let value: JSONValue = ["b": 1, "a": [true, nil, "x\"\\\n\u{1}"], "đ": 2.5, "Z": [:], "e": []]
        #expect(value.text() == #"{"Z":{},"a":[true,null,"x\"\\\n\u0001"],"b":1,"e":[],"đ":2.5}"#)
        #expect(
            (["b": [1], "a": [:]] as JSONValue).text(pretty: true) == """
                {
                  "a": {},
                  "b": [
                    1
                  ]
                }
                """)
    }

    @Test(
        "Numbers have 12 significant digits in their shortest form",
        arguments: [
            (98.62, "98.62"), (1.0, "1"), (-0.0, "0"), (0.1 + 0.2, "0.3"), (1.0 / 3, "0.333333333333"),
            (2.0 / 3, "0.666666666667"), (89.99999999999993, "90"), (1e21, "1e21"), (1.5e-7, "1.5e-7"),
            (1e-6, "0.000001"),
            (123456789012345, "123456789012000"), (-1234.5, "-1234.5"), (9.9999999999999e20, "1e21"),
            (.leastNonzeroMagnitude, "5e-324"), (0.00012345, "0.00012345"),
            (1.7976931348623157e308, "1.79769313486e308"), (100, "100"),
            (.nan, "null"), (.infinity, "null"), (-.infinity, "null"), (999999999999.5, "1000000000000"),
        ] as [(Double, String)])
    func numbers(value: Double, text: String) {
        #expect(JSONValue.number(value).text() == text)
    }

    @Test("Random numbers read back within 12 digits")
    func numberProperty() throws {
        var random = SplitMix(state: 5)
        for _ in 0..<5_000 {
            let value = Double(bitPattern: random.next())
            guard value.isNormal else { continue }
            let back = try #require(try JSONValue(parsing: JSONValue.number(value).text()).double)
            #expect(abs(back - value) <= abs(value) * 5.1e-12)
        }
    }

    @Test("Decimals of few places are written as they are, on both sides of every bound of the short way")
    func decimals() {
        var random = SplitMix(state: 7)
        for places in 0...6 {
            let power = [1, 10, 100, 1_000, 10_000, 100_000, 1_000_000][places]
            for _ in 0..<2_000 {
                let whole = Int(random.next() % 10) < 2 ? Int(random.next() % 300_000_000) : Int(random.next() % 1_000)
                var fraction = String(Int(random.next() % UInt64(power)))
                fraction = String(repeating: "0", count: places - (places == 0 ? 0 : fraction.utf8.count)) + fraction
                while fraction.last == "0" { fraction.removeLast() }
                let digits = (whole == 0 ? "" : String(whole)).utf8.count + fraction.utf8.count
                let text =
                    (whole == 0 && fraction.isEmpty ? "" : "-") + String(whole)
                    + (fraction.isEmpty ? "" : "." + fraction)
                guard digits <= 12, let value = Double(text) else { continue }
                #expect(JSONValue.number(value).text() == text)
            }
        }
    }

    @Test("What is written is read back the same")
    func roundTrip() throws {
        let value: JSONValue = [
            "tên": "Sở Nội vụ 😀\u{2028}\u{7F}\t", "số": [1, -7, 2.25, 0], "sâu": ["a": ["b": [nil, true, false]]],
            "": "",
        ]
        #expect(try JSONValue(parsing: value.text()) == value)
        #expect(try JSONValue(parsing: value.text(pretty: true)) == value)
        #expect(value["sâu"]?["a"]?["b"]?.elements?[1].bool == true)
        #expect(value["số"]?.elements?[1].integer == -7)
        #expect(value["không"] == nil)
    }

    @Test("Reading follows the standard")
    func reading() throws {
        #expect(try JSONValue(parsing: #" "\u0041\ud83d\ude00\/" "#) == .string("A😀/"))
        #expect(try JSONValue(parsing: "-0") == .integer(0))
        #expect(try JSONValue(parsing: "1E+2") == .number(100))
        #expect(try JSONValue(parsing: "99999999999999999999") == .number(1e20))
    }

    @Test(
        "Broken texts are refused",
        arguments: [
            "", " ", "{", "[1,]", "{\"a\":1,}", "{a:1}", "[1 2]", "01", "-", "1.", ".5", "1e", "+1", "1e999", "nul",
            "truex",
            "\"\u{1}\"", #""\x""#, #""\ud800""#, #""\udc00""#, #""\ud800\u0041""#, #""\u12""#, "\"abc", "[1]]", "NaN",
            #"{"a":1,"a":2}"#, "'a'", "[1]//", "\u{FEFF}1", "{\"a\"}", "{1:2}",
        ])
    func broken(text: String) {
        #expect(throws: FiguresError.self) { try JSONValue(parsing: text) }
    }

    @Test("Errors say where, nesting is bounded, broken UTF-8 is refused")
    func hostile() throws {
        #expect(throws: FiguresError.notJSON(problem: .unexpectedByte(UInt8(ascii: "]")), line: 2, column: 4)) {
            try JSONValue(parsing: "[\n 1,]")
        }
        let deep = String(repeating: "[", count: 100_000)
        #expect(throws: FiguresError.notJSON(problem: .tooDeep(limit: 128), line: 1, column: 129)) {
            try JSONValue(parsing: deep)
        }
        let fits = String(repeating: "[", count: 128) + String(repeating: "]", count: 128)
        #expect(throws: Never.self) { try JSONValue(parsing: fits) }
        #expect(throws: FiguresError.notJSON(problem: .badText, line: 1, column: 1)) {
            try JSONValue(parsing: [UInt8(ascii: "\""), 0xC3, UInt8(ascii: "\"")])
        }
    }
}
