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
    /// Units in two blocks, one without, with respondents by two variables crossed.
    private struct Made {
        let units: UnitRegistry
        let questionnaire: Questionnaire
        /// By unit, sex, age.
        let people: [[[Int]]]

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
                (0..<2).map { _ in (0..<4).map { _ in Int(random.next() % UInt64(largest)) } }
            }
        }

        var scopes: [(scope: EstimateScope, units: [Int])] {
            [(.whole, Array(0..<6)), (.block("A"), [0, 1, 2]), (.block("B"), [3, 4])]
                + (0..<6).map { (.unit($0), [$0]) }
        }

        func cell(_ scope: EstimateScope, _ group: [(String, Int)], _ count: Int) -> Estimate {
            Estimate(
                scope: scope, item: questionnaire.index?.root.id ?? "", kind: .overall,
                group: group.map {
                    GroupLevel(variable: $0.0, level: "\($0.1 + 1)", label: LocalizedText(verbatim: "\($0.1)"))
                },
                respondents: count, answers: count, missing: [:], weightedBase: Double(count),
                percent: .exact(Ratio(50)), intervalAbsence: .noVariance, confidence: 0.95)
        }

        func tables() -> [Estimate] {
            scopes.flatMap { scope, members in
                let sums = (0..<2).map { sex in (0..<4).map { age in members.reduce(0) { $0 + people[$1][sex][age] } } }
                let sex = (0..<2).map { cell(scope, [("sex", $0)], sums[$0].reduce(0, +)) }
                let age = (0..<4).map { age in cell(scope, [("age", age)], sums[0][age] + sums[1][age]) }
                let both = (0..<2).flatMap { sex in
                    (0..<4).map { age in cell(scope, [("sex", sex), ("age", age)], sums[sex][age]) }
                }
                return sex + age + both
            }
        }
    }

    /// Whether each hidden count follows: every printed number is a linear function of the counts by unit, sex and age; a hidden
    /// one follows if it lies in the span of the printed ones.
    private func attacked(_ cells: [DisclosedCell], _ made: Made) -> [Estimate] {
        func row(_ scope: EstimateScope, _ group: [GroupLevel]) -> [Double] {
            let members = made.scopes.first { $0.scope == scope }?.units ?? []
            var row = [Double](repeating: 0, count: 48)
            for unit in members {
                for sex in 0..<2 {
                    for age in 0..<4 {
                        let fits = group.allSatisfy { $0.level == "\(($0.variable == "sex" ? sex : age) + 1)" }
                        if fits { row[unit * 8 + sex * 4 + age] = 1 }
                    }
                }
            }
            return row
        }
        var basis = Span()
        // The figure of each unit, block and of the whole is official.
        for scope in made.scopes { basis.add(row(scope.scope, [])) }
        for cell in cells where !cell.isWithheld { basis.add(row(cell.estimate.scope, cell.estimate.group)) }
        return cells.filter(\.isWithheld).map(\.estimate).filter { basis.holds(row($0.scope, $0.group)) }
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
