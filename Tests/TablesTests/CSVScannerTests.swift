import Testing

@testable import Tables

@Suite("CSV scanner: cells and records")
struct CSVScannerTests {
    private let comma = CSVDialect(hasHeader: false)

    private func cells(_ text: String) throws -> [[String]] {
        try readAll(text, dialect: comma).texts
    }

    @Test("Plain cells, the last line with and without its end")
    func plain() throws {
        #expect(try cells("a,b\n1,2\n") == [["a", "b"], ["1", "2"]])
        #expect(try cells("a,b\n1,2") == [["a", "b"], ["1", "2"]])
        #expect(try cells("a,b\n1,") == [["a", "b"], ["1", ""]])
        #expect(try cells(",\n") == [["", ""]])
    }

    @Test("LF, CR LF, CR and a mixture", arguments: ["\n", "\r\n", "\r"])
    func lineEnds(_ end: String) throws {
        let seen = try readAll("a,b\(end)1,2\(end)\(end)3,\"x\(end)y\"\(end)4,5", dialect: comma)
        #expect(seen.texts == [["a", "b"], ["1", "2"], ["3", "x\(end)y"], ["4", "5"]])
        #expect(seen.records.map(\.line) == [1, 2, 4, 6])
        #expect(seen.emptyLines == 1)
        let mixed = try readAll("a\r\nb\nc\rd\n\re", dialect: comma)
        #expect(mixed.texts == [["a"], ["b"], ["c"], ["d"], ["e"]])
        #expect(mixed.emptyLines == 1)
        #expect(mixed.records.map(\.line) == [1, 2, 3, 4, 6])
    }

    @Test("Quoted cells: separators, line ends, doubled quotes; empty and \"\" differ")
    func quoted() throws {
        let seen = try readAll("\"a,b\",\"c\"\"d\",\"\",\n\"\"\"\",\"x\"\"\"\n", dialect: comma)
        #expect(seen.texts == [["a,b", "c\"d", "", ""], ["\"", "x\""]])
        #expect(seen.records[0].quoted == [true, true, true, false])
        #expect(seen.records.allSatisfy { $0.flags == .hasQuotes })
        #expect(try readAll("a,b\n", dialect: comma).records[0].flags == [])
    }

    @Test("An empty line is no record; a line of separators and a line of \"\" are")
    func emptyLines() throws {
        let seen = try readAll("\n\na\n\n,,\n\"\"\n \n\n", dialect: comma)
        #expect(seen.texts == [["a"], ["", "", ""], [""], [" "]])
        #expect(seen.emptyLines == 4)
        #expect(seen.records.map(\.line) == [3, 5, 6, 7])
    }

    @Test("Byte offsets are those of the file, byte order mark included")
    func offsets() throws {
        let bytes: [UInt8] = [0xEF, 0xBB, 0xBF] + Array("tên,n\nĐức,1\n\"a\nb\",2\n".utf8)
        let seen = try readAll(bytes)
        #expect(seen.header == ["tên", "n"])
        #expect(seen.records.map(\.offset) == [10, 19])
        for record in seen.records {
            #expect(Array(bytes[record.offset..<record.offset + record.raw.count]) == record.raw)
        }
        #expect(seen.records.map(\.number) == [1, 2])
    }

    @Test("Without quotes in the dialect a quote is a character like any other")
    func noQuotes() throws {
        let seen = try readAll("a \"b\",\"c\n\"d\n", dialect: CSVDialect(quotes: false, hasHeader: false))
        #expect(seen.texts == [["a \"b\"", "\"c"], ["\"d"]])
        #expect(seen.records.allSatisfy { $0.flags == [] })
    }

    @Test("Cells on both sides of the 64-byte windows", arguments: 50...140)
    func windows(_ length: Int) throws {
        let long = String(repeating: "x", count: length)
        let text = "\(long),b\r\n\"\(long)\",\"\"\"\(long)\"\"\"\r\n1,\"\(long)\r\n\",\"\"\r\n2,3"
        let expected = [[long, "b"], [long, "\"\(long)\""], ["1", long + "\r\n", ""], ["2", "3"]]
        let seen = try readAll(text, dialect: comma)
        #expect(seen.texts == expected)
        #expect(seen.records.map(\.line) == [1, 2, 3, 5])
        #expect(seen.records.allSatisfy { $0.flags.isSound })
    }

    @Test("A record without the asked cell gives nil")
    func noSuchCell() throws {
        var reader = try CSVReader(bytes: Array("a,b\n1\n".utf8), name: "t", dialect: CSVDialect())
        let first = try reader.next()
        let block = try #require(first)
        #expect(block.text(0, 0) == "1")
        #expect(block.text(0, 1) == nil)
        #expect(block.cell(0, -1) == nil)
        #expect(block.unescaped(0, 4) == nil)
        #expect(block.uniformFieldCount == 1)
        let nothing = try reader.next()
        #expect(nothing?.recordCount == nil)
        let isAtEnd = reader.isAtEnd
        #expect(isAtEnd)
    }
}
