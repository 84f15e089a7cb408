internal import Estimation
internal import Figures
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
    /// Those of them that could be read: what they say of conditions is known.
    private let unplaced: ResponseTable
    private let accepted: ResponseTable
    private let questionnaire: Questionnaire
    private let items: Set<String>

    init(questionnaire: Questionnaire, items: Set<String>, batches: [BatchContents], _ result: ValidationResult) {
        self.questionnaire = questionnaire
        self.items = items
        accepted = result.accepted
        var known = ResponseTable(for: questionnaire)
        var unplaced = ResponseTable(for: questionnaire)
        var byUnit: [Int: Int] = [:]
        var unknown = 0
        // Records in conflict are one form; one whose number counts already is none beside it.
        for verdict in result.batches where !verdict.quarantined.isEmpty {
            let table = batches.first { $0.source.file == verdict.source.file }?.table
            let records = Set(verdict.quarantined.map(\.origin.record))
            let waiting = (0..<(table?.rowCount ?? 0)).filter { row in
                table.map { records.contains($0.origins[row].record) } ?? false
            }
            let rows = waiting.filter { table?.unit($0) != nil }
            unknown += verdict.quarantined.count - rows.count
            guard let table else { continue }
            try? known.append(contentsOf: table.gathered(rows))
            try? unplaced.append(contentsOf: table.gathered(waiting.filter { table.unit($0) == nil }))
        }
        self.unplaced = unplaced
        known = Self.withoutRepeats(known, beside: result.accepted, questionnaire)
        for row in 0..<known.rowCount { byUnit[known.unit(row) ?? 0, default: 0] += 1 }
        self.known = known
        self.byUnit = byUnit
        self.unknown = unknown
    }

    /// The forms whose number no form before them, and none of those that count, bears in any spelling.
    private static func withoutRepeats(
        _ forms: ResponseTable, beside accepted: ResponseTable, _ questionnaire: Questionnaire
    ) -> ResponseTable {
        guard forms.rowCount > 0, let position = questionnaire.position(of: .formNumber) else { return forms }
        var all = accepted
        do { try all.append(contentsOf: forms) } catch { return forms }
        guard case .texts(let texts) = all.columns[position] else { return forms }
        let numbers = all.formNumbers(questionnaire)
        var seen = [Bool](repeating: false, count: texts.texts.count)
        var kept: [Int] = []
        for row in 0..<all.rowCount {
            let code = texts.codes[row]
            if MissingCodes.reason(of: code) == nil {
                let number = Int(numbers.number(code))
                if seen[number] { continue }
                seen[number] = true
            }
            if row >= accepted.rowCount { kept.append(row - accepted.rowCount) }
        }
        return forms.gathered(kept)
    }

    /// The ranges of the whole and of each unit that forms wait of, and what is to be said of them.
    ///
    /// Where accepted and waiting forms together are more than a unit's or stratum's N, N is taken as their number.
    func ranges(
        _ figures: [EstimateScope: Estimate], _ estimation: HeadlineEstimation
    ) -> (ranges: [FieldStage.Range], remark: LocalizedText?) {
        let waiting = byUnit.values.reduce(unknown, +)
        guard waiting > 0 else { return ([], nil) }
        guard let own = together([known]) else { return ([], nil) }
        var all = own
        if unknown > 0 {
            // A form of an unknown unit counts for the whole only. Which unit it is put into matters where weights differ; the one with the
            // most forms is the likeliest.
            guard let model = modelRow(in: own),
                let more = together([known, own.gathered(Array(repeating: model, count: unknown))])
            else { return ([], Self.nothingKnown) }
            all = more
        }
        let (raised, places) = estimation.withPopulations(for: all)
        let lowest = extremes(isHighest: false, raised)
        let highest = extremes(isHighest: true, raised)
        let ranges = estimation.scopes.compactMap { scope -> FieldStage.Range? in
            var count = waiting
            if case .unit(let unit) = scope { count = byUnit[unit] ?? 0 }
            guard count > 0, let low = lowest[scope], let high = highest[scope] else { return nil }
            return FieldStage.Range(scope: scope, waiting: count, figure: figures[scope], lowest: low, highest: high)
        }
        if ranges.isEmpty { return ([], raised.problem(of: all).map(Self.notWeighed)) }
        return (ranges, places.isEmpty ? nil : Self.moreThanPopulation(places))
    }

    private static let nothingKnown = LocalizedText(
        vi: "Không có khoảng của chỉ số: chưa phiếu nào xác định được đơn vị.",
        en: "There is no range of the index: no form's unit is known.")

    private static func notWeighed(_ problem: LocalizedText) -> LocalizedText {
        LocalizedText(
            vi: "Không có khoảng của chỉ số: thêm các phiếu chờ xử lý thì không tính được quyền số. \(problem.vi)",
            en: "There is no range of the index: with the waiting forms no weights can be made. \(problem.en)")
    }

    private static func moreThanPopulation(_ places: [String]) -> LocalizedText {
        let list = places.prefix(10).joined(separator: "; ") + (places.count > 10 ? "; …" : "")
        return LocalizedText(
            vi:
                "Phiếu hợp lệ và chờ xử lý cộng lại nhiều hơn N ở \(list): khoảng của chỉ số lấy N bằng số phiếu. Hãy kiểm tra N.",
            en:
                "Accepted and waiting forms together are more than N in \(list): the range of the index takes their number for N. Check N."
        )
    }

    /// The figures with all waiting forms answered in one way; with forms of unknown unit only that of the whole has them.
    private func extremes(isHighest: Bool, _ estimation: HeadlineEstimation) -> [EstimateScope: Estimate] {
        let filled = filled(known, isHighest: isHighest)
        guard let own = together([filled]) else { return [:] }
        var figures = estimation.figures(of: own)
        guard unknown > 0 else { return figures }
        guard let model = modelRow(in: own),
            let all = together([
                filled,
                self.filled(placed(like: model, in: own), isHighest: isHighest),
                self.filled(
                    own.gathered(Array(repeating: model, count: unknown - unplaced.rowCount)), isHighest: isHighest,
                    asksAll: true),
            ])
        else { return figures }
        figures[.whole] = estimation.figures(of: all)[.whole]
        return figures
    }

    /// The readable forms of unknown unit, put into the unit, stratum and primary sampling unit of another form.
    private func placed(like model: Int, in table: ResponseTable) -> ResponseTable {
        var forms = unplaced
        let design = [DesignRole.unit, .stratum, .psu].compactMap { questionnaire.position(of: $0) }
        for row in 0..<forms.rowCount {
            forms.setUnit(table.units[model], row: row)
            for position in design {
                forms.setCell(column: position, row: row, from: table.columns[position], row: model)
            }
        }
        return forms
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

    /// The same forms with every rated item at the lowest or highest level. An item that is asked under a condition counts as asked
    /// unless the condition is known not to hold, or the range would leave out what the forms can still change.
    ///
    /// - Parameter asksAll: whether every item counts as asked: of a form that is another one's copy the conditions say nothing.
    private func filled(_ table: ResponseTable, isHighest: Bool, asksAll: Bool = false) -> ResponseTable {
        let asked = AskedQuestions(questionnaire)
        let columns = table.columns.enumerated().map { position, column -> Column in
            let question = questionnaire.questions[position]
            guard items.contains(question.id), let scale = questionnaire.scale(of: question),
                case .codes8(let codes) = column
            else { return column }
            let level = UInt8(Self.extreme(of: scale, isHighest: isHighest))
            let mayBeAsked = asksAll ? [] : asked.mayBeAsked(position, in: table)
            return .codes8(
                CodeBlocks(
                    (0..<table.rowCount).map { row in
                        let isAsked = asksAll || mayBeAsked[row] || MissingCodes.reason(of: codes[row]) == nil
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
