import Estimation
import Figures
import Questionnaires
import Responses
import Testing
import Validation
import XMLDocuments

@testable import Campaigns

@Suite("What the field's checks would change")
struct FieldStageTests {
    /// The stage of the small campaign with batches of its own.
    private static func stage(
        _ batches: [String: String], checks: String = "", units: String = "code,name\nA,Xã An\nB,Xã Bình\n"
    ) throws -> (FieldStage, Campaign) {
        let folder = try TestFolder.workspace()
        try folder.write(units, to: "responses/nho/units.csv")
        try folder.write(
            Sample.definition.replacing("</campaign>", with: checks + "</campaign>"), to: "responses/nho/campaign.xml")
        for (name, text) in batches { try folder.write(text, to: "responses/nho/batches/" + name) }
        let campaign = try Campaign(folder: folder.path + "/responses/nho")
        let reading = BatchStage(campaign: campaign, options: SessionOptions(keepsNothing: true), progress: { _ in })
        let contents = try reading.read(try reading.filesOfCampaign())
        let questionnaire = campaign.questionnaires[0]
        let result = try Validator(questionnaire: questionnaire, settings: campaign.definition.validation)
            .validate(contents)
        let stage = try FieldStage(
            campaign: campaign, questionnaire: questionnaire, batches: contents, result: result, progress: { _ in })
        return (stage, campaign)
    }

    private static func percent(_ estimate: Estimate?) -> Double? {
        estimate?.percent.double.map { ($0 * 1e6).rounded() / 1e6 }
    }

