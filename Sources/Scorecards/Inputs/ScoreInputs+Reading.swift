public import Tables
public import Units
public import Figures

extension ScoreInputs {
    /// The columns of a file of scores in long form, one value a row, with the headings that each may have.
    ///
    /// - `unit` (đơn vị, mã đơn vị): the unit's code.
    /// - `criterion` (tiêu chí, mã tiêu chí): the criterion's identifier.
    /// - `input` (số liệu): a name that the criterion's rule declares, or `appraised`, `self`, `applies`.
    /// - `value` (giá trị): a number with a decimal comma or point; a blank cell is a value that is still to come.
    /// - `note` (ghi chú), optional: a remark, such as a reference to the evidence.
    static let headings = (
        unit: ["unit", "đơn vị", "mã đơn vị"], criterion: ["criterion", "tiêu chí", "mã tiêu chí"],
        input: ["input", "số liệu"], value: ["value", "giá trị"], note: ["note", "ghi chú"]
    )

    /// Reads files of scores for a card and its units; the columns are described at `ScoreInputs`' `headings`:
    /// `unit,criterion,input,value,note`.
    ///
    /// Throws every problem of every file at once: unknown units and criteria, inputs that the rule does not declare,
    /// cells that are no number or an impossible one, points above the maximum, two values for one input, inputs that
    /// contradict each other.
    public static func read(
        _ tables: [Table], card: Scorecard, units: UnitRegistry, on date: CalendarDate? = nil
    ) throws(ScorecardsError) -> ScoreInputs {
        var reading = ScoreReading(card: card, units: units, date: date)
        for table in tables { reading.read(table) }
        reading.checkContradictions()
        guard reading.problems.isEmpty else { throw ScorecardsError(reading.problems) }
        return reading.inputs
    }

    /// Reads one file of scores; see `read(_:card:units:)`.
    public static func read(
        file: String, card: Scorecard, units: UnitRegistry
    ) throws(ScorecardsError) -> ScoreInputs {
        try read(tables(file), card: card, units: units)
    }

    /// The tables of scores in a file: of a workbook every sheet that has a column of theirs, such as a sheet a unit; lists and notes
    /// beside them are passed over.
    ///
    /// Throws what reading a table throws.
    public static func tables(_ bytes: [UInt8], name: String) throws(TableError) -> [Table] {
        let all = try Table.sheets(bytes: bytes, name: name)
        let own = all.filter { table in
            let columns = TableColumns(table)
            return [headings.criterion, headings.input, headings.value].contains { columns.place($0) != nil }
        }
        // A file without any is told what it lacks.
        return own.isEmpty ? Array(all.prefix(1)) : own
    }

    private static func tables(_ file: String) throws(ScorecardsError) -> [Table] {
        do throws(TableError) {
            return try tables(try FileReader.allBytes(of: file), name: file)
        } catch {
            throw ScorecardsError(ScorecardProblem(.table, message: error.message))
        }
    }

    /// Reads a table, its errors as problems of this room.
    static func table(_ file: String) throws(ScorecardsError) -> Table {
        do throws(TableError) {
            return try Table.read(file: file)
        } catch {
            // A table's message names its file and line itself.
            throw ScorecardsError(ScorecardProblem(.table, message: error.message))
        }
    }
}

/// Reads rows of scores and collects what is wrong with them.
private struct ScoreReading {
    let card: Scorecard
    let units: UnitRegistry
    let criteria: [String: (criterion: Criterion, inputs: [RuleInput])]
    let scored: Set<Int>
    let date: CalendarDate?
    var inputs = ScoreInputs()
    var problems: [ScorecardProblem] = []
    /// Where the first row of each unit and criterion stands, for problems that concern several rows.
    private var touched: [(unit: Int, criterion: Criterion, file: String, line: Int)] = []

    init(card: Scorecard, units: UnitRegistry, date: CalendarDate?) {
        self.card = card
        self.units = units
        self.date = date
        criteria = Dictionary(
            card.allCriteria.map { ($0.id, (criterion: $0, inputs: $0.inputs)) },
            uniquingKeysWith: { first, _ in first })
        scored = Set(card.scoredUnits(of: units, on: date))
    }

