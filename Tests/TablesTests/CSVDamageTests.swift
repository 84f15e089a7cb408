import Figures
import Testing

@testable import Tables

@Suite("CSV scanner: damage is flagged and nothing is lost")
struct CSVDamageTests {
    private let comma = CSVDialect(hasHeader: false)

    private func read(_ text: String) throws -> SeenTable { try readAll(text, dialect: comma) }

    @Test("Text after a closing quote: the record is flagged, the next is sound")
    func textAfterQuote() throws {
        let seen = try read("1,\"a\"b,2\n3,\"c\",4\n")
        #expect(seen.texts == [["1", "\"a\"b", "2"], ["3", "c", "4"]])
        #expect(seen.records[0].flags == [.irregularQuote, .hasQuotes])
        #expect(seen.records[1].flags == .hasQuotes)
    }

    @Test("A quote within a plain cell, and before a quoted one with a line break (zsv's quoted_nonstandard)")
    func quoteWithin() throws {
        let seen = try read("12\" monitor,\"line1\nline2\",say \"hello\"\n3,4,5\n 6,\"7\",8\n9, \"10\",11\n")
        #expect(seen.texts[0] == ["12\" monitor", "line1\nline2", "say \"hello\""])
        #expect(seen.records.map(\.flags.isSound) == [false, true, true, false])
        #expect(seen.records.map(\.line) == [1, 3, 4, 5])
    }

    @Test("A quote that never closes takes its own line only; what follows is doubtful, not lost")
    func unterminated() throws {
        let seen = try read("1,a\n2,\"b\n3,c\n4,d\n")
        #expect(seen.texts == [["1", "a"], ["2", "\"b"], ["3", "c"], ["4", "d"]])
        #expect(seen.records.map(\.line) == [1, 2, 3, 4])
        #expect(seen.records[0].flags == [])
        #expect(seen.records[1].flags.contains(.unterminatedQuote))
        #expect(seen.records[2].flags == .doubtful)
        #expect(seen.records[3].flags == .doubtful)
    }

    @Test("A quote that closes where the next cell opens: only what lies between is doubtful")
    func closedByTheNext() throws {
        let seen = try read("\"1\";\"a\n\"2\";\"b\"\n\"3\";\"c\"\n".replacing(";", with: ","))
        #expect(seen.texts == [["1", "\"a"], ["2", "b"], ["3", "c"]])
        #expect(seen.records[0].flags == [.irregularQuote, .unterminatedQuote, .hasQuotes])
        #expect(seen.records[1].flags == [.doubtful, .hasQuotes])
        #expect(seen.records[2].flags == .hasQuotes)
    }

    @Test("An open quote on the last line")
    func openAtEnd() throws {
        let seen = try read("1,2\n3,\"x")
        #expect(seen.texts == [["1", "2"], ["3", "\"x"]])
        #expect(seen.records[1].flags.contains(.unterminatedQuote))
    }

    @Test("An open quote before more than the limit: every line after it is still a record")
    func openBeyondTheLimit() throws {
        let line = String(repeating: "y", count: 999)
        let text = "0,\"open\n" + Array(repeating: line + "\n", count: 3_000).joined()
        let seen = try read(text)
        #expect(seen.records.count == 3_001)
        #expect(seen.records[0].flags == [.unterminatedQuote, .tooLong, .hasQuotes])
        #expect(seen.records[0].flags.description.vi.hasPrefix("dấu ngoặc kép không đóng trong 1048576 byte"))
        let doubtful = seen.records.filter { $0.flags.contains(.doubtful) }.count
        // What begins within 1 MiB of the record's start: (1,048,576 - 8) / 1,000, rounded up.
        #expect(doubtful == 1_049)
        #expect(seen.records.last?.flags == [])
    }

    @Test("NUL bytes flag their record, in quotes and out of them")
    func nulls() throws {
        let seen = try read("a,b\0c\nd,e\n\"f\0\",g\n\u{0}\n")
        #expect(seen.records.map { $0.flags.contains(.nulByte) } == [true, false, true, true])
        #expect(seen.records[0].cells[1] == [0x62, 0, 0x63])
    }

    @Test("A line of ten megabytes is one flagged record with its first mebibyte; the next line is sound")
    func longLine() throws {
        let long = [UInt8](repeating: 0x78, count: 10 << 20)
        let seen = try readAll(Array("a,b\n".utf8) + long + Array("\r\n1,2\n\n3,4".utf8), dialect: comma)
        #expect(seen.records.count == 4)
        #expect(seen.records[1].flags == .tooLong)
        #expect(seen.records[1].raw.count == TableLimits.recordBytes)
        #expect(seen.records[2].offset == 4 + long.count + 2)
        #expect(seen.records.map(\.line) == [1, 2, 3, 5])
        #expect(seen.records[3].flags == [])
        #expect(seen.emptyLines == 1)
    }

