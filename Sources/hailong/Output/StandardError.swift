#if canImport(Glibc)
import Glibc
#endif

/// The stream for messages and progress; results go to standard output only.
enum StandardError {
    /// Writes a line.
    static func print(_ line: String) { write(line + "\n") }

    /// Writes text as it is.
    static func write(_ text: String) { _ = OutputStream.write(text, to: STDERR_FILENO) }
}

/// The stream for results.
enum StandardOutput {
    /// Writes text as it is; false if it could not all be written.
    static func write(_ text: String) -> Bool { OutputStream.write(text, to: STDOUT_FILENO) }

    /// Writes bytes as they are; false if they could not all be written.
    static func write(_ bytes: [UInt8]) -> Bool { OutputStream.write(bytes, to: STDOUT_FILENO) }
}

/// Writes whole texts to a descriptor.
enum OutputStream {
    /// Whether everything was written; a reader that went away had what it wanted.
    static func write(_ text: String, to descriptor: Int32) -> Bool { write(Array(text.utf8), to: descriptor) }

    /// Whether everything was written; a reader that went away had what it wanted.
    static func write(_ bytes: [UInt8], to descriptor: Int32) -> Bool {
        var start = 0
        while start < bytes.count {
            let count = bytes.withUnsafeBytes {
                Glibc.write(descriptor, $0.baseAddress.map { $0 + start }, bytes.count - start)
            }
            if count < 0, errno == EINTR { continue }
            if count <= 0 { return errno == EPIPE }
            start += count
        }
        return true
    }
}
