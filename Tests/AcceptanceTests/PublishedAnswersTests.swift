import Figures
import Testing

/// The published answers of Sở TN&MT Bà Rịa - Vũng Tàu 2022: 31 respondents, 10, 16, 5, 0 and 0 from best to worst.
@Suite struct PublishedAnswersTests {
    private static let campaign = "responses/brvt-tnmt-2022"

    @Test("the unit's page prints the shares 32,3 51,6 16,1 and the index 83,87%")
    func page() throws {
        let workspace = try TestWorkspace(campaigns: "brvt-tnmt-2022")
        let outcome = try workspace.hailong("run", Self.campaign)
        #expect(outcome.status == 0)
        #expect(outcome.output.contains("83,87%"))
        let page = workspace.text("reports/brvt-tnmt-2022/units/TNMT.html")
        for text in ["32,3", "51,6", "16,1", "83,87%", "31"] { #expect(page.contains(text), "\(text)") }
        #expect(page.contains("Số liệu đã công bố (n = 31)"))
    }

    @Test("by the formula mean over highest the index is 129/155 and prints 83,23%")
    func meanOfHighest() throws {
        let workspace = try TestWorkspace(campaigns: "brvt-tnmt-2022")
        let published = try workspace.json("index", Self.campaign, "--unit", "TNMT", "--item", "satisfaction_index")
        let figure = try #require(published["estimates"]?.elements?.first)
        #expect(published["estimates"]?.elements?.count == 1)
        #expect(figure["exact"] == ["numerator": 26, "denominator": 31])
        #expect(figure["printed"]?.string == "83,87%")

        let mean = try workspace.json(
            "index", Self.campaign, "--formula", "meanOfHighest", "--item", "satisfaction_index")
        #expect(mean["formula"]?.string == "meanOfHighest")
        for estimate in try #require(mean["estimates"]?.elements) {
            #expect(estimate["printed"]?.string == "83,23%")
            #expect(abs(try #require(estimate["percent"]?.double) - 100 * 129 / 155) < 1e-9)
        }
        // (mean - 1) / 4 = (129 - 31) / 124
        let rescaled = try workspace.json(
            "index", Self.campaign, "--formula", "meanRescaled", "--unit", "TNMT", "--item", "satisfaction_index")
        #expect(rescaled["estimates"]?.elements?.first?["printed"]?.string == "79,03%")
    }

    @Test("a formula in campaign.xml takes the place of the questionnaire's")
    func formulaOfTheCampaign() throws {
        let workspace = try TestWorkspace(campaigns: "brvt-tnmt-2022")
        try workspace.edit(
            Self.campaign + "/campaign.xml", replacing: "interval=\"kornGraubard\"",
            by: "interval=\"kornGraubard\" formula=\"meanOfHighest\"")
        let outcome = try workspace.hailong("run", Self.campaign, "--quiet")
        #expect(outcome.status == 0 && outcome.output.contains("83,23%"))
        #expect(workspace.text("reports/brvt-tnmt-2022/units/TNMT.html").contains("83,23%"))
    }
}
