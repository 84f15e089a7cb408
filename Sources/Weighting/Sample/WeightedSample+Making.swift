internal import Figures
public import Questionnaires
public import Responses
public import Units

extension WeightedSample {
    /// Weighs accepted responses.
    ///
    /// - Throws: `WeightingError` naming what does not fit: a unit or stratum without N, a margin's level without
    ///   respondents, totals that disagree. The responses are untouched then.
    public init(
        _ responses: ResponseTable, questionnaire: Questionnaire, units: UnitRegistry, plan: WeightingPlan
    ) throws(WeightingError) {
        let labels = SampleLabels(responses, questionnaire: questionnaire, units: units)
        let strata = labels.strata()
        let clusters = labels.clusters(strata)
        var weights = [Double](repeating: 1, count: responses.rowCount)
        var chain: [ChainLink] = []
        var calibration: CalibrationGroups?
        for step in plan.steps {
            let factors: [Double]
            switch step {
            case .populationByUnit:
                let cells = labels.units()
                factors = try ExpansionWeights(cells: cells, populations: units.units.map { $0.population.map(Double.init) }).weights
            case .populationByStratum:
                factors = try ExpansionWeights(cells: strata, populations: labels.populations(strata, plan.strata)).weights
            case .postStratify(let question, let margins):
                let levels = labels.levels(of: question)
                let fitted: PostStratifiedWeights
                if let whole = margins.whole {
                    fitted = try PostStratifiedWeights(base: weights, levels: levels, margin: whole)
                } else {
                    fitted = try PostStratifiedWeights(
                        base: weights, units: labels.units(), levels: levels,
                        margins: units.units.indices.map { margins.byUnit[$0] })
                }
                calibration = fitted.groups
                factors = fitted.factors
            }
            for row in weights.indices { weights[row] *= factors[row] }
            chain.append(ChainLink(step: step, factors: factors))
        }
        self.responses = responses
        self.weights = weights
        self.strata = strata
        self.clusters = clusters
        self.calibration = calibration
        self.chain = chain
        populations = plan.isFinitePopulation ? try labels.sizes(strata, plan.strata, clustered: clusters != nil) : strata.names.map { _ in nil }
        diagnostics = try WeightDiagnostics.byCell(weights, cells: labels.units())
    }
}

/// Turns units, strata, clusters and levels of responses into numbered cells.
struct SampleLabels {
    let responses: ResponseTable
    let questionnaire: Questionnaire
    let registry: UnitRegistry

    init(_ responses: ResponseTable, questionnaire: Questionnaire, units: UnitRegistry) {
        self.responses = responses
        self.questionnaire = questionnaire
        registry = units
    }

    /// The unit of each row, numbered as in the registry.
    func units() -> CellAssignment {
        CellAssignment(
            cells: (0..<responses.rowCount).map { responses.unit($0).map { Int32($0) } ?? CellAssignment.none },
            names: registry.units.map(\.code))
    }

    /// The stratum of each row: unit, and the questionnaire's stratum within it.
    func strata() -> CellAssignment {
        guard let position = questionnaire.position(of: .stratum) else { return units() }
        return CellAssignment(
            (0..<responses.rowCount).map { row in
                guard let unit = responses.unit(row) else { return nil }
                return Self.name(registry.units[unit].code, text(position, row) ?? "")
            })
    }

    /// The cluster of each row; a respondent whose cluster is not known is one of its own. Nil where nobody has one.
    func clusters(_ strata: CellAssignment) -> [Int32]? {
        guard let position = questionnaire.position(of: .psu) else { return nil }
        var known: [String: Int32] = [:]
        var next: Int32 = 0
        var hasAny = false
        let clusters = (0..<responses.rowCount).map { row -> Int32 in
            guard let name = text(position, row) else {
                next += 1
                return next - 1
            }
            hasAny = true
            let key = "\(strata.cells[row])\u{1F}\(name)"
            if let cluster = known[key] { return cluster }
            known[key] = next
            next += 1
            return next - 1
        }
        return hasAny ? clusters : nil
    }

    /// The level of each row's answer to a question, by its code; none for a missing answer.
    func levels(of question: String) -> CellAssignment {
        guard let position = questionnaire.position(of: question) else {
            return CellAssignment((0..<responses.rowCount).map { _ in nil })
        }
        return CellAssignment((0..<responses.rowCount).map { text(position, $0) })
    }

    /// N of each stratum, from the table of strata.
    func populations(_ strata: CellAssignment, _ table: StrataTable?) -> [Double?] {
        strata.names.map { entry($0, table)?.population.map(Double.init) }
    }

    /// The size of each stratum in the units that were drawn in it: clusters or persons.
    ///
    /// - Throws: `cellWithoutPopulation` where the size is not known, because a correction was asked for.
    func sizes(_ strata: CellAssignment, _ table: StrataTable?, clustered: Bool) throws(WeightingError) -> [Double?] {
        var counts = [Int](repeating: 0, count: strata.names.count)
        for cell in strata.cells where cell >= 0 { counts[Int(cell)] += 1 }
        var sizes: [Double?] = []
        for (cell, name) in strata.names.enumerated() {
            let known = entry(name, table)
            let parts = name.split(separator: "\u{1F}", omittingEmptySubsequences: false)
            let unit = registry.unit(code: String(parts[0]))
            let size = clustered ? known?.psus : known?.population ?? (parts.count == 1 || parts[1].isEmpty ? unit?.population : nil)
            guard size != nil || counts[cell] == 0 else {
                throw .cellWithoutPopulation(cell: Self.printed(name), respondents: counts[cell])
            }
            sizes.append(size.map(Double.init))
        }
        return sizes
    }

    private func entry(_ name: String, _ table: StrataTable?) -> StrataTable.Stratum? {
        let parts = name.split(separator: "\u{1F}", omittingEmptySubsequences: false)
        guard let unit = registry.index(ofCode: String(parts[0])) else { return nil }
        return table?[unit: unit, stratum: parts.count > 1 ? String(parts[1]) : ""]
    }

    private static func name(_ unit: String, _ stratum: String) -> String { "\(unit)\u{1F}\(stratum)" }

    private static func printed(_ name: String) -> String {
        name.split(separator: "\u{1F}").joined(separator: " / ")
    }

    /// The text or level code of a cell; nil if it is missing.
    private func text(_ position: Int, _ row: Int) -> String? {
        let column = responses.columns[position]
        if case .texts(let texts) = column { return texts[row] }
        guard let level = column.level(row) else { return nil }
        return questionnaire.scale(of: questionnaire.questions[position])?.levels[level].code
    }
}
