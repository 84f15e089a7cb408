public import Figures

/// What a command says: for people a table, for programs JSON, with the exit status that goes with it.
public struct Answer: Sendable {
    /// The documented JSON shape of the command.
    public var json: JSONValue {
        get { makeJSON() }
        set { makeJSON = { newValue } }
    }
    /// The same for people, one table after the other.
    public var tables: [AnswerTable] {
        get { makeTables() }
        set { makeTables = { newValue } }
    }
    /// What `--format csv` writes; the first table unless the command says otherwise.
    public var csv: AnswerTable? { makeCSV() ?? tables.first }
    /// Each is made where it is asked for: a national year of scores is a hundred megabytes of JSON, and one form of three is printed.
    private var makeJSON: @Sendable () -> JSONValue
    private var makeTables: @Sendable () -> [AnswerTable]
    private let makeCSV: @Sendable () -> AnswerTable?
    /// What people should know besides.
    public var notes: [LocalizedText]
    /// Whether everything was done but something waits: records for a decision, or a unit that cannot be ranked.
    public var needsAttention: Bool
    /// A document that is the answer itself and is printed as it is, in place of all else.
    public var document: [UInt8]?

    /// Makes an answer from its parts.
    public init(
        json: @autoclosure @escaping @Sendable () -> JSONValue,
        tables: @autoclosure @escaping @Sendable () -> [AnswerTable],
        csv: @autoclosure @escaping @Sendable () -> AnswerTable? = nil,
        notes: [LocalizedText] = [], needsAttention: Bool = false
    ) {
        makeJSON = json
        makeTables = tables
        makeCSV = csv
        self.notes = notes
        self.needsAttention = needsAttention
    }

    /// Makes an answer that is a document.
    public init(document: [UInt8]) {
        self.init(json: .null, tables: [])
        self.document = document
    }
}

/// A table of an answer: what a terminal shows, and what `--format csv` writes.
public struct AnswerTable: Sendable {
    /// What stands above it.
    public var title: LocalizedText
    /// The headings.
    public var columns: [AnswerColumn]
    /// The cells as text.
    public var rows: [[String]]

    /// Makes a table from its parts.
    public init(title: LocalizedText, columns: [AnswerColumn], rows: [[String]]) {
        self.title = title
        self.columns = columns
        self.rows = rows
    }
}

/// A column of an answer's table.
public struct AnswerColumn: Sendable {
    /// The heading for people.
    public var heading: LocalizedText
    /// The name in CSV.
    public var name: String
    /// Whether the cells are numbers, which are set to the right.
    public var isNumber: Bool

    /// Makes a column from its parts.
    public init(_ name: String, vi: String, en: String, isNumber: Bool = false) {
        heading = LocalizedText(vi: vi, en: en)
        self.name = name
        self.isNumber = isNumber
    }
}
