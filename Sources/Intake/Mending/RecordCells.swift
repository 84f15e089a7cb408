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
        /// What stands under the columns of a mend file, by their headings.
        public var extras: [String: String] = [:]
        /// Whether the record has as many cells as the file has columns. If not, the answers are put under the columns in order,
        /// which may be wrong.
        public var isWhole = true
    }

    /// The records, by their numbers.
    public internal(set) var records: [Int: Record] = [:]
    /// Whether the file has the columns of a mend file.
    public internal(set) var isMended = false

    /// Makes an empty set.
    public init() {}
}

extension BatchReader {
    /// The cells of records of a batch; empty for a format that has none, such as archives.
    ///
    /// - Parameters:
    ///   - wanted: the numbers of the records; nil for all records of a mended file, and for none of any other.
    ///   - path: where the file is.
    ///   - name: its path below the campaign's folder.
    ///   - questionnaire: the instrument of the batch.
    ///   - settings: how the batch is read, by questionnaire.
    /// - Throws: `IntakeError` if the file cannot be read any more.
    public func cells(
        ofRecords wanted: Set<Int>?, path: String, name: String, questionnaire: String,
        settings: [String: BatchSettings]
    ) throws(IntakeError) -> RecordCells {
        guard Self.format(of: name) == .csv, let instrument = instrument(questionnaire) else { return RecordCells() }
        let reading = TableCells(
            file: path, name: name, instrument: instrument, settings: settings[questionnaire] ?? BatchSettings())
        do throws(TableError) {
            return try reading.cells(wanted)
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
private struct TableCells {
    let file: String
    let name: String
    let instrument: Instrument
    let settings: BatchSettings

    func cells(_ wanted: Set<Int>?) throws(TableError) -> RecordCells {
        var result = RecordCells()
        let batch = CSVBatchReader(file: file, name: name, instrument: instrument, settings: settings)
        var reader = try batch.open()
        let headings = reader.header.map { $0.trimmedOfBlanks }
        result.isMended = headings.contains(MendColumn.batch) && headings.contains(MendColumn.record)
        guard wanted != nil || result.isMended, let questions = questions(headings, line: reader.headerLine) else {
            return result
        }
        let last = wanted?.max() ?? Int.max
        var block = CSVBlock()
        while try reader.next(into: &block) {
            for record in 0..<block.recordCount {
                let number = block.recordNumber(record)
                guard wanted?.contains(number) ?? true else { continue }
                result.records[number] = Self.record(block.texts(record), headings: headings, questions: questions)
            }
            if block.recordCount > 0, block.recordNumber(block.recordCount - 1) >= last { break }
        }
        return result
    }

    /// The questions that each column answers alone. Where a form server has a way of writing of its own there are none: its cells
    /// would not be understood in another file.
    private func questions(_ headings: [String], line: Int) -> [[Int]]? {
        let source = ServerRecognition(headings: headings, given: settings.source)
        let dialect = AnswerDialect(source.shape, missing: settings.missing, keepsQuotes: true)
        var questions = [[Int]](repeating: [], count: headings.count)
        guard dialect.isPlain else { return questions }
        do throws(IntakeError) {
            let plan = try HeadingPlan(
                headings: headings, questionnaire: instrument.questionnaire, settings: settings, source: source,
                dialect: dialect, file: name, line: line)
            for assignment in plan.assignments { questions[assignment.column].append(assignment.position) }
            return questions
        } catch {
            return nil
        }
    }

    private static func record(_ cells: [String], headings: [String], questions: [[Int]]) -> RecordCells.Record {
        var record = RecordCells.Record()
        record.isWhole = cells.count == headings.count
        for (place, cell) in cells.enumerated() where place < headings.count {
            let text = CSVWriter.restored(cell)
            for position in questions[place] { record.answers[position] = text }
            if MendColumn.isOne(headings[place]) {
                record.extras[headings[place]] = text
            }
        }
        return record
    }
}

extension String {
    /// The text without white space and byte-order marks at its ends.
    fileprivate var trimmedOfBlanks: String { String(trimmed: Array(utf8).span) }
}
