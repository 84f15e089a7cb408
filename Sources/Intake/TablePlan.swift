import Questionnaires
import Responses

/// How the table of a batch is read, as its headings and the campaign's settings say: the same for text and for a worksheet.
struct TablePlan {
    /// Which form server wrote it, if any.
    let source: ServerRecognition
    /// The instrument as the table's answers are to be understood.
    let instrument: Instrument
    private let headings: HeadingPlan
    private let constants: BatchConstants
    private let dialect: AnswerDialect
    private let line: Int

    /// Plans a table.
    ///
    /// - Parameters:
    ///   - line: the line of its headings.
    ///   - keepsQuotes: whether the table tells an empty text from nothing.
    /// - Throws: `IntakeError` where it cannot be read for want of a column, or a constant is no answer.
    init(
        headings: [String], line: Int, keepsQuotes: Bool, instrument: Instrument, settings: BatchSettings, file: String
    ) throws(IntakeError) {
        source = ServerRecognition(headings: headings, given: settings.source)
        dialect = AnswerDialect(source.shape, missing: settings.missing, keepsQuotes: keepsQuotes)
        self.instrument = instrument.adapted(to: dialect)
        self.line = line
        self.headings = try HeadingPlan(
            headings: headings, questionnaire: instrument.questionnaire, settings: settings, source: source,
            dialect: dialect, file: file, line: line)
        constants = try BatchConstants(self.headings.constants, instrument: self.instrument, file: file)
    }

    /// The column that answers a question alone, nil if there is none.
    func column(of position: Int) -> Int? { headings.column(of: position) }

    /// The columns that say which submissions of a form server the records are.
    var submissions: SubmissionColumns? { headings.submissions }

    /// A builder of the batch, with what the headings gave to note.
    func builder() -> sending BatchBuilder {
        var builder = BatchBuilder(instrument)
        source.finding(line: line).map { builder.log.add($0) }
        headings.findings.forEach { builder.log.add($0) }
        dialect.findings(instrument.questionnaire).forEach { builder.log.add($0) }
        return builder
    }

    /// How its blocks are coded.
    ///
    /// - Parameters:
    ///   - isWide: whether the source holds two bytes for each unit of the text.
    ///   - takesMarksTogether: whether columns of marks that stand side by side are taken together.
    func coding(isWide: Bool, takesMarksTogether: Bool = true) -> CSVBlockCoding {
        CSVBlockCoding(
            plan: headings, constants: constants, instrument: instrument, isWide: isWide,
            takesMarksTogether: takesMarksTogether)
    }
}
