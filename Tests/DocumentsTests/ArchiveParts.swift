import Tables

/// What lies in the archive of a workbook or text document.
enum ArchiveParts {
    /// Every part as text, by its path.
    static func texts(of bytes: [UInt8]) throws -> [String: String] {
        let archive = try ZIPArchive(bytes: bytes, name: "document")
        var texts: [String: String] = [:]
        for entry in archive.entries {
            texts[entry.name] = String(decoding: try archive.bytes(of: entry, atMost: 1 << 26), as: UTF8.self)
        }
        return texts
    }
}
