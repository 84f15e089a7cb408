import Estimation
import Figures
import Questionnaires
import Statistics
import Testing
import Units
import Weighting

/// Units under other codes and in another order: the same figures, each under its new name.
@Suite struct RelabelledUnitsTests {
    private static let populations = [600, 400, 900, 350]
    private static let satisfied = [30, 12, 41, 20]
    private static let sizes = [40, 33, 50, 36]

    /// - Parameter places: by unit of the first labelling, its place in this one.
    private func survey(_ places: [Int]) throws -> ToySurvey {
        var forms: [ToySurvey.Form] = []
        for (unit, place) in places.enumerated() {
            for number in 0..<Self.sizes[unit] {
                var form = ToySurvey.Form(place, .level(number < Self.satisfied[unit] ? 4 : number % 3))
                form.sex = (number * 7 + unit) % 2
                form.psu = "p\(number % 12)"
                forms.append(form)
            }
        }
        let units = places.indices.map { place in
            let unit = places.firstIndex(of: place) ?? 0
            return Unit(code: "N\(place)", name: "Xã \(place)", block: "A", population: Self.populations[unit])
        }
        return try ToySurvey(
            forms, index: ToySurvey.index(items: 1, formula: .topLevels), units: units)
    }

    private func plan(_ places: [Int]) throws -> WeightingPlan {
        var margins: [Int: Margin] = [:]
        for (unit, place) in places.enumerated() {
            let all = Double(Self.populations[unit])
            margins[place] = try Margin(
                name: "sex.csv", levels: [.init(name: "1", target: 0.4 * all), .init(name: "2", target: 0.6 * all)])
        }
        return WeightingPlan(steps: [
            .populationByUnit, .rake([.init(question: "sex", table: MarginTable(name: "sex.csv", byUnit: margins))]),
        ])
    }

    @Test(
        "Figures, errors, intervals, differences from the block and ranks go with the unit",
        arguments: [[3, 2, 1, 0], [2, 0, 3, 1]])
    func permuted(places: [Int]) throws {
        let own = Array(0..<4)
        let first = try survey(own).estimator(plan(own))
        let second = try survey(places).estimator(plan(places))
        let before = try first.estimates(.init(scopes: own.map { .unit($0) }, nodes: ["index"]))
        let after = try second.estimates(.init(scopes: own.map { .unit($0) }, nodes: ["index"]))
        for (unit, place) in places.enumerated() {
            #expect(before[unit].respondents == after[place].respondents)
            let (one, other) = (before[unit], after[place])
            #expect(isClose(try #require(one.percent.double), try #require(other.percent.double), 1e-12))
            #expect(isClose(try #require(one.standardError), try #require(other.standardError), 1e-9))
            #expect(isClose(try #require(one.interval?.low), try #require(other.interval?.low), 1e-9))
        }
        let contrasts = (try first.blockContrasts(by: .holm), try second.blockContrasts(by: .holm))
        for (unit, place) in places.enumerated() {
            let one = try #require(contrasts.0.first { $0.unit == unit })
            let other = try #require(contrasts.1.first { $0.unit == place })
            #expect(isClose(one.difference, other.difference, 1e-9))
            #expect(isClose(try #require(one.adjustedPValue), try #require(other.adjustedPValue), 1e-7))
        }
        func sets(_ estimates: [Estimate], _ units: UnitRegistry) throws -> BlockRanks {
            let overall = Dictionary(uniqueKeysWithValues: estimates.enumerated().map { ($0, $1) })
            return try #require(SatisfactionRankSets.sets(overall, units: units).first)
        }
        let ranks = (try sets(before, try survey(own).units), try sets(after, try survey(places).units))
        for (unit, place) in places.enumerated() {
            #expect(ranks.0.simultaneous[unit] == ranks.1.simultaneous[place])
        }
        // The whole is the whole, whatever its parts are called.
        let whole = (
            try first.estimates(.init(scopes: [.whole], nodes: ["index"]))[0],
            try second.estimates(.init(scopes: [.whole], nodes: ["index"]))[0]
        )
        #expect(isClose(try #require(whole.0.percent.double), try #require(whole.1.percent.double), 1e-12))
        #expect(isClose(try #require(whole.0.standardError), try #require(whole.1.standardError), 1e-9))
    }
}
