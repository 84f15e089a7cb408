import Responses
internal import Tables

extension BatchReader {
    /// Whether a file is one of our own mend files, by what stands at its beginning.
    ///
    /// What a campaign says of its batches (columns by place, an encoding, a sheet) is about the field's files, and must not be
    /// applied to these. A file that cannot be looked into is none: reading it says why.
    public static func isMendFile(_ path: String, name: String) -> Bool {
        do throws(TableError) {
            switch format(of: name) {
            case .csv:
                let reader = try FileReader(path)
                // In UTF-16, as spreadsheets may save it, every other byte of a heading is zero.
                let head = try reader.bytes(at: 0, count: TableLimits.sampleBytes).filter { $0 != 0 }
                let line = head.prefix { $0 != 0x0A && $0 != 0x0D }
                return String(decoding: line, as: UTF8.self).lowercased().contains("hailong:")
            case .xlsx:
                return MendColumn.isMendFile(try XLSXReader(file: path).header)
            default: return false
            }
        } catch {
            return false
        }
    }

    /// The batches whose records the rows of a mend file name, each once, in the order in which they come.
    ///
    /// - Throws: `IntakeError` if the file cannot be read.
    public static func batchesNamed(inMendFile path: String, name: String) throws(IntakeError) -> [String] {
        do throws(TableError) {
            switch format(of: name) {
            case .csv:
                var reader = try CSVInput(file: path).reader(dialect: nil)
                return try batchesNamed(&reader)
            case .xlsx:
                var reader = try XLSXReader(file: path)
                return try batchesNamed(&reader)
            default: return []
            }
        } catch {
            throw .unreadable(error)
        }
    }

    private static func batchesNamed<Reader: BlockReader & ~Copyable>(
        _ reader: inout Reader
    ) throws(TableError) -> [String] {
        guard let column = reader.header.firstIndex(where: { MendColumn.named($0) == MendColumn.batch }) else {
            return []
        }
        var found: [String] = []
        var block = CSVBlock()
        while try reader.next(into: &block) {
            for record in 0..<block.recordCount {
                let text = String(trimmed: Array((block.text(record, column) ?? "").utf8).span)
                if !text.isEmpty, found.last != text, !found.contains(text), found.count < 10_000 { found.append(text) }
            }
        }
        return found
    }
}
