/// What can be fuzzed: an entry to everything that reads bytes from outside.
///
/// The fuzzers of `Fuzz/` and the tests that walk their seeds and finds call the same entries.
public enum FuzzTarget: String, CaseIterable, Sendable {
    /// The scanner of tables: the same records whatever the size of the blocks.
    case csv
    /// Whole tables that people keep, and units among them.
    case table
    /// A batch of forms as a table, coded and judged: every record has one fate.
    case batchCSV = "batch-csv"
    /// A batch of forms in XML.
    case forms
    /// A batch of forms as a workbook.
    case xlsx
    /// The same, with what is within the workbook as the input: its sheet, texts, styles, list of sheets.
    case xlsxParts = "xlsx-parts"
    /// Rules of questionnaires: parsed, checked, run.
    case rules
    /// Questionnaires.
    case questionnaire

    /// Gives one input to the target.
    ///
    /// - Throws: `FuzzFailure` if something that must hold of every input does not; a refusal is a right answer and no error.
    public func run(_ input: [UInt8]) throws(FuzzFailure) -> FuzzVerdict {
        switch self {
        case .csv: try TableFuzz.scan(input)
        case .table: try TableFuzz.whole(input)
        case .batchCSV: try BatchFuzz.csv.get().read(input)
        case .forms: try BatchFuzz.xml.get().read(input)
        case .xlsx: try BatchFuzz.xlsx.get().read(input)
        case .xlsxParts: try BatchFuzz.parts.get().read(WorkbookParts(input).archive())
        case .rules: try RuleFuzz.run(input)
        case .questionnaire: try QuestionnaireFuzz.read(input)
        }
    }
}
