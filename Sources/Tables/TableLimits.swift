/// The limits that a table from outside must keep. Breaking one is reported, never a crash and never silent.
public enum TableLimits {
    /// Bytes that one record may have, its line end not counted (1 MiB).
    public static let recordBytes = 1 << 20
    /// Fields that one record may have; what is beyond is not indexed and the record is flagged.
    public static let fieldsPerRecord = 4_096
    /// Bytes of a file that encoding and dialect are recognised from.
    public static let sampleBytes = 64 << 10
    /// Bytes that a block of records aims at: with its index it stays within a core's second-level cache.
    public static let blockBytes = 512 << 10
    /// The largest block that can be asked for: offsets in a block are 29 bits wide.
    public static let largestBlockBytes = 64 << 20
    /// The largest file that is read as one whole `Table` (64 MiB).
    public static let wholeTableBytes = 64 << 20
    /// Bytes that are taken from a file in one go where nothing else sets the size.
    public static let readBytes = 256 << 10
}
