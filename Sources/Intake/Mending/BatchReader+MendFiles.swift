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
}
