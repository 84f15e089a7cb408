import Figures
public import Questionnaires
public import Responses
import Tables
import XMLDocuments

/// The cells of single records as they stand in their batch file, read again.
///
/// What they hold may be personal data; who prints them decides who may see them.
public struct RecordCells: Sendable {
    /// The cells of one record.
    public struct Record: Sendable {
        /// What stands for each question, by its place; a question that the file has no column for is not here.
        public var answers: [Int: String] = [:]
        /// What stands for a question in the file's own way of writing, by its place, where a form server has one: it need not mean
        /// the same in another file.
        public var raw: [Int: String] = [:]
        /// What stands under the columns of a mend file, by their headings.
        public var extras: [String: String] = [:]
        /// Whether the record has as many cells as the file has columns. If not, the answers are put under the columns in order,
        /// which may be wrong.
        public var isWhole = true
        /// The record as it stands in the file, at most 64 KiB of it, where it could not be coded.
        public var line: String?
    }

    /// The records, by their numbers.
    public internal(set) var records: [Int: Record] = [:]
    /// Whether the file has the columns of a mend file.
    public internal(set) var isMended = false

    /// Makes an empty set.
    public init() {}
}

extension BatchReader {
    /// The cells of records of a batch; empty for one that has none, such as forms in XML.
    ///
    /// - Parameters:
    ///   - wanted: the numbers of the records; nil for all records of a mended file, and for none of any other.
    ///   - path: where the file is.
    ///   - name: its path below the campaign's folder.
    ///   - member: the file inside an archive that the records stand in; nil for a plain file.
    ///   - questionnaire: the instrument of the batch.
    ///   - settings: how the batch is read, by questionnaire.
    /// - Throws: `IntakeError` if the file cannot be read any more.
    public func cells(
        ofRecords wanted: Set<Int>?, path: String, name: String, member: String? = nil, questionnaire: String,
        settings: [String: BatchSettings]
    ) throws(IntakeError) -> RecordCells {
        let settings = settings[questionnaire] ?? BatchSettings()
        guard let instrument = instrument(questionnaire) else { return RecordCells() }
        if let title = settings.repeated, member != nil || name.lowercased().hasSuffix(".xlsx") {
            guard let wanted else { return RecordCells() }
            let rows = RepeatCells(
                file: path, name: name, member: member, title: title, instrument: instrument, settings: settings)
            return try rows.cells(wanted)
        }
        let reading = TableCells(file: path, name: name, instrument: instrument, settings: settings)
        do throws(TableError) {
            let isWorkbook = (member ?? name).lowercased().hasSuffix(".xlsx")
            if isWorkbook {
                var reader = try WorkbookPlace(file: path, member: member).reader(
                    sheet: settings.sheet, headerLine: settings.headerLine)
                return try reading.cells(wanted, &reader)
            }
            guard Self.format(of: member ?? name) == .csv else { return RecordCells() }
            var reader = try CSVBatchReader(
                file: path, name: name, instrument: instrument, settings: settings, member: member
            ).open()
            return try reading.cells(wanted, &reader)
        } catch {
            throw .unreadable(error)
        }
    }

    /// The answers of native XML forms, each read again by its place.
    ///
    /// A question that was answered twice has both answers, with ` | ` between them.
    public func answers(ofForm origin: RecordOrigin, path: String, questionnaire: Questionnaire) -> [Int: String]? {
        let form: XMLElement
        do throws(IntakeError) {
            let text = try rawText(of: origin, path: path)
            do throws(XMLFailure) { form = try XMLTree.parse(Array(text.utf8), file: path) } catch { return nil }
        } catch {
            return nil
        }
        guard form.name == "form" else { return nil }
        var answers: [Int: [String]] = [:]
        for element in form.children("answer") {
            guard let position = element.attribute("question").flatMap({ questionnaire.position(of: $0) }) else {
                continue
            }
            let choices = element.children("choice").map(\.text)
            answers[position, default: []].append(choices.isEmpty ? element.text : choices.joined(separator: " "))
        }
        if let number = form.attribute("number"), let position = questionnaire.position(of: .formNumber) {
            answers[position] = [number]
        }
        return answers.mapValues { $0.joined(separator: " | ") }
    }
}

/// Reads cells of a table.
struct TableCells {
    let file: String
    let name: String
    let instrument: Instrument
    let settings: BatchSettings
    /// Whether cells are given as they stand though a form server wrote them, but for its codes of no answer.
    var takesRaw = false

    /// What the columns are for.
    private struct Uses {
        /// The questions that each column answers alone, or as one of its levels.
        var questions: [[Int]]
        /// Whether cells would be understood in another file.
        var isPlain: Bool
        /// The server's codes of no answer.
        var missing: Set<FoldedText> = []
    }

    func cells<Reader: BlockReader & ~Copyable>(
        _ wanted: Set<Int>?, _ reader: inout Reader
    ) throws(TableError) -> RecordCells {
        var result = RecordCells()
        let headings = reader.header.map { $0.trimmedOfBlanks }
        result.isMended = MendColumn.isMendFile(headings)
        guard wanted != nil || result.isMended, let uses = uses(headings, line: reader.headerLine) else {
            return result
        }
        let last = wanted?.max() ?? Int.max
        var block = CSVBlock()
        while try reader.next(into: &block) {
            for record in 0..<block.recordCount {
                let number = block.recordNumber(record)
                guard wanted?.contains(number) ?? true else { continue }
                var found = parts(of: block.texts(record), headings: headings, uses)
                if !found.isWhole || !block.records[record].flags.isSound {
                    found.line = BatchBuilder.shortened(String(decoding: block.raw(record), as: UTF8.self))
                }
                result.records[number] = found
            }
            if block.recordCount > 0, block.recordNumber(block.recordCount - 1) >= last { break }
        }
        return result
    }

    private func uses(_ headings: [String], line: Int) -> Uses? {
        let source = ServerRecognition(headings: headings, given: settings.source)
        let dialect = AnswerDialect(source.shape, missing: settings.missing, keepsQuotes: true)
        var uses = Uses(questions: [[Int]](repeating: [], count: headings.count), isPlain: dialect.isPlain)
        uses.missing = Set(source.shape.missing.keys.map { FoldedText($0) })
        do throws(IntakeError) {
            let plan = try HeadingPlan(
                headings: headings, questionnaire: instrument.questionnaire, settings: settings, source: source,
                dialect: dialect, file: name, line: line)
            for assignment in plan.assignments { uses.questions[assignment.column].append(assignment.position) }
            // What several columns say together no one of them says.
            if !uses.isPlain {
                for set in plan.sets { set.whole.map { uses.questions[$0].append(set.position) } }
            }
            return uses
        } catch {
            return nil
        }
    }

    private func parts(of cells: [String], headings: [String], _ uses: Uses) -> RecordCells.Record {
        var record = RecordCells.Record()
        record.isWhole = cells.count == headings.count
        for (place, cell) in cells.enumerated() where place < headings.count {
            let text = CSVWriter.restored(cell)
            for position in uses.questions[place] {
                if uses.isPlain {
                    record.answers[position] = text
                } else if takesRaw {
                    record.answers[position] = uses.missing.contains(FoldedText(text)) ? "" : text
                } else {
                    record.raw[position] = text
                }
            }
            if MendColumn.isOne(headings[place]) {
                record.extras[MendColumn.named(headings[place])] = text
            }
        }
        return record
    }
}

extension String {
    /// The text without white space and byte-order marks at its ends.
    fileprivate var trimmedOfBlanks: String { String(trimmed: Array(utf8).span) }
}
