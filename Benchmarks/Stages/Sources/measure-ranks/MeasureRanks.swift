import Statistics

/// `measure-ranks UNITS DRAWS RUNS [df]`: times the simultaneous sets, and marginal and simultaneous ones together, and prints the
/// sets so that they can be compared with those of R.
@main
struct MeasureRanks {
    static func main() throws {
        let numbers = CommandLine.arguments.dropFirst().compactMap { Int($0) }
        let units = numbers.first ?? 63
        let draws = numbers.dropFirst().first ?? 100_000
        let runs = numbers.dropFirst(2).first ?? 7
        let freedom = numbers.dropFirst(3).first.map(Double.init) ?? .infinity
        // The same figures in R: no chance in them.
        let figures = (0..<units).map { place in
            RankSets.Figure(
                value: 70 + 25 * Double((place * 37) % units) / Double(units),
                standardError: 1 + Double((place * 13) % 7) / 4, degreesOfFreedom: freedom)
        }
        var alone: [Double] = []
        var both: [Double] = []
        var sets = try RankSets([], draws: 1)
        let clock = ContinuousClock()
        for run in 0..<runs {
            alone.append(
                milliseconds(
                    try clock.measure {
                        sets = try RankSets(figures, draws: draws, seed: UInt64(run + 1), includesMarginal: false)
                    }))
            both.append(
                milliseconds(
                    try clock.measure { _ = try RankSets(figures, draws: draws, seed: UInt64(run + 1)) }))
        }
        print("units \(units) draws \(draws) simultaneous \(median(alone)) ms, with marginal \(median(both)) ms")
        print(sets.simultaneous.map { "\($0.lowerBound)-\($0.upperBound)" }.joined(separator: " "))
    }

    static func milliseconds(_ duration: Duration) -> Double {
        let parts = duration.components
        return Double(parts.seconds) * 1e3 + Double(parts.attoseconds) / 1e15
    }

    static func median(_ values: [Double]) -> Double { values.sorted()[values.count / 2] }
}
