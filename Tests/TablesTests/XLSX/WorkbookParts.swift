import CLibZip
import Testing

/// The parts of a written workbook, read by libzip alone, so that the writer is not judged by our own reader.
struct WorkbookParts {
    private var parts: [String: String] = [:]

    init(_ file: String) throws {
        var code: Int32 = 0
        let archive = try #require(zip_open(file, ZIP_RDONLY, &code), "\(file) is no archive: \(code)")
        defer { zip_discard(archive) }
        for index in 0..<UInt64(zip_get_num_entries(archive, 0)) {
            let name = try #require(zip_get_name(archive, index, 0).map { String(cString: $0) })
            let entry = try #require(zip_fopen_index(archive, index, 0))
            defer { zip_fclose(entry) }
            var bytes: [UInt8] = []
            var buffer = [UInt8](repeating: 0, count: 65_536)
            while true {
                let count = zip_fread(entry, &buffer, UInt64(buffer.count))
                if count <= 0 { break }
                bytes += buffer[..<Int(count)]
            }
            parts[name] = String(decoding: bytes, as: UTF8.self)
        }
    }

    /// The names of all parts in order.
    var names: [String] { parts.keys.sorted() }

    /// The XML of a sheet, counted from 1.
    func sheet(_ number: Int) -> String { parts["xl/worksheets/sheet\(number).xml"] ?? "" }

    /// The XML of a part.
    func part(_ name: String) -> String { parts[name] ?? "" }
}
