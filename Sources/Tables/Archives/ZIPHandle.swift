internal import CLibZip

#if canImport(Glibc)
internal import Glibc
#endif

/// The owner of one archive that libzip has open; it lives as long as the archive or one of its entries' readers.
///
/// libzip reads through one file position, so that a handle and all that reads by it belong to one task at a time.
final class ZIPHandle {
    let name: String
    let limits: ZIPLimits
    let archive: OpaquePointer
    /// The archive's own size in bytes.
    let size: Int
    /// Bytes unpacked so far, over all entries.
    private(set) var unpacked = 0
    /// The bytes of an archive in memory, which libzip reads from.
    private let memory: UnsafeMutableRawPointer?
    private let opened: ZIPFileStamp?

    init(file: String, limits: ZIPLimits) throws(TableError) {
        // Kind, permission and size are judged as for every other file, and what libzip would take memory for unseen.
        let reader = try FileReader(file, limit: limits.archiveBytes)
        size = reader.size
        try ZIPDirectoryCheck.check(reader, limits)
        guard size > 0 else { throw .archive(file: file, entry: nil, problem: .notAnArchive) }
        opened = try ZIPFileStamp(file)
        var code: CInt = 0
        guard let archive = zip_open(file, ZIP_RDONLY, &code) else {
            throw .archive(file: file, entry: nil, problem: ArchiveProblem(code: code))
        }
        self.name = file
        self.limits = limits
        self.archive = archive
        memory = nil
    }

    init(bytes: [UInt8], name: String, limits: ZIPLimits) throws(TableError) {
        guard bytes.count > 0, bytes.count <= limits.archiveBytes else {
            throw .archive(file: name, entry: nil, problem: .notAnArchive)
        }
        try ZIPDirectoryCheck.check(bytes, name, limits)
        let memory = UnsafeMutableRawPointer.allocate(byteCount: bytes.count, alignment: 1)
        bytes.withUnsafeBytes { memory.copyMemory(from: $0.baseAddress.unsafelyUnwrapped, byteCount: $0.count) }
        var problem = zip_error_t()
        zip_error_init(&problem)
        defer { zip_error_fini(&problem) }
        guard let source = zip_source_buffer_create(memory, UInt64(bytes.count), 0, &problem) else {
            memory.deallocate()
            throw .archive(file: name, entry: nil, problem: .damaged)
        }
        guard let archive = zip_open_from_source(source, ZIP_RDONLY, &problem) else {
            zip_source_free(source)
            memory.deallocate()
            throw .archive(file: name, entry: nil, problem: ArchiveProblem(code: zip_error_code_zip(&problem)))
        }
        self.name = name
        self.limits = limits
        self.archive = archive
        self.size = bytes.count
        self.memory = memory
        opened = nil
    }

    deinit {
        zip_discard(archive)
        memory?.deallocate()
    }

    /// Counts bytes that a reader of an entry unpacked: here, since a reader that changes this class's property in place is not
    /// compiled for the thread sanitizer (Swift 6.3.1: "Invalid bitcast").
    func countUnpacked(_ count: Int) { unpacked += count }

    /// Makes sure that the file is still the one that was opened.
    func checkUnchanged() throws(TableError) {
        guard let opened else { return }
        if try ZIPFileStamp(name) != opened { throw .changedWhileRead(file: name) }
    }
}

/// What tells that a file is still the one that was opened.
private struct ZIPFileStamp: Equatable {
    let inode: UInt
    let size: Int
    let seconds: Int
    let nanoseconds: Int

    init(_ file: String) throws(TableError) {
        var status = stat()
        guard stat(file, &status) == 0 else { throw .reading(file, .open, errno) }
        inode = UInt(status.st_ino)
        size = Int(status.st_size)
        seconds = Int(status.st_mtim.tv_sec)
        nanoseconds = Int(status.st_mtim.tv_nsec)
    }
}

extension ArchiveProblem {
    /// The problem that a code of libzip means.
    init(code: CInt) {
        self =
            switch code {
            case ZIP_ER_NOZIP, ZIP_ER_EOF, ZIP_ER_OPEN, ZIP_ER_MULTIDISK: .notAnArchive
            case ZIP_ER_CRC: .wrongChecksum
            case ZIP_ER_ENCRNOTSUPP, ZIP_ER_NOPASSWD, ZIP_ER_WRONGPASSWD: .encrypted
            case ZIP_ER_NOENT: .missingEntry
            default: .damaged
            }
    }
}
