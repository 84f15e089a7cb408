import Estimation
import Questionnaires
import Units
import Figures
import Tables
import Testing

@testable import Reports

/// Places, possible ranks and changes in the machine-readable files: what the pages say of them can be worked out again.
@Suite struct StandingTests {
    private let material: ReportMaterial
    private let survey: SurveyMaterial

    init() throws {
        material = try MadeCampaign.shared.get()
        survey = material.surveys[0]
    }

    private func estimates() throws -> [JSONValue] {
        let file = try JSONValue(parsing: try FiguresJSON.bytes(material, language: .vi))
        return try #require(file["surveys"]?.elements?.first?["estimates"]?.elements)
    }

    @Test func onlyTheOverallFiguresOfUnitsHaveThem() throws {
        let with = try estimates().filter { $0["rank"] != nil }
        #expect(with.count == material.units.count)
        for estimate in with {
            #expect(estimate["kind"] == "overall" && estimate["group"]?.members?.isEmpty == true)
            #expect(estimate["unit"] != "*" && estimate["period"] == nil)
            for name in ["rank", "rankInterval", "rankIntervalTogether", "previous", "change"] {
                #expect(estimate[name] != nil)
                #expect((estimate[name] == .null) == (estimate[name + "Reason"] != nil), "\(name)")
            }
        }
        #expect(with.contains { $0["rank"] != .null } && with.contains { $0["change"] != .null })
    }

    @Test func filesSayWhatThePagesSay() throws {
        let table = try Table(bytes: try FiguresCSV.bytes(material, language: .vi), name: "figures.csv")
        var seen = 0
        for row in table.rows where row["kind"] == "overall" && row["scope"] == "unit" {
            guard row["group_variable"] ?? "" == "", row["period"] ?? "" == "" else { continue }
            let unit = try #require(material.units.index(ofCode: row["unit"] ?? ""))
            #expect(row["rank"].flatMap { Int($0) } == survey.place(of: unit).rank)
            #expect(row["rank_low"].flatMap { Int($0) } == survey.possibleRanks(of: unit)?.lowerBound)
            #expect(
                row["rank_high_together"].flatMap { Int($0) } == survey.possibleRanksTogether(of: unit)?.upperBound)
            let change = survey.change(of: .unit(unit))
            #expect(row["change"].flatMap(Double.init) == change.change?.double)
            #expect(row["previous"].flatMap(Double.init) == change.previous?.double)
            seen += 1
        }
        #expect(seen == material.units.count)
    }

    @Test func numbersOfAChangeStandInBothFiles() throws {
        let place = try #require(material.units.units.indices.first { survey.change(of: .unit($0)).change != nil })
        let change = survey.change(of: .unit(place))
        let test = SatisfactionChange.Test(
            difference: 1.25, standardError: 0.5, pValue: 0.0125, adjustedPValue: 0.05)
        let changed = SurveyMaterial(
            questionnaire: survey.questionnaire, forms: survey.forms, estimates: survey.estimates,
            places: survey.places,
            changes: [
                .unit(place): SatisfactionChange(
                    previous: try #require(change.previous), change: try #require(change.change),
                    isSignificant: false, test: test)
            ])
        let report = ReportMaterial(campaign: material.campaign, units: material.units, surveys: [changed])
        let code = material.units.units[place].code
        let file = try JSONValue(parsing: try FiguresJSON.bytes(report, language: .vi))
        let estimate = try #require(
            file["surveys"]?.elements?.first?["estimates"]?.elements?.first {
                $0["unit"]?.string == code && $0["kind"] == "overall"
            })
        #expect(
            estimate["changeTest"] == [
                "difference": 1.25, "standardError": 0.5, "pValue": 0.0125, "adjustedPValue": 0.05,
                "significant": false,
            ])
        let table = try Table(bytes: try FiguresCSV.bytes(report, language: .vi), name: "figures.csv")
        let row = try #require(table.rows.first { $0["unit"] == code && $0["kind"] == "overall" })
        #expect(row["change_difference"] == "1.25" && row["change_standard_error"] == "0.5")
        #expect(row["change_p"] == "0.0125" && row["change_p_adjusted"] == "0.05")
    }

    @Test func columnsOfNumbersHoldNumbers() throws {
        let table = try Table(bytes: try FiguresCSV.bytes(material, language: .vi), name: "figures.csv")
        for row in table.rows {
            for column in FiguresCSV.columns where FiguresCSV.isNumber(column) {
                let cell = row[column] ?? ""
                #expect(cell.isEmpty || (try? Ratio(decimal: cell)) != nil || cell.contains("/"), "\(column): \(cell)")
            }
        }
    }
}
