import Testing

@testable import Tables

@Suite("Corpora of CSV files", .enabled(if: sharedData != nil, "no shared data"))
struct CorpusTests {
    private let folder = (sharedData ?? "") + "/csv-suites"

    @Test("csv-spectrum: every cell equals its truth")
    func spectrum() throws {
        let truths = files(below: folder + "/csv-spectrum/json")
        #expect(truths.count == 12)
        for path in truths {
            let name = String(path.split(separator: "/").last ?? "").replacing(".json", with: "")
            var json = JSONRows(get(path))
            let expected = json.rows()
            let seen = try readAll(CSVReader(file: folder + "/csv-spectrum/csvs/\(name).csv", dialect: CSVDialect()))
            let rows = seen.texts.map { Dictionary(uniqueKeysWithValues: zip(seen.header, $0)) }
            #expect(rows.map { comparable($0, name) } == expected.map { comparable($0, name) }, "\(name)")
            #expect(!expected.isEmpty)
        }
    }

    /// A row without what the stored copy of the suite changed on one side only: a telephone number, and CRLF within a cell.
    private func comparable(_ row: [String: String], _ name: String) -> [String: String] {
        var row = row
        if name == "location_coordinates" { row["Contact Phone Number"] = nil }
        return name == "newlines_crlf" ? row.mapValues { $0.replacing("\r\n", with: "\n") } : row
    }

    @Test("zsv: every file is read to its end, every byte of it in one record, the count as a slow counter's")
    func zsv() throws {
        let paths = files(below: folder + "/zsv").filter {
            $0.hasSuffix(".csv") || $0.hasSuffix(".txt") || $0.hasSuffix(".tsv")
        }
        #expect(paths.count > 80)
        for path in paths {
            let bytes = get(path)
            var dialect = CSVSniffer.sniff(bytes, isWhole: true).dialect
            dialect.hasHeader = false
            let seen = try readAll(bytes, dialect: dialect, encoding: .utf8)
            var next = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
            for record in seen.records {
                #expect(bytes[next..<record.offset].allSatisfy { $0 == 10 || $0 == 13 }, "\(path) \(record)")
                next = record.offset + record.raw.count
                #expect(record.raw == Array(bytes[record.offset..<next]), "\(path)")
            }
            #expect(bytes[next...].allSatisfy { $0 == 10 || $0 == 13 }, "\(path)")
            if seen.records.allSatisfy({ $0.flags.isDisjoint(with: [.irregularQuote, .unterminatedQuote]) }) {
                #expect(seen.records.count == slowCount(bytes), "\(path)")
            }
            #expect(try readAll(bytes, dialect: dialect, encoding: .utf8, blockBytes: 4_099) == seen, "\(path)")
        }
    }

    @Test("zsv's quoted_nonstandard: the irregular records are flagged, the others are sound")
    func nonstandard() throws {
        let seen = try readAll(CSVReader(file: folder + "/zsv/data/test/quoted_nonstandard.csv"))
        let flagged = seen.records.filter { !$0.flags.isSound }
        #expect(!flagged.isEmpty)
        #expect(flagged.allSatisfy { $0.flags.damage == .irregularQuote })
        #expect(seen.records[0].texts[4] == "12\" monitor")
        #expect(seen.records[0].texts[6] == "line1\nline2")
    }

    /// Lines with content, line ends within quotes left out of account.
    private func slowCount(_ bytes: [UInt8]) -> Int {
        var inside = false
        var hasContent = false
        var count = 0
        for byte in bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes[3...] : bytes[...] {
            if byte == 0x22 { inside.toggle() }
            if !inside && (byte == 10 || byte == 13) {
                if hasContent { count += 1 }
                hasContent = false
            } else {
                hasContent = true
            }
        }
        return count + (hasContent ? 1 : 0)
    }
}

/// Just enough JSON for the truth of csv-spectrum: objects of texts, one or a list of them.
private struct JSONRows {
    private let bytes: [UInt8]
    private var place = 0

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    mutating func rows() -> [[String: String]] {
        var rows: [[String: String]] = []
        while let start = bytes[place...].firstIndex(of: UInt8(ascii: "{")) {
            place = start + 1
            rows.append(object())
        }
        return rows
    }

    private mutating func object() -> [String: String] {
        var result: [String: String] = [:]
        while let name = string() { result[name] = string() ?? "" }
        return result
    }

    /// The next text of this object, or nil at its end.
    private mutating func string() -> String? {
        while place < bytes.count && bytes[place] != 0x22 {
            place += 1
            if bytes[place - 1] == UInt8(ascii: "}") { return nil }
        }
        place += 1
        var text: [UInt8] = []
        while place < bytes.count && bytes[place] != 0x22 {
            if bytes[place] == UInt8(ascii: "\\") {
                place += 1
                switch bytes[place] {
                case UInt8(ascii: "n"): text.append(10)
                case UInt8(ascii: "r"): text.append(13)
                case let other: text.append(other)
                }
            } else {
                text.append(bytes[place])
            }
            place += 1
        }
        place += 1
        return String(decoding: text, as: UTF8.self)
    }
}
