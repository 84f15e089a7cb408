import Estimation
import Figures

@testable import Weighting

/// The calibrated designs of section G.
extension ReferenceSample {
    /// How each is made in R, as reference.csv names it.
    static let calibrated: [String: String] = [
        "rk1": rake, "rk1t": rakeWith("200"),
        "rks":
            "rake(dstrat, list(~stype, ~sch.wide, ~comp.imp), list(pop.types, pop.sw, pop.ci), control = list(maxit = 500, epsilon = 1e-12))",
        "cl1": "calibrate(dclus1, ~stype, pt)",
        "clb": "calibrate(dclus1, ~stype + api99, c(pt, api99 = 3914069), bounds = c(0.5, 3))",
        "crk":
            "calibrate(dclus1, ~stype + api99, c(pt, api99 = 3914069), calfun = \"raking\", epsilon = 1e-12)",
        "clg":
            "calibrate(dclus1, ~stype + api99, c(pt, api99 = 3914069), calfun = \"logit\", bounds = c(0.5, 2.5), epsilon = 1e-12)",
        "trim": "trimWeights(\(rake), lower = 20, upper = 45)",
        "trimS": "trimWeights(\(rake), lower = 20, upper = 45, strict = TRUE)",
        "caltrim":
            "calibrate(dclus1, ~stype + api99, c(pt, api99 = 3914069), calfun = \"raking\", trim = c(15, 60), bounds = c(0, Inf))",
    ]

    private static let rake = "rake(dclus1, list(~stype, ~sch.wide), list(pop.types, pop.sw))"

    private static func rakeWith(_ rounds: String) -> String {
        "rake(dclus1, list(~stype, ~sch.wide), list(pop.types, pop.sw), control = list(maxit = \(rounds), epsilon = 1e-12))"
    }

    private static func margin(
        _ table: ReferenceTable, _ column: String, _ targets: KeyValuePairs<String, Double>
    ) throws -> FittingMargin {
        FittingMargin(
            levels: CellAssignment(table.texts(column)),
            margin: try Margin(name: column, levels: targets.map { .init(name: $0.key, target: $0.value) }))
    }

    /// A calibrated design by its name.
    static func calibrated(_ name: String) throws -> ReferenceSample {
        let isStratified = name == "rks"
        let table = try ReferenceFiles.table(isStratified ? "data/apistrat.csv" : "data/apiclus1.csv")
        let base = table.numbers("pw").map { $0 ?? 0 }
        let types = try margin(table, "stype", ["E": 4421, "H": 755, "M": 1018])
        let wide = try margin(table, "sch.wide", ["No": 1072, "Yes": 5122])
        func design(_ weights: [Double], _ step: Calibration.Step) throws -> ReferenceSample {
            let strata = isStratified ? labels(table.texts("stype")) : nil
            return ReferenceSample(
                table,
                try SurveyDesign(
                    weights: weights, strata: strata, clusters: isStratified ? nil : labels(table.texts("dnum")),
                    populations: strata.map { byStratum(table.numbers("fpc"), $0) } ?? [
                        table.numbers("fpc").first ?? nil
                    ],
                    calibration: Calibration(steps: [step])))
        }
        switch name {
        case "rk1t":
            let raked = try RakedWeights(base: base, margins: [types, wide])
            return try design(raked.weights, raked.calibration)
        case "rks":
            let improved = try margin(table, "comp.imp", ["No": 1712, "Yes": 4482])
            let raked = try RakedWeights(base: base, margins: [types, wide, improved])
            return try design(raked.weights, raked.calibration)
        case "rk1", "trim", "trimS":
            // R stops when no cell of the table moves by a school, after four rounds.
            let raked = try RakedWeights(base: base, margins: [types, wide], exactCycles: 4)
            guard name != "rk1" else { return try design(raked.weights, raked.calibration) }
            let trimmed = try TrimmedWeights(
                base: raked.weights, limits: .init(lower: 20, upper: 45, isStrict: name == "trimS"))
            return try design(trimmed.weights, raked.calibration)
        default:
            let method: CalibratedWeights.Method =
                switch name {
                case "clb": .init(.linear, bounds: 0.5...3)
                case "crk": .init(.raking)
                case "clg": .init(.logit, bounds: 0.5...2.5)
                case "caltrim": .init(.raking, bounds: 0...Double.infinity, trim: 15...60)
                default: .init(.linear)
                }
            let scores = FittingTotal(
                name: "api99", values: table.numbers("api99").map { $0 ?? 0 }, total: 3_914_069)
            let fitted = try CalibratedWeights(
                base: base, margins: [types], totals: name == "cl1" ? [] : [scores], method: method)
            return try design(fitted.weights, fitted.calibration)
        }
    }
}
