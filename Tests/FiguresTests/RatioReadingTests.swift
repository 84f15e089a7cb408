import Figures
import Testing

@Suite("Ratios from and to other numbers")
struct RatioReadingTests {
    @Test(
        "Decimals as people write them",
        arguments: [
            ("0,25", 1, 4), ("0.25", 1, 4), ("-3", -3, 1), (" 98,62 ", 4931, 50), ("+1,5", 3, 2), (",5", 1, 2),
            ("\u{A0}007\u{202F}", 7, 1), ("\u{2212}1,5", -3, 2), ("-0", 0, 1), ("100", 100, 1), ("6.471", 6471, 1000),
        ] as [(String, Int128, Int128)])
    func decimals(text: String, numerator: Int128, denominator: Int128) throws {
        #expect(try Ratio(decimal: text) == Ratio(numerator, over: denominator))
    }

    @Test(
        "What is no decimal is refused with its text",
        arguments: [
            "", "  ", "+", "-", ",", "-,", "1,", "1.", "6.471,50", "1,234,567", "1e5", "12a", "a", "1 000", "--1",
            "0x10",
            "٣", "５", "NaN", "1-", "1\u{301}",
        ])
    func notDecimals(text: String) {
        #expect(throws: FiguresError.notADecimal(text)) { try Ratio(decimal: text) }
    }

    @Test("A decimal that does not fit overflows")
    func tooLong() {
        #expect(throws: FiguresError.overflow) { try Ratio(decimal: String(repeating: "9", count: 40)) }
        #expect(throws: FiguresError.overflow) { try Ratio(decimal: "0," + String(repeating: "1", count: 5_000)) }
    }

    @Test(
        "A measured number becomes the nearest decimal with nine places, half to even",
        arguments: [
            (89.99999999999993, "90"), (0.1 + 0.2, "0,3"), (98.62, "98,62"), (-5.5e-10, "-0,000000001"), (4e-10, "0"),
            (1.0 / 3, "0,333333333"), (0, "0"), (-0.0, "0"), (.leastNonzeroMagnitude, "0"), (1e-200, "0"),
            (1e20, "100000000000000000000"),
            // 2^-10 = 0.0009765625, a tie at nine places: to the even 0.000976562; three times it to the even …688.
            (0.0009765625, "0,000976562"), (0.0029296875, "0,002929688"),
        ] as [(Double, String)])
    func measured(value: Double, decimal: String) throws {
        #expect(try Ratio(measured: value) == Ratio(decimal: decimal))
    }

    @Test("Measured numbers that are no decimals are refused")
    func notMeasured() {
        #expect(throws: FiguresError.notFinite) { try Ratio(measured: .nan) }
        #expect(throws: FiguresError.notFinite) { try Ratio(measured: -.infinity) }
        #expect(throws: FiguresError.overflow) { try Ratio(measured: 1e30) }
        #expect(throws: FiguresError.overflow) { try Ratio(measured: .greatestFiniteMagnitude) }
    }

    @Test("The double is the nearest one")
    func doubles() throws {
        #expect(try Ratio(1, over: 3).double == 1.0 / 3)
        #expect(try Ratio(decimal: "-98,62").double == -98.62)
        #expect(Ratio.zero.double == 0)
        #expect(try Ratio(Int128.max, over: 1).double == 0x1p127)
        #expect(try Ratio(-1, over: Int128.max).double == -0x1p-127)
        #expect(try Ratio(Int128.max, over: Int128.max - 1).double == 1)
        // 2^53 + 1 lies between two doubles and goes to the even one, a little more goes up.
        #expect(try Ratio((1 << 53) + 1, over: 1).double == 0x1p53)
        #expect(try Ratio(((1 << 53) + 1) * 1_000 + 1, over: 1_000).double == 0x1p53 + 2)
        #expect(try Ratio(decimal: "0,12345678901234567890123456789").double == 0.12345678901234567890123456789)
    }

    @Test("Doubles with nine decimals survive the way there and back")
    func roundTrip() throws {
        var random = SplitMix(state: 11)
        for _ in 0..<2_000 {
            let billionths = Int128(random.below(200_000_000_000))
            let exact = try Ratio(billionths, over: 1_000_000_000)
            #expect(try Ratio(measured: exact.double) == exact)
        }
    }
}
