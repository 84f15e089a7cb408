internal import CByteMasks

#if canImport(Glibc)
internal import Glibc
#endif

/// The operating system's text for an error code.
func systemText(_ code: Int32) -> String {
    guard let text = strerror(code) else { return "errno \(code)" }
    return String(cString: text)
}

/// The error code of the last failed call.
func lastError() -> Int32 { errno }

extension TableError {
    /// The typed error for a code that reading a file came back with.
    static func reading(_ file: String, _ operation: FileOperation, _ code: Int32) -> TableError {
        switch code {
        case ENOENT, ENOTDIR: .missingFile(file: file)
        case EISDIR: .isFolder(file: file)
        case EACCES, EPERM: .notPermitted(file: file)
        default: .inputOutput(file: file, operation: operation, code: code)
        }
    }

    /// The typed error for a code that writing a file came back with.
    static func writing(_ file: String, _ operation: FileOperation, _ code: Int32) -> TableError {
        switch code {
        case ENOENT, ENOTDIR: .missingFolder(folder: folder(of: file))
        case EISDIR: .isFolder(file: file)
        case EACCES, EPERM: .notPermitted(file: file)
        case EROFS: .readOnly(file: file)
        case ENOSPC, EDQUOT, EFBIG: .diskFull(file: file)
        default: .inputOutput(file: file, operation: operation, code: code)
        }
    }
}

/// The folder that a path lies in.
func folder(of path: String) -> String {
    guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return "." }
    return slash == path.utf8.startIndex ? "/" : String(path[..<slash])
}

/// The last part of a path.
func lastPart(of path: String) -> String {
    guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return path }
    return String(path[path.utf8.index(after: slash)...])
}

/// An open file descriptor, closed when its owner goes.
struct FileDescriptor: ~Copyable {
    let number: Int32

    /// Opens `path`; the code of the error is thrown on, for the caller knows whether it reads or writes.
    init(opening path: String, flags: Int32, mode: mode_t = 0o666) throws(SystemCode) {
        var number: Int32
        repeat {
            number = path.withCString { open($0, flags | O_CLOEXEC, mode) }
        } while number < 0 && errno == EINTR
        if number < 0 { throw SystemCode(value: errno) }
        self.number = number
    }

    deinit {
        // Nothing is lost if this fails: who writes has synced before.
        _ = close(number)
    }

    /// Size, times and kind of the file.
    func status() throws(SystemCode) -> stat {
        var result = stat()
        if fstat(number, &result) != 0 { throw SystemCode(value: errno) }
        return result
    }

    /// Writes all the bytes, however many calls that takes; the code of the error if they do not all go in.
    func writeAll(_ bytes: [UInt8]) -> Int32? {
        let number = number
        return bytes.withUnsafeBytes { bytes in
            var done = 0
            while done < bytes.count {
                let written = write(number, bytes.baseAddress.map { $0 + done }, bytes.count - done)
                if written < 0 {
                    if errno == EINTR { continue }
                    return errno
                }
                done += written
            }
            return nil
        }
    }

    /// Forces what was written to the disk.
    func sync() throws(SystemCode) {
        while fsync(number) != 0 {
            // Some file systems cannot sync a folder and say EINVAL: there is nothing more to do there.
            if errno == EINVAL { return }
            if errno != EINTR { throw SystemCode(value: errno) }
        }
    }

    /// Forces everything that was written to the file system of this file to the disk.
    func syncAll() throws(SystemCode) {
        while hailong_force_all(number) != 0 {
            if errno != EINTR { throw SystemCode(value: errno) }
        }
    }
}

/// A bare error code on its way to becoming a `TableError`.
struct SystemCode: Error {
    let value: Int32
}
