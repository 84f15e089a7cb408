import Expressions
import Testing

@Suite("Three-valued logic")
struct TruthTests {
    static let all: [Truth] = [.false, .true, .unknown]

    @Test("And and or are the smaller and the larger of false < unknown < true, not turns them around")
    func kleene() {
        func order(_ truth: Truth) -> Int { truth == .false ? 0 : truth == .unknown ? 1 : 2 }
        for a in Self.all {
            #expect(order(!a) == 2 - order(a))
            for b in Self.all {
                #expect(order(a.and(b)) == min(order(a), order(b)))
                #expect(order(a.or(b)) == max(order(a), order(b)))
            }
        }
    }

    @Test("Expressions over codes agree with the same expressions over texts, row by row")
    func codesAgreeWithTexts() throws {
        let meanings: [String?] = ["1", "2", "3", "9", nil, "x"]
        var state: UInt64 = 9
        func codes() -> [UInt16] {
            (0..<500).map { _ in
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                return UInt16((state >> 33) % 7)
            }
        }
        let a = codes()
        let b = codes()
        func texts(_ codes: [UInt16]) -> ExpressionColumn {
            .texts(codes.map { Int($0) < meanings.count ? meanings[Int($0)] : nil })
        }
        let sources = [
            "${a} = 1", "${a} = '1' or ${b} != 3", "${a} < ${b}", "${a} = ${b}", "${a} + ${b} > 4",
            "not(${a} = 9) and ${a} = ${b}",
            "if(${a} = 1, ${b}, 2) = 2", "coalesce(${a}, ${b}) = '9'", "${a} = '' or ${b} != ''", "selected(${a}, 1)",
            "round(${a} div 2) = ${b} mod 2",
        ]
        for source in sources {
            let compiled = try Expression(parsing: source).compiled(scope: ["a": .choice, "b": .choice])
            let coded = compiled.evaluate(
                rows: 500,
                columns: ["a": .coded(codes: a, meanings: meanings), "b": .coded(codes: b, meanings: meanings)])
            #expect(coded == compiled.evaluate(rows: 500, columns: ["a": texts(a), "b": texts(b)]), "\(source)")
            #expect(Set(coded).count > 1, "\(source)")
        }
    }
}
