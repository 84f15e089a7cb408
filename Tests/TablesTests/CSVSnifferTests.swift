import Testing

@testable import Tables

@Suite("Sniffer")
struct CSVSnifferTests {
    private func sniff(_ text: String) -> CSVSniff { CSVSniffer.sniff(Array(text.utf8), isWhole: true) }

    @Test(
        "Separators",
        arguments: [
            ("a,b,c\n1,2,3\n4,5,6\n", CSVSeparator.comma), ("a;b;c\n1;2;3\n", .semicolon), ("a\tb\n1\t2\n", .tab),
            ("a|b|c\n1|2|3\n", .bar), ("tên;điểm\nAn;1,5\nBình;2,5\n", .semicolon),
            ("\"a;x\",\"b;y\"\n\"1;1\",\"2;2\"\n", .comma), ("a,b\n\"x;y;z\",1\n\"p;q;r\",2\n", .comma),
            ("ý kiến;mã\n\"chậm, xa, khó\";1\n\"tốt, nhanh, dễ\";2\n", .semicolon), ("một cột\n1\n2\n", .comma),
        ])
    func separators(_ text: String, _ separator: CSVSeparator) {
        let sniff = sniff(text)
        #expect(sniff.dialect.separator == separator)
        #expect(!sniff.isAmbiguous)
    }

    @Test("Where two separators fit, it says so, and always chooses the same")
    func ambiguous() {
        let sniff = sniff("a,b;c\n1,2;3\n4,5;6\n")
        #expect(sniff.isAmbiguous)
        #expect(sniff.dialect.separator == .comma)
        #expect(sniff.alternatives == [.semicolon])
    }

    @Test(
        "Line ends",
        arguments: [
            ("a\n\"b\"\n", CSVLineEnd.lf), ("a\r\nb\r\n", .crlf), ("a\rb\r", .cr), ("a\r\nb\n", .mixed),
            ("a\rb\n", .mixed), ("a", .lf),
        ])
    func lineEnds(_ text: String, _ end: CSVLineEnd) {
        #expect(sniff(text).dialect.lineEnd == end)
    }

    @Test(
        "Header or not",
        arguments: [
            ("q1,q2\n1,2\n3,4\n", CSVSniff.HeaderEvidence.wordsOverNumbers), ("1,2\n3,4\n5,6\n", .numbersOverNumbers),
            ("tên,nơi\nAn,Huế\n", .assumed), ("tên,2019,nơi\nAn,5,Huế\nBa,6,Huế\n", .assumed), ("a,b\n", .assumed),
        ])
    func header(_ text: String, _ evidence: CSVSniff.HeaderEvidence) {
        let sniff = sniff(text)
        #expect(sniff.headerEvidence == evidence)
        #expect(sniff.dialect.hasHeader == (evidence != .numbersOverNumbers))
    }

    @Test("Excel's separator line decides and is no record", arguments: ["\n", "\r\n", "\r"])
    func separatorLine(_ end: String) throws {
        let seen = try readAll("sep=;\(end)a,x;b\(end)1,5;2\(end)")
        #expect(seen.dialect.separator == .semicolon)
        #expect(seen.dialect.hasSeparatorLine)
        #expect(seen.header == ["a,x", "b"])
        #expect(seen.texts == [["1,5", "2"]])
        #expect(seen.records[0].line == 3)
        #expect(seen.records[0].offset == 5 + 5 + 2 * end.utf8.count)
        #expect(try readAll("sepia;b\n1;2\n").header == ["sepia", "b"])
        let noRecord = try readAll("sep=;", dialect: CSVDialect(hasHeader: false))
        #expect(noRecord.records.isEmpty)
    }

    @Test("A given dialect is used as it is")
    func given() throws {
        let seen = try readAll("a,b\n1,2\n", dialect: CSVDialect(separator: .semicolon))
        #expect(seen.header == ["a,b"])
        #expect(seen.texts == [["1,2"]])
    }

    @Test("The sample may end anywhere: the answer stands")
    func anyLength() {
        let text = Array(
            ("mã;tên;điểm\n" + (0..<200).map { "\($0);\"Ông, bà \($0)\nxã\";\($0),5\n" }.joined()).utf8)
        for length in stride(from: 60, to: text.count, by: 37) {
            #expect(CSVSniffer.sniff(Array(text[..<length]), isWhole: false).dialect.separator == .semicolon)
        }
    }
}
