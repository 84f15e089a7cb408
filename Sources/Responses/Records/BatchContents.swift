/// A batch file as it came from the field: what it is, not what it holds.
public struct BatchSource: Sendable, Hashable {
    /// The file's path below the campaign's folder, with `/` between folders.
    public var file: String
    /// The SHA-256 of the file's bytes, in hexadecimal.
    public var sha256: String
    /// The file's size in bytes.
    public var size: Int
    /// What kind of file it is.
    public var format: Format
    /// The encoding of its text, such as `UTF-8`.
    public var encoding: String
    /// How its cells are set apart, such as `;`, or the name of the sheet of a workbook, and after a space the form server that
    /// wrote it, if one did: `; kobo`; nil for XML.
    public var dialect: String?
    /// Who collected it, if the campaign says.
    public var collection: Collection?
    /// The period that the campaign puts the whole batch in, if it does.
    public var period: String?

    /// How its cells are set apart; nil for XML.
    public var separator: String? { server.map { String((dialect ?? "").dropLast($0.utf8.count + 1)) } ?? dialect }

    /// The form server that wrote it: `odk`, `kobo`, `limesurvey` or `surveysolutions`; nil for any other table.
    public var server: String? {
        guard let word = dialect?.split(separator: " ").last.map(String.init), Self.servers.contains(word),
            dialect != word
        else { return nil }
        return word
    }

    /// The form servers that a dialect can name; a sheet of a workbook may have any name.
    private static let servers: Set<String> = ["odk", "kobo", "limesurvey", "surveysolutions"]

    /// The kinds of batch file.
    public enum Format: String, Sendable, Hashable, CaseIterable {
        /// Comma-separated values in any dialect.
        case csv
        /// XML forms: native ones, or submissions of a form server.
        case xml
        /// A worksheet of a workbook of Excel 2007 or later.
        case xlsx
    }

    /// Who collected a batch.
    public enum Collection: String, Sendable, Hashable, CaseIterable {
        /// The rated office itself handed out and collected the forms.
        case ratedOffice
        /// Somebody independent of the rated office.
        case independent
    }

    /// Makes a description from its parts.
    public init(
        file: String, sha256: String, size: Int, format: Format, encoding: String, dialect: String? = nil,
        collection: Collection? = nil, period: String? = nil
    ) {
        self.file = file
        self.sha256 = sha256
        self.size = size
        self.format = format
        self.encoding = encoding
        self.dialect = dialect
        self.collection = collection
        self.period = period
    }
}

/// Everything that was read from a batch: the records that could be coded, those that could not, and what was found.
///
/// Conservation: `recordCount == table.rowCount + refused.count`, always.
public struct BatchContents: Sendable {
    /// The file.
    public var source: BatchSource
    /// The records whose structure was right, one row each, in the order of the file.
    public var table: ResponseTable
    /// The records whose structure was not right, with their raw text.
    public var refused: RefusedRecords
    /// What was found while reading: about the file, about headings, about cells.
    public var findings: [Finding]
    /// What the source says of records beside their answers.
    public var notes: SourceNotes

    /// Makes contents from their parts.
    public init(
        source: BatchSource, table: ResponseTable, refused: RefusedRecords, findings: [Finding],
        notes: SourceNotes = SourceNotes()
    ) {
        self.source = source
        self.table = table
        self.refused = refused
        self.findings = findings
        self.notes = notes
    }

    /// The number of physical records in the file.
    public var recordCount: Int { table.rowCount + refused.count }

    /// Whether the file is one of mended records, which replace those that they name.
    public var isMendFile: Bool { findings.contains { $0.rule == FindingRule.fileMendFile.rawValue } }

    /// Whether what is whole of a broken file or archive was accepted.
    public var wasSalvaged: Bool {
        findings.contains { $0.rule == FindingRule.fileSalvaged.rawValue }
            || refused.contains { $0.finding.rule == FindingRule.recordBrokenMember.rawValue }
    }
}

/// A record that could not be coded, kept whole.
public struct RefusedRecord: Sendable, Hashable {
    /// Where it stands.
    public var origin: RecordOrigin
    /// Its text as it stands in the file, shortened to 64 KiB; empty where the batch has very many such records, whose text is
    /// read again from the file where it is asked for.
    public var rawText: String
    /// Why it was refused; severity error.
    public var finding: Finding

    /// Makes a refused record from its parts.
    public init(origin: RecordOrigin, rawText: String, finding: Finding) {
        self.origin = origin
        self.rawText = rawText
        self.finding = finding
    }
}
