public import Estimation
public import Questionnaires

/// Withholds cells of break-downs by respondents' characteristics that could disclose single respondents.
///
/// A cell with fewer respondents than the limit is withheld. Where that is the only one of its variable, the smallest
/// other cell with respondents goes too, so that the first cannot be had by subtraction from the published total. What
/// a service is (field of procedure, channel) is no characteristic of a person: those cells are official figures, flagged
/// where they are small. Source of the rule: the threshold rule and complementary suppression of Hundepool et al.,
/// Statistical Disclosure Control (2012), chapter 4.
public struct DisclosureControl: Sendable, Hashable {
    /// The fewest respondents of a cell that is published.
    public var smallestCell: Int

    /// Makes a control with its limit.
    public init(smallestCell: Int) {
        self.smallestCell = smallestCell
    }

    /// Which cells are withheld, in the order given. The cells must be those of one scope and one variable,
    /// or of one crossing of variables.
    public func withheld(_ cells: [Estimate], of questionnaire: Questionnaire) -> [Bool] {
        // A crossing of several questions is about persons as soon as one of them is.
        guard cells.first?.group.contains(where: { isCharacteristic($0.variable, of: questionnaire) }) ?? false
        else { return cells.map { _ in false } }
        // Not to have said one's sex is no characteristic to protect.
        let known = cells.indices.filter { cells[$0].group.allSatisfy { $0.level != "" } }
        var withheld = cells.map { _ in false }
        for cell in known { withheld[cell] = (1..<max(smallestCell, 1)).contains(cells[cell].respondents) }
        if known.count(where: { withheld[$0] }) == 1 {
            let others = known.filter { !withheld[$0] && cells[$0].respondents > 0 }
            if let partner = others.min(by: { cells[$0].respondents < cells[$1].respondents }) {
                withheld[partner] = true
            }
        }
        return withheld
    }

    /// The cells of all scopes and variables, in the order given, with those withheld marked.
    public func marked(_ cells: [Estimate], of questionnaire: Questionnaire) -> [DisclosedCell] {
        var groups: [Place: [Int]] = [:]
        for (place, cell) in cells.enumerated() {
            let variable = cell.group.map(\.variable).joined(separator: "\u{1F}")
            groups[Place(scope: cell.scope, item: cell.item, variable: variable), default: []].append(place)
        }
        var result = cells.map { DisclosedCell(estimate: $0, isWithheld: false) }
        for places in groups.values {
            for (place, isWithheld) in zip(places, withheld(places.map { cells[$0] }, of: questionnaire)) {
                result[place].isWithheld = isWithheld
            }
        }
        return result
    }

    /// Whether a variable says something about the person who answered, and nothing about the service.
    func isCharacteristic(_ variable: String, of questionnaire: Questionnaire) -> Bool {
        guard let place = questionnaire.position(of: variable) else { return true }
        return switch questionnaire.questions[place].role {
        case .channel, .field, .date: false
        default: true
        }
    }

    private struct Place: Hashable {
        var scope: EstimateScope
        var item: String
        var variable: String
    }
}

/// A cell of a break-down, and whether it may be published.
public struct DisclosedCell: Sendable, Hashable {
    /// The figure.
    public var estimate: Estimate
    /// Whether nothing of it may be published.
    public var isWithheld: Bool
}
