import Estimation
import Figures
import Questionnaires
@testable import Reports
import Statistics
import Testing
import Units

/// Tables of random counts, attacked as a reader of all of them would: every sum that holds is written down from the definitions of the
/// tables, not from the program's own list, and solved.
@Suite struct SubtractionAttackTests {
    /// Units in two blocks, one without, with respondents by three variables crossed.
    private struct Made {
        /// The variables with the numbers of their levels.
        static let variables = [("sex", 2), ("age", 4), ("edu", 2)]
        static let cellsOfUnit = variables.reduce(1) { $0 * $1.1 }

        let units: UnitRegistry
        let questionnaire: Questionnaire
        /// By unit and by the levels of all variables, the last changing fastest.
        let people: [[Int]]

        init(seed: UInt64, largest: Int) throws {
            var random = SeededGenerator(seed: seed)
            units = try UnitRegistry(
                (0..<6).map { place in
                    var unit = Unit(code: "U\(place)", name: "U\(place)")
                    unit.block = place < 3 ? "A" : place < 5 ? "B" : nil
                    return unit
                })
            questionnaire = try MadeCampaign.questionnaire()
            people = (0..<6).map { _ in
                (0..<Self.cellsOfUnit).map { _ in Int(random.next() % UInt64(largest)) }
            }
        }

        var scopes: [(scope: EstimateScope, units: [Int])] {
            [(.whole, Array(0..<6)), (.block("A"), [0, 1, 2]), (.block("B"), [3, 4])]
                + (0..<6).map { (.unit($0), [$0]) }
        }

        /// The cells of a unit that are of some levels: the variable's place and the level's.
        func places(_ levels: [(Int, Int)]) -> [Int] {
            (0..<Self.cellsOfUnit).filter { place in
                var left = place
                var digits: [Int] = []
                for (_, count) in Self.variables.reversed() {
                    digits.insert(left % count, at: 0)
                    left /= count
                }
                return levels.allSatisfy { digits[$0.0] == $0.1 }
            }
        }

        /// The break-down of all scopes by some variables, crossed in the order given.
        func table(_ variables: [Int]) -> [Estimate] {
            var groups: [[(Int, Int)]] = [[]]
            for variable in variables {
                groups = groups.flatMap { group in
                    (0..<Self.variables[variable].1).map { group + [(variable, $0)] }
                }
            }
            return scopes.flatMap { scope, members in
                groups.map { group in
                    let count = places(group).reduce(0) { sum, place in
                        members.reduce(sum) { $0 + people[$1][place] }
                    }
                    return cell(scope, group, count)
                }
            }
        }

        private func cell(_ scope: EstimateScope, _ group: [(Int, Int)], _ count: Int) -> Estimate {
            Estimate(
                scope: scope, item: questionnaire.index?.root.id ?? "", kind: .overall,
                group: group.map {
                    GroupLevel(
                        variable: Self.variables[$0.0].0, level: Self.level($0.0, $0.1),
                        label: LocalizedText(verbatim: "\($0.1)"))
                },
                respondents: count, answers: count, missing: [:], weightedBase: Double(count),
                percent: .exact(Ratio(50)), intervalAbsence: .noVariance, confidence: 0.95)
        }

        /// The last level of age is that of those who did not say.
        private static func level(_ variable: Int, _ place: Int) -> String {
            variable == 1 && place == 3 ? "" : "\(place + 1)"
        }

        /// The tables by one, two and three of the variables.
        func tables() -> [Estimate] { Self.subsets.flatMap { table($0) } }

        static let subsets = [[0], [1], [2], [0, 1], [0, 2], [1, 2], [0, 1, 2]]

        /// The levels that a cell is of.
        func levels(_ estimate: Estimate) -> [(Int, Int)] {
            estimate.group.compactMap { level in
                guard let variable = Self.variables.firstIndex(where: { $0.0 == level.variable }) else { return nil }
                return (0..<Self.variables[variable].1).first { Self.level(variable, $0) == level.level }
                    .map { (variable, $0) }
            }
        }
    }

