internal import CLibZip

/// A ZIP archive, opened for reading in place: nothing is ever unpacked to the disk.
///
///     let archive = try ZIPArchive(file: "forms.zip")
///     for entry in archive.entries where !entry.isFolder && !entry.isHidden {
///         var source = try ByteSource(entry, of: archive)
///         …
///     }
///
/// Opening judges the whole directory: names, number of entries, encryption, methods, overlaps. What an entry unpacks to is
/// counted while it is read. An archive and its readers belong to one task at a time.
public struct ZIPArchive {
    /// The name that errors give: the path of the file.
    public var name: String { handle.name }
    /// The entries in the order of the archive's directory, folders too.
    public let entries: [ZIPEntry]

    let handle: ZIPHandle
    private let places: [String: Int]

    /// Opens a file.
    ///
    /// - Throws: `archive` with what is wrong; what opening a file throws.
    public init(file: String, limits: ZIPLimits = .archive) throws(TableError) {
        try self.init(ZIPHandle(file: file, limits: limits))
    }

    /// Opens an archive in memory.
    public init(bytes: [UInt8], name: String, limits: ZIPLimits = .archive) throws(TableError) {
        try self.init(ZIPHandle(bytes: bytes, name: name, limits: limits))
    }

    private init(_ handle: ZIPHandle) throws(TableError) {
        let count = Int(zip_get_num_entries(handle.archive, 0))
        guard count <= handle.limits.entries else {
            throw .archive(file: handle.name, entry: nil, problem: .tooManyEntries(limit: handle.limits.entries))
        }
        var entries: [ZIPEntry] = []
        var places: [String: Int] = [:]
        var packed = 0
        entries.reserveCapacity(count)
        places.reserveCapacity(count)
        for index in 0..<max(0, count) {
            let entry = try Self.entry(UInt64(index), handle)
            guard places.updateValue(index, forKey: entry.name) == nil else {
                throw .archive(file: handle.name, entry: entry.name, problem: .duplicateName)
            }
            let sum = packed.addingReportingOverflow(entry.compressedSize)
            packed = sum.overflow ? .max : sum.partialValue
            entries.append(entry)
        }
        if packed > handle.size {
            throw .archive(file: handle.name, entry: nil, problem: .overlapping)
        }
        self.handle = handle
        self.entries = entries
        self.places = places
    }

    /// The entry with a name, or nil.
    public func entry(named name: String) -> ZIPEntry? { places[name].map { entries[$0] } }

    /// The whole content of an entry.
    ///
    /// - Parameter limit: the most bytes that it may have.
    public func bytes(of entry: ZIPEntry, atMost limit: Int) throws(TableError) -> [UInt8] {
        var reader = try ZIPEntryReader(entry, of: self)
        var result: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 64 << 10)
        while true {
            let count = try reader.read(into: &buffer, at: 0, atMost: buffer.count)
            if count == 0 { return result }
            guard result.count + count <= limit else {
                throw .archive(file: name, entry: entry.name, problem: .tooLarge(limit: limit))
            }
            result += buffer[..<count]
        }
    }

    /// Makes sure that the file is still the one that was opened: to be called when all has been read.
    ///
    /// - Throws: `changedWhileRead`.
    public func checkUnchanged() throws(TableError) { try handle.checkUnchanged() }

    private static func entry(_ index: UInt64, _ handle: ZIPHandle) throws(TableError) -> ZIPEntry {
        var status = zip_stat_t()
        zip_stat_init(&status)
        guard zip_stat_index(handle.archive, index, 0, &status) == 0, let text = status.name else {
            throw .archive(file: handle.name, entry: nil, problem: .damaged)
        }
        // Some programs on Windows write `\`.
        let name = String(cString: text).replacing("\\", with: "/")
        guard isSafe(name) else { throw .archive(file: handle.name, entry: name, problem: .unsafeName) }
        guard let size = Int(exactly: status.size), let packed = Int(exactly: status.comp_size) else {
            throw .archive(file: handle.name, entry: name, problem: .damaged)
        }
        if status.encryption_method != UInt16(ZIP_EM_NONE) {
            throw .archive(file: handle.name, entry: name, problem: .encrypted)
        }
        if zip_compression_method_supported(Int32(status.comp_method), 0) == 0 {
            throw .archive(file: handle.name, entry: name, problem: .unknownMethod(Int(status.comp_method)))
        }
        return ZIPEntry(name: name, size: size, compressedSize: packed, index: index)
    }

    /// Whether a name stays within the folder that an archive would be unpacked to.
    static func isSafe(_ name: String) -> Bool {
        guard !name.isEmpty, !name.hasPrefix("/"), name.utf8.count <= 4_096 else { return false }
        let bytes = Array(name.utf8.prefix(2))
        // A drive letter.
        if bytes.count == 2, bytes[1] == UInt8(ascii: ":") { return false }
        return !name.split(separator: "/", omittingEmptySubsequences: false).contains { $0 == ".." }
    }
}
