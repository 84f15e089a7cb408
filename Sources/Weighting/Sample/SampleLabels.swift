internal import Figures
internal import Questionnaires
internal import Responses
internal import Units

/// Turns units, strata, clusters and levels of responses into numbered cells.
struct SampleLabels {
    /// The strata that occur among the responses, in the order of units and then of the stratum's levels or texts.
    struct Strata {
        /// The stratum of each row; names are made for messages.
        var cells: CellAssignment
        /// The unit of each stratum.
        var units: [Int] = []
        /// The stratum within its unit as it stands in the forms; empty where the questionnaire has none, or it is blank.
        var texts: [String] = []
    }

    private let responses: ResponseTable
    private let questionnaire: Questionnaire
    private let registry: UnitRegistry
    /// The unit of each row, numbered as in the registry.
    let units: CellAssignment
    /// The stratum of each row, by form or by sample.
    let strataPlaces: DesignPlaces
    /// The primary sampling unit of each row, by form or by sample.
    let clusterPlaces: DesignPlaces

    /// - Parameter drawn: the table of the sample, which says where the forms that do not say it themselves were drawn.
    init(
        _ responses: ResponseTable, questionnaire: Questionnaire, units registry: UnitRegistry,
        drawn: DrawnSample? = nil
    ) {
        self.responses = responses
        self.questionnaire = questionnaire
        self.registry = registry
        units = CellAssignment(
            cells: responses.units.blocks.flatMap { block in
                block.map { MissingCodes.reason(of: $0) == nil ? Int32(clamping: $0) : CellAssignment.none }
            },
            names: registry.units.map(\.code))
        let (units, columns) = (units, responses.columns)
        func levels(_ role: DesignRole) -> CellAssignment? {
            questionnaire.position(of: role).flatMap { Self.levels(columns[$0], at: $0, questionnaire) }
        }
        let numbers = drawn == nil ? nil : levels(.formNumber)
        strataPlaces = DesignPlaces(
            forms: levels(.stratum), spellings: Self.spellings(.stratum, questionnaire), numbers: numbers, units: units,
            place: drawn.map { drawn in { number in drawn.place(number).map { ($0.unit, $0.stratum) } } })
        clusterPlaces = DesignPlaces(
            forms: levels(.psu), spellings: Self.spellings(.psu, questionnaire), numbers: numbers, units: units,
            place: drawn.map { drawn in { number in drawn.place(number).map { ($0.unit, $0.psu) } } })
    }

    /// The code of each level of a choose-one question by its label: a sample may name strata as people read them.
    private static func spellings(_ role: DesignRole, _ questionnaire: Questionnaire) -> [FoldedText: String] {
        guard let position = questionnaire.position(of: role) else { return [:] }
        let levels = questionnaire.scale(of: questionnaire.questions[position])?.levels ?? []
        var spellings: [FoldedText: String] = [:]
        for level in levels {
            for text in [level.label.vi, level.label.en] { spellings[FoldedText(text)] = level.code }
        }
        for level in levels { spellings[FoldedText(level.code)] = level.code }
        return spellings
    }

    /// The stratum of each row: its unit, divided by the questionnaire's stratum question; those who left that blank
    /// are a stratum of their own.
    func strata() -> Strata {
        guard let levels = strataPlaces.cells?.folded() else {
            return Strata(
                cells: units, units: Array(registry.units.indices), texts: registry.units.map { _ in "" })
        }
        // Numbered by unit and level, not as they first appear, so that the order of rows has no part in it.
        let order = levels.names.indices.sorted {
            levels.names[$0].utf8.lexicographicallyPrecedes(levels.names[$1].utf8)
        }
        var rank = [Int](repeating: 0, count: order.count)
        for (place, level) in order.enumerated() { rank[level] = place + 1 }
        let width = levels.names.count + 1
        var occurs = [Bool](repeating: false, count: registry.count * width)
        let keys = units.cells.indices.map { row -> Int in
            guard units.cells[row] >= 0 else { return -1 }
            let level = levels.cells[row]
            let key = Int(units.cells[row]) * width + (level < 0 ? 0 : rank[Int(level)])
            occurs[key] = true
            return key
        }
        var number = [Int32](repeating: CellAssignment.none, count: occurs.count)
        var strata = Strata(cells: CellAssignment([]))
        var names: [String] = []
        for key in occurs.indices where occurs[key] {
            let text = key % width == 0 ? "" : levels.names[order[key % width - 1]]
            number[key] = Int32(truncatingIfNeeded: names.count)
            names.append("\(registry.units[key / width].code) / \(text.isEmpty ? "–" : text)")
            strata.units.append(key / width)
            strata.texts.append(text)
        }
        strata.cells = CellAssignment(cells: keys.map { $0 < 0 ? CellAssignment.none : number[$0] }, names: names)
        return strata
    }

    /// The primary sampling unit of each row; a respondent whose own is not known is one by itself. Nil where nobody
    /// names one: then each respondent was drawn by itself.
    func clusters(_ strata: Strata) -> [Int32]? {
        guard let names = clusterPlaces.cells?.folded() else { return nil }
        var known: [Int64: Int32] = [:]
        var next: Int32 = 0
        return names.cells.enumerated().map { row, name in
            if name >= 0 {
                // One name in two strata is two clusters: a cluster lies in one stratum.
                let key = Int64(strata.cells.cells[row]) << 32 | Int64(name)
                if let cluster = known[key] { return cluster }
                known[key] = next
            }
            next += 1
            return next - 1
        }
    }

