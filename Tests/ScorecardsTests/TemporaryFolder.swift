import Tables

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// A folder that goes when its owner does.
final class TemporaryFolder {
    let path: String

    init() {
        let root = getenv("TMPDIR").map { String(cString: $0) } ?? P_tmpdir
        var template = Array((root + "/cards-XXXXXX").utf8CString)
        path = template.withUnsafeMutableBufferPointer { buffer in
            buffer.baseAddress.flatMap { mkdtemp($0) }.map { String(cString: $0) } ?? root
        }
    }

    deinit { _ = system("rm -rf '\(path)'") }
}
