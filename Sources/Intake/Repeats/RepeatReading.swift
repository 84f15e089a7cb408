import Figures
import Questionnaires
import Responses
import Tables

/// Reads the rows of a repeat as records: each has the cells of its own and those of the form that it belongs to.
///
/// A row's own column goes before the form's column of the same name. The identifier of the submission gets the place of the row
/// behind it, `uuid:1/visits[2]`, and so does a form number that the form gives, `X01-001/2`: else all rows of one form would be
/// one form.
struct RepeatReading {
    let file: String
    /// The name of the repeat.
    let title: String
    let instrument: Instrument
    let settings: BatchSettings
    let parents: ParentRows
    let link: RepeatLink

    /// What reading came to.
    struct Outcome {
        var builder: BatchBuilder
        var shape: ServerShape
        /// The number of rows.
        var records: Int
    }

    /// Where a cell of a record comes from.
    private enum Source {
        case own(Int)
        case form(Int, suffix: Suffix)
    }

    /// What is put behind a cell of the form.
    private enum Suffix { case nothing, place, identifier }

    /// Reads the rest of the repeat's table.
    func outcome<Reader: BlockReader & ~Copyable>(
        _ reader: inout Reader
    ) throws(TableError) -> Result<Outcome, IntakeError> {
        let own = reader.header
        var (headings, sources) = columns(own)
        let plan: TablePlan
        do throws(IntakeError) {
            plan = try TablePlan(
                headings: headings, line: reader.headerLine, keepsQuotes: false, instrument: instrument,
                settings: settings, file: file)
        } catch {
            return .failure(error)
        }
        if let number = instrument.questionnaire.position(of: .formNumber).flatMap({ plan.column(of: $0) }),
            case .form(let column, .nothing) = sources[number]
        {
            sources[number] = .form(column, suffix: .place)
        }
        headings = []
        var rows = RowCoding(plan: plan, sources: sources, reading: self, width: own.count)
        var block = CSVBlock()
        while try reader.next(into: &block) { rows.add(block) }
        rows.finish()
        return .success(Outcome(builder: rows.builder, shape: plan.source.shape, records: rows.count))
    }

    /// The headings of the records, and where the cells below them come from.
    private func columns(_ own: [String]) -> ([String], [Source]) {
        let shape = ServerRecognition(headings: parents.headings, given: settings.source).shape
        var headings: [String] = []
        var sources: [Source] = []
        var known = Set<FoldedText>()
        for (column, heading) in own.enumerated() where column != link.child && shape.column(heading) == nil {
            headings.append(heading)
            sources.append(.own(column))
            known.insert(FoldedText(heading))
        }
        for (column, heading) in parents.headings.enumerated() where !known.contains(FoldedText(heading)) {
            var suffix = Suffix.nothing
            if case .identifier = shape.column(heading) { suffix = .identifier }
            headings.append(heading)
            sources.append(.form(column, suffix: suffix))
        }
        return (headings, sources)
    }

    /// Codes rows, each joined to its form.
    private struct RowCoding {
        private(set) var builder: BatchBuilder
        private(set) var count = 0
        private let sources: [Source]
        private let reading: RepeatReading
        private let width: Int
        private let submissions: SubmissionColumns?
        private var coding: CSVBlockCoding
        private var joined = CSVBlock()
        private var isBuilding = false
        /// How many rows of each form have come.
        private var seen: [Int: Int] = [:]

        init(plan: TablePlan, sources: [Source], reading: RepeatReading, width: Int) {
            builder = plan.builder()
            coding = plan.coding(isWide: false)
            self.sources = sources
            self.reading = reading
            self.width = width
            submissions = plan.submissions
        }

        mutating func add(_ block: CSVBlock) {
            for record in 0..<block.recordCount {
                count += 1
                let row = block.records[record]
                guard row.flags.isSound, Int(row.fieldCount) == width else {
                    refuse(block, record, RecordDamage(row, columns: width, isWide: false))
                    continue
                }
                let key = RepeatLink.key(block.text(record, reading.link.child) ?? "")
                guard let parent = reading.parents.place(of: key) else {
                    refuse(block, record, .noParent(key, repeat: reading.title))
                    continue
                }
                join(block, record, to: parent)
            }
            code()
        }

        private mutating func join(_ block: CSVBlock, _ record: Int, to parent: Int) {
            if !isBuilding {
                joined.beginBuilding(firstRecordNumber: count, firstLine: block.line(record))
                isBuilding = true
            }
            seen[parent, default: 0] += 1
            let place = seen[parent] ?? 1
            for source in sources {
                switch source {
                case .own(let column): joined.addCell((block.unescaped(record, column) ?? [])[...])
                case .form(let column, let suffix):
                    var cell = reading.parents.cell(parent, column)
                    if suffix != .nothing, !cell.isEmpty {
                        let text = suffix == .place ? "/\(place)" : "/\(reading.title)[\(place)]"
                        cell = (Array(cell) + Array(text.utf8))[...]
                    }
                    joined.addCell(cell)
                }
            }
            let start = block.byteOffset(record)
            joined.endRecord(line: block.line(record), place: start..<start + block.raw(record).count)
        }

        private mutating func refuse(_ block: CSVBlock, _ record: Int, _ damage: RecordDamage) {
            code()
            let raw = block.raw(record)
            let origin = RecordOrigin(
                record: UInt32(clamping: count), line: UInt32(clamping: block.line(record)),
                length: UInt32(clamping: raw.count), byte: UInt64(clamping: block.byteOffset(record)))
            builder.refuse(
                origin, rawText: String(decoding: raw, as: UTF8.self), finding: damage.finding.about(origin))
        }

        /// Codes the rows that have been joined.
        private mutating func code() {
            guard isBuilding else { return }
            isBuilding = false
            coding.code(joined, into: &builder)
        }

        /// Takes down the edits on the server that left a form without rows: the rows that it had before are replaced all the same.
        private mutating func noteRowlessEdits() {
            guard let submissions, seen.count < reading.parents.count else { return }
            for place in reading.parents.allPlaces where seen[place] == nil {
                let found = submissions.submission { column in
                    if case .form(let own, _) = sources[column] { reading.parents.cell(place, own) } else { nil }
                }
                guard found.row.id != .none, found.replaced != nil || found.row.revision ?? 0 > 0 else { continue }
                builder.notes.rowless.append(
                    SourceNotes.RowlessEdit(submission: found.row, replaced: found.replaced))
            }
        }

        /// Says how many forms have no row, and how many could not be used: to be called at the end.
        mutating func finish() {
            code()
            noteRowlessEdits()
            let without = reading.parents.count - seen.count
            guard without > 0 || reading.parents.unusable > 0 else { return }
            let damaged = reading.parents.unusable
            builder.log.add(
                Finding(
                    .fileFormsWithoutRows, severity: damaged > 0 ? .warning : nil, field: reading.title,
                    value: "\(without)",
                    message: LocalizedText(
                        vi: "\(without) phiếu không có dòng nào trong nhóm lặp «\(reading.title)» nên không có bản ghi."
                            + (damaged > 0 ? " \(damaged) phiếu hỏng hoặc trùng mã, các dòng của chúng phải chờ." : ""),
                        en: "\(without) forms have no row in the repeat “\(reading.title)” and so no record."
                            + (damaged > 0 ? " \(damaged) forms are damaged or share a key; their rows wait." : ""))))
        }
    }
}
