import Figures
import Testing

@testable import Scorecards

/// Reading cards: what is accepted, and what each mistake is told, with its line.
@Suite struct CardReaderTests {
    /// A valid card, one element a line, so that tests can replace lines.
    static let lines = [
        #"<scorecard xmlns="urn:hailong:scorecard:1" id="toy" version="1" year="2023" wording="unofficial" maximum="20,5">"#,
        "<title><vi>Bộ tiêu chí</vi><en>Criteria</en></title>",
        "<source><vi>Nguồn</vi><en>Source</en></source>",
        #"<rounding step="percent" mode="truncate" decimals="1"/>"#,
        #"<scoring total="sumOfExact" satisfaction="printed" rebasing="appliedPoints" rankOn="full"/>"#,
        #"<classes of="points">"#,
        #"<class id="A" from="15" vi="Tốt" en="Good"/>"#,
        #"<class id="B" from="0" below="15" vi="Yếu" en="Weak"/>"#,
        "</classes>",
        #"<area id="1" maximum="10.5" vi="Một" en="One">"#,
        #"<criterion id="1.1" maximum="0,5" source="appraised"><vi>a</vi><en>a</en><fullOrNothing/></criterion>"#,
        #"<criterion id="1.2" maximum="10"><vi>b</vi><en>b</en>"#,
        #"<criterion id="1.2.1" maximum="4" source="appraised"><vi>c</vi><en>c</en>"#,
        #"<bands of="rate" zero="notApplicable">"#,
        #"<band from="0" below="80" points="0"/>"#,
        #"<band from="80" points="4"/>"#,
        "</bands></criterion>",
        #"<criterion id="1.2.2" maximum="6" source="appraised"><vi>d</vi><en>d</en><linear zero="full"/></criterion>"#,
        "</criterion>",
        "</area>",
        #"<area id="2" maximum="10" vi="Hai" en="Two">"#,
        #"<criterion id="2.1" maximum="10" source="satisfaction" questionnaire="q"><vi>e</vi><en>e</en><linear/></criterion>"#,
        "</area>",
        #"<bonus id="B" cap="2" vi="Thưởng" en="Bonus">"#,
        #"<criterion id="B1" maximum="2" source="appraised"><vi>f</vi><en>f</en><step base="1" each="0.5"/></criterion>"#,
        "</bonus>",
        "</scorecard>",
    ]

    /// The card with lines (counted from 1) replaced.
    private func text(_ changes: [Int: String] = [:]) -> [UInt8] {
        var lines = Self.lines
        for (line, text) in changes { lines[line - 1] = text }
        return Array(lines.joined(separator: "\n").utf8)
    }

    private func problems(_ changes: [Int: String]) -> [ScorecardProblem] {
        do throws(ScorecardsError) {
            _ = try ScorecardReader.read(text(changes), file: "toy.scorecard.xml")
            return []
        } catch {
            return error.problems
        }
    }

    @Test func aCardIsReadWithAllItsSettings() throws {
        let card = try ScorecardReader.read(text())
        #expect(card.maximum == r("20,5"))
        #expect(card.roundings.percent == Rounding(.truncate, decimals: 1))
        #expect(card.roundings.points == .usual)
        #expect(card.totalRule == .sumOfExact)
        #expect(card.satisfactionBasis == .printed)
        #expect(card.rebasing == .appliedPoints)
        #expect(card.rankBasis == .full)
        #expect(card.classSchemes[0].measure == .points)
        #expect(card.classSchemes[0].classes.map(\.id) == ["A", "B"])
        #expect(card.criteria.map(\.id) == ["1.1", "1.2.1", "1.2.2", "2.1"])
        #expect(card.allCriteria.last?.id == "B1")
        #expect(card.questionnaires == ["q"])
        #expect(card.criterion("1.2.2")?.rule as? LinearRule == LinearRule(Rate(.share, zeroDenominator: .full)))
        #expect(card.criterion("2.1")?.rule as? LinearRule == LinearRule(Rate(.index)))
        #expect(card.criterion("B1")?.rule as? StepRule == StepRule(base: 1, each: r("0,5")))
        #expect(card.criterion("1.2.1")?.line == 13)
        #expect(try card.maximum(of: .appraised) == r("10,5"))
    }