    @Test("A record is as long as the limit, or one byte longer", arguments: [0, 1])
    func atTheLimit(_ extra: Int) throws {
        let content = String(repeating: "x", count: TableLimits.recordBytes - 2 + extra)
        for text in ["\(content),1", "\"\(content.dropLast(2))\",1"] {
            for end in ["", "\n", "\r\n"] {
                let seen = try read("\(text)\(end)")
                #expect(seen.records.map { $0.flags.contains(.tooLong) } == [extra == 1])
                let seen2 = try read("\(text)\(end == "" ? "\r" : end)7,8")
                #expect(seen2.records.map { $0.flags.contains(.tooLong) } == [extra == 1, false])
                #expect(seen2.texts.last == ["7", "8"])
            }
        }
    }

    @Test("A quoted cell of many lines beyond the limit ends with its first line")
    func longQuoted() throws {
        let seen = try read("1,\"first\n" + String(repeating: "z\n", count: 600_000) + "\",2\n3,4\n")
        #expect(seen.records[0].texts == ["1", "\"first"])
        #expect(seen.records[0].flags.contains([.unterminatedQuote, .tooLong]))
        #expect(seen.records.count == 600_003)
        #expect(seen.texts.last == ["3", "4"])
        #expect(seen.records.last?.line == 600_003)
    }

    @Test("A hundred thousand columns: flagged, the first 4,096 indexed")
    func manyColumns() throws {
        let wide = Array(repeating: "1", count: 100_000).joined(separator: ",")
        let seen = try read("a,b\n\(wide)\n\"\",\(wide)\nc,d\n")
        #expect(seen.records.map { $0.flags.contains(.tooManyFields) } == [false, true, true, false])
        #expect(seen.records.map(\.cells.count) == [2, 4_096, 4_096, 2])
        #expect(seen.records[1].raw.count == wide.utf8.count)
        let limit = Array(repeating: "1", count: 4_096).joined(separator: ",")
        #expect(try read(limit + "\n").records[0].flags == [])
        #expect(try read(limit + ",\n").records[0].flags == .tooManyFields)
        #expect(throws: TableError.damagedHeader(file: "test.csv", line: 1, damage: .tooManyFields)) {
            try readAll(wide + "\n1,2\n", dialect: CSVDialect())
        }
    }

    @Test("Bytes that are not UTF-8 flag their record")
    func invalidText() throws {
        let bytes: [UInt8] = Array("tên,n\nAn,1\nB".utf8) + [0xE1, 0xBA] + Array(",2\nCúc,3\n".utf8) + [0xC3]
        var reader = try CSVReader(bytes: bytes, name: "t", encoding: .utf8)
        let first = try reader.next()
        let block = try #require(first)
        #expect((0..<block.recordCount).map { block.records[$0].flags } == [[], .invalidUTF8, [], .invalidUTF8])
        #expect(block.line(1) == 3)
        #expect(Array(block.cell(1, 0) ?? []) == [0x42, 0xE1, 0xBA])
        #expect(block.flags == .invalidUTF8)
    }

    @Test("A header that cannot be trusted is refused")
    func damagedHeader() throws {
        #expect(throws: TableError.damagedHeader(file: "test.csv", line: 2, damage: .irregularQuote)) {
            try readAll("\na,b\"\n1,2\n", dialect: CSVDialect())
        }
        let bytes: [UInt8] = [0x61, 0x2C, 0xFF, 0x0A, 0x31, 0x2C, 0x32, 0x0A]
        #expect(throws: TableError.damagedHeader(file: "test.csv", line: 1, damage: .invalidUTF8)) {
            try readAll(bytes, dialect: CSVDialect(), encoding: .utf8)
        }
    }

    @Test(
        "Nothing at all, only a mark, only empty lines",
        arguments: [[], [0xEF, 0xBB, 0xBF], [10, 13, 10, 13]] as [[UInt8]])
    func nothing(_ bytes: [UInt8]) throws {
        #expect(throws: TableError.noHeader(file: "test.csv")) { try readAll(bytes) }
        let seen = try readAll(bytes, dialect: comma)
        #expect(seen.records.isEmpty)
        #expect(seen.emptyLines == (bytes.first == 10 ? 3 : 0))
    }

    @Test("A gigabyte of nothing but line ends would need no memory: blocks without records are passed over")
    func onlyLineEnds() throws {
        let seen = try readAll([UInt8](repeating: 10, count: 600_000), dialect: comma)
        #expect(seen.records.isEmpty)
        #expect(seen.emptyLines == 600_000)
    }
}

extension SeenRecord {
    var texts: [String] { cells.map { String(decoding: $0, as: UTF8.self) } }
}
