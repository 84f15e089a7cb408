import Documents
import Estimation
import Figures
import Questionnaires
@testable import Reports
import Tables
import Testing
import Units

/// Cells that could disclose single respondents are withheld, in every format alike.
@Suite struct DisclosureTests {
    private func cells(_ variable: String, _ counts: [Int]) -> [Estimate] {
        counts.enumerated().map { place, count in
            Estimate(
                scope: .unit(0), item: "satisfaction_index", kind: .overall,
                group: [
                    GroupLevel(variable: variable, level: "\(place + 1)", label: LocalizedText(verbatim: "L\(place)"))
                ],
                respondents: count, answers: count, missing: [:], weightedBase: Double(count),
                percent: .exact(Ratio(50)), intervalAbsence: .noVariance, confidence: 0.95)
        }
    }

    private func hidden(_ cells: [Estimate], smallest: Int = 5) throws -> [Bool] {
        let units = try UnitRegistry([Unit(code: "A", name: "A")])
        return DisclosureControl(smallestCell: smallest)
            .marked(cells, of: try MadeCampaign.questionnaire(), units: units).map(\.isWithheld)
    }

    @Test(arguments: [
        // counts, what is withheld
        ([10, 20, 30], [false, false, false]),
        ([4, 20, 30], [true, true, false]),  // the next smallest goes with a single small cell
        ([4, 20, 3], [true, false, true]),  // two small cells hide each other
        ([1, 20, 30, 2], [true, true, false, true]),  // what is left for both must not be a small group
        ([5, 20, 30], [false, false, false]),  // the limit itself is published
        ([0, 20, 30], [false, false, false]),  // an empty cell discloses nobody
        ([4, 0, 0], [true, true, true]),  // nobody else: that nobody is there is withheld, too
        ([1, 0, 9], [true, false, true]),
    ])
    func smallCellsAreWithheld(counts: [Int], expected: [Bool]) throws {
        #expect(try hidden(cells("age", counts)) == expected)
    }

    @Test func aLimitOfOneWithholdsNothing() throws {
        #expect(try hidden(cells("age", [1, 2, 30]), smallest: 1) == [false, false, false])
    }

    @Test func whatTheServiceIsMayBeSmall() throws {
        #expect(try hidden(cells("field", [1, 20])) == [false, false])
        #expect(try hidden(cells("channel", [1, 20])) == [false, false])
        #expect(try hidden(cells("sex", [1, 20])) == [true, true])
    }

    @Test func whoDidNotSayIsWithheldLikeOthersAndProtectsLast() throws {
        var cells = cells("sex", [700, 797, 1])
        cells[2].group = [GroupLevel(variable: "sex", level: "", label: LocalizedText(verbatim: "?"))]
        // One person who did not say: with the smaller of the others, or it would follow from the whole.
        #expect(try hidden(cells) == [true, false, true])
        cells[2].respondents = 5
        #expect(try hidden(cells) == [false, false, false])
        // Where another is left to protect, those who did not say stay.
        cells[0].respondents = 3
        #expect(try hidden(cells) == [true, true, false])
        // Where nobody else is left, they protect.
        cells[1].respondents = 0
        cells[2].respondents = 9
        #expect(try hidden(cells) == [true, false, true])
    }

    @Test func noFormatShowsAWithheldCell() throws {
        let material = try MadeCampaign.shared.get()
        let hidden = material.surveys[0].disclosed.filter(\.isWithheld)
        try #require(!hidden.isEmpty)
        let json = try IndexJSON.value(
            material, survey: material.surveys[0], cells: material.surveys[0].disclosed, language: .vi)
        let nulls = try #require(json["estimates"]?.elements).filter { $0["reason"] == "suppressed" }
        #expect(nulls.count == hidden.count)
        #expect(nulls.allSatisfy { $0["respondents"] == .null && $0["answers"] == .null && $0["exact"] == nil })
        #expect(nulls.allSatisfy { $0["interval"] == .null && $0["levels"] == nil })
        let file = try JSONValue(parsing: try FiguresJSON.bytes(material, language: .vi))
        let written = try #require(file["surveys"]?.elements?.first?["estimates"]?.elements)
        #expect(written.count { $0["reason"] == "suppressed" } == hidden.count)
        let csv = String(decoding: try FiguresCSV.bytes(material, language: .vi), as: UTF8.self)
        let rows = csv.split(whereSeparator: \.isNewline).filter { $0.contains("suppressed") }
        #expect(rows.count == hidden.count)
        let columns = csv.split(whereSeparator: \.isNewline)[0].split(separator: ",", omittingEmptySubsequences: false)
            .count
        #expect(columns == FiguresCSV.columns.count)
    }

    @Test func everyPageWithholdsWhatTheFilesWithhold() throws {
        let material = try MadeCampaign.shared.get()
        let hidden = material.surveys[0].disclosed.filter(\.isWithheld)
        var counted = 0
        for (place, unit) in material.units.units.enumerated() {
            let document = try UnitSummary.document(material, unit: place, language: .vi)
            for table in document.tables where table.caption == SummaryTexts.groupsCaption.vi {
                let withheld = table.rows.filter { row in
                    row.cells.contains { $0.plainText == Absence.suppressed.text.vi }
                }
                let expected = hidden.filter { $0.estimate.scope == .unit(place) }
                #expect(withheld.count == expected.count, "\(unit.code)")
                counted += withheld.count
            }
        }
        #expect(counted > 0)
    }

    @Test func pagesSayWhyACellIsWithheld() throws {
        let material = try MadeCampaign.shared.get()
        let unit = try #require(material.units.index(ofCode: "X02"))
        let document = try UnitSummary.document(material, unit: unit, language: .vi)
        let table = try #require(document.tables.first { $0.caption == SummaryTexts.groupsCaption.vi })
        let hidden = table.rows.filter { $0.cells.contains { $0.plainText == Absence.suppressed.text.vi } }
        #expect(hidden.count >= 2)
        #expect(
            hidden.allSatisfy { row in row.cells.dropFirst(2).allSatisfy { $0.plainText == CommonTexts.withheld.vi } })
        #expect(table.footnotes.contains { $0.plainText.contains("dưới 5 người") })
    }
}
