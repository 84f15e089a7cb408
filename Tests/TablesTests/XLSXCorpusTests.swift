import Figures
import Testing

@testable import Tables

@Suite("Hostile workbooks and archives", .enabled(if: sharedData != nil, "no shared data"))
struct XLSXCorpusTests {
    private let folder = (sharedData ?? "") + "/xml-suites/xlsx-and-zip-bombs/handmade"

    /// The files that may be read, and what their one sheet holds; every other is refused.
    private let readable: [String: [String]] = [
        "ok.xlsx": ["Đà Nẵng"], "formula_and_dde.xlsx": ["=1+1", "0"], "sheet_10000_entries.xlsx": [],
    ]

    @Test("Every file has its verdict")
    func walk() throws {
        let paths = files(below: folder).filter { !$0.hasSuffix(".csv") && !$0.hasSuffix(".py") }
        #expect(paths.count == 31)
        for path in paths {
            let name = lastPart(of: path)
            do throws(TableError) {
                if name.hasSuffix(".zip") {
                    try unpack(path)
                    Issue.record("\(name) was unpacked")
                    continue
                }
                let reader = try XLSXReader(file: path)
                let header = reader.header
                _ = try readSheet(reader)
                #expect(readable[name] == header, "\(name)")
            } catch {
                #expect(readable[name]?.isEmpty != false, "\(name): \(error)")
                #expect(error.message.vi.contains(name), "\(name)")
            }
        }
    }

    private func unpack(_ path: String) throws(TableError) {
        let archive = try ZIPArchive(file: path)
        for entry in archive.entries {
            if entry.name.hasSuffix(".zip") {
                let inner = try ZIPArchive(
                    bytes: archive.bytes(of: entry, atMost: 1 << 20), name: path + "/" + entry.name)
                for entry in inner.entries where entry.name.hasSuffix(".zip") {
                    _ = try ZIPArchive(bytes: inner.bytes(of: entry, atMost: 1 << 20), name: path).entries.map(\.size)
                }
                // An archive in an archive is never opened by the program itself.
                throw .archive(file: path, entry: entry.name, problem: .damaged)
            }
            var reader = try ZIPEntryReader(entry, of: archive)
            var buffer = [UInt8](repeating: 0, count: 64 << 10)
            while try reader.read(into: &buffer, at: 0, atMost: buffer.count) > 0 {}
        }
    }
}