    /// The level of each row's answer to a question, by its code.
    ///
    /// - Throws: `WeightingError.notAMarginQuestion` for a question that is not there, or has no levels.
    func levels(of question: String) throws(WeightingError) -> CellAssignment {
        guard let position = questionnaire.position(of: question) else { throw .notAMarginQuestion(question) }
        // Of the unit it is the unit found that counts, however it was typed.
        if questionnaire.questions[position].role == .unit { return units }
        guard let levels = levels(at: position) else { throw .notAMarginQuestion(question) }
        return levels
    }

    /// The same with the spellings of a table: texts are one level where people take them for one ("S1 ", "s1").
    ///
    /// - Throws: `WeightingError.notAMarginQuestion` for a question that is not there, or has no levels.
    func levels(of question: String, spelledAs names: Set<String>) throws(WeightingError) -> CellAssignment {
        let levels = try levels(of: question)
        guard let position = questionnaire.position(of: question),
            case .texts = responses.columns[position], questionnaire.questions[position].role != .unit
        else { return levels }
        var spellings: [FoldedText: String] = [:]
        for name in names.sorted() {
            // A table that tells spellings apart is taken at its word.
            if spellings.updateValue(name, forKey: FoldedText(name)) != nil { return levels }
        }
        let folded = levels.folded()
        return CellAssignment(
            cells: folded.cells, names: folded.names.map { spellings[FoldedText($0)] ?? $0 })
    }

    /// The primary sampling unit of each row as it stands in the forms or the sample; empty where it is not known.
    func clusterTexts() -> [String] {
        guard let names = clusterPlaces.cells else { return units.cells.map { _ in "" } }
        return names.cells.map { $0 < 0 ? "" : names.names[Int($0)] }
    }

    /// The form number of each row, where it has one.
    func formNumbers() -> [String?] {
        guard let position = questionnaire.position(of: .formNumber), let numbers = levels(at: position) else {
            return units.cells.map { _ in nil }
        }
        return numbers.cells.map { $0 < 0 ? nil : numbers.names[Int($0)] }
    }

    /// The answers to a number question; NaN where there is none.
    ///
    /// - Throws: `WeightingError.notANumber` for a question that is not there or no number.
    func numbers(of question: String) throws(WeightingError) -> [Double] {
        guard let position = questionnaire.position(of: question),
            case .numbers(let column) = responses.columns[position]
        else { throw .notANumber(question: question) }
        return (0..<responses.rowCount).map { column[$0] }
    }

    /// The weights that forms carry.
    ///
    /// - Throws: `WeightingError.notAWeight` for a question that is no number, or answers that are not above 0.
    func weights(of question: String) throws(WeightingError) -> [Double] {
        guard let position = questionnaire.position(of: question),
            case .numbers(let column) = responses.columns[position]
        else { throw .notAWeight(question: question, respondents: 0) }
        let weights = (0..<responses.rowCount).map { column[$0] }
        let wrong = weights.count { !($0 > 0 && $0.isFinite) }
        guard wrong == 0 else { throw .notAWeight(question: question, respondents: wrong) }
        return weights
    }

    /// The level or text of each row; nil for a column of another kind.
    private func levels(at position: Int) -> CellAssignment? {
        Self.levels(responses.columns[position], at: position, questionnaire)
    }

    private static func levels(_ column: Column, at position: Int, _ questionnaire: Questionnaire) -> CellAssignment? {
        let scale = questionnaire.scale(of: questionnaire.questions[position])?.levels.map(\.code) ?? []
        switch column {
        case .codes8(let column): return cells(column, names: scale)
        case .codes16(let column): return cells(column, names: scale)
        case .texts(let column): return cells(column.codes, names: Array(column.texts))
        case .sets, .numbers, .dates: return nil
        }
    }

    private static func cells<Code>(_ column: CodeBlocks<Code>, names: [String]) -> CellAssignment {
        CellAssignment(
            cells: column.blocks.flatMap { block in
                block.map { MissingCodes.reason(of: $0) == nil ? Int32(clamping: $0) : CellAssignment.none }
            },
            names: names)
    }
}

extension CellAssignment {
    /// The same cells with those put together whose names people take for one: "Thôn 1", "thôn  1", in whatever normal form.
    /// The name of several is the first in alphabet, so that the order of rows has no part in it.
    func folded() -> CellAssignment {
        let order = names.indices.sorted { names[$0].utf8.lexicographicallyPrecedes(names[$1].utf8) }
        var places: [FoldedText: Int32] = [:]
        var kept: [String] = []
        var place = [Int32](repeating: Self.none, count: names.count)
        for name in order {
            let key = FoldedText(names[name])
            if places[key] == nil {
                places[key] = Int32(truncatingIfNeeded: kept.count)
                kept.append(names[name])
            }
            place[name] = places[key] ?? Self.none
        }
        return CellAssignment(cells: cells.map { $0 < 0 ? Self.none : place[Int($0)] }, names: kept)
    }
}
