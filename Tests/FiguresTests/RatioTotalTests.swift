import Figures
import Testing

/// Sums of many fractions, within 128 bits and beyond.
@Suite struct RatioTotalTests {
    @Test("a sum whose common denominator is short is the exact one")
    func exact() throws {
        var random = SplitMix(state: 11)
        for _ in 0..<300 {
            let terms = try (0..<8).map { _ in
                try Ratio(
                    Int128(random.next() % 5_000), over: Int128([1, 2, 4, 5, 7, 9, 40, 100][Int(random.next() % 8)]))
            }
            #expect(try Ratio.total(terms) == Ratio.sum(terms))
        }
        #expect(try Ratio.total([]) == .zero)
        #expect(try Ratio.total([Ratio(1, over: 3), Ratio(-1, over: 3)]) == .zero)
        // Beyond 64 bits but within 80: still exact.
        let wide = try [1_000_003, 999_983, 999_979].map { try Ratio(1, over: Int128($0)) }
        #expect(try Ratio.total(wide) == Ratio.sum(wide))
    }

    @Test("a hundred rates out of different numbers: within 1e-15 of the truth, in any order")
    func beyond() throws {
        var random = SplitMix(state: 12)
        for _ in 0..<100 {
            let terms = try (0..<100).map { _ in
                let below = Int128(100 + random.next() % 60_000)
                return try Ratio(Int128(random.next() % UInt64(below)), over: below)
            }
            let sum = try Ratio.total(terms)
            #expect(try Ratio.total(terms.reversed()) == sum)
            #expect(try Ratio.total(terms.sorted()) == sum)
            let measured = terms.map(\.double).reduce(0, +)
            #expect(abs(sum.double - measured) < 1e-11)
            #expect(sum.denominator <= 1_000_000_000_000_000)
        }
    }

    @Test("ties stay ties: sevenths, elevenths and so on that add up to 89.995 are 89.995")
    func ties() throws {
        // 1/p and (p - 1)/p for 25 primes are 25; their common denominator needs more than 128 bits.
        let primes: [Int128] = [
            101, 103, 107, 109, 113, 127, 131, 137, 139, 149, 151, 157, 163, 167, 173, 179, 181, 191, 193, 197, 199,
            211,
            223, 227, 229,
        ]
        var terms = try primes.flatMap { [try Ratio(1, over: $0), try Ratio($0 - 1, over: $0)] }
        terms.append(try Ratio(decimal: "64.995"))
        #expect(throws: FiguresError.self) { try Ratio.sum(terms.sorted()) }
        #expect(try Ratio.total(terms.sorted()) == Ratio(decimal: "89.995"))
        #expect(try Ratio.total(terms.map(\.negated)) == Ratio(decimal: "-89.995"))
    }
}
