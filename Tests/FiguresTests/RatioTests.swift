import Figures
import Testing

@Suite("Exact ratios")
struct RatioTests {
    static let extremes: [Ratio] = {
        let edges: [Int128] = [0, 1, 2, 3, 7, 1 << 64, (1 << 64) + 13, Int128.max - 1, Int128.max]
        var found: [Ratio] = []
        for top in edges {
            for bottom in edges where bottom != 0 {
                for sign: Int128 in [1, -1] {
                    if let ratio = try? Ratio(top * sign, over: bottom) { found.append(ratio) }
                }
            }
        }
        return found
    }()

    @Test("A fraction is reduced, the sign is above the line")
    func reduction() throws {
        let ratio = try Ratio(6, over: -8)
        #expect(ratio.numerator == -3)
        #expect(ratio.denominator == 4)
        #expect(try Ratio(0, over: -5) == .zero)
        #expect(try Ratio(Int128.min, over: 2).numerator == Int128.min / 2)
        #expect(try Ratio(Int128.min, over: Int128.min) == .one)
    }

    @Test("What cannot be a ratio is refused by type")
    func refusals() {
        #expect(throws: FiguresError.zeroDivision) { try Ratio(1, over: 0) }
        #expect(throws: FiguresError.overflow) { try Ratio(Int128.min, over: 1) }
        #expect(throws: FiguresError.overflow) { try Ratio(1, over: Int128.min) }
        #expect(throws: FiguresError.zeroDivision) { try Ratio.one.divided(by: .zero) }
        #expect(throws: FiguresError.overflow) { try Ratio(Int128.max, over: 1).adding(.one) }
        #expect(throws: FiguresError.overflow) { try Ratio(Int128.max, over: 1).multiplied(by: 2) }
        #expect(throws: FiguresError.zeroDivision) { try Ratio.percent(0, of: 0) }
    }

    @Test("Arithmetic is exact")
    func arithmetic() throws {
        #expect(try Ratio(decimal: "0,1").adding(Ratio(decimal: "0,2")) == Ratio(decimal: "0,3"))
        let sevenNinths = try Ratio(7, over: 9)
        #expect(try sevenNinths.multiplied(by: 9) == 7)
        #expect(try sevenNinths.subtracting(sevenNinths) == .zero)
        #expect(try sevenNinths.divided(by: Ratio(-7, over: 3)) == Ratio(-1, over: 3))
        #expect(try Ratio.percent(10, of: 18) == Ratio(500, over: 9))
        #expect(try Ratio.sum([Ratio(1, over: 2), Ratio(1, over: 3), Ratio(1, over: 6)]) == .one)
        #expect(try Ratio.sum([]) == .zero)
        #expect(sevenNinths.description == "7/9")
        #expect(Ratio(-3).magnitude == 3)
    }

    @Test("Sums and products are reduced on the way, so that what fits does not overflow")
    func noNeedlessOverflow() throws {
        let large = Int128.max
        #expect(try Ratio(1, over: large).adding(Ratio(-1, over: large)) == .zero)
        #expect(try Ratio(large, over: 3).multiplied(by: Ratio(3, over: large)) == .one)
        #expect(try Ratio(large, over: 2).divided(by: Ratio(large, over: 4)) == 2)
    }