    /// Whether each hidden count follows: every printed number is a linear function of the counts by unit and levels; a hidden one
    /// follows if it lies in the span of the printed ones.
    private func attacked(_ cells: [DisclosedCell], _ made: Made) -> [Estimate] {
        let width = Made.cellsOfUnit
        func row(_ scope: EstimateScope, _ levels: [(Int, Int)]) -> [Double] {
            var row = [Double](repeating: 0, count: 6 * width)
            for unit in made.scopes.first(where: { $0.scope == scope })?.units ?? [] {
                for place in made.places(levels) { row[unit * width + place] = 1 }
            }
            return row
        }
        var basis = Span()
        // The figure of each unit, block and of the whole is official.
        for scope in made.scopes { basis.add(row(scope.scope, [])) }
        for cell in cells where !cell.isWithheld { basis.add(row(cell.estimate.scope, made.levels(cell.estimate))) }
        return cells.filter(\.isWithheld).map(\.estimate).filter { basis.holds(row($0.scope, made.levels($0))) }
    }

    /// Rows with their combinations, by Gauss's elimination in floating point with small whole numbers.
    private struct Span {
        private var rows: [(lead: Int, row: [Double])] = []

        private func reduced(_ given: [Double]) -> [Double] {
            var row = given
            for (lead, other) in rows where abs(row[lead]) > 1e-9 {
                let factor = row[lead]
                for place in row.indices { row[place] -= factor * other[place] }
            }
            return row
        }

        mutating func add(_ given: [Double]) {
            let row = reduced(given)
            guard let lead = row.indices.max(by: { abs(row[$0]) < abs(row[$1]) }), abs(row[lead]) > 1e-9 else { return }
            rows.append((lead, row.map { $0 / row[lead] }))
        }

        func holds(_ row: [Double]) -> Bool { reduced(row).allSatisfy { abs($0) < 1e-7 } }
    }

    @Test(arguments: [3, 6, 12, 40])
    func noHiddenCountFollowsFromTheWholeReport(largest: Int) throws {
        var hiddenCells = 0
        var printed = 0
        for seed in 0..<20 {
            let made = try Made(seed: UInt64(seed), largest: largest)
            let cells = DisclosureControl(smallestCell: 5).marked(
                made.tables(), of: made.questionnaire, units: made.units)
            #expect(cells.allSatisfy { $0.isWithheld || !(1..<5).contains($0.estimate.respondents) })
            #expect(attacked(cells, made) == [], "seed \(seed)")
            hiddenCells += cells.count(where: \.isWithheld)
            printed += cells.count { !$0.isWithheld }
        }
        // The attack is one: something is hidden, and where counts are not tiny most is printed.
        #expect(hiddenCells > 0)
        #expect(largest < 40 || printed > hiddenCells)
    }

    @Test(
        "The same cells are withheld in whichever order the questions of a crossing are given", arguments: [3, 12, 40])
    func orderOfQuestions(largest: Int) throws {
        for seed in 0..<10 {
            let made = try Made(seed: UInt64(seed), largest: largest)
            func withheld(_ variables: [Int]) -> Set<[String]> {
                let cells = DisclosureControl(smallestCell: 5).marked(
                    made.table(variables), of: made.questionnaire, units: made.units)
                return Set(
                    cells.filter(\.isWithheld).map { cell in
                        ["\(cell.estimate.scope)"] + cell.estimate.group.map { "\($0.variable)=\($0.level)" }.sorted()
                    })
            }
            let first = withheld([0, 1, 2])
            #expect(!first.isEmpty || largest == 40)
            for order in [[2, 1, 0], [1, 0, 2], [1, 2, 0]] { #expect(withheld(order) == first, "seed \(seed)") }
            #expect(withheld([0, 1]) == withheld([1, 0]), "seed \(seed)")
        }
    }

    @Test func theAttackSucceedsOnTablesJudgedOneByOne() throws {
        // Unit 0 has 3 women of 23; hiding only its table leaves block less other units.
        let made = try Made(seed: 1, largest: 40)
        let cells = made.tables().map { estimate in
            DisclosedCell(
                estimate: estimate,
                isWithheld: estimate.scope == .unit(0) && estimate.group.map(\.variable) == ["sex"])
        }
        #expect(!attacked(cells.filter { $0.estimate.group.count == 1 }, made).isEmpty)
    }
}
