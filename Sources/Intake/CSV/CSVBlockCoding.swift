import Figures
import Questionnaires
import Responses
import Tables

/// Codes the records of a block: first their structure is judged, then each column's cells are coded in one loop.
struct CSVBlockCoding: Sendable {
    private let plan: HeadingPlan
    private let constants: BatchConstants
    private let unitColumn: Int?
    private let unitConstant: String?
    private let isWide: Bool
    private var places = RecordPlaces()
    /// The places in the block of the records that can be coded.
    private var sound: [Int] = []
    private var issues: [CellProblem] = []

    init(plan: HeadingPlan, constants: BatchConstants, questionnaire: Questionnaire, isWide: Bool) {
        self.plan = plan
        self.constants = constants
        self.isWide = isWide
        let unit = questionnaire.position(of: .unit)
        unitColumn = unit.flatMap { plan.column(of: $0) }
        unitConstant = unit.flatMap { plan.constants[$0] }
    }

    /// Codes all records of a block.
    mutating func code(_ block: CSVBlock, into builder: inout BatchBuilder) {
        places.find(block, isWide: isWide)
        code(block, 0..<block.recordCount, into: &builder)
    }

    /// Codes all records of a block whose records alone are found, a stretch at a time: the index of a stretch's cells stays
    /// within a core's first-level cache.
    mutating func codeByStretches(_ block: inout CSVBlock, into builder: inout BatchBuilder) {
        places.find(block, isWide: isWide)
        for start in stride(from: 0, to: block.recordCount, by: Self.stretch) {
            let records = start..<min(start + Self.stretch, block.recordCount)
            block.indexCells(of: records)
            code(block, records, into: &builder)
        }
    }

    /// The records of a stretch.
    private static let stretch = 64

    private mutating func code(_ block: CSVBlock, _ records: Range<Int>, into builder: inout BatchBuilder) {
        judge(block, records, into: &builder)
        for assignment in plan.assignments {
            code(assignment.column, of: block, at: assignment.position, into: &builder)
        }
        for set in plan.sets { code(set, of: block, into: &builder) }
        for (position, bytes) in constants.cells {
            _ = builder.coders[position].add(bytes.span, count: sound.count)
        }
        for position in plan.absent {
            builder.coders[position].add(missing: .notAsked, count: sound.count)
        }
        plan.missingNotes?.apply(block, records: sound, to: builder.coders)
        judgeBySource(block, into: &builder)
        builder.addRows(sound.map { places.origins[$0] }) { unit(block, sound[$0]) }
        builder.log.passRecords()
    }

    // MARK: Structure

    /// Sets aside the records that cannot be coded; the others' places go to `sound`.
    private mutating func judge(_ block: CSVBlock, _ records: Range<Int>, into builder: inout BatchBuilder) {
        sound.removeAll(keepingCapacity: true)
        let expected = plan.width
        if block.uniformFieldCount == expected, block.flags.isSound {
            sound.append(contentsOf: records)
            return
        }
        for record in records {
            let flags = block.records[record].flags
            if !flags.isSound || Int(block.records[record].fieldCount) != expected {
                refuse(block, record, RecordDamage(block.records[record], columns: expected), into: &builder)
            } else {
                sound.append(record)
            }
        }
    }

    private func refuse(
        _ block: CSVBlock, _ record: Int, _ damage: RecordDamage, into builder: inout BatchBuilder
    ) {
        builder.refuse(
            places.origins[record], rawText: String(decoding: block.raw(record), as: UTF8.self), rule: damage.rule,
            message: damage.message)
    }

    // MARK: Cells

    private mutating func code(_ column: Int, of block: CSVBlock, at position: Int, into builder: inout BatchBuilder) {
        issues.removeAll(keepingCapacity: true)
        builder.coders[position].add(column, of: block, records: sound, issues: &issues)
        for problem in issues {
            builder.note(problem.issue, at: position, origin: places.origins[problem.record]) {
                block.text(problem.record, column) ?? ""
            }
        }
    }

    private func code(_ set: SetColumns, of block: CSVBlock, into builder: inout BatchBuilder) {
        // What empty cells say, the set knows itself.
        let found = builder.coders[set.position]
        guard let coder = found as? MarksCoder ?? (found as? AdaptedCoder<MarksCoder>)?.base else { return }
        var problems: [SetProblem] = []
        set.add(block, records: sound, to: coder, problems: &problems)
        for problem in problems {
            builder.note(problem.issue, at: set.position, origin: places.origins[problem.record]) {
                block.text(problem.record, problem.column) ?? ""
            }
        }
    }

    /// Takes down what the file says of whole records; their rows are those that come next.
    private func judgeBySource(_ block: CSVBlock, into builder: inout BatchBuilder) {
        guard !plan.verdicts.isEmpty else { return }
        let first = builder.rowCount
        for outcome in plan.verdicts.outcomes(block, records: sound) {
            builder.note(outcome, row: first + outcome.place, origin: places.origins[sound[outcome.place]])
        }
    }

    private func unit(_ block: CSVBlock, _ record: Int) -> String? {
        guard let unitColumn else { return unitConstant }
        guard let text = block.text(record, unitColumn) else { return nil }
        return CSVWriter.restored(String(trimmed: Array(text.utf8).span))
    }
}
