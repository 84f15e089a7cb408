public import Responses

/// One line about a batch that the ledger holds; for people and for housekeeping, not checked against its checksum.
public struct LedgerBatch: Hashable, Sendable {
    /// What the stored reading depended on.
    public var key: LedgerKey
    /// What kind of file it is.
    public var format: BatchSource.Format
    /// The encoding of its text.
    public var encoding: String
    /// Who collected it, if the campaign says.
    public var collection: BatchSource.Collection?
    /// The period that the campaign puts the whole batch in, if it does.
    public var period: String?
    /// The questionnaire that its columns answer.
    public var questionnaireID: String
    /// The file's size in bytes.
    public var size: Int
    /// The number of physical records, those refused included.
    public var records: Int
    /// The number of records whose structure was not right.
    public var refused: Int
    /// The number of findings, those of refused records left out.
    public var findings: Int
}
