import Figures
import Questionnaires
import Responses

/// What the checks of the field look at: the accepted forms of one questionnaire, by unit, with what each form's rated
/// answers look like as a whole.
struct FieldSample {
    let table: ResponseTable
    let questionnaire: Questionnaire
    let batches: [BatchSource]
    let settings: FieldCheckSettings
    /// The rated items that are coded in one byte, in the order of the form.
    let items: [RatedItem]
    /// Each unit with its rows, which lie together in a table in canonical order; rows of no known unit are in none.
    let units: [(unit: Int, rows: Range<Int>)]
    /// The shape of each form's rated answers.
    let profiles: AnswerProfiles

    init(_ table: ResponseTable, questionnaire: Questionnaire, batches: [BatchSource], settings: FieldCheckSettings) {
        self.table = table
        self.questionnaire = questionnaire
        self.batches = batches
        self.settings = settings
        items = RatedItem.items(of: questionnaire, in: table)
        units = Self.units(of: table)
        profiles = AnswerProfiles(table, items: items)
    }

    private static func units(of table: ResponseTable) -> [(unit: Int, rows: Range<Int>)] {
        var units: [(unit: Int, rows: Range<Int>)] = []
        var start = 0
        for row in 0..<table.rowCount {
            guard row + 1 == table.rowCount || table.units[row + 1] != table.units[row] else { continue }
            if let unit = table.unit(row) { units.append((unit, start..<row + 1)) }
            start = row + 1
        }
        return units
    }

    /// Draws of a check's own stream, so that no check's draws depend on another's.
    func stream(of rule: FieldRule, unit: Int) -> UInt64 {
        let place = FieldRule.allCases.firstIndex(of: rule) ?? 0
        return UInt64(place) << 32 | UInt64(UInt32(truncatingIfNeeded: unit))
    }

    /// Where a row came from, as messages name it.
    func place(of row: Int) -> (file: String, record: UInt32) {
        let origin = table.origins[row]
        let batch = Int(origin.batch)
        return (batches.indices.contains(batch) ? batches[batch].file : "?", origin.record)
    }
}

/// A rated item: its answers, and what its levels stand for.
struct RatedItem {
    /// Its answers.
    let codes: CodeBlocks<UInt8>
    /// The number of levels.
    let levels: Int
    /// What each level adds to a form's score, 0…1, by the index formula.
    let scores: [Double]
    /// The place of each level on its scale, 0…1.
    let places: [Double]
    /// Whether each level counts as satisfied.
    let isSatisfied: [Bool]
    /// The factor and scale that it shares with others: the items whose answers may stand for each other.
    let group: Int
    /// A number for its scale, so that a run goes on only where levels mean the same.
    let scale: Int

    static func items(of questionnaire: Questionnaire, in table: ResponseTable) -> [RatedItem] {
        guard let index = questionnaire.index else { return [] }
        var groups: [String: Int] = [:]
        var scales: [String: Int] = [:]
        var items: [(position: Int, item: RatedItem)] = []
        for parent in index.root.selfAndDescendants {
            for child in parent.children where child.kind == .item {
                guard let position = questionnaire.position(of: child.id),
                    case .codes8(let codes) = table.columns[position],
                    let scale = questionnaire.scale(of: questionnaire.questions[position]), !scale.levels.isEmpty
                else { continue }
                let group = groups[parent.id + "\u{1F}" + scale.id, default: groups.count]
                groups[parent.id + "\u{1F}" + scale.id] = group
                let number = scales[scale.id, default: scales.count]
                scales[scale.id] = number
                items.append(
                    (position, RatedItem(codes, scale, formula: index.formula, group: group, number: number)))
            }
        }
        return items.sorted { $0.position < $1.position }.map(\.item)
    }

    init(
        _ codes: CodeBlocks<UInt8>, _ scale: Scale, formula: IndexDefinition.Formula, group: Int, number: Int
    ) {
        self.codes = codes
        self.group = group
        self.scale = number
        levels = scale.levels.count
        isSatisfied = scale.levels.map(\.isSatisfied)
        let steps = Double(max(scale.levels.count - 1, 1))
        places = scale.levels.indices.map { Double($0) / steps }
        let own = scale.levels.map { $0.score?.double ?? 0 }
        let lowest = own.min() ?? 0
        let highest = own.max() ?? 1
        switch formula {
        case .topLevels: scores = scale.levels.map { $0.isSatisfied ? 1 : 0 }
        case .meanOfHighest: scores = own.map { highest > 0 ? $0 / highest : 0 }
        case .meanRescaled: scores = own.map { highest > lowest ? ($0 - lowest) / (highest - lowest) : 0 }
        }
    }
}
