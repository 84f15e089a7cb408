internal import Estimation
internal import Questionnaires
internal import Responses
internal import Validation

/// The forms that wait for a decision, as they would count if they were answered in one way or the other.
///
/// A waiting form keeps what the file says of its unit, stratum, primary sampling unit and person; its rated items are all
/// put to the lowest or all to the highest level. So the true figure after mending lies between the two.
struct WaitingForms {
    /// The forms whose unit is known, with the unit's place.
    private let known: ResponseTable
    /// How many forms wait by unit.
    private let byUnit: [Int: Int]
    /// How many forms wait whose unit is not known, or that could not be read.
    private let unknown: Int
    private let accepted: ResponseTable
    private let questionnaire: Questionnaire
    private let items: Set<String>

    init(questionnaire: Questionnaire, items: Set<String>, batches: [BatchContents], _ result: ValidationResult) {
        self.questionnaire = questionnaire
        self.items = items
        accepted = result.accepted
        var known = ResponseTable(for: questionnaire)
        var byUnit: [Int: Int] = [:]
        var unknown = 0
        // Records in conflict are one form; one whose number counts already is none beside it.
        let waiting = result.batches.filter { !$0.quarantined.isEmpty }
        var seen = waiting.isEmpty ? [] : Self.numbers(of: result.accepted, questionnaire)
        for verdict in waiting {
            let table = batches.first { $0.source.file == verdict.source.file }?.table
            let records = Set(verdict.quarantined.map(\.origin.record))
            let rows = (0..<(table?.rowCount ?? 0)).filter { row in
                table.map { records.contains($0.origins[row].record) && $0.unit(row) != nil } ?? false
            }
            unknown += verdict.quarantined.count - rows.count
            if let table {
                let rows = rows.filter { row in
                    Self.number(row, table, questionnaire).map { seen.insert($0).inserted } ?? true
                }
                for row in rows { byUnit[table.unit(row) ?? 0, default: 0] += 1 }
                try? known.append(contentsOf: table.gathered(rows))
            }
        }
        self.known = known
        self.byUnit = byUnit
        self.unknown = unknown
    }

    private static func number(_ row: Int, _ table: ResponseTable, _ questionnaire: Questionnaire) -> String? {
        guard let position = questionnaire.position(of: .formNumber), case .texts(let texts) = table.columns[position]
        else { return nil }
        return texts[row]
    }

    private static func numbers(of table: ResponseTable, _ questionnaire: Questionnaire) -> Set<String> {
        Set((0..<table.rowCount).compactMap { number($0, table, questionnaire) })
    }

    /// The ranges of the whole and of each unit that forms wait of.
    func ranges(_ figures: [EstimateScope: Estimate], _ estimation: HeadlineEstimation) -> [FieldStage.Range] {
        let waiting = byUnit.values.reduce(unknown, +)
        guard waiting > 0 else { return [] }
        let lowest = extremes(isHighest: false, estimation)
        let highest = extremes(isHighest: true, estimation)
        return estimation.scopes.compactMap { scope in
            var count = waiting
            if case .unit(let unit) = scope { count = byUnit[unit] ?? 0 }
            guard count > 0, let low = lowest[scope], let high = highest[scope] else { return nil }
            return FieldStage.Range(scope: scope, waiting: count, figure: figures[scope], lowest: low, highest: high)
        }
    }

    /// The figures with all waiting forms answered in one way.
    private func extremes(isHighest: Bool, _ estimation: HeadlineEstimation) -> [EstimateScope: Estimate] {
        guard let own = together([filled(known, isHighest: isHighest)]) else { return [:] }
        var figures = estimation.figures(of: own)
        guard unknown > 0 else { return figures }
        // A form of an unknown unit counts for the whole only. Which unit it is put into matters where weights differ; the
        // one with the most forms is the likeliest.
        guard let model = modelRow(in: own),
            let all = together([
                filled(known, isHighest: isHighest),
                filled(own.gathered(Array(repeating: model, count: unknown)), isHighest: isHighest),
            ])
        else { return figures }
        figures[.whole] = estimation.figures(of: all)[.whole]
        return figures
    }

    /// A row of the unit that has the most forms.
    private func modelRow(in table: ResponseTable) -> Int? {
        var counts: [UInt32: (count: Int, first: Int)] = [:]
        for row in 0..<table.rowCount {
            counts[table.units[row], default: (0, row)].count += 1
        }
        return counts.values.max { ($0.count, $1.first) < ($1.count, $0.first) }?.first
    }

    /// The accepted forms and others in one table, by unit as the canonical order has them.
    private func together(_ others: [ResponseTable]) -> ResponseTable? {
        var table = accepted
        for other in others {
            do { try table.append(contentsOf: other) } catch { return nil }
        }
        let units = table.units
        return table.gathered((0..<table.rowCount).sorted { (units[$0], $0) < (units[$1], $1) })
    }

    /// The same forms with every rated item at the lowest or highest level. An item that is asked under a condition only
    /// is left alone where it has no answer.
    private func filled(_ table: ResponseTable, isHighest: Bool) -> ResponseTable {
        let columns = table.columns.enumerated().map { position, column -> Column in
            let question = questionnaire.questions[position]
            guard items.contains(question.id), let scale = questionnaire.scale(of: question),
                case .codes8(let codes) = column
            else { return column }
            let level = UInt8(Self.extreme(of: scale, isHighest: isHighest))
            return .codes8(
                CodeBlocks(
                    (0..<table.rowCount).map { row in
                        let isAsked = question.relevant == nil || MissingCodes.reason(of: codes[row]) == nil
                        return isAsked ? level : MissingCodes.code(.notAsked)
                    }))
        }
        let made = try? ResponseTable(
            questionnaireID: table.questionnaireID, columns: columns, units: table.units, origins: table.origins)
        return made ?? table
    }

    /// The place of the level that adds least or most to an index: satisfied before not, then by score.
    private static func extreme(of scale: Scale, isHighest: Bool) -> Int {
        let order = scale.levels.indices.sorted { left, right in
            let a = scale.levels[left]
            let b = scale.levels[right]
            if a.isSatisfied != b.isSatisfied { return b.isSatisfied }
            if let first = a.score, let second = b.score, first != second { return first < second }
            return left < right
        }
        return (isHighest ? order.last : order.first) ?? 0
    }
}
