import Tables

#if canImport(Glibc)
import Glibc
#endif

/// The folder of a campaign that is being written.
struct SampleFolder {
    private let path: String

    init(_ path: String) { self.path = path }

    /// Writes a file below the folder; folders on the way are made.
    func write(_ bytes: [UInt8], to name: String) throws(TableError) {
        let target = path + "/" + name
        var made = ""
        for part in target.split(separator: "/", omittingEmptySubsequences: false).dropLast() {
            made += part + "/"
            _ = mkdir(made, 0o755)
        }
        try AtomicFile.write(bytes, to: target)
    }

    /// Writes a text file below the folder.
    func write(_ text: String, to name: String) throws(TableError) { try write(Array(text.utf8), to: name) }
}
