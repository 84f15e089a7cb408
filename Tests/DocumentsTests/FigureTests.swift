import Documents
import Figures
import Testing

@Suite struct FigureTests {
    private let two = Rounding(.halfUp, decimals: 2)

    @Test func printsByLanguage() throws {
        let exact = Quantity.exact(try Ratio.percent(143, of: 145))
        let vi = try Figure(exact, as: .percent, rounding: two, language: .vi, base: "n = 145")
        #expect(vi.printed == "98,62%" && vi.plainText == "98,62% (n = 145)")
        let en = try Figure(exact, as: .percent, rounding: two, language: .en)
        #expect(en.printed == "98.62 %" && en.plainText == "98.62 %")
        #expect(vi.quantity == en.quantity && vi.rounded == en.rounded && vi.absence == nil)
        let change = try Figure(.exact(Ratio(decimal: "1.36")), as: .change, rounding: two, language: .vi)
        #expect(change.printed == "+1,36")
        #expect(Figure.count(6471, language: .vi).printed == "6.471")
    }

    @Test func truncationPrintsAsPublished() throws {
        // Bến Lức 2023, tasks done: 10 of 18 is printed as 55,55 %.
        let tasks = Quantity.exact(try Ratio.percent(10, of: 18))
        let cut = Rounding(.truncate, decimals: 2)
        #expect(try Figure(tasks, as: .percent, rounding: cut, language: .vi).printed == "55,55%")
        #expect(try Figure(tasks, as: .percent, rounding: two, language: .vi).printed == "55,56%")
    }

    @Test(arguments: Absence.allCases)
    func absentFiguresSayWhy(reason: Absence) throws {
        for language in Language.allCases {
            let figure = Figure.absent(reason, language: language)
            #expect(figure.printed == reason.text.text(language) && figure.absence == figure.printed)
            #expect(figure.double == nil && figure.rounded == nil)
            #expect(try Figure(.absent(reason), as: .percent, rounding: two, language: language) == figure)
        }
    }

    @Test func numbersThatAreNoneAreNotDrawn() {
        #expect(Figure(.measured(.nan), printed: "?").double == nil)
        #expect(Figure(.measured(.infinity), printed: "?").double == nil)
        #expect(throws: FiguresError.self) {
            try Figure(.measured(.nan), as: .number, rounding: two, language: .vi)
        }
    }

    @Test func flagsAreInTheRunningText() {
        let figure = Figure(
            .measured(1), printed: "1,00%", base: "n = 3", flag: FigureFlag(mark: "*", text: "độ chính xác thấp"))
        #expect(figure.plainText == "1,00%* (n = 3)")
        #expect([Inline.text("a "), .figure(figure), .lineBreak, .strong(["b"])].plainText == "a 1,00%* (n = 3) b")
    }
}