    @Test("A batch of nothing but praise: the index with it and without it")
    func effects() throws {
        var mixed = "unit,form,satisfaction\n"
        for number in 0..<20 { mixed += "A,A\(100 + number),\(number % 2 == 0 ? 5 : 1)\n" }
        for number in 0..<20 { mixed += "B,B\(100 + number),\(number % 4 == 0 ? 1 : 4)\n" }
        var praise = "unit,form,satisfaction\n"
        for number in 0..<20 { praise += "A,A\(200 + number),5\n" }
        let (stage, campaign) = try Self.stage(["mot.csv": mixed, "hai.csv": praise])
        #expect(stage.checks.map(\.outcome.rule) == FieldRule.allCases)
        let check = try #require(stage.checks.first { $0.outcome.rule == .positiveBatches })
        #expect(check.outcome.findings.map(\.rows.count) == [20])
        #expect(check.effects.map(\.scope) == [.whole, .unit(0)])
        #expect(check.effects.map { Self.percent($0.with) } == [75, 75])
        #expect(check.effects.map { Self.percent($0.without) } == [62.5, 50])
        #expect(check.effects.map(\.without.respondents) == [40, 20])
        #expect(stage.ranges.isEmpty && stage.remark == nil)
        let answer = FieldAnswer(campaign: campaign, stages: [stage], language: .vi)
        let json = try #require(
            answer.json.elements?.first?["checks"]?.elements?.first { $0["check"] == "field.positiveBatches" })
        let effect = try #require(json["effect"]?.elements?.last)
        #expect(effect["unit"] == "A")
        #expect(effect["printed"] == "75,00%" && effect["printedWithout"] == "50,00%")
        #expect(effect["change"]?.double == -25)
        #expect(json["findings"]?.elements?.first?["records"]?.elements?.count == 20)
        #expect(json["findings"]?.elements?.first?["subject"]?["name"] == "batches/hai.csv")
        #expect(answer.tables.map(\.rows.count).allSatisfy { $0 > 0 })
        #expect(answer.tables.allSatisfy { table in table.rows.allSatisfy { $0.count == table.columns.count } })
    }

    @Test("The range of the index while forms wait: of a conflict, and of an unknown unit")
    func ranges() throws {
        let text = """
            unit,form,satisfaction
            A,A1,5
            A,A2,4
            A,A3,1
            A,A4,5
            A,A5,5
            A,A5,1
            Xã Lạ Hoắc,A6,4
            B,B1,1
            B,B1,2

            """
        let (stage, campaign) = try Self.stage(["mot.csv": text])
        #expect(stage.ranges.map(\.scope) == [.whole, .unit(0), .unit(1)])
        #expect(stage.ranges.map(\.waiting) == [3, 1, 1], "a conflict is one form")
        #expect(stage.ranges.map { Self.percent($0.figure) } == [75, 75, nil])
        #expect(stage.ranges.map { Self.percent($0.lowest) } == [42.857143, 60, 0])
        #expect(stage.ranges.map { Self.percent($0.highest) } == [85.714286, 80, 100])
        let range = try #require(
            FieldAnswer(campaign: campaign, stages: [stage], language: .vi).json.elements?.first?["range"]?.elements)
        #expect(range.map { $0["unit"] } == ["*", "A", "B"])
        #expect(range[2]["percent"] == .null && range[2]["percentReason"] == "noResponses")
        #expect(range[0]["printedLowest"] == "42,86%")
    }

    @Test("Accepted and waiting forms of more than N: the range is there, with N taken as their number, and says so")
    func rangeBeyondPopulation() throws {
        let text = "unit,form,satisfaction\nA,A1,5\nA,A2,1\nA,A3,5\nA,A3,1\nB,B1,5\n"
        let units = "code,name,population\nA,Xã An,2\nB,Xã Bình,10\n"
        let (stage, campaign) = try Self.stage(
            ["mot.csv": text], checks: "<weighting><population by=\"unit\"/></weighting>", units: units)
        #expect(stage.ranges.map(\.scope) == [.whole, .unit(0)])
        #expect(stage.rangeRemark?.vi.contains("nhiều hơn N ở A") == true)
        // A: three forms that stand for three persons, one of two counting ones satisfied; B: one for ten.
        #expect(stage.ranges.map { Self.percent($0.lowest) } == [84.615385, 33.333333])
        #expect(stage.ranges.map { Self.percent($0.highest) } == [92.307692, 66.666667])
        let answer = FieldAnswer(campaign: campaign, stages: [stage], language: .vi)
        #expect(answer.json.elements?.first?["rangeRemark"]?.string?.contains("N ở A") == true)
        #expect(answer.notes.contains { $0.en.contains("more than N in A") })
        let (enough, _) = try Self.stage(
            ["mot.csv": text], checks: "<weighting><population by=\"unit\"/></weighting>",
            units: units.replacing("An,2", with: "An,3"))
        #expect(enough.rangeRemark == nil && enough.ranges.count == 2)
    }

    @Test("A waiting form is none beside one that counts under another spelling of its number")
    func spellings() throws {
        let text = "unit,form,satisfaction\nA,A-1,5\nA,A-2,4\nXã Lạ Hoắc,A-3,4\n"
        let (stage, _) = try Self.stage([
            "mot.csv": text, "hai.csv": "unit,form,satisfaction\nA,a-01\n",
            "ba.csv": "unit,form,satisfaction\nB,b1,1\nB,B-1,2\n",
        ])
        #expect(stage.ranges.first?.waiting == 2, "the one of unknown unit and the one cut off")
    }

    @Test("A campaign without forms, and one whose weights cannot be made, have no effects and say why")
    func nothing() throws {
        let (stage, _) = try Self.stage(["mot.csv": "unit,form,satisfaction\nXã Lạ Hoắc,A1,5\n"])
        #expect(stage.checks.allSatisfy { $0.effects.isEmpty } && stage.ranges.isEmpty && stage.remark == nil)
        let weighted = try Self.stage(
            ["mot.csv": "unit,form,satisfaction\nA,A1,5\n"], checks: "<weighting><population by=\"unit\"/></weighting>")
        #expect(weighted.0.remark != nil)
    }

    @Test("campaign.xml sets the thresholds")
    func settings() throws {
        func read(_ checks: String) throws -> FieldCheckSettings {
            try CampaignReader.read(
                Array(Sample.definition.replacing("</campaign>", with: checks + "</campaign>").utf8),
                file: "campaign.xml", folder: "nho"
            ).checks
        }
        #expect(try read("") == FieldCheckSettings())
        #expect(try read("<checks/>") == FieldCheckSettings())
        let settings = try read(
            """
            <checks seed="7" permutations="99" formLevel="0.01" groupLevel="0.02" minimumForms="9" minimumDifference="0.3">
            <collection level="0.05"/><nearDuplicates minimumMatch="0.9" minimumAnswers="12" maximumCompared="500"/>
            <straightLining minimumRun="0.8" level="0.02"/><tooShort share="0.4"/>
            <outOfHours from="07:30" to="17:00" days="1 2 3 4 5"/><manyBlanks minimumShare="0.3" level="0.05"/>
            <productivity maximumPerDay="15"/><interviewers off="true"/><sameContent off="1"/>
            </checks>
            """)
        var expected = FieldCheckSettings()
        expected.seed = 7
        expected.permutations = 99
        expected.formLevel = 0.01
        expected.groupLevel = 0.02
        expected.minimumForms = 9
        expected.minimumDifference = 0.3
        expected.collectionLevel = 0.05
        expected.minimumMatch = 0.9
        expected.minimumAnswers = 12
        expected.maximumCompared = 500
        expected.minimumRun = 0.8
        expected.straightLevel = 0.02
        expected.shortestShare = 0.4
        expected.hours = 450...1_020
        expected.workingDays = Set(1...5)
        expected.minimumBlankShare = 0.3
        expected.blankLevel = 0.05
        expected.maximumPerDay = 15
        expected.off = [.interviewers, .sameContent]
        #expect(settings == expected)
        for wrong in [
            "<checks permutations=\"5\"/>", "<checks><outOfHours from=\"18:00\" to=\"08:00\"/></checks>",
            "<checks><outOfHours days=\"8\"/></checks>", "<checks><other/></checks>", "<checks seed=\"-1\"/>",
            "<checks><tooShort share=\"1.5\"/></checks>",
        ] {
            #expect(throws: XMLFailure.self) { try read(wrong) }
        }
    }
}
