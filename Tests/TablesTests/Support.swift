#if canImport(Glibc)
import Glibc
#endif

@testable import Tables

/// A generator with a seed (SplitMix64), so that a failing case can be had again.
struct SeededGenerator: RandomNumberGenerator {
    var state: UInt64

    init(_ seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}

/// A folder that goes when its owner does.
final class TemporaryFolder {
    let path: String

    init() {
        let root = getenv("TMPDIR").map { String(cString: $0) } ?? P_tmpdir
        var template = Array((root + "/tables-XXXXXX").utf8CString)
        path = template.withUnsafeMutableBufferPointer { buffer in
            mkdtemp(buffer.baseAddress!).map { String(cString: $0) } ?? root
        }
    }

    func file(_ name: String) -> String { path + "/" + name }

    func names() -> [String] {
        guard let folder = opendir(path) else { return [] }
        defer { closedir(folder) }
        var names: [String] = []
        while let entry = readdir(folder) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) {
                $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            if name != "." && name != ".." { names.append(name) }
        }
        return names.sorted()
    }

    deinit {
        for name in names() { if unlink(file(name)) != 0 { rmdir(file(name)) } }
        rmdir(path)
    }
}

/// What a reader says about one record, storage and blocks left out.
struct SeenRecord: Equatable, CustomStringConvertible {
    var number: Int
    var line: Int
    var offset: Int
    var raw: [UInt8]
    var flags: CSVRecordFlags
    var cells: [[UInt8]]
    var quoted: [Bool]

    var description: String {
        "#\(number) line \(line) offset \(offset) flags \(flags.rawValue) "
            + cells.map { "[\(String(decoding: $0, as: UTF8.self))]" }.joined()
    }
}

struct SeenTable: Equatable {
    var header: [String]
    var records: [SeenRecord]
    var emptyLines: Int
    var dialect: CSVDialect

    var texts: [[String]] {
        records.map { $0.cells.map { String(decoding: $0, as: UTF8.self) } }
    }
}

/// Reads a whole table and writes down everything that the reader says.
func readAll(
    _ bytes: [UInt8], dialect: CSVDialect? = nil, encoding: TextEncoding? = nil,
    blockBytes: Int = TableLimits.blockBytes
) throws(TableError) -> SeenTable {
    try readAll(CSVReader(bytes: bytes, name: "test.csv", dialect: dialect, encoding: encoding, blockBytes: blockBytes))
}

func readAll(
    _ text: String, dialect: CSVDialect? = nil, blockBytes: Int = TableLimits.blockBytes
) throws(TableError) -> SeenTable {
    try readAll(Array(text.utf8), dialect: dialect, blockBytes: blockBytes)
}

func readAll(_ reader: consuming CSVReader) throws(TableError) -> SeenTable {
    var reader = reader
    var seen = SeenTable(header: reader.header, records: [], emptyLines: 0, dialect: reader.dialect)
    while let block = try reader.next() {
        for record in 0..<block.recordCount { seen.records.append(look(block, record)) }
    }
    seen.emptyLines = reader.emptyLines
    return seen
}

func look(_ block: CSVBlock, _ record: Int) -> SeenRecord {
    let count = Int(block.records[record].fieldCount)
    return SeenRecord(
        number: block.recordNumber(record), line: block.line(record), offset: block.byteOffset(record),
        raw: Array(block.raw(record)), flags: block.records[record].flags,
        cells: (0..<count).map { block.unescaped(record, $0) ?? [] },
        quoted: (0..<count).map { block.field(record, $0)?.isQuoted ?? false })
}

/// The folder of shared data, or nil.
let sharedData: String? = {
    if let root = getenv("HAILONG_SHARED") { return String(cString: root) + "/data" }
    let parts = #filePath.split(separator: "/").dropLast(4)
    let path = "/" + parts.joined(separator: "/") + "/shared/data"
    return access(path, R_OK) == 0 ? path : nil
}()

/// All files below a folder, sorted.
func files(below folder: String) -> [String] {
    guard let handle = opendir(folder) else { return [] }
    defer { closedir(handle) }
    var found: [String] = []
    while let entry = readdir(handle) {
        let name = withUnsafePointer(to: &entry.pointee.d_name) {
            $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
        }
        if name == "." || name == ".." { continue }
        let path = folder + "/" + name
        var status = stat()
        guard stat(path, &status) == 0 else { continue }
        if status.st_mode & S_IFMT == S_IFDIR { found += files(below: path) } else { found.append(path) }
    }
    return found.sorted()
}

func put(_ bytes: [UInt8], _ path: String) {
    let handle = fopen(path, "wb")
    _ = bytes.withUnsafeBytes { fwrite($0.baseAddress, 1, $0.count, handle) }
    fclose(handle)
}

func get(_ path: String) -> [UInt8] {
    (try? FileReader.allBytes(of: path)) ?? []
}
