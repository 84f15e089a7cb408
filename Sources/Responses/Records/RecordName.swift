/// The name of a record in decisions and mend files: its batch and its number there.
public struct RecordName: Sendable, Hashable {
    /// The batch's file, as in `BatchSource.file`.
    public var batch: String
    /// The record's number in the batch, 1 for the first.
    public var record: Int

    /// Makes a name from its parts.
    public init(batch: String, record: Int) {
        self.batch = batch
        self.record = record
    }

    /// Reads a name as `text` writes it; nil if it is none.
    public init?(_ text: String) {
        guard let mark = text.lastIndex(of: "#"), let record = Int(text[text.index(after: mark)...]), record > 0,
            mark > text.startIndex
        else { return nil }
        self.init(batch: String(text[..<mark]), record: record)
    }

    /// The name as decisions write it: `batches/dot-1.csv#12`.
    public var text: String { "\(batch)#\(record)" }
}
