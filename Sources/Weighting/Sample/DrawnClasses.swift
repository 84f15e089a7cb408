internal import Figures
internal import Statistics
internal import Units

/// Classes of those who were drawn, matched with the respondents' own.
struct DrawnClasses {
    private struct Key: Hashable {
        var unit: Int
        var text: FoldedText
    }

    private let classes: CellAssignment
    private let persons: [[DrawnSample.Person]]

    init(
        _ labels: SampleLabels, _ strata: SampleLabels.Strata, _ drawn: DrawnSample?,
        _ responseClass: WeightingStep.ResponseClass
    ) throws(WeightingError) {
        guard let drawn else { throw .withoutSample }
        let texts: [String]
        switch responseClass {
        case .unit: texts = labels.units.cells.map { _ in "" }
        case .stratum: texts = strata.cells.cells.map { $0 < 0 ? "" : strata.texts[Int($0)] }
        case .psu: texts = labels.clusterTexts()
        }
        var known: [Key: Int] = [:]
        var names: [String] = []
        func place(_ unit: Int, _ text: String) -> Int {
            let key = Key(unit: unit, text: FoldedText(text))
            if let place = known[key] { return place }
            known[key] = names.count
            names.append(text.isEmpty ? labels.units.names[unit] : "\(labels.units.names[unit]) / \(text)")
            return names.count - 1
        }
        let cells = labels.units.cells.enumerated().map { row, unit in
            unit < 0 ? CellAssignment.none : Int32(truncatingIfNeeded: place(Int(unit), texts[row]))
        }
        var byClass: [Int: [DrawnSample.Person]] = [:]
        for person in drawn.persons where labels.units.names.indices.contains(person.unit) {
            let text =
                switch responseClass {
                case .unit: ""
                case .stratum: person.stratum
                case .psu: person.psu
                }
            byClass[place(person.unit, text), default: []].append(person)
        }
        classes = CellAssignment(cells: cells, names: names)
        persons = names.indices.map { byClass[$0] ?? [] }
    }

    /// The factors of the respondents' weights.
    ///
    /// - Parameter hasProbabilities: whether weights are inverse probabilities, as then those of the persons drawn are;
    ///   otherwise everyone of a class counts alike.
    func factors(base: [Double], hasProbabilities: Bool) throws(WeightingError) -> [Double] {
        var sums = [CompensatedSum](repeating: CompensatedSum(), count: persons.count)
        var counts = [Int](repeating: 0, count: persons.count)
        for (row, cell) in classes.cells.enumerated() where cell >= 0 {
            sums[Int(cell)].add(base[row])
            counts[Int(cell)] += 1
        }
        var drawn: [NonresponseWeights.Drawn?] = []
        for (place, members) in persons.enumerated() {
            guard !members.isEmpty else {
                drawn.append(nil)
                continue
            }
            let mean = counts[place] == 0 ? 1 : sums[place].value / Double(counts[place])
            let missing = hasProbabilities ? members.count { $0.probability == nil } : 0
            guard missing == 0 else { throw .withoutProbability(respondents: missing) }
            let weights = members.map { hasProbabilities ? 1 / ($0.probability ?? 1) : mean }
            drawn.append(.init(count: members.count, weight: weights.compensatedSum()))
        }
        return try NonresponseWeights(base: base, classes: classes, drawn: drawn).factors
    }
}
