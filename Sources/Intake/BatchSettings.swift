import Questionnaires
public import Responses
public import Tables

/// What a campaign says about reading a batch.
public struct BatchSettings: Sendable, Hashable {
    /// The question that a heading of the file stands for, where the heading is not the question's own name.
    public var columns: [String: String]
    /// The question that a column stands for by its place in the file, 1 for the first: for headings that repeat.
    public var places: [Int: String] = [:]
    /// The text that every record of the batch is taken to hold for a question that the file has no column for.
    public var constants: [String: String]
    /// The separator of a CSV file, where the campaign knows better than the sniffer.
    public var separator: Character?
    /// Who collected the batch.
    public var collection: BatchSource.Collection?
    /// The period that the whole batch belongs to.
    public var period: String?
    /// The encoding of a table, where the campaign knows better than its bytes tell.
    public var encoding: TextEncoding?
    /// The name or place (from 1) of the worksheet that holds the forms; nil for the first visible one with a header.
    public var sheet: String?
    /// The row of the worksheet's header, from 1; nil to find it.
    public var headerLine: Int?
    /// Whether the whole forms before a break in an XML file are kept instead of refusing the file.
    public var salvage: Bool
    /// What wrote the tables; nil to recognise it. `plain` forbids that any form server is recognised.
    public var source: FormServer?
    /// What stands in cells without an answer, beyond the questionnaire's missing codes.
    public var missing: [MissingText] = []
    /// Columns that say of records that they do not count.
    public var exclusions: [ColumnExclusion] = []
    /// The repeat of a form server's form whose rows are the records, each with what its form says; nil where forms are the records.
    public var repeated: String?
    /// Whether `repeated` is said of this very batch, so that one without repeats cannot be meant.
    public var demandsRepeat = false
    /// How XML is read that is not of the program's own vocabulary.
    public var xml: XMLMapping?

    /// Makes settings from their parts.
    public init(
        columns: [String: String] = [:], constants: [String: String] = [:], separator: Character? = nil,
        collection: BatchSource.Collection? = nil, period: String? = nil, salvage: Bool = false,
        xml: XMLMapping? = nil
    ) {
        self.columns = columns
        self.constants = constants
        self.separator = separator
        self.collection = collection
        self.period = period
        self.salvage = salvage
        self.xml = xml
    }

    /// What of the settings for a questionnaire's batches holds for our own files, whose headings, encoding and shape are ours: only
    /// what stands in cells without an answer, and what every record is taken to hold.
    public var forOwnFiles: BatchSettings {
        var own = BatchSettings(constants: constants)
        own.missing = missing
        return own
    }

    /// What the settings about form servers come to, for whoever keeps what a reading gave.
    public var stampOfSource: String {
        let places = places.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
        let missing = missing.map { "\($0.text)\u{1F}\($0.reason.name)\u{1F}\($0.question ?? "")" }
        let exclusions = exclusions.map { "\($0.column)\u{1F}\($0.value)\u{1F}\($0.reason.rawValue)" }
        return ([source?.rawValue ?? "-", repeated ?? "-"] + places + ["-"] + missing + ["-"] + exclusions).joined(
            separator: "\u{1D}")
    }
}
