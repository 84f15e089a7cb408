internal import CLibZip

/// Reads one entry of an archive once, front to back, through a buffer of the caller's.
///
/// What is unpacked is counted against the limits, and at the end compared with size and checksum of the directory.
public struct ZIPEntryReader: ~Copyable {
    /// The name that errors give: the archive's and the entry's.
    public let name: String
    /// Bytes read so far.
    public private(set) var position = 0

    private let entry: ZIPEntry
    private let handle: ZIPHandle
    private let file: OpaquePointer
    private let limit: Int
    private let isDense: Bool

    /// Opens an entry; the archive stays open as long as its readers.
    public init(_ entry: ZIPEntry, of archive: ZIPArchive) throws(TableError) {
        let handle = archive.handle
        let limits = handle.limits
        // The directory says it beforehand, where it is honest.
        guard entry.size <= limits.entryBytes else {
            throw .archive(file: handle.name, entry: entry.name, problem: .tooLarge(limit: limits.entryBytes))
        }
        let product = entry.compressedSize.multipliedReportingOverflow(by: limits.ratio)
        let dense = max(limits.freeBytes, product.overflow ? .max : product.partialValue)
        guard entry.size <= dense else {
            throw .archive(file: handle.name, entry: entry.name, problem: .tooDense(ratio: limits.ratio))
        }
        guard let file = zip_fopen_index(handle.archive, entry.index, 0) else {
            let code = zip_error_code_zip(zip_get_error(handle.archive))
            throw .archive(file: handle.name, entry: entry.name, problem: ArchiveProblem(code: code))
        }
        name = handle.name + "/" + entry.name
        self.entry = entry
        self.handle = handle
        self.file = file
        isDense = dense < limits.entryBytes
        limit = min(dense, limits.entryBytes)
    }

    deinit {
        zip_fclose(file)
    }

    /// Reads up to `limit` bytes into `buffer` from index `start` on, which must lie within the buffer.
    ///
    /// - Returns: how many bytes were read; 0 at the end, and only there.
    public mutating func read(
        into buffer: inout [UInt8], at start: Int, atMost limit: Int
    ) throws(TableError) -> Int {
        let wanted = min(limit, buffer.count - start)
        guard wanted > 0 else { return 0 }
        let file = file
        let count = buffer.withUnsafeMutableBytes { bytes in
            Int(zip_fread(file, bytes.baseAddress.unsafelyUnwrapped + start, UInt64(wanted)))
        }
        if count < 0 { throw problem(ArchiveProblem(code: zip_error_code_zip(zip_file_get_error(file)))) }
        position += count
        handle.countUnpacked(count)
        if position > self.limit {
            throw problem(isDense ? .tooDense(ratio: handle.limits.ratio) : .tooLarge(limit: self.limit))
        }
        if position > entry.size || (count == 0 && position != entry.size) {
            throw problem(.wrongSize(declared: entry.size))
        }
        if handle.unpacked > handle.limits.totalBytes {
            throw .archive(file: handle.name, entry: nil, problem: .tooLarge(limit: handle.limits.totalBytes))
        }
        return count
    }

    private func problem(_ problem: ArchiveProblem) -> TableError {
        .archive(file: handle.name, entry: entry.name, problem: problem)
    }
}
