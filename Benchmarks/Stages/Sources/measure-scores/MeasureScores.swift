import Scorecards

/// `measure-scores [COMMUNES] [CRITERIA] [RUNS]`: scores, ranks and classifies 11,000 communes on 100 sub-criteria, from inputs that were
/// read to sheets, places and blocks, and prints the best and the median time.
@main
struct MeasureScores {
    static func main() throws {
        let numbers = CommandLine.arguments.dropFirst().compactMap { Int($0) }
        let communes = numbers.first ?? 11_000
        let criteria = numbers.dropFirst().first ?? 100
        let runs = numbers.dropFirst(2).first ?? 7
        let year = try MadeYear(communes: communes, criteria: criteria)
        let clock = ContinuousClock()
        var times: [Double] = []
        var ranked = 0
        for _ in 0..<runs {
            let duration = try clock.measure {
                let results = try year.card.score(units: year.units, inputs: year.inputs, surveys: year.surveys)
                ranked = results.sheets.count { $0.rank != nil && $0.scoreClass != nil }
            }
            let parts = duration.components
            times.append(Double(parts.seconds) * 1e3 + Double(parts.attoseconds) / 1e15)
        }
        times.sort()
        print(
            "communes \(communes) criteria \(criteria) ranked \(ranked): best \(Int(times[0])) ms, median \(Int(times[times.count / 2])) ms of \(runs)"
        )
    }
}
