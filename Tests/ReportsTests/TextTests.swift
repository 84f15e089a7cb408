import Documents
import Figures
import Questionnaires
import Testing
import Validation

@testable import Reports

@Suite struct TextTests {
    /// Every text of the pages in both languages: none is empty, and pages in both languages have the same parts.
    @Test func bothLanguagesSayTheSameThings() throws {
        let material = try MadeCampaign.shared.get()
        for unit in [0, 2, 15] {
            let vi = try UnitSummary.document(material, unit: unit, language: .vi)
            let en = try UnitSummary.document(material, unit: unit, language: .en)
            #expect(vi.outline.count == en.outline.count)
            #expect(vi.tables.map(\.columns.count) == en.tables.map(\.columns.count))
            #expect(vi.tables.map(\.rows.count) == en.tables.map(\.rows.count))
            for (left, right) in zip(vi.outline, en.outline) {
                #expect(!left.text.isEmpty && !right.text.isEmpty && left.text != right.text)
            }
            for (left, right) in zip(vi.tables, en.tables) {
                #expect(left.caption != right.caption)
                #expect(right.columns.allSatisfy { !$0.header.isEmpty })
            }
        }
    }

    @Test(arguments: [
        "answer.notToBeAsked", "cell.constraint", "cell.impossibleCode", "cell.requiredBlank", "cell.severalMarks",
        "date.outsidePeriod", "header.missingColumn", "record.columnCount", "record.conflict", "record.duplicate",
        "record.noFormNumber", "record.tooManyBlanks", "unit.unknown", "unit.uncertain",
    ])
    func checksHaveNamesInBothLanguages(rule: String) {
        let entry = RuleTexts([]).entry(rule)
        #expect(entry.title.vi != rule && entry.title.en != rule && entry.title.vi != entry.title.en)
        #expect(!entry.toDo.vi.isEmpty && !entry.toDo.en.isEmpty)
    }

    @Test func rulesOfAQuestionnaireSpeakForThemselves() throws {
        let form = try MadeCampaign.questionnaire()
        let rule = try #require(form.rules.first)
        #expect(RuleTexts([form]).entry(rule.id).title == rule.message)
        #expect(RuleTexts([form]).entry("no.such.rule").title.vi == "no.such.rule")
    }

    @Test(arguments: IndexDefinition.Formula.allCases)
    func formulasAreWrittenOut(formula: IndexDefinition.Formula) {
        let text = MethodTexts.text(formula, satisfied: "")
        #expect(text.vi.contains("× 100") && text.en.contains("× 100"))
    }

    @Test func numbersFollowTheLanguage() throws {
        let rules = RoundingRules()
        let vi = FigurePrinter(language: .vi, rules: rules)
        let en = FigurePrinter(language: .en, rules: rules)
        #expect(try vi.share(143, of: 145).printed == "98,62%")
        #expect(try en.share(143, of: 145).printed == "98.62 %")
        #expect(vi.base(6471) == "n = 6.471")
        #expect(en.base(6471) == "n = 6,471")
        #expect(try vi.confidence(0.95) == "95%")
        #expect(try vi.confidence(0.995) == "99,5%")
        #expect(try vi.exact(try Ratio(3, over: 2)).printed == "1,5")
        #expect(try vi.exact(try Ratio(1, over: 3)).printed == "1/3")
        #expect(try vi.share(0, of: 0).absence == "mẫu số bằng 0")
    }

    @Test func figuresThatAreNoNumbersAreAnError() throws {
        let printer = FigurePrinter(language: .vi, rules: RoundingRules())
        #expect(throws: ReportsError.self) { try printer.number(.nan, of: "deff") }
        let error = ReportsError.figure(.notFinite, of: "deff")
        #expect(error.message.vi.contains("deff") && error.message.en.contains("deff"))
    }
}
