/// Where a response came from: the physical record of a batch.
public struct RecordOrigin: Sendable, Hashable {
    /// The place of the batch in the campaign's list of batches, ordered by file name.
    public var batch: UInt32
    /// The number of the record in the batch, 1 for the first.
    public var record: UInt32
    /// The line of the file that the record begins on, 1 for the first.
    public var line: UInt32
    /// The number of bytes of the record in the file, or 0 where it is not known.
    public var length: UInt32
    /// The offset of the record's first byte in the file.
    public var byte: UInt64

    /// Makes an origin from its parts.
    public init(batch: UInt32 = 0, record: UInt32, line: UInt32, length: UInt32 = 0, byte: UInt64) {
        self.batch = batch
        self.record = record
        self.line = line
        self.length = length
        self.byte = byte
    }
}
