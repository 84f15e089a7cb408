import Estimation
import Figures
import Units
import Weighting

// measure-estimates proportions|raking|cells|bootstrap|quantiles [RUNS [SCALE]]
//
// Prints a line of JSON: what was measured, the seconds of each run, and a figure that a peer must agree with.

let arguments = CommandLine.arguments.dropFirst().map { $0 }
let part = arguments.first ?? "proportions"
let runs = arguments.dropFirst().first.flatMap { Int($0) } ?? 5
let scale = arguments.dropFirst(2).first.flatMap { Double($0) } ?? 1

func seconds(_ work: () throws -> Void) rethrows -> Double {
    let clock = ContinuousClock()
    let taken = try clock.measure(work)
    return Double(taken.components.seconds) + Double(taken.components.attoseconds) * 1e-18
}

var times: [Double] = []
var check = 0.0

switch part {
case "proportions":
    // One proportion with standard error and interval for each of 40 items in each of 100 units.
    let survey = try MadeSurvey(rows: Int(1_000_000 * scale), units: 100, items: 40, characteristics: [], seed: 1)
    let sample = try WeightedSample(
        survey.responses, questionnaire: survey.questionnaire, units: survey.units,
        plan: WeightingPlan(steps: [.populationByUnit]))
    let estimator = try SurveyEstimator(
        sample, questionnaire: survey.questionnaire, units: survey.units, settings: EstimationSettings())
    let scopes = survey.units.units.indices.map { EstimateScope.unit($0) }
    let items = Set((0..<40).map { "q\($0)" })
    for _ in 0..<runs {
        times.append(
            try seconds {
                let found = try estimator.estimates(SurveyEstimator.Request(scopes: scopes, nodes: items))
                check = found.reduce(0) { $0 + ($1.standardError ?? 0) }
            })
    }
case "raking", "cells":
    // Within each of 100 units: six levels by two; or five margins with some 500 occupied cells.
    let levels = part == "raking" ? [6, 2] : [4, 4, 4, 4, 2]
    let survey = try MadeSurvey(
        rows: Int(1_000_000 * scale), units: 100, items: 1, characteristics: levels, seed: 2)
    let plan = WeightingPlan(steps: [.rake(try survey.margins(Array(levels.indices)))])
    let plain = WeightingPlan(steps: [])
    for _ in 0..<runs {
        // What every sample takes, weighted or not, is measured apart.
        let base = try seconds {
            _ = try WeightedSample(
                survey.responses, questionnaire: survey.questionnaire, units: survey.units, plan: plain)
        }
        let all = try seconds {
            let sample = try WeightedSample(
                survey.responses, questionnaire: survey.questionnaire, units: survey.units, plan: plan)
            check = sample.weights.reduce(0, +)
        }
        times.append(all - base)
    }
case "bootstrap":
    // 1,000 replicates, each raked again within its units.
    let survey = try MadeSurvey(rows: Int(100_000 * scale), units: 100, items: 10, characteristics: [6, 2], seed: 3)
    let plan = WeightingPlan(steps: [.rake(try survey.margins([0, 1]))])
    let sample = try WeightedSample(
        survey.responses, questionnaire: survey.questionnaire, units: survey.units, plan: plan)
    for _ in 0..<runs {
        times.append(
            try seconds {
                let estimator = try SurveyEstimator(
                    sample, questionnaire: survey.questionnaire, units: survey.units,
                    settings: EstimationSettings(replication: .bootstrap(replicates: 1000, seed: 1)))
                let found = try estimator.estimates(
                    SurveyEstimator.Request(scopes: [.whole] + survey.units.units.indices.map { .unit($0) }))
                check = found.reduce(0) { $0 + ($1.standardError ?? 0) }
            })
    }
default:
    print("measure-estimates proportions|raking|cells|bootstrap [RUNS [SCALE]]")
}
print("{\"part\": \"\(part)\", \"seconds\": \(times), \"check\": \(check)}")
