import Tables

/// Where the bytes of a table of forms are: a file, or a file inside an archive.
struct CSVInput: Sendable {
    /// The path of the file, or of the archive.
    var file: String
    /// The name of the file inside the archive; nil for a plain file.
    var member: String?
    /// The size that blocks of the table aim at.
    var blockBytes = TableLimits.blockBytes

    /// The size of the file that the campaign has, in bytes.
    func size() throws(TableError) -> Int { try FileReader(file).size }

    /// Opens the table.
    ///
    /// - Parameter encoding: the encoding of its text, where the campaign knows better than the bytes.
    func reader(dialect: CSVDialect? = nil, encoding: TextEncoding? = nil) throws(TableError) -> sending CSVReader {
        guard let member else {
            return try CSVReader(
                file: file, dialect: dialect, encoding: encoding, hashing: true, blockBytes: blockBytes)
        }
        let archive = try ZIPArchive(file: file)
        guard let entry = archive.entry(named: member) else { throw .changedWhileRead(file: file) }
        return try CSVReader(
            ByteSource(entry, of: archive), dialect: dialect, encoding: encoding, blockBytes: blockBytes)
    }

    /// The first bytes of the table, at most so many.
    func head(_ count: Int) throws(TableError) -> [UInt8] {
        guard let member else { return try FileReader(file).bytes(at: 0, count: count) }
        let archive = try ZIPArchive(file: file)
        guard let entry = archive.entry(named: member) else { throw .changedWhileRead(file: file) }
        var reader = try ZIPEntryReader(entry, of: archive)
        var buffer = [UInt8](repeating: 0, count: count)
        let read = try reader.read(into: &buffer, at: 0, atMost: count)
        return Array(buffer[..<read])
    }

    /// The digest of the file that the campaign has, where the reader of the table did not see all of it.
    func digest() throws(TableError) -> String { try SHA256.digest(ofFile: file).hex }
}
