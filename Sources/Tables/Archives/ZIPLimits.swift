/// The limits that an archive from outside must keep. They are counted while reading, whatever its directory declares.
public struct ZIPLimits: Sendable, Hashable {
    /// Bytes that the archive itself may have.
    public var archiveBytes: Int
    /// Entries that it may have.
    public var entries: Int
    /// Bytes that one entry may unpack to.
    public var entryBytes: Int
    /// Bytes that all reading of one archive may unpack.
    public var totalBytes: Int
    /// How many bytes one byte of the archive may unpack to, beyond `freeBytes`.
    public var ratio: Int
    /// Bytes of an entry for which the ratio does not matter: little costs little.
    public var freeBytes: Int

    /// Makes limits; those left out are those of `archive`.
    public init(
        archiveBytes: Int = 4 << 30, entries: Int = 100_000, entryBytes: Int = 4 << 30, totalBytes: Int = 16 << 30,
        ratio: Int = 200, freeBytes: Int = 8 << 20
    ) {
        self.archiveBytes = archiveBytes
        self.entries = entries
        self.entryBytes = entryBytes
        self.totalBytes = totalBytes
        self.ratio = ratio
        self.freeBytes = freeBytes
    }

    /// For archives of forms and of exports: 4 GiB, 100,000 entries, 200 to 1.
    public static let archive = ZIPLimits()
    /// For workbooks: 1 GiB, 5,000 parts, 4 GiB a part, 200 to 1.
    public static let workbook = ZIPLimits(archiveBytes: 1 << 30, entries: 5_000, totalBytes: 8 << 30)
}
