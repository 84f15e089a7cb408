public import Estimation
public import Questionnaires
public import Units

/// Withholds cells of break-downs by respondents' characteristics that could disclose single respondents.
///
/// A cell with fewer respondents than the limit is withheld, and with it the cells from which it could be had by subtraction: within its
/// table, between a table of a unit and that of its block or of the whole, between an item, its factor and the index, and
/// between a crossing and the tables of its variables. What a service is (field of procedure, channel) is no characteristic
/// of a person: those cells are official figures, flagged where they are small. Source of the rule: the threshold rule and complementary
/// suppression of Hundepool et al., Statistical Disclosure Control (2012), chapter 4.
public struct DisclosureControl: Sendable, Hashable {
    /// The fewest respondents of a cell that is published; 1 withholds nothing.
    public var smallestCell: Int

    /// Makes a control with its limit.
    public init(smallestCell: Int) {
        self.smallestCell = smallestCell
    }

    /// The cells of all scopes, nodes and variables, in the order given, with those withheld marked.
    ///
    /// All that will be published is to be given at once, as what is withheld here depends on what is printed there.
    ///
    /// - Parameter units: the units of which blocks are made.
    public func marked(
        _ cells: [Estimate], of questionnaire: Questionnaire, units: UnitRegistry
    ) -> [DisclosedCell] {
        // One table, whatever order its questions are given in.
        var tables: [Set<String>: [Int]] = [:]
        for (place, cell) in cells.enumerated() where !cell.group.isEmpty {
            tables[Set(cell.group.map(\.variable)), default: []].append(place)
        }
        var result = cells.map { DisclosedCell(estimate: $0, isWithheld: false) }
        let structure = DisclosureStructure(questionnaire, units: units)
        // A crossing of several questions is about persons as soon as one of them is.
        for (variables, places) in tables where variables.contains(where: structure.isCharacteristic) {
            let variables = structure.ordered(variables)
            let table = DisclosureTable(
                variables: variables,
                cells: places.map { place in
                    let levels = Dictionary(
                        cells[place].group.map { ($0.variable, $0.level) }, uniquingKeysWith: { first, _ in first })
                    return DisclosureTable.Cell(
                        scope: cells[place].scope, item: cells[place].item, levels: variables.map { levels[$0] ?? "" },
                        respondents: cells[place].respondents)
                })
            for (place, isHidden) in zip(places, table.hiddenInOrder(structure, smallest: smallestCell)) {
                result[place].isWithheld = isHidden
            }
        }
        return result
    }
}

/// A cell of a break-down, and whether it may be published.
public struct DisclosedCell: Sendable, Hashable {
    /// The figure.
    public var estimate: Estimate
    /// Whether nothing of it may be published.
    public var isWithheld: Bool

    /// Makes a cell.
    public init(estimate: Estimate, isWithheld: Bool) {
        self.estimate = estimate
        self.isWithheld = isWithheld
    }
}
