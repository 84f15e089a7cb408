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
    /// What is said of refused records, by the number of their cells, or below zero by their flags: a file of bad lines has a
    /// million of them, which share the texts.
    private var damages: [Int: RecordDamage] = [:]
    /// Which columns hold marks, one byte or nothing in each cell; nil if the table has too few of them side by side.
    private let shape: CSVShape?
    /// The marks of the stretch of records that is being coded.
    private var tile = CSVTile()
    /// Whether the stretch's marks are in the tile.
    private var hasTile = false
    /// How many stretches are still to be read without a tile: where most records did not fit one, that of a file with
    /// labels, say, trying again and again is dear.
    private var stretchesWithoutTile = 0

    init(
        plan: HeadingPlan, constants: BatchConstants, instrument: Instrument, isWide: Bool, takesMarksTogether: Bool
    ) {
        self.plan = plan
        self.constants = constants
        self.isWide = isWide
        let unit = instrument.questionnaire.position(of: .unit)
        unitColumn = unit.flatMap { plan.column(of: $0) }
        unitConstant = unit.flatMap { plan.constants[$0] }
        let marks = takesMarksTogether ? plan.markColumns(instrument) : []
        shape = CSVShape(width: plan.width, narrow: marks.contains)
    }

    /// Codes all records of a block.
    mutating func code(_ block: CSVBlock, into builder: inout BatchBuilder) {
        places.find(block, isWide: isWide)
        hasTile = false
        code(block, 0..<block.recordCount, into: &builder)
    }

    /// Codes all records of a block whose records alone are found, a stretch at a time: the index of a stretch's cells stays
    /// within a core's first-level cache.
    mutating func codeByStretches(_ block: inout CSVBlock, into builder: inout BatchBuilder) {
        places.find(block, isWide: isWide)
        var start = 0
        while start < block.recordCount {
            hasTile = shape != nil && stretchesWithoutTile == 0
            let end = min(start + (hasTile ? Self.longStretch : stretch), block.recordCount)
            if hasTile, let shape {
                block.indexCells(of: start..<end, in: shape, &tile)
                if tile.takenCount * 2 < tile.count { stretchesWithoutTile = Self.stretchesWithoutTile }
            } else {
                block.indexCells(of: start..<end)
                stretchesWithoutTile = max(0, stretchesWithoutTile - 1)
            }
            code(block, start..<end, into: &builder)
            start = end
        }
    }

    /// The records of a stretch: the index of their cells takes half of a first-level cache, but there are enough of them
    /// that what each column of a stretch costs besides its cells does not count.
    private var stretch: Int { max(64, min(Self.longStretch, 2_048 / max(1, plan.width))) }
    /// The records of a stretch most of whose cells are not indexed.
    private static let longStretch = 1_024
    /// How many stretches are read without a tile after one that did not fit.
    private static let stretchesWithoutTile = 400

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
        identify(block, into: &builder)
        let origins = sound.count == records.count ? places.origins[records] : sound.map { places.origins[$0] }[...]
        builder.addRows(origins) { unit(block, sound[$0]) }
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
            let found = Int(block.records[record].fieldCount)
            if !flags.isSound || found != expected {
                let kind = flags.isSound ? found : -1 - Int(flags.rawValue)
                let damage = damages[kind] ?? RecordDamage(block.records[record], columns: expected, isWide: isWide)
                damages[kind] = damage
                refuse(block, record, damage, into: &builder)
            } else {
                sound.append(record)
            }
        }
    }

    private func refuse(
        _ block: CSVBlock, _ record: Int, _ damage: RecordDamage, into builder: inout BatchBuilder
    ) {
        let origin = places.origins[record]
        builder.refuse(
            origin, rawText: String(decoding: block.raw(record), as: UTF8.self),
            finding: damage.finding.about(origin))
    }

    // MARK: Cells

    private mutating func code(_ column: Int, of block: CSVBlock, at position: Int, into builder: inout BatchBuilder) {
        issues.removeAll(keepingCapacity: true)
        let mark = hasTile ? shape?.place(of: column) : nil
        if let mark, let coder = builder.singles[position] {
            coder.add(mark: mark, of: tile, column, of: block, records: sound, issues: &issues)
        } else {
            builder.coders[position].add(column, of: block, records: sound, issues: &issues)
        }
        for problem in issues {
            builder.note(problem.issue, at: position, origin: places.origins[problem.record]) {
                if let mark, tile.holds(problem.record) {
                    return tile.byte(mark, problem.record).map { String(UnicodeScalar($0)) } ?? ""
                }
                return block.text(problem.record, column) ?? ""
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

    /// Takes down which submissions of a form server the records are.
    private func identify(_ block: CSVBlock, into builder: inout BatchBuilder) {
        guard let columns = plan.submissions else { return }
        var found = SubmissionColumn()
        found.reserve(rows: sound.count)
        for (place, record) in sound.enumerated() {
            let submission = columns.submission { block.cell(record, $0) }
            found.append(submission.row, row: place)
            if let replaced = submission.replaced { builder.notes.replaced[builder.rowCount + place] = replaced }
        }
        builder.addSubmissions(found, count: sound.count)
    }

    private func unit(_ block: CSVBlock, _ record: Int) -> String? {
        guard let unitColumn else { return unitConstant }
        guard let text = block.text(record, unitColumn) else { return nil }
        return CSVWriter.restored(String(trimmed: Array(text.utf8).span))
    }
}
