public import Responses

/// What a campaign says about reading a batch.
public struct BatchSettings: Sendable, Hashable {
    /// The question that a heading of the file stands for, where the heading is not the question's own name.
    public var columns: [String: String]
    /// The text that every record of the batch is taken to hold for a question that the file has no column for.
    public var constants: [String: String]
    /// The separator of a CSV file, where the campaign knows better than the sniffer.
    public var separator: Character?
    /// Who collected the batch.
    public var collection: BatchSource.Collection?
    /// The period that the whole batch belongs to.
    public var period: String?
    /// Whether the whole forms before a break in an XML file are kept instead of refusing the file.
    public var salvage: Bool

    /// Makes settings from their parts.
    public init(
        columns: [String: String] = [:], constants: [String: String] = [:], separator: Character? = nil,
        collection: BatchSource.Collection? = nil, period: String? = nil, salvage: Bool = false
    ) {
        self.columns = columns
        self.constants = constants
        self.separator = separator
        self.collection = collection
        self.period = period
        self.salvage = salvage
    }
}
