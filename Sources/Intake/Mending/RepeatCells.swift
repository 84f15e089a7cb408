import Questionnaires
import Responses
import Tables

/// The own cells of rows of a repeat, read again: what the form around a row says is not among them.
struct RepeatCells {
    let file: String
    let name: String
    /// The table of the repeat in an archive of tables; nil in a workbook.
    let member: String?
    /// The name of the repeat.
    let title: String
    let instrument: Instrument
    let settings: BatchSettings

    /// The cells of rows.
    func cells(_ wanted: Set<Int>) throws(IntakeError) -> RecordCells {
        let reading = TableCells(
            file: file, name: name, instrument: instrument, settings: ownSettings, takesRaw: true)
        do throws(TableError) {
            let isWorkbook = (member ?? name).lowercased().hasSuffix(".xlsx")
            if isWorkbook {
                var reader = try WorkbookPlace(file: file, member: member).reader(sheet: title)
                return try reading.cells(wanted, &reader)
            }
            guard let member else { return RecordCells() }
            var reader = try CSVInput(file: file, member: member).reader(dialect: nil, encoding: settings.encoding)
            return try reading.cells(wanted, &reader)
        } catch {
            throw .unreadable(error)
        }
    }

    /// The settings for the table alone: unit and number stand in the forms' table, which must not keep the row from being read.
    private var ownSettings: BatchSettings {
        var own = settings
        own.repeated = nil
        own.sheet = nil
        own.headerLine = nil
        let questionnaire = instrument.questionnaire
        for position in [questionnaire.position(of: .unit), questionnaire.position(of: .formNumber)].compactMap({ $0 })
        {
            own.constants[questionnaire.questions[position].id] = ""
        }
        return own
    }
}
