/// Where the bytes of a table come from: a file, an entry of an archive, or bytes in memory.
public struct ByteSource: ~Copyable {
    /// The name that errors give: the path of a file.
    public let name: String
    /// The file, or nil for bytes in memory.
    private var reader: FileReader?
    /// The entry of an archive, or nil.
    private var entry: ZIPEntryReader?
    private let memory: [UInt8]
    private var position = 0

    /// A file, opened for reading; with `hashing` its SHA-256 is computed in the same pass.
    public init(file: String, hashing: Bool = false, limit: Int = .max) throws(TableError) {
        self.name = file
        self.memory = []
        self.reader = try FileReader(file, hashing: hashing, limit: limit)
    }

    /// An entry of an archive, which stays open as long as the source.
    public init(_ entry: ZIPEntry, of archive: ZIPArchive) throws(TableError) {
        let reader = try ZIPEntryReader(entry, of: archive)
        self.name = reader.name
        self.memory = []
        self.entry = consume reader
    }

    /// Bytes that are already there.
    public init(bytes: [UInt8], name: String) {
        self.name = name
        self.memory = bytes
        self.reader = nil
    }

    /// SHA-256 of a hashed file that has been read to its end.
    public var digest: SHA256Digest? {
        switch reader {
        case .some(let reader): reader.digest
        case .none: nil
        }
    }

    /// Reads up to `limit` bytes into `buffer` from index `start` on.
    ///
    /// - Returns: how many bytes were read; 0 at the end, and only there.
    public mutating func read(
        into buffer: inout [UInt8], at start: Int, atMost limit: Int
    ) throws(TableError) -> Int {
        if let count = try reader?.read(into: &buffer, at: start, atMost: limit) { return count }
        if let count = try entry?.read(into: &buffer, at: start, atMost: limit) { return count }
        let count = max(0, min(limit, memory.count - position, buffer.count - start))
        if count > 0 {
            buffer.replaceSubrange(start..<start + count, with: memory[position..<position + count])
            position += count
        }
        return count
    }
}
