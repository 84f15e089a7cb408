import Estimation
import Figures
import Weighting

/// A sample of R `survey`'s example data with its design, and the figures that make_reference.R asks of it.
struct ReferenceSample {
    let table: ReferenceTable
    let design: SurveyDesign

    /// Numbers texts in the order of their first appearance.
    static func labels(_ texts: [String]) -> [Int32] {
        var known: [String: Int32] = [:]
        return texts.map { text in
            if let label = known[text] { return label }
            let label = Int32(known.count)
            known[text] = label
            return label
        }
    }

    /// The value that each stratum has in a column.
    static func byStratum(_ values: [Double?], _ strata: [Int32]) -> [Double?] {
        var result = [Double?](repeating: nil, count: Int(strata.max() ?? -1) + 1)
        for (value, stratum) in zip(values, strata) { result[Int(stratum)] = value }
        return result
    }

    init(_ table: ReferenceTable, _ design: SurveyDesign) {
        self.table = table
        self.design = design
    }

    /// The designs named in make_reference.R over the school data.
    static func named(_ name: String) throws -> ReferenceSample {
        if calibrated[name] != nil { return try calibrated(name) }
        switch name {
        case "dsrs":
            let table = try ReferenceFiles.table("data/apisrs.csv")
            let populations = table.numbers("fpc")
            let weights = populations.map { ($0 ?? 0) / Double(table.rowCount) }
            return ReferenceSample(table, try SurveyDesign(weights: weights, populations: [populations.first ?? nil]))
        case "dsrsw":
            let table = try ReferenceFiles.table("data/apisrs.csv")
            return ReferenceSample(table, try SurveyDesign(weights: table.numbers("pw").map { $0 ?? 0 }))
        case "dstrat", "dstratn", "pss":
            let table = try ReferenceFiles.table("data/apistrat.csv")
            let strata = labels(table.texts("stype"))
            let weights = table.numbers("pw").map { $0 ?? 0 }
            let populations = name == "dstratn" ? [] : byStratum(table.numbers("fpc"), strata)
            guard name == "pss" else {
                return ReferenceSample(
                    table, try SurveyDesign(weights: weights, strata: strata, populations: populations))
            }
            let calibrated = try postStratified(table, weights)
            return ReferenceSample(
                table,
                try SurveyDesign(
                    weights: calibrated.weights, strata: strata, populations: populations,
                    calibration: calibrated.calibration))
        default:
            let table = try ReferenceFiles.table("data/apiclus1.csv")
            let clusters = labels(table.texts("dnum"))
            let weights = table.numbers("pw").map { $0 ?? 0 }
            let populations = name == "dclus1n" ? [] : [table.numbers("fpc").first ?? nil]
            guard name == "ps1" else {
                return ReferenceSample(
                    table, try SurveyDesign(weights: weights, clusters: clusters, populations: populations))
            }
            let calibrated = try postStratified(table, weights)
            return ReferenceSample(
                table,
                try SurveyDesign(
                    weights: calibrated.weights, clusters: clusters, populations: populations,
                    calibration: calibrated.calibration))
        }
    }

    /// Weights that agree with the number of schools of each type, E, H and M.
    private static func postStratified(_ table: ReferenceTable, _ weights: [Double]) throws -> PostStratifiedWeights {
        let margin = try Margin(
            name: "stype",
            levels: [
                .init(name: "E", target: 4421), .init(name: "H", target: 755), .init(name: "M", target: 1018),
            ])
        return try PostStratifiedWeights(
            base: weights, levels: CellAssignment(table.texts("stype")), margin: margin)
    }

    // MARK: Figures, by the names that R gives them

    /// A factor's levels in R's order (sorted).
    func levels(_ column: String) -> [String] { Set(table.texts(column)).sorted() }

    func domain(_ isIn: (Int) -> Bool = { _ in true }) -> SurveyDomain {
        SurveyDomain(design, where: isIn)
    }

    /// `svymean(~column, na.rm = TRUE)` of a number.
    func mean(_ column: String, _ domain: SurveyDomain) throws -> Result<LinearisedEstimate, Absence> {
        let values = table.numbers(column)
        return try domain.mean(domain.rows.map { values[$0] ?? 0 }, valid: domain.rows.map { values[$0] != nil })
    }

    /// `svytotal(~column, na.rm = TRUE)` of a number.
    func total(_ column: String, _ domain: SurveyDomain) throws -> Result<LinearisedEstimate, Absence> {
        let values = table.numbers(column)
        return try domain.total(domain.rows.map { values[$0] ?? 0 }, valid: domain.rows.map { values[$0] != nil })
    }

    /// The share of rows with a property.
    func share(_ domain: SurveyDomain, _ property: (Int) -> Bool) throws -> Result<LinearisedEstimate, Absence> {
        try domain.mean(domain.rows.map { property($0) ? 1 : 0 })
    }

    /// `svyratio(~above, ~below, na.rm = TRUE)`.
    func ratio(
        _ above: String, _ below: String, _ domain: SurveyDomain
    ) throws -> Result<LinearisedEstimate, Absence> {
        let y = table.numbers(above)
        let x = table.numbers(below)
        let isWhole = domain.rows.map { y[$0] != nil && x[$0] != nil }
        return try domain.ratio(
            zip(domain.rows, isWhole).map { $1 ? y[$0] ?? 0 : 0 }, zip(domain.rows, isWhole).map { $1 ? x[$0] ?? 0 : 0 }
        )
    }
}
