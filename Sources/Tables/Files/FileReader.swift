#if canImport(Glibc)
internal import Glibc
#endif

/// Reads a file once, front to back, through a buffer of the caller's; the file is never mapped or held whole.
///
/// At the end it checks that the file is still the one that was opened: a batch that changes while it is read is an error.
public struct FileReader: ~Copyable {
    /// The path as it was given.
    public let file: String
    /// The file's size in bytes when it was opened.
    public let size: Int
    /// Bytes read so far.
    public private(set) var position = 0
    /// SHA-256 of the whole file, once it has been read to its end by a reader that hashes.
    public private(set) var digest: SHA256Digest?

    private let descriptor: FileDescriptor
    private let opened: FileStamp
    private var hasher: SHA256?
    /// In the place of `hasher` for a large file.
    private var sideDigest: SideDigest?

    /// Opens a file for reading.
    ///
    /// - Parameters:
    ///   - hashing: compute SHA-256 in the same pass.
    ///   - limit: the most bytes that the file may have.
    /// - Throws: `missingFile`, `isFolder`, `notRegular`, `notPermitted`, `tooLarge`, `inputOutput`.
    public init(_ file: String, hashing: Bool = false, limit: Int = .max) throws(TableError) {
        // Without O_NONBLOCK a named pipe would hold us here until somebody writes to it.
        let descriptor = try Self.open(file)
        let status: stat
        do throws(SystemCode) { status = try descriptor.status() } catch { throw .reading(file, .open, error.value) }
        switch status.st_mode & S_IFMT {
        case S_IFREG: break
        case S_IFDIR: throw .isFolder(file: file)
        default: throw .notRegular(file: file)
        }
        let size = Int(status.st_size)
        if size > limit { throw .tooLarge(file: file, bytes: size, limit: limit) }
        let isLarge = size >= SideDigest.worthwhileBytes
        self.hasher = hashing && !isLarge ? try SHA256(name: file) : nil
        self.sideDigest = hashing && isLarge ? try SideDigest(name: file) : nil
        self.file = file
        self.size = size
        self.opened = FileStamp(status)
        self.descriptor = descriptor
    }

    /// Reads up to `limit` bytes into `buffer` from index `start` on, which must lie within the buffer.
    ///
    /// - Returns: how many bytes were read; 0 at the end of the file, and only there.
    /// - Throws: `inputOutput`, `changedWhileRead`.
    public mutating func read(
        into buffer: inout [UInt8], at start: Int, atMost limit: Int
    ) throws(TableError) -> Int {
        let wanted = min(limit, buffer.count - start)
        guard wanted > 0 else { return 0 }
        let number = descriptor.number
        var count: Int
        repeat {
            count = buffer.withUnsafeMutableBytes { bytes in
                Glibc.read(number, bytes.baseAddress.map { $0 + start }, wanted)
            }
        } while count < 0 && errno == EINTR
        if count < 0 { throw .reading(file, .read, errno) }
        position += count
        if count == 0 { try finish() } else { try hash(buffer, start, count) }
        return count
    }

    /// The bytes from `offset` on, as many as there are up to `count`: to fetch the raw text of one record again.
    public func bytes(at offset: Int, count: Int) throws(TableError) -> [UInt8] {
        var result = [UInt8](repeating: 0, count: max(0, min(count, size - offset)))
        var done = 0
        while done < result.count {
            let length = result.count - done
            let number = descriptor.number
            let got = result.withUnsafeMutableBytes { bytes in
                pread(number, bytes.baseAddress.map { $0 + done }, length, off_t(offset + done))
            }
            if got < 0 && errno == EINTR { continue }
            if got < 0 { throw .reading(file, .read, errno) }
            if got == 0 { throw .changedWhileRead(file: file) }
            done += got
        }
        return result
    }

    /// The bytes of a whole file of limited size.
    public static func allBytes(of file: String, limit: Int = TableLimits.wholeTableBytes) throws(TableError) -> [UInt8]
    {
        var reader = try FileReader(file, limit: limit)
        var bytes = [UInt8](repeating: 0, count: reader.size)
        var done = 0
        while done < bytes.count {
            let count = try reader.read(into: &bytes, at: done, atMost: bytes.count - done)
            if count == 0 { break }
            done += count
        }
        try reader.finish()
        return bytes
    }

    private static func open(_ file: String) throws(TableError) -> FileDescriptor {
        do throws(SystemCode) {
            return try FileDescriptor(opening: file, flags: O_RDONLY | O_NONBLOCK)
        } catch {
            throw .reading(file, .open, error.value)
        }
    }

    private mutating func hash(_ buffer: [UInt8], _ start: Int, _ count: Int) throws(TableError) {
        if let sideDigest {
            sideDigest.add(buffer[start..<start + count])
            return
        }
        guard var running = hasher.take() else { return }
        let problem: TableError? = buffer.withUnsafeBytes { bytes in
            do throws(TableError) {
                try running.update(UnsafeRawBufferPointer(rebasing: bytes[start..<start + count]))
                return nil
            } catch {
                return error
            }
        }
        if let problem { throw problem }
        hasher = consume running
    }

    private mutating func finish() throws(TableError) {
        let now: stat
        do throws(SystemCode) { now = try descriptor.status() } catch { throw .reading(file, .read, error.value) }
        if FileStamp(now) != opened || position != size { throw .changedWhileRead(file: file) }
        if let running = hasher.take() { digest = try running.finish() }
        if let done = try sideDigest?.finish() { digest = done }
    }
}

/// What tells that a file is still the one that was opened.
private struct FileStamp: Equatable {
    let size: Int
    let seconds: Int
    let nanoseconds: Int

    init(_ status: stat) {
        size = Int(status.st_size)
        seconds = Int(status.st_mtim.tv_sec)
        nanoseconds = Int(status.st_mtim.tv_nsec)
    }
}
