import Figures
import Testing

@testable import Scorecards

/// The rules of formulas and of imported indices, the second appraisal, and what cards say of them.
@Suite struct ExpressionRuleTests {
    private func read(_ rule: String, maximum: String = "2") throws -> Criterion {
        try CardText.criterion(rule, maximum: maximum)
    }

    private let onTime = """
        <expression formula="${onTime} div ${all} * 2 + if(${late} = 0, 0.5, 0)" zero="full">
          <input id="onTime" kind="count" vi="đúng hạn" en="on time"/>
          <input id="all" kind="count" vi="tất cả" en="all"/>
          <input id="late" kind="count" vi="trễ" en="late"/>
        </expression>
        """

    @Test func theWorkedExample() throws {
        let rule = try read(onTime, maximum: "3").rule
        let outcome = try rule.outcome(["onTime": 9, "all": 10, "late": 0], maximum: 3)
        #expect(outcome == RuleOutcome(.exact(r("2,3")), branch: .formula(r("2,3"))))
        #expect(rule.text(of: outcome.branch, maximum: 3).vi == "công thức cho 2,3")
        // 1,8 when one is late; held to the maximum of 2 when the criterion is worth less.
        #expect(try rule.outcome(["onTime": 9, "all": 10, "late": 1], maximum: 3).points == .exact(r("1,8")))
        let held = try rule.outcome(["onTime": 9, "all": 10, "late": 0], maximum: 2)
        #expect(held.points == .exact(2))
        #expect(rule.text(of: held.branch, maximum: 2).en == "the formula gives 2.3, held to the maximum 2")
        #expect(try rule.outcome(["onTime": 0, "all": 0, "late": 0], maximum: 3).points == .exact(3))
        #expect(try rule.outcome(["onTime": 1], maximum: 3).branch == .missing(["all", "late"]))
        #expect(rule.zeroDenominator == .full)
    }

    @Test func aFormulaBelowZeroEarnsNothing() throws {
        let rule = try read("<expression formula=\"1 - ${a} * 0.1\"><input id=\"a\" vi=\"a\" en=\"a\"/></expression>")
            .rule
        let outcome = try rule.outcome(["a": 13], maximum: 2)
        #expect(outcome.points == .exact(0))
        #expect(rule.text(of: outcome.branch, maximum: 2).vi == "công thức cho -0,3, lấy 0")
    }

    @Test(arguments: [
        ("<expression formula=\"${b} + 1\"><input id=\"a\" vi=\"a\" en=\"a\"/></expression>", "formula"),
        ("<expression formula=\"${a} +\"><input id=\"a\" vi=\"a\" en=\"a\"/></expression>", "formula"),
        ("<expression formula=\"1 + 1\"><input id=\"a\" vi=\"a\" en=\"a\"/></expression>", "expression"),
        ("<expression formula=\"1 div ${a}\"><input id=\"a\" vi=\"a\" en=\"a\"/></expression>", "zero"),
        ("<expression formula=\"${a}\" zero=\"full\"><input id=\"a\" vi=\"a\" en=\"a\"/></expression>", "zero"),
        ("<expression formula=\"${self}\"><input id=\"self\" vi=\"a\" en=\"a\"/></expression>", "self"),
        ("<expression formula=\"${self.a}\"><input id=\"self.a\" vi=\"a\" en=\"a\"/></expression>", "self.a"),
    ])
    func brokenFormulasAreNamedWithTheirLine(_ rule: String, field: String) {
        do {
            _ = try read(rule)
            Issue.record("taken: \(rule)")
        } catch let error as ScorecardsError {
            #expect(error.problems.first?.field == field)
            #expect(error.problems.first?.line != nil)
        } catch { Issue.record("\(error)") }
    }

    @Test func importedIndicesAreBroughtToTheMaximum() throws {
        let rule = ImportedIndexRule(same("DDCI"))
        #expect(try rule.outcome(["value": r("72,5")], maximum: 10).points == .exact(r("7,25")))
        let ofFifty = try read("<importedIndex scale=\"50\" vi=\"CCHC\" en=\"PAR\"/>", maximum: "10").rule
        let outcome = try ofFifty.outcome(["value": 44], maximum: 10)
        #expect(outcome.points == .exact(r("8,8")))
        #expect(outcome.rate == 88)
        #expect(ofFifty.contradiction(in: ["value": 51]) != nil)
        #expect(ofFifty.contradiction(in: ["value": 50]) == nil)
    }

    @Test func theSecondAppraisalGoesBeforeTheFirst() throws {
        let units = try communes(4)
        let toy = card([criterion("a", "2", LinearRule())], maximum: "2")
        let rows = ["U1", "U2", "U3", "U4"].flatMap { code in
            [("numerator", "9"), ("denominator", "10"), ("self.numerator", "10"), ("self.denominator", "10")].map {
                (code, "a", $0.0, $0.1)
            }
        }
        let later = [
            ("U2", "a", "appraised", "1,5"), ("U3", "a", "appraised", "1,5"), ("U3", "a", "second", "1,6"),
            ("U4", "a", "second.numerator", "8"),
        ]
        let sheets = try toy.score(units: units, inputs: ScoreInputs(rows + later, units: units)).sheets
        #expect(sheets.map(\.total.shown) == ["1,80", "1,50", "1,60", "1,60"])
        // The unit's own inputs earn self-assessed points, which are shown and never counted.
        #expect(sheets.map(\.selfAssessed.shown) == ["2,00", "2,00", "2,00", "2,00"])
        #expect(sheets[2].lines[0].branch == .markedAgain(first: r("1,5")))
        #expect(sheets[2].lines[0].explanation(toy).contains { $0.text.vi.contains("lần 1: 1,5") })
        #expect(sheets[3].lines[0].explanation(toy).contains { $0.label.vi.contains("thẩm định lần 2") })
    }
}

/// Cards as texts for tests.
enum CardText {
    /// A card of one area with these criteria, as a document.
    static func card(_ criteria: String, maximum: String, settings: String = "", rankings: String = "") -> [UInt8] {
        Array(
            """
            <scorecard xmlns="urn:hailong:scorecard:1" id="t" version="1" year="2023" wording="unofficial" maximum="\(maximum)">
              <title><vi>t</vi><en>t</en></title><source><vi>s</vi><en>s</en></source>
              \(settings)
              <classes><class id="A" from="0" vi="A" en="A"/></classes>
              \(rankings)
              <area id="1" maximum="\(maximum)" vi="l" en="a">\(criteria)</area>
            </scorecard>
            """.utf8)
    }

    /// The one criterion of a card with this rule.
    static func criterion(_ rule: String, maximum: String) throws -> Criterion {
        let text =
            "<criterion id=\"1.1\" maximum=\"\(maximum)\" source=\"appraised\"><vi>c</vi><en>c</en>\(rule)</criterion>"
        return try #require(try ScorecardReader.read(card(text, maximum: maximum)).criteria.first)
    }
}
