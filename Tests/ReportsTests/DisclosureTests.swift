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

    @Test(arguments: [
        // counts, what is withheld
        ([10, 20, 30], [false, false, false]),
        ([4, 20, 30], [true, true, false]),  // the next smallest goes with a single small cell
        ([4, 20, 3], [true, false, true]),  // two small cells hide each other
        ([5, 20, 30], [false, false, false]),  // the limit itself is published
        ([0, 20, 30], [false, false, false]),  // an empty cell discloses nobody
        ([4, 0, 0], [true, false, false]),  // nobody else to withhold
        ([1, 0, 9], [true, false, true]),
    ])
    func smallCellsAreWithheld(counts: [Int], expected: [Bool]) throws {
        let control = DisclosureControl(smallestCell: 5)
        #expect(control.withheld(cells("age", counts), of: try MadeCampaign.questionnaire()) == expected)
    }

    @Test func whatTheServiceIsMayBeSmall() throws {
        let control = DisclosureControl(smallestCell: 5)
        let form = try MadeCampaign.questionnaire()
        #expect(control.withheld(cells("field", [1, 20]), of: form) == [false, false])
        #expect(control.withheld(cells("channel", [1, 20]), of: form) == [false, false])
        #expect(control.withheld(cells("sex", [1, 20]), of: form) == [true, true])
    }

    @Test func notToHaveAnsweredCostsNoOtherCellItsFigure() throws {
        var cells = cells("sex", [700, 797, 1])
        cells[2].group = [GroupLevel(variable: "sex", level: "", label: LocalizedText(verbatim: "?"))]
        let control = DisclosureControl(smallestCell: 5)
        #expect(control.withheld(cells, of: try MadeCampaign.questionnaire()) == [false, false, false])
        cells[0].respondents = 3
        #expect(control.withheld(cells, of: try MadeCampaign.questionnaire()) == [true, true, false])
    }

    @Test func noFormatShowsAWithheldCell() throws {
        let material = try MadeCampaign.shared.get()
        let form = material.surveys[0].questionnaire
        let control = DisclosureControl(smallestCell: 5)
        let hidden = control.marked(material.surveys[0].breakdowns, of: form).filter(\.isWithheld)
        try #require(!hidden.isEmpty)
        let json = try IndexJSON.value(
            material, survey: material.surveys[0], estimates: material.surveys[0].breakdowns, language: .vi)
        let nulls = try #require(json["estimates"]?.elements).filter { $0["reason"] == "suppressed" }
        #expect(nulls.count == hidden.count)
        #expect(nulls.allSatisfy { $0["respondents"] == .null && $0["answers"] == .null && $0["exact"] == nil })
        #expect(nulls.allSatisfy { $0["interval"] == .null && $0["levels"] == nil })
        let csv = String(decoding: try FiguresCSV.bytes(material, language: .vi), as: UTF8.self)
        let rows = csv.split(whereSeparator: \.isNewline).filter { $0.contains("suppressed") }
        #expect(rows.count == hidden.count)
        let columns = csv.split(whereSeparator: \.isNewline)[0].split(separator: ",", omittingEmptySubsequences: false)
            .count
        #expect(columns == FiguresCSV.columns.count)
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
