import Figures
import Testing
import Units

@testable import Scorecards

/// Places: methods, tie-breaks, several rankings.
@Suite struct RankingTests {
    private func keys(_ values: [Ratio?]...) -> [RankKey] { values.map { RankKey(values: $0) } }

    @Test(arguments: [
        (RankMethod.competition, [3, 1, 1, 4]), (.dense, [2, 1, 1, 3]), (.ordinal, [3, 1, 2, 4]),
    ])
    func tiesShareAPlaceOrNot(_ method: RankMethod, _ expected: [Int]) {
        #expect(ranks(keys([r("86,5")], [91], [91], [80]), method) == expected)
    }

    @Test func nothingAndOneAreRankedToo() {
        #expect(ranks([], .dense) == [])
        #expect(ranks(keys([5], [5], [5]), .competition) == [1, 1, 1])
    }

    @Test func tieBreaksDecideInOrderAndAbsentPointsComeLast() {
        #expect(ranks(keys([90, 1, 5], [90, 2, 4], [90, 2, nil], [90, 2, 4]), .competition) == [4, 1, 3, 1])
    }

    private func districts() throws -> UnitRegistry {
        try UnitRegistry(
            [Unit(code: "H1", name: "Huyện 1"), Unit(code: "H2", name: "Huyện 2")]
                + (1...5).map {
                    Unit(
                        code: "U\($0)", name: "Xã \($0)", kind: $0 < 3 ? "ward" : "commune",
                        parent: $0 < 4 ? "H1" : "H2",
                        block: $0 == 5 ? "phường" : "xã")
                })
    }

    @Test func aUnitHasAPlaceInEachRankingThatItTakesPartIn() throws {
        let units = try districts()
        var toy = card([criterion("a", "100", HandMarkRule(.appraised))], maximum: "100")
        toy.rankingGroups = [
            RankingGroup(id: "province", title: same("tỉnh")),
            RankingGroup(id: "district", title: same("huyện"), by: .parent),
            RankingGroup(id: "communes", title: same("xã"), by: .kind, blocks: ["xã"]),
        ]
        let points = ["70", "80", "90", "60", "65"]
        let inputs = ScoreInputs(
            points.enumerated().map { ("U\($0.offset + 1)", "a", "appraised", $0.element) }, units: units)
        let results = try toy.score(units: units, inputs: inputs)
        let sheet = try #require(results.sheet(ofCode: "U1"))
        #expect(sheet.rank == 3)
        #expect(
            sheet.groupRanks.map { "\($0.group.id) \($0.printed(.vi))" } == [
                "province 3/5", "district 3/3", "communes 2/2",
            ])
        #expect(results.sheet(ofCode: "U5")?.groupRanks.map { $0.printed(.vi) } == ["4/5", "1/2"])
    }

    @Test func aTieIsBrokenByTheDeclaredListAndSaidSo() throws {
        let units = try communes(3)
        let mark = HandMarkRule(.appraised)
        var toy = card([criterion("a", "50", mark), criterion("b", "50", mark)], maximum: "100")
        toy.tieBreaks = [.source(.appraised), .part("b")]
        let inputs = ScoreInputs(
            [
                ("U1", "a", "appraised", "50"), ("U1", "b", "appraised", "40"), ("U2", "a", "appraised", "40"),
                ("U2", "b", "appraised", "50"), ("U3", "a", "appraised", "0"), ("U3", "b", "appraised", "0"),
            ], units: units)
        let sheets = try toy.score(units: units, inputs: inputs).sheets
        #expect(sheets.map(\.rank) == [2, 1, 3])
        #expect(sheets.map(\.tieBreak) == [.part("b"), .part("b"), nil])
    }

    @Test func settingsAreReadAndChecked() throws {
        let criteria =
            "<criterion id=\"1.1\" maximum=\"2\" source=\"appraised\"><vi>c</vi><en>c</en><handMark/></criterion>"
        let settings = """
            <scoring rank="dense" merged="weightedMean" split="shares"><tieBreak part="1.1"/><tieBreak source="appraised"/></scoring>
            """
        let rankings =
            "<ranking id=\"all\" vi=\"tỉnh\" en=\"all\"/><ranking id=\"k\" by=\"kind\" vi=\"l\" en=\"k\"><block>xã</block></ranking>"
        let read = try ScorecardReader.read(
            CardText.card(criteria, maximum: "2", settings: settings, rankings: rankings))
        #expect(read.rankMethod == .dense)
        #expect(read.tieBreaks == [.part("1.1"), .source(.appraised)])
        #expect(read.comparison == ComparisonSettings(merged: .weightedMean, split: .shares))
        #expect(read.rankingGroups.map(\.by) == [.all, .kind])
        #expect(read.rankingGroups[1].blocks == ["xã"])
        for (wrong, field) in [
            ("<scoring><tieBreak part=\"9\"/></scoring>", "tieBreak"), ("<scoring><tieBreak/></scoring>", "tieBreak"),
            ("<scoring><tieBreak source=\"leaders\"/></scoring>", "tieBreak"),
        ] {
            #expect {
                try ScorecardReader.read(CardText.card(criteria, maximum: "2", settings: wrong))
            } throws: { ($0 as? ScorecardsError)?.problems.map(\.field) == [field] }
        }
    }
}
