import Figures
import Testing

@Suite("Quantities and absences")
struct QuantityTests {
    @Test("Measured figures are compared and rounded as decimals with nine places")
    func measured() throws {
        let measured = Quantity.measured(89.99999999999993)
        #expect(try measured.compared(to: .exact(90)) == .equal)
        #expect(try measured.rounded(Rounding(.truncate, decimals: 2)) == FixedDecimal(unscaled: 9000, decimals: 2))
        #expect(try measured.compared(to: .measured(90.00000001)) == .below)
        #expect(try Quantity.exact(Ratio(7, over: 9)).compared(to: .measured(0.7)) == .above)
        #expect(throws: FiguresError.notFinite) { try Quantity.measured(.nan).rounded(.usual) }
    }

    @Test("An absent figure has a reason and nothing else")
    func absent() throws {
        let absent = Quantity.absent(.noResponses)
        #expect(absent.absence == .noResponses)
        #expect(absent.double == nil)
        #expect(try absent.rounded(.usual) == nil)
        #expect(try absent.compared(to: .exact(1)) == nil)
        #expect(try Quantity.exact(1).compared(to: absent) == nil)
        #expect(Quantity.exact(1).absence == nil)
    }

    @Test("Each reason has its own words in both languages")
    func reasons() {
        #expect(Set(Absence.allCases.map(\.text.vi)).count == Absence.allCases.count)
        #expect(Set(Absence.allCases.map(\.text.en)).count == Absence.allCases.count)
        #expect(Absence.noResponses.text.vi == "không có phiếu")
        #expect(Absence(rawValue: "methodBreak")?.text.text(.vi) == "đứt chuỗi")
    }

    @Test("Error messages say what was found, shortened")
    func messages() {
        let long = FiguresError.notADecimal(String(repeating: "x", count: 1_000)).message
        #expect(long.vi.count < 200)
        #expect(FiguresError.notADecimal("6.471,50").message.en.contains("“6.471,50”"))
        #expect(FiguresError.notJSON(problem: .badNumber, line: 3, column: 9).message.vi.contains("dòng 3, cột 9"))
    }
}

@Suite("Printing")
struct FigureFormatTests {
    let vi = FigureFormat(.vi)
    let en = FigureFormat(.en)

    @Test("Numbers, percentages, counts and changes in both languages")
    func numbers() throws {
        let index = try Ratio(decimal: "98,62").rounded(.usual)
        #expect(vi.percent(index) == "98,62%")
        #expect(en.percent(index) == "98.62 %")
        let large = try Ratio(decimal: "6471,5").rounded(.usual)
        #expect(vi.number(large) == "6.471,50")
        #expect(en.number(large) == "6,471.50")
        #expect(try vi.number(FixedDecimal(unscaled: -123_456_789, decimals: 0)) == "-123.456.789")
        #expect(vi.count(6471) == "6.471")
        #expect(en.count(6471) == "6,471")
        #expect(vi.count(999) == "999")
        #expect(en.count(1_000_000) == "1,000,000")
        #expect(vi.count(Int.min) == "-9.223.372.036.854.775.808")
        #expect(try vi.signed(FixedDecimal(unscaled: 136, decimals: 2)) == "+1,36")
        #expect(try vi.signed(FixedDecimal(unscaled: -136, decimals: 2)) == "-1,36")
        #expect(try vi.signed(FixedDecimal(unscaled: 0, decimals: 2)) == "0,00")
    }

    @Test("Dates in both languages")
    func dates() throws {
        let date = try CalendarDate(year: 2026, month: 11, day: 22)
        #expect(vi.date(date) == "22/11/2026")
        #expect(en.date(date) == "22 November 2026")
        #expect(vi.longDate(date) == "ngày 22 tháng 11 năm 2026")
        let early = try CalendarDate(year: 2026, month: 2, day: 3)
        #expect(vi.date(early) == "03/02/2026")
        #expect(vi.longDate(early) == "ngày 03 tháng 02 năm 2026")
    }
}
