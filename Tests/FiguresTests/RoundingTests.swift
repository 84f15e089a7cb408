import Figures
import Testing

@Suite("Rounding")
struct RoundingTests {
    static func text(_ ratio: Ratio, _ mode: RoundingMode, _ decimals: Int = 2) throws -> String {
        try FigureFormat(.vi).number(ratio.rounded(Rounding(mode, decimals: decimals)))
    }

    @Test("Published figures of index tables, half up and truncated")
    func published() throws {
        let commune = try Ratio(decimal: "62,62").divided(by: 70).multiplied(by: 100)
        #expect(try Self.text(commune, .halfUp) == "89,46")
        #expect(try Self.text(commune, .truncate) == "89,45")
        let tasks = try Ratio.percent(10, of: 18)
        #expect(try Self.text(tasks, .halfUp) == "55,56")
        #expect(try Self.text(tasks, .truncate) == "55,55")
        // Exactly 50,775: binary floating point has it below the tie.
        let part = try Ratio(decimal: "40,62").divided(by: 80).multiplied(by: 100)
        #expect(try Self.text(part, .halfUp) == "50,78")
        #expect(try Self.text(part, .truncate) == "50,77")
        #expect(try Self.text(part, .halfEven) == "50,78")
        #expect(try Self.text(Ratio(76, over: 91).multiplied(by: 30), .halfUp) == "25,05")
        #expect(try Self.text(Ratio(decimal: "91,17").multiplied(by: Ratio(10, over: 100)), .halfUp) == "9,12")
        #expect(try Self.text(Ratio(decimal: "86,50").multiplied(by: Ratio(10, over: 100)), .halfUp) == "8,65")
    }

    @Test(
        "Ties and their neighbours in each mode",
        arguments: [
            ("0,125", "0,13", "0,12", "0,12"), ("-0,125", "-0,13", "-0,12", "-0,12"), ("0,135", "0,14", "0,13", "0,14"),
            ("0,1249", "0,12", "0,12", "0,12"), ("0,1251", "0,13", "0,12", "0,13"), ("-0,004", "0,00", "0,00", "0,00"),
            ("-0,005", "-0,01", "0,00", "0,00"), ("99,995", "100,00", "99,99", "100,00"), ("7", "7,00", "7,00", "7,00"),
        ])
    func ties(value: String, halfUp: String, truncated: String, halfEven: String) throws {
        let ratio = try Ratio(decimal: value)
        #expect(try Self.text(ratio, .halfUp) == halfUp)
        #expect(try Self.text(ratio, .truncate) == truncated)
        #expect(try Self.text(ratio, .halfEven) == halfEven)
    }

    @Test("Impossible roundings are typed errors")
    func refusals() throws {
        #expect(throws: FiguresError.decimalsOutOfRange(39)) { try Ratio.one.rounded(Rounding(.halfUp, decimals: 39)) }
        #expect(throws: FiguresError.decimalsOutOfRange(-1)) { try Ratio.one.rounded(Rounding(.halfUp, decimals: -1)) }
        #expect(throws: FiguresError.overflow) { try Ratio(2).rounded(Rounding(.halfUp, decimals: 38)) }
        let third = try Ratio(1, over: 3).rounded(Rounding(.halfUp, decimals: 38))
        #expect(third.description == "0." + String(repeating: "3", count: 38))
        let nearOne = try Ratio(Int128.max - 1, over: Int128.max)
        #expect(try nearOne.rounded(Rounding(.truncate, decimals: 2)).unscaled == 99)
        #expect(try nearOne.rounded(Rounding(.halfUp, decimals: 2)).unscaled == 100)
    }

    @Test("A rounded value lies within half a unit of the last place, and rounding it again changes nothing")
    func properties() throws {
        var random = SplitMix(state: 3)
        for _ in 0..<1_000 {
            let ratio = try Ratio(Int128(random.below(2_000_000)) - 1_000_000, over: Int128(random.below(999)) + 1)
            let decimals = Int(random.below(6))
            let unit = try FixedDecimal(unscaled: 1, decimals: decimals).ratio
            for mode in RoundingMode.allCases {
                let rounding = Rounding(mode, decimals: decimals)
                let rounded = try ratio.rounded(rounding)
                let error = try rounded.ratio.subtracting(ratio).magnitude
                #expect(try mode == .truncate ? error < unit : error <= unit.divided(by: 2))
                #expect(try rounded.ratio.rounded(rounding) == rounded)
                #expect(try ratio.negated.rounded(rounding).unscaled == -rounded.unscaled)
            }
        }
    }

    @Test("Rules hold one rounding a step and describe it")
    func rules() {
        var rules = RoundingRules(percent: Rounding(.truncate, decimals: 1))
        #expect(rules[.percent] == Rounding(.truncate, decimals: 1))
        #expect(rules[.total] == Rounding(.halfUp, decimals: 2))
        for step in RoundingStep.allCases {
            rules[step] = Rounding(.halfEven, decimals: 4)
            #expect(rules[step] == Rounding(.halfEven, decimals: 4))
            #expect(rules.text(step).vi.contains("4 chữ số thập phân"))
        }
        #expect(RoundingRules().text(.percent).en == "percentages: rounded half up, 2 decimals")
        #expect(RoundingMode(rawValue: "halfUp") == .halfUp)
    }
}

@Suite("Decimals that are printed")
struct FixedDecimalTests {
    @Test("Equality and order go by value")
    func value() throws {
        let short = try FixedDecimal(unscaled: 15, decimals: 1)
        let long = try FixedDecimal(unscaled: 1500, decimals: 3)
        #expect(short == long)
        #expect(Set([short, long]).count == 1)
        #expect(try short < FixedDecimal(unscaled: 151, decimals: 2))
        #expect(long.description == "1.500")
        #expect(try FixedDecimal(unscaled: -5, decimals: 2).description == "-0.05")
        #expect(short.double == 1.5)
    }

    @Test("A change is the difference of what was printed")
    func difference() throws {
        let now = try Ratio(decimal: "98,62").rounded(.usual)
        let before = try Ratio(decimal: "97,3").rounded(Rounding(.halfUp, decimals: 1))
        #expect(try now.subtracting(before).description == "1.32")
        #expect(try before.subtracting(now).description == "-1.32")
        #expect(try before.adding(now).description == "195.92")
        let large = try FixedDecimal(unscaled: Int128.max, decimals: 0)
        #expect(throws: FiguresError.overflow) { try large.adding(now) }
        #expect(throws: FiguresError.overflow) { try FixedDecimal(unscaled: Int128.min, decimals: 0) }
    }
}