    @Test("The order is total and right at the limits of 128 bits")
    func order() throws {
        let large = Int128.max
        #expect(try Ratio(large - 1, over: large) < .one)
        #expect(try Ratio(large - 2, over: large - 1) < Ratio(large - 1, over: large))
        #expect(try Ratio(-(large - 1), over: large) < Ratio(-(large - 2), over: large - 1))
        #expect(try Ratio(-large, over: 1) < Ratio(large, over: 1))
        for left in Self.extremes {
            for right in Self.extremes {
                let relations = [left < right, left == right, right < left]
                #expect(relations.filter { $0 }.count == 1)
                if left < right { #expect(left.double <= right.double) }
                #expect((left < right) == (right.negated < left.negated))
            }
        }
    }

    @Test("Equal values hash alike")
    func hashing() throws {
        #expect(try Set([Ratio(1, over: 2), Ratio(2, over: 4), Ratio(decimal: "0,50")]).count == 1)
    }

    @Test("Random sums and products agree with integer arithmetic")
    func randomArithmetic() throws {
        var random = SplitMix(state: 7)
        for _ in 0..<2_000 {
            let a = Int128(random.below(2_000_001)) - 1_000_000
            let b = Int128(random.below(1_000_000)) + 1
            let c = Int128(random.below(2_000_001)) - 1_000_000
            let d = Int128(random.below(1_000_000)) + 1
            let left = try Ratio(a, over: b)
            let right = try Ratio(c, over: d)
            #expect(try left.adding(right) == Ratio(a * d + c * b, over: b * d))
            #expect(try left.subtracting(right) == Ratio(a * d - c * b, over: b * d))
            #expect(try left.multiplied(by: right) == Ratio(a * c, over: b * d))
            #expect((left < right) == (a * d < c * b))
            if c != 0 { #expect(try left.divided(by: right) == Ratio(a * d, over: b * c)) }
        }
    }
}

/// A seeded generator (Steele, Lea & Flood 2014), so that a failing case can be found again.
struct SplitMix {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }

    mutating func below(_ bound: UInt64) -> UInt64 { next() % bound }
}

/// Small fractions are computed in 64 bits and large ones in 128; nobody may see where one begins.
@Suite struct SmallRatioTests {
    private static let edges: [Int128] = [
        0, 1, -1, 2, 7, 100, -99, 9_999, Int128(Int32.max), Int128(Int32.min), Int128(Int32.max) + 1,
        Int128(Int32.min) - 1, Int128(Int64.max), Int128(Int64.min), Int128(UInt64.max), Int128(UInt64.max) + 1,
    ]

    @Test("sums, products and order around 31, 63 and 64 bits are those of plain 128-bit arithmetic")
    func edges() throws {
        for a in Self.edges {
            for b in Self.edges where b > 0 {
                for c in Self.edges {
                    for d in [Int128(1), 3, 100, Int128(Int32.max), Int128(Int32.max) + 1] {
                        let (left, right) = (try Ratio(a, over: b), try Ratio(c, over: d))
                        let (first, firstOver) = a.multipliedReportingOverflow(by: d)
                        let (second, secondOver) = c.multipliedReportingOverflow(by: b)
                        let (sum, sumOver) = first.addingReportingOverflow(second)
                        let (bottom, bottomOver) = b.multipliedReportingOverflow(by: d)
                        guard !firstOver, !secondOver, !sumOver, !bottomOver, sum != .min else { continue }
                        #expect(try left.adding(right) == Ratio(sum, over: bottom))
                        #expect((left < right) == (first < second))
                        let (product, productOver) = a.multipliedReportingOverflow(by: c)
                        if !productOver, product != .min {
                            #expect(try left.multiplied(by: right) == Ratio(product, over: bottom))
                        }
                    }
                }
            }
        }
    }

    @Test("rounding around 64 bits is that of plain 128-bit arithmetic, in every mode")
    func rounding() throws {
        for a in Self.edges {
            for b in Self.edges where b > 0 {
                for mode in RoundingMode.allCases {
                    let value = try Ratio(a, over: b)
                    let (scaled, over) = a.magnitude.multipliedReportingOverflow(by: 100)
                    guard !over else { continue }
                    let (down, left) = scaled.quotientAndRemainder(dividingBy: b.magnitude)
                    let missing = b.magnitude - left
                    let up: Bool =
                        switch mode {
                        case .truncate: false
                        case .halfUp: left != 0 && left >= missing
                        case .halfEven: left != 0 && (left > missing || (left == missing && down & 1 == 1))
                        }
                    let size = Int128(down) + (up ? 1 : 0)
                    let expected = try FixedDecimal(unscaled: a < 0 ? -size : size, decimals: 2)
                    #expect(try value.rounded(Rounding(mode, decimals: 2)) == expected, "\(a)/\(b) \(mode)")
                    #expect(expected.ratio == (try Ratio(expected.unscaled, over: 100)))
                }
            }
        }
    }
}
