internal import CLibZip

/// Makes a ZIP archive in memory; the same entries give the same bytes, for every time in it is 1 January 1980.
///
///     var writer = try ZIPWriter(name: "report.docx")
///     try writer.add("word/document.xml", bytes)
///     try AtomicFile.write(writer.finish(), to: "report.docx")
public struct ZIPWriter: ~Copyable {
    private let name: String
    private let archive: OpaquePointer
    private let source: OpaquePointer
    private var isOpen = true
    /// libzip reads the entries when the archive is closed.
    private var contents: [UnsafeMutableRawPointer] = []

    /// Begins an archive; `name` is what errors name.
    public init(name: String) throws(TableError) {
        guard let source = zip_source_buffer_create(nil, 0, 0, nil) else { throw Self.problem(name) }
        zip_source_keep(source)
        guard let archive = zip_open_from_source(source, ZIP_TRUNCATE, nil) else {
            zip_source_free(source)
            zip_source_free(source)
            throw Self.problem(name)
        }
        self.name = name
        self.source = source
        self.archive = archive
    }

    deinit {
        if isOpen { zip_discard(archive) }
        zip_source_free(source)
        for content in contents { content.deallocate() }
    }

    /// Adds an entry.
    ///
    /// - Parameters:
    ///   - entry: its path, `/` between folders; one that leads out of the archive, or is there already, is refused.
    ///   - isCompressed: whether to deflate it; the first entry of some formats must not be.
    public mutating func add(_ entry: String, _ bytes: [UInt8], isCompressed: Bool = true) throws(TableError) {
        guard ZIPArchive.isSafe(entry) else { throw .archive(file: name, entry: entry, problem: .unsafeName) }
        let content = UnsafeMutableRawPointer.allocate(byteCount: max(1, bytes.count), alignment: 1)
        contents.append(content)
        bytes.withUnsafeBytes { if let base = $0.baseAddress { content.copyMemory(from: base, byteCount: $0.count) } }
        guard let piece = zip_source_buffer(archive, content, UInt64(bytes.count), 0) else { throw Self.problem(name) }
        let index = zip_file_add(archive, entry, piece, zip_flags_t(ZIP_FL_ENC_UTF_8))
        guard index >= 0 else {
            zip_source_free(piece)
            let code = zip_error_code_zip(zip_get_error(archive))
            throw .archive(file: name, entry: entry, problem: code == ZIP_ER_EXISTS ? .duplicateName : .notWritten)
        }
        let place = UInt64(index)
        // 1 January 1980, 00:00, the first time that a ZIP archive can hold.
        zip_file_set_dostime(archive, place, 0, 0x21, 0)
        zip_file_set_external_attributes(archive, place, 0, UInt8(ZIP_OPSYS_UNIX), 0o100_644 << 16)
        // One method at one level: the library's own choice may change with the content.
        let method = isCompressed ? ZIP_CM_DEFLATE : ZIP_CM_STORE
        guard zip_set_file_compression(archive, place, method, isCompressed ? 6 : 0) == 0 else {
            throw Self.problem(name)
        }
    }

    /// Ends the archive and gives its bytes.
    public consuming func finish() throws(TableError) -> [UInt8] {
        guard zip_close(archive) == 0 else { throw Self.problem(name) }
        isOpen = false
        var status = zip_stat_t()
        zip_stat_init(&status)
        guard zip_source_stat(source, &status) == 0, let size = Int(exactly: status.size) else {
            throw Self.problem(name)
        }
        // Without an entry there is no file: libzip writes none.
        guard size > 0, zip_source_open(source) == 0 else { throw Self.problem(name) }
        defer { zip_source_close(source) }
        var bytes = [UInt8](repeating: 0, count: size)
        let source = source
        let count = bytes.withUnsafeMutableBytes { Int(zip_source_read(source, $0.baseAddress, UInt64($0.count))) }
        guard count == size else { throw Self.problem(name) }
        return bytes
    }

    private static func problem(_ name: String) -> TableError {
        .archive(file: name, entry: nil, problem: .notWritten)
    }
}