    mutating func read(_ table: Table) {
        let columns = TableColumns(table)
        let places: (unit: Int, criterion: Int, input: Int, value: Int)
        let note: Int?
        do throws(ScorecardProblem) {
            let headings = ScoreInputs.headings
            note = try columns.optional(headings.note)
            places = (
                try columns.required(headings.unit), try columns.required(headings.criterion),
                try columns.required(headings.input), try columns.required(headings.value)
            )
        } catch {
            problems.append(error)
            return
        }
        for range in table.mergedCells(inColumn: places.value) {
            problems.append(
                ScorecardProblem(
                    .table, file: table.file, line: range.rows.lowerBound, field: "value",
                    message: LocalizedText(
                        vi:
                            "các ô \(range.name) gộp làm một, nên một giá trị đứng cho nhiều số liệu: bỏ gộp ô, ghi từng giá trị",
                        en:
                            "the cells \(range.name) are merged, so that one value stands for several inputs: unmerge them and write each value"
                    )))
        }
        let isWorkbook = columns.isWorkbook
        inputs.files.append(ScoreFileAccount(file: table.file))
        for row in table.rows {
            inputs.rows += 1
            inputs.files[inputs.files.count - 1].rows += 1
            do throws(ScorecardProblem) {
                try read(
                    Row(
                        file: table.file, line: row.line, unit: row.cells[places.unit].withoutSpacesAround,
                        criterion: row.cells[places.criterion].withoutSpacesAround,
                        input: row.cells[places.input].withoutSpacesAround,
                        value: row.cells[places.value].withoutSpacesAround,
                        note: note.map { row.cells[$0].withoutSpacesAround } ?? "", isTyped: isWorkbook))
            } catch {
                problems.append(error)
            }
        }
    }

    private mutating func read(_ row: Row) throws(ScorecardProblem) {
        guard let unit = units.index(ofCode: row.unit) else {
            throw row.problem(
                .unknownUnit, "unit", vi: "không có đơn vị mã “\(row.unit)” trong danh sách đơn vị: sửa mã",
                en: "no unit has the code “\(row.unit)”: mend the code")
        }
        guard scored.contains(unit) else {
            if let date, !units.units[unit].isValid(on: date) {
                throw row.problem(
                    .unknownUnit, "unit",
                    vi:
                        "đơn vị “\(row.unit)” không có vào ngày \(FigureFormat(.vi).date(date)): bỏ dòng này, hoặc sửa ngày trong danh sách đơn vị",
                    en:
                        "the unit “\(row.unit)” does not exist on \(FigureFormat(.en).date(date)): take the row out, or mend the dates in the list of units"
                )
            }
            throw row.problem(
                .unknownUnit, "unit",
                vi: "bộ tiêu chí “\(card.id)” không áp dụng cho đơn vị “\(row.unit)”: bỏ dòng này",
                en: "the card “\(card.id)” is not for the unit “\(row.unit)”: take the row out")
        }
        guard let (criterion, declared) = criteria[row.criterion] else {
            throw row.problem(
                .unknownCriterion, "criterion",
                vi: "bộ tiêu chí không có tiêu chí chấm điểm “\(row.criterion)”: sửa mã",
                en: "the card has no scored criterion “\(row.criterion)”: mend the identifier")
        }
        guard let input = declared.first(where: { $0.name == row.input }) ?? criterion.input(named: row.input) else {
            let names = declared.map(\.name).joined(separator: ", ")
            throw row.problem(
                .undeclaredInput, "input",
                vi: "tiêu chí \(criterion.id) không nhận số liệu “\(row.input)”: ghi một trong \(names)",
                en: "criterion \(criterion.id) takes no input “\(row.input)”: write one of \(names)")
        }
        let account = inputs.files.count - 1
        guard !row.value.isEmpty else {
            inputs.files[account].blank += 1
            return
        }
        let value = try row.number(input.kind)
        try check(value, input, criterion, row)
        let entry = ScoreEntry(input.name, value, file: row.file, line: row.line, note: row.note)
        let (earlier, isFirst) = inputs.put(entry, unit: unit, criterion: criterion.id)
        if let earlier {
            guard earlier.value != value else {
                inputs.files[account].repeated += 1
                return
            }
            throw row.problem(
                .conflict, "value",
                vi:
                    "\(input.name) là \(value.vi), nhưng \(earlier.file):\(earlier.line) đã ghi \(earlier.value.vi): giữ một giá trị",
                en:
                    "\(input.name) is \(value.en), but \(earlier.file):\(earlier.line) says \(earlier.value.en): keep one value"
            )
        }
        inputs.files[account].values += 1
        if isFirst { touched.append((unit, criterion, row.file, row.line)) }
    }

