import Estimation
import Figures
import Intake
import Questionnaires
import Responses
import Testing
import Validation
import XMLDocuments

@testable import Campaigns

/// What campaign.xml may say, and what is told of one that says it wrongly.
@Suite struct CampaignReaderTests {
    /// The lines of a campaign with parts of its own, from line 4 on.
    private static func text(_ parts: String = "<questionnaire id=\"p\"/>\n<units file=\"units.csv\"/>") -> String {
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <campaign xmlns="urn:hailong:campaign:1" id="c-2026" year="2026">
        <title vi="Đợt" en="Campaign"/>
        \(parts)
        </campaign>
        """
    }

    private static func read(_ text: String, folder: String = "c-2026") throws -> CampaignDefinition {
        try CampaignReader.read(Array(text.utf8), file: "campaign.xml", folder: folder)
    }

    @Test("what is left out has the documented defaults")
    func defaults() throws {
        let definition = try Self.read(Self.text())
        #expect(definition.id == "c-2026" && definition.year == 2026)
        #expect(definition.title == LocalizedText(vi: "Đợt", en: "Campaign"))
        #expect(definition.notice == nil && definition.agency == nil && definition.periods.isEmpty)
        #expect(definition.questionnaires.map(\.id) == ["p"] && definition.unitsFile == "units.csv")
        #expect(definition.unitAliases.isEmpty && definition.batches.isEmpty)
        #expect(definition.validation == ValidationSettings())
        #expect(definition.design.lonelyPSU == "fail" && !definition.design.finitePopulation)
        #expect(definition.weighting.isEmpty)
        #expect(definition.estimation.confidence == 0.95 && definition.estimation.interval == "logit")
        #expect(definition.estimation.formula == nil)
        #expect(definition.rounding == RoundingRules())
        #expect(definition.scorecards.isEmpty && definition.previous == nil)
    }

    @Test(
        "settings of replicates that the variance has no use for are refused",
        arguments: [
            ("variance=\"jackknife\" replicates=\"50\"", "replicates"), ("fay=\"0.3\"", "fay"),
            ("variance=\"bootstrap\" fay=\"0.3\"", "fay"),
            ("variance=\"balanced\" replicates=\"50\" fay=\"0.3\"", "replicates"),
        ])
    func uselessReplication(attributes: String, name: String) throws {
        let parts = "<questionnaire id=\"p\"/>\n<units file=\"units.csv\"/>\n<estimation \(attributes)/>"
        let error = #expect(throws: XMLFailure.self) { try Self.read(Self.text(parts)) }
        let texts = error?.problems.map { "\($0)" } ?? []
        #expect(texts.contains { $0.contains("\(name) has no use with variance=") }, "\(texts)")
    }

    @Test("settings of replicates that the variance uses are read")
    func usefulReplication() throws {
        for attributes in [
            "variance=\"bootstrap\" replicates=\"50\" seed=\"7\"", "variance=\"balanced\" fay=\"0.3\"",
            "variance=\"jackknife\" seed=\"7\"",
        ] {
            let parts = "<questionnaire id=\"p\"/>\n<units file=\"units.csv\"/>\n<estimation \(attributes)/>"
            #expect(throws: Never.self) { try Self.read(Self.text(parts)) }
        }
    }

    @Test("everything that can be said is read")
    func everything() throws {
        let definition = try Self.read(
            Self.text(
                """
                <notice vi="Ghi chú" en="Notice"/>
                <agency vi="Sở Nội vụ" en="Home Affairs"/>
                <fieldwork from="2026-01-01" to="2026-06-30"/>
                <period id="q1" vi="Quý I" en="Q1" from="2026-01-01" to="2026-03-31"/>
                <period id="w" vi="Đợt" en="Wave"/>
                <questionnaire id="p"><map column="Xã" question="unit"/><constant question="channel" value="1"/></questionnaire>
                <questionnaire id="r"/>
                <units file="u/units.csv"><alias typed="xã hoa sen cũ" unit="X01"/></units>
                <batch file="batches/a.csv" questionnaire="r" separator="tab" collection="ratedOffice" period="w">
                <map column="Điểm" question="q1"/>
                </batch>
                <validation maximumBlankShare="0.25"><severity rule="date.outsidePeriod" is="error"/></validation>
                <design strata="strata.csv" finitePopulation="1" lonelyPSU="adjust" lonelyPSUInDomains="true"/>
                <weighting>
                <population by="stratum"/><postStratify question="sex" margins="margins/sex.csv"/><population by="unit"/>
                </weighting>
                <estimation confidence="0.9" interval="wilson" formula="meanRescaled" bestRanks="5 1 2">
                <flags respondents="20" interval="25" relative="1.5"/>
                </estimation>
                <rounding step="percent" mode="truncate" decimals="1"/>
                <scorecard id="s" scores="s.csv" previous="t.csv" methodBreak="true"/>
                <previous file="previous.csv" methodBreak="true"/>
                """))
        #expect(definition.notice?.vi == "Ghi chú" && definition.agency?.en == "Home Affairs")
        #expect(definition.validation.from == (try CalendarDate(iso: "2026-01-01")))
        #expect(definition.validation.to == (try CalendarDate(iso: "2026-06-30")))
        #expect(definition.validation.maximumBlankShare == (try Ratio(decimal: "0.25")))
        #expect(definition.validation.severities == ["date.outsidePeriod": .error])
        #expect(definition.periods.map(\.id) == ["q1", "w"])
        #expect(definition.periods[0].to == (try CalendarDate(iso: "2026-03-31")) && definition.periods[1].from == nil)
        #expect(definition.questionnaires.map(\.id) == ["p", "r"])
        #expect(definition.questionnaires[0].settings.columns == ["Xã": "unit"])
        #expect(definition.questionnaires[0].settings.constants == ["channel": "1"])
        #expect(definition.unitsFile == "u/units.csv" && definition.unitAliases == ["xã hoa sen cũ": "X01"])
        let batch = try #require(definition.batches["batches/a.csv"])
        #expect(batch.questionnaire == "r" && batch.settings.separator == "\t" && batch.settings.period == "w")
        #expect(batch.settings.collection == .ratedOffice && batch.settings.columns == ["Điểm": "q1"])
        #expect(definition.design.strataFile == "strata.csv" && definition.design.finitePopulation)
        #expect(definition.design.lonelyPSU == "adjust" && definition.design.lonelyPSUInDomains)
        #expect(definition.estimation.bestRanks == [1, 2, 5])
        #expect(definition.estimation.precision.respondents == 20 && definition.estimation.precision.wideInterval == 25)
        #expect(
            definition.estimation.precision.relativeWidth == 1.5 && definition.estimation.precision.narrowInterval == 5)
        #expect(
            definition.weighting == [
                .populationByStratum,
                .postStratify(question: "sex", margins: "margins/sex.csv", unknownLevel: "refuse"), .populationByUnit,
            ])
        #expect(definition.estimation.confidence == 0.9 && definition.estimation.interval == "wilson")
        #expect(definition.estimation.formula == .meanRescaled)
        #expect(definition.rounding.percent == Rounding(.truncate, decimals: 1))
        #expect(definition.rounding.points == RoundingRules().points)
        #expect(
            definition.scorecards == [
                CampaignDefinition.ScorecardUse(id: "s", scoresFile: "s.csv", previousFile: "t.csv", methodBreak: true)
            ])
        #expect(
            definition.previous
                == CampaignDefinition.PreviousUse(file: "previous.csv", methodBreak: true, tests: "none"))
    }

    /// Something that the schema cannot see, with the line and the attribute that it stands at.
    struct Fault: Sendable, CustomTestStringConvertible {
        var parts: String
        var line: Int
        var attribute: String?
        var names: String
        var testDescription: String { names }
    }

    private static let base = "<questionnaire id=\"p\"/>\n<units file=\"units.csv\"/>"

    static let faults: [Fault] = [
        Fault(
            parts: "<fieldwork from=\"2026-02-01\" to=\"2026-01-01\"/>\n" + base, line: 4, attribute: "to",
            names: "fieldwork ends before"),
        Fault(
            parts: "<period id=\"q\" vi=\"a\" en=\"b\"/>\n<period id=\"q\" vi=\"a\" en=\"b\"/>\n" + base, line: 5,
            attribute: "id", names: "“q” is declared twice"),
        Fault(
            parts: "<period id=\"q\" vi=\"a\" en=\"b\" from=\"2026-02-01\" to=\"2026-01-01\"/>\n" + base, line: 4,
            attribute: "to", names: "“q” ends before"),
        Fault(
            parts:
                "<questionnaire id=\"p\">\n<map column=\"A\" question=\"q1\"/>\n<map column=\"A\" question=\"q2\"/>\n"
                + "</questionnaire>\n<units file=\"units.csv\"/>", line: 6, attribute: "column",
            names: "“A” is mapped twice"),
        Fault(
            parts:
                "<questionnaire id=\"p\">\n<constant question=\"q1\" value=\"1\"/>\n<constant question=\"q1\" value=\"2\"/>\n"
                + "</questionnaire>\n<units file=\"units.csv\"/>", line: 6, attribute: "question", names: "“q1” has two"
        ),
        Fault(
            parts: "<questionnaire id=\"p\"/>\n<units file=\"units.csv\">\n<alias typed=\"x\" unit=\"A\"/>\n"
                + "<alias typed=\"x\" unit=\"B\"/>\n</units>", line: 7, attribute: "typed",
            names: "“x” is declared twice"),
        Fault(
            parts: base + "\n<batch file=\"batches/a.csv\"/>\n<batch file=\"batches/a.csv\"/>", line: 7,
            attribute: "file",
            names: "“batches/a.csv” is declared twice"),
        Fault(
            parts: base + "\n<batch file=\"batches/a.csv\" questionnaire=\"z\"/>", line: 6, attribute: "questionnaire",
            names: "“z” is not declared"),
        Fault(
            parts: base + "\n<batch file=\"batches/a.csv\" period=\"z\"/>", line: 6, attribute: "period",
            names: "“z” is not declared"),
        Fault(
            parts: base + "\n<weighting>\n<population by=\"stratum\"/>\n</weighting>", line: 6, attribute: nil,
            names: "<design strata="),
        Fault(
            parts: base + "\n<rounding step=\"part\"/>\n<rounding step=\"part\" decimals=\"3\"/>", line: 7,
            attribute: "step",
            names: "“part” is declared twice"),
    ]

    @Test("each contradiction is told with its line and attribute", arguments: faults)
    func semanticFaults(fault: Fault) {
        let error = #expect(throws: XMLFailure.self) { try Self.read(Self.text(fault.parts)) }
        #expect(error?.problems.count == 1)
        let problem = error?.problems.first
        #expect(problem?.line == fault.line)
        #expect(problem?.attribute == fault.attribute)
        #expect(problem?.file == "campaign.xml")
        #expect(problem?.message.en.contains(fault.names) == true, "\(problem?.message.en ?? "-")")
        #expect(problem?.message.vi.isEmpty == false && problem?.message.vi != problem?.message.en)
    }

    @Test func idThatIsNotTheFolder() {
        let error = #expect(throws: XMLFailure.self) { try Self.read(Self.text(), folder: "khac") }
        #expect(error?.problems.first?.line == 2 && error?.problems.first?.attribute == "id")
    }

    @Test("several contradictions are told at once")
    func allFaultsAtOnce() {
        let parts = Self.base + "\n<batch file=\"batches/a.csv\" questionnaire=\"z\" period=\"y\"/>"
        let error = #expect(throws: XMLFailure.self) { try Self.read(Self.text(parts), folder: "khac") }
        #expect(error?.problems.count == 3)
    }

    @Test(
        "what the schema forbids is refused with the line",
        arguments: [
            (base + "\n<estimation confidence=\"0.4\"/>", 6),
            (base + "\n<batch file=\"../a.csv\"/>", 6), (base + "\n<batch file=\"/etc/passwd\"/>", 6),
            (base + "\n<batch file=\"batches/.hidden\"/>", 6), (base + "\n<batch file=\"a.csv\" separator=\"x\"/>", 6),
            (base + "\n<rounding step=\"percent\" decimals=\"7\"/>", 6),
            (base + "\n<validation maximumBlankShare=\"1.5\"/>", 6), (base + "\n<design lonelyPSU=\"ignore\"/>", 6),
            ("<questionnaire id=\"p\"/>\n<questionnaire id=\"../p\"/>\n<units file=\"units.csv\"/>", 5),
            ("<fieldwork from=\"01/01/2026\" to=\"2026-02-01\"/>\n" + base, 4),
        ])
    func schemaFaults(parts: String, line: Int) {
        let error = #expect(throws: XMLFailure.self) { try Self.read(Self.text(parts)) }
        #expect(error?.problems.isEmpty == false)
        #expect(error?.problems.allSatisfy { $0.line == line } == true, "\(error?.problems.map(\.line) ?? [])")
    }

    @Test func hostileDocuments() {
        for text in [
            "", "   ", "<campaign/>", "{}",
            Self.text().replacing("<campaign ", with: "<!DOCTYPE campaign>\n<campaign "),
        ] {
            #expect(throws: XMLFailure.self) { try Self.read(text) }
        }
    }

    @Test("the sample campaigns are read, and say that their data are made or published")
    func samples() throws {
        for id in ["ben-luc-2023", "brvt-tnmt-2022"] {
            let file = Sample.root + "/responses/\(id)/campaign.xml"
            #expect(try CampaignReader.read(file: file, folder: id).notice != nil, "\(id) says that its data are made")
        }
    }
}
