import Figures
import Questionnaires
import Responses
import Statistics
import Units
import Weighting

/// A survey of units with items of five levels and characteristics for margins, its answers by chance from a fixed seed.
struct MadeSurvey {
    let units: UnitRegistry
    let questionnaire: Questionnaire
    let responses: ResponseTable
    private let characteristics: [[UInt8]]
    private let levelsOf: [Int]
    private let unitOfRow: [Int]

    init(rows: Int, units unitCount: Int, items: Int, characteristics levelsOf: [Int], seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let text = LocalizedText(verbatim: "?")
        let five = Scale(
            id: "five",
            levels: (1...5).map {
                Level(code: "\($0)", label: LocalizedText(verbatim: "\($0)"), score: Ratio($0), isSatisfied: $0 >= 4)
            })
        let scales = levelsOf.enumerated().map { place, count in
            Scale(
                id: "s\(place)",
                levels: (0..<count).map { Level(code: "\($0)", label: LocalizedText(verbatim: "\($0)")) })
        }
        let names = (0..<items).map { "q\($0)" }
        let questions =
            names.map { Question(id: $0, text: text, kind: .single(scale: "five"), sectionID: "s") }
            + levelsOf.indices.map {
                Question(id: "m\($0)", text: text, kind: .single(scale: "s\($0)"), sectionID: "s")
            }
        let nodes = names.map {
            IndexNode(id: $0, title: text, kind: .item, weight: .one, children: [])
        }
        questionnaire = Questionnaire(
            id: "made", version: "1", title: text, source: text, isOfficialWording: false, scales: [five] + scales,
            sections: [Section(id: "s", title: text)], questions: questions,
            index: IndexDefinition(
                formula: .topLevels, aggregation: .pooled,
                root: IndexNode(id: "index", title: text, kind: .overall, weight: .one, children: nodes)))
        units = try UnitRegistry(
            (0..<unitCount).map {
                Unit(code: "U\(1000 + $0)", name: "U\($0)", block: "A", population: rows / unitCount * 20)
            })
        let owners = (0..<rows).map { $0 * unitCount / rows }
        unitOfRow = owners
        var columns: [Column] = []
        for item in 0..<items {
            columns.append(
                .codes8(
                    CodeBlocks(
                        owners.map { unit in
                            // Nobody's share is another's: units and items differ.
                            let draw = random.below(100)
                            let satisfied = UInt64(60 + (unit * 7 + item * 3) % 35)
                            return draw < satisfied ? UInt8(3 + draw % 2) : UInt8(draw % 3)
                        })))
        }
        characteristics = levelsOf.map { count in (0..<rows).map { _ in UInt8(random.below(UInt64(count))) } }
        self.levelsOf = levelsOf
        for levels in characteristics { columns.append(.codes8(CodeBlocks(levels))) }
        responses = try ResponseTable(
            questionnaireID: "made", columns: columns, units: CodeBlocks(owners.map { UInt32($0) }),
            origins: (0..<rows).map { RecordOrigin(record: UInt32($0 + 1), line: UInt32($0 + 2), byte: 0) })
    }

    /// Margins of some characteristics within each unit: the counts moved by up to a fifth, all margins with one total.
    func margins(_ chosen: [Int], scale: Double = 20) throws -> [WeightingStep.MarginUse] {
        var uses: [WeightingStep.MarginUse] = []
        for characteristic in chosen {
            var counts = [[Double]](
                repeating: [Double](repeating: 0, count: levelsOf[characteristic]), count: units.count)
            for (row, unit) in unitOfRow.enumerated() { counts[unit][Int(characteristics[characteristic][row])] += 1 }
            var byUnit: [Int: Margin] = [:]
            for (unit, own) in counts.enumerated() {
                let moved = own.enumerated().map { $1 * (1 + 0.2 * (Double(($0 * 5 + unit) % 5) - 2) / 2) }
                let factor = own.reduce(0, +) * scale / moved.reduce(0, +)
                byUnit[unit] = try Margin(
                    name: "m\(characteristic)",
                    levels: moved.enumerated().map { Margin.Level(name: "\($0)", target: $1 * factor) })
            }
            uses.append(
                WeightingStep.MarginUse(
                    question: "m\(characteristic)", table: MarginTable(name: "m\(characteristic)", byUnit: byUnit)))
        }
        return uses
    }
}