    private func check(
        _ value: Ratio, _ input: RuleInput, _ criterion: Criterion, _ row: Row
    ) throws(ScorecardProblem) {
        if input.kind == .points, value > criterion.maximum {
            throw row.problem(
                .aboveMaximum, "value",
                vi:
                    "\(value.vi) điểm, cao hơn điểm tối đa \(criterion.maximum.vi) của tiêu chí \(criterion.id): sửa điểm",
                en:
                    "\(value.en) points are above the maximum \(criterion.maximum.en) of criterion \(criterion.id): mend them"
            )
        }
        guard input.kind.allows(value, maximum: criterion.maximum) else {
            throw row.problem(
                .outOfRange, "value", vi: "“\(row.value)” không hợp lệ cho \(input.name): ghi \(input.kind.text.vi)",
                en: "“\(row.value)” is not possible for \(input.name): write \(input.kind.text.en)")
        }
        if input == .applies, value == .zero, let reason = CardCheck(card).cannotBeLeftOut(criterion) {
            throw row.problem(
                .settings, "value", vi: "tiêu chí \(criterion.id) không thể bỏ ra: \(reason.vi)",
                en: "criterion \(criterion.id) cannot be left out: \(reason.en)")
        }
    }

    /// Looks for inputs of one criterion and unit that are each possible but not together, or hardly so.
    mutating func checkContradictions() {
        for place in touched {
            let entries = inputs[unit: place.unit, criterion: place.criterion.id]
            let values = RuleInputs(entries.map { (name: $0.input, value: $0.value) })
            func problem(_ message: LocalizedText) -> ScorecardProblem {
                ScorecardProblem(
                    .outOfRange, file: place.file, line: place.line, field: place.criterion.id, message: message)
            }
            if let message = leftOutWithFigures(place.criterion, entries) { problems.append(problem(message)) }
            for given in [values] + ScoringStage.allCases.compactMap(values.atStage) {
                if let message = place.criterion.rule.contradiction(in: given) {
                    problems.append(problem(message))
                    break
                }
                if let message = place.criterion.rule.doubt(about: given) {
                    let code = units.units[place.unit].code
                    inputs.remarks.append(
                        problem(LocalizedText(vi: "\(code): \(message.vi)", en: "\(code): \(message.en)")))
                    break
                }
            }
        }
        problems += inputs.disagreements(touched.map { (unit: $0.unit, criterion: $0.criterion) })
    }

    /// What is wrong with a criterion that is said not to apply while the appraisal gives it figures. What the unit says of itself does
    /// not count: it may think otherwise.
    private func leftOutWithFigures(_ criterion: Criterion, _ entries: [ScoreEntry]) -> LocalizedText? {
        guard entries.contains(where: { $0.input == RuleInput.applies.name && $0.value == .zero }),
            let given = entries.first(where: {
                $0.value != .zero && $0.input != RuleInput.applies.name && $0.input != RuleInput.selfAssessed.name
                    && ScoringStage.split($0.input)?.stage != .selfAssessed
            })
        else { return nil }
        return LocalizedText(
            vi:
                "applies = 0 (không áp dụng) nhưng \(given.input) là \(given.value.vi) (dòng \(given.line)): bỏ một trong hai",
            en:
                "applies = 0 (does not apply), but \(given.input) is \(given.value.en) (line \(given.line)): take one of them out"
        )
    }
}

/// The cells of one row.
private struct Row {
    var file: String
    var line: Int
    var unit: String
    var criterion: String
    var input: String
    var value: String
    var note: String
    /// Whether the row is of a workbook, whose cells are numbers of their own.
    var isTyped: Bool

    func number(_ kind: RuleInput.Kind) throws(ScorecardProblem) -> Ratio {
        let written = WrittenNumber(value, isTyped: isTyped)
        let message: LocalizedText
        guard !written.isPercent || kind == .percent else {
            throw ScorecardProblem(
                .notANumber, file: file, line: line, field: "value", message: written.percentRefusal)
        }
        do throws(FiguresError) {
            switch kind {
            case .points, .percent, .truth: return try written.small()
            case .count: return try written.count()
            case .amount: if let amount = try written.amount() { return amount }
            }
            message = written.ambiguity
        } catch {
            message = error.message
        }
        throw ScorecardProblem(.notANumber, file: file, line: line, field: "value", message: message)
    }

    func problem(_ kind: ScorecardProblem.Kind, _ field: String, vi: String, en: String) -> ScorecardProblem {
        ScorecardProblem(kind, file: file, line: line, field: field, message: LocalizedText(vi: vi, en: en))
    }
}