    @Test func everyKindOfRuleIsRead() throws {
        let rules: [(String, any ScoringRule.Type)] = [
            ("<fullOrNothing/>", FullOrNothingRule.self),
            (#"<parts><part id="x" points="6" vi="x" en="x"/></parts>"#, PartsRule.self),
            (#"<bands of="count"><band from="0" points="6"/></bands>"#, BandsRule.self),
            (#"<linear zero="zero" rateMode="truncate"/>"#, LinearRule.self),
            (#"<cappedLinear fullAt="90" zero="zero"/>"#, CappedLinearRule.self),
            (#"<linearAboveFloor floor="90" zero="zero"/>"#, FloorLinearRule.self),
            (#"<inverseRate zero="full"/>"#, InverseRateRule.self),
            (#"<penalty each="0,25"/>"#, PenaltyRule.self),
            (#"<step base="1" first="2" each="1"/>"#, StepRule.self),
            (
                #"<weightedAnswers zero="zero"><option id="y" weight="100" vi="y" en="y"/></weightedAnswers>"#,
                WeightedAnswersRule.self
            ),
            ("<handMark/>", HandMarkRule.self), (#"<importedIndex vi="x" en="x"/>"#, ImportedIndexRule.self),
            (#"<dossiers of="online" zero="full"/>"#, DossiersRule.self),
            (#"<tasks fullAt="95" zero="zero"/>"#, TasksRule.self),
            (
                #"<expression formula="${x} * 2"><input id="x" vi="x" en="x"/></expression>"#, ExpressionRule.self
            ),
        ]
        #expect(rules.count == CardRules.byName.count)
        for (xml, kind) in rules {
            let line = #"<criterion id="1.2.2" maximum="6" source="appraised"><vi>d</vi><en>d</en>\#(xml)</criterion>"#
            let card = try ScorecardReader.read(text([18: line]))
            let rule = try #require(card.criterion("1.2.2")?.rule)
            #expect(type(of: rule) == kind)
        }
    }

    @Test func maximaThatDoNotAddUpAreNamedAtEachLevel() {
        let found = problems([18: Self.lines[17].replacing(#"maximum="6""#, with: #"maximum="5""#)])
        #expect(found.map(\.kind) == [.maxima])
        #expect(found[0].line == 12)
        #expect(found[0].message.vi.contains("tiêu chí 1.2 “b”"))
        #expect(found[0].message.vi.contains("cộng lại được 9 điểm, ghi là 10"))
        let area = problems([10: Self.lines[9].replacing("10.5", with: "11")])
        #expect(area.map(\.kind) == [.maxima, .maxima])
        #expect(area.map(\.line) == [1, 10])
        #expect(area[1].message.en.contains("area 1 “One”: what is below adds up to 10.5 points, declared are 11"))
    }

    @Test func areasThatAddUpToLessThanDeclaredAreRefused() {
        let maxima = ["20,5", "10", "10", "6", "10,05", "6", "14", "9", "14"]
        let areas = maxima.enumerated().map { place, maximum in
            """
            <area id="A\(place)" maximum="\(maximum)" vi="x" en="x">
            <criterion id="C\(place)" maximum="\(maximum)" source="appraised"><vi>x</vi><en>x</en><handMark/></criterion>
            </area>
            """
        }
        let lines = [Self.lines[0].replacing("20,5", with: "100")] + Self.lines[1..<9] + areas + ["</scorecard>"]
        #expect { try ScorecardReader.read(Array(lines.joined(separator: "\n").utf8)) } throws: {
            let problems = ($0 as? ScorecardsError)?.problems ?? []
            return problems.map(\.kind) == [.maxima] && problems[0].message.vi.contains("cộng lại được 99,55 điểm")
                && problems[0].message.vi.contains("ghi là 100")
        }
    }

    @Test(arguments: [
        (15, #"<band from="0" below="70" points="0"/>"#, ScorecardProblem.Kind.bands, "hở từ 70 đến 80"),
        (15, #"<band from="0" below="90" points="0"/>"#, .bands, "chồng nhau"),
        (15, #"<band from="10" below="80" points="0"/>"#, .bands, "bắt đầu từ 10"),
        (16, #"<band from="80" below="100" points="4"/>"#, .bands, "bỏ cận trên"),
        (16, #"<band from="80" points="5"/>"#, .maxima, "điểm tối đa là 4"),
        (16, #"<band from="80" points="3"/>"#, .maxima, "không mức nào đạt điểm tối đa 4"),
        (8, #"<class id="B" from="0" below="14" vi="Yếu" en="Weak"/>"#, .bands, "hở từ 14 đến 15"),
        (8, #"<class id="B" from="6" vi="Yếu" en="Weak"/>"#, .bands, "bắt đầu từ 6"),
        (8, #"<class id="A" from="0" vi="Yếu" en="Weak"/>"#, .duplicateIdentifier, "“A” ghi hai lần"),
        (7, #"<class id="A" from="21" vi="Tốt" en="Good"/>"#, .bands, "cao hơn mức có thể đạt 20,5"),
        (5, #"<scoring rebasing="none"/>"#, .settings, "không quy đổi"),
        (
            18, #"<criterion id="1.1" maximum="6" source="appraised"><vi>d</vi><en>d</en><handMark/></criterion>"#,
            .duplicateIdentifier, "đã dùng ở dòng 11"
        ),
        (
            18, #"<criterion id="1.2.2" maximum="6" source="appraised"><vi>d</vi><en>d</en><linear/></criterion>"#,
            .rule,
            "thiếu zero"
        ),
        (18, #"<criterion id="1.2.2" maximum="6"><vi>d</vi><en>d</en><handMark/></criterion>"#, .rule, "thiếu source"),
        (
            18,
            #"<criterion id="1.2.2" maximum="6" source="leaders" item="x"><vi>d</vi><en>d</en><handMark/></criterion>"#,
            .rule, "item phải đi cùng questionnaire"
        ),
        (
            22, #"<criterion id="2.1" maximum="10" source="satisfaction"><vi>e</vi><en>e</en><linear/></criterion>"#,
            .rule,
            "phải ghi questionnaire"
        ),
        (
            22,
            #"<criterion id="2.1" maximum="10" source="satisfaction" questionnaire="q"><vi>e</vi><en>e</en><penalty each="1"/></criterion>"#,
            .rule, "cách chấm theo tỷ lệ"
        ),
        (
            22,
            #"<criterion id="2.1" maximum="10" source="appraised" questionnaire="q"><vi>e</vi><en>e</en><linear/></criterion>"#,
            .rule, "chỉ nguồn satisfaction hoặc survey"
        ),
        (12, #"<criterion id="1.2" maximum="10" source="appraised"><vi>b</vi><en>b</en>"#, .rule, "không ghi source"),
        (2, "<title><vi> </vi><en>Criteria</en></title>", .document, "để trống"),
    ])
    func everyMistakeIsNamed(_ line: Int, _ text: String, _ kind: ScorecardProblem.Kind, _ message: String) {
        let found = problems([line: text]).filter { $0.kind == kind && $0.message.vi.contains(message) }
        #expect(found.count == 1, "\(problems([line: text]).map { $0.text(.vi) })")
        #expect(found.first?.file == "toy.scorecard.xml")
        #expect(found.first?.message.en.isEmpty == false)
    }

    @Test func allMistakesAreReportedAtOnce() {
        let found = problems([
            15: #"<band from="0" below="70" points="0"/>"#, 18: Self.lines[17].replacing(#"zero="full""#, with: ""),
            8: #"<class id="B" from="6" vi="Yếu" en="Weak"/>"#,
        ])
        #expect(found.map(\.kind) == [.bands, .bands, .rule])
        #expect(found.map(\.line) == [8, 16, 18])
    }

    @Test func whatBreaksTheSchemaIsReportedWithItsLine() {
        let found = problems([
            11:
                #"<criterion id="1.1" maximum="-1" source="appraised"><vi>a</vi><en>a</en><fullOrNothing/></criterion>"#,
            18: Self.lines[17].replacing("<linear", with: "<curved"),
        ])
        #expect(Set(found.map(\.line)) == [11, 18])
        #expect(found.allSatisfy { $0.kind == .document })
    }

    @Test func brokenXMLAndForeignDocumentsAreRefused() {
        for text in ["", "<scorecard", "<other/>", "<!DOCTYPE x><scorecard/>", "hello"] {
            #expect(throws: ScorecardsError.self) { try ScorecardReader.read(Array(text.utf8), file: "x.xml") }
        }
        #expect { try ScorecardReader.read(path: "no/such.scorecard.xml") } throws: {
            ($0 as? ScorecardsError)?.problems.first?.file == "no/such.scorecard.xml"
        }
    }

    @Test func aDraftValidates() throws {
        let draft = try ScorecardReader.read(
            text([1: Self.lines[0].replacing(#"version="1""#, with: #"version="1" draft="true""#)]))
        #expect(draft.isDraft)
    }

    @Test func validityMustNotEndBeforeItBegins() {
        let line = Self.lines[0].replacing(
            #"version="1""#, with: #"version="1" validFrom="2024-01-01" validTo="2023-01-01""#)
        #expect(problems([1: line]).map(\.kind) == [.settings])
    }

    @Test func printedSumsNeedEnoughDecimalsInParts() {
        let found = problems([4: #"<rounding step="part" decimals="1"/>"#, 5: #"<scoring rebasing="appliedPoints"/>"#])
        #expect(found.map(\.kind) == [.settings])
    }
}
