import Figures
import Testing

/// The real survey of Kansas City's residents, two waves: n and percent of every item in every wave against the folder's
/// own reference. Its licence does not let us commit it, so that the test is skipped where it is not beside the repository.
@Suite(.enabled(if: KansasCitySurvey.isThere, "data/kcmo-resident-survey is not in ../shared or HAILONG_SHARED"))
struct KansasCityTests {
    @Test("run takes both waves; n and percent of every item in every wave are exactly the reference's")
    func everyItemInEveryWave() throws {
        let survey = try KansasCitySurvey()
        let workspace = try TestWorkspace()
        try survey.write(to: workspace)
        let run = try workspace.hailong("run", KansasCitySurvey.folder, "--quiet")
        #expect(run.status == 0, "\(run.messages)")
        let batches = try JSONValue(parsing: workspace.text("reports/kansas-city-2022/batches.json"))["batches"]
        #expect(batches?.elements?.compactMap { $0["records"]?.integer } == [1_033, 984])
        #expect(batches?.elements?.compactMap { $0["accepted"]?.integer } == [1_033, 984])

        var compared = 0
        for wave in ["ALL"] + survey.waves.map(\.id) {
            let period = wave == "ALL" ? [] : ["--period", wave]
            let outcome = try Program.hailong.run(
                ["index", KansasCitySurvey.folder, "--unit", "*", "--format", "json", "--quiet"] + period,
                in: workspace.path)
            #expect(outcome.status == 0, "\(outcome.messages)")
            let answer = try outcome.json()
            #expect(answer["period"]?.string == (wave == "ALL" ? nil : wave))
            let estimates = try #require(answer["estimates"])
            for row in survey.reference where row.wave == wave {
                let estimate = try #require(estimates.first(where: "item", is: row.question), "\(row.question)")
                #expect(estimate["unit"]?.string == "*")
                let place = "\(row.question) in \(wave)"
                #expect(estimate["respondents"]?.integer == row.valid, "\(place)")
                #expect(estimate["answers"]?.integer == row.valid, "\(place)")
                #expect(estimate["exact"]?["denominator"]?.integer == row.valid, "\(place)")
                #expect(estimate["exact"]?["numerator"]?.integer == row.satisfied, "\(place)")
                let percent = try #require(estimate["percent"]?.double)
                #expect(abs(percent - row.percent) < 1e-9, "\(place)")
                compared += 1
            }
        }
        #expect(compared == survey.reference.count && compared == 219)
    }

    @Test("don't know is counted apart, never in the base; districts add up to the whole")
    func districts() throws {
        let survey = try KansasCitySurvey()
        let workspace = try TestWorkspace()
        try survey.write(to: workspace)
        let answer = try workspace.json("index", KansasCitySurvey.folder, "--item", "q3_11")
        let estimates = try #require(answer["estimates"]?.elements)
        let whole = try #require(estimates.first { $0["unit"]?.string == "*" })
        #expect(whole["missing"]?["doesNotKnow"]?.integer == 787)
        #expect(whole["respondents"]?.integer == 2_017 - 787)
        let units = estimates.filter { $0["unit"]?.string != "*" }
        #expect(units.count == 6)
        #expect(units.compactMap { $0["respondents"]?.integer }.reduce(0, +) == whole["respondents"]?.integer)
        #expect(
            units.compactMap { $0["exact"]?["numerator"]?.integer }.reduce(0, +)
                == whole["exact"]?["numerator"]?.integer)
    }
}
