import Testing

@testable import Tables

@Suite("Writing CSV")
struct CSVWriterTests {
    private func written(_ row: [CSVCell], _ dialect: CSVDialect = CSVDialect()) -> String {
        var writer = CSVWriter(dialect: dialect)
        writer.write(row)
        return String(decoding: writer.bytes, as: UTF8.self)
    }

    @Test("Types: text, numbers, nothing")
    func types() {
        #expect(written(["a", .integer(-5), .number(2.5), .number(3), .empty, .text("")]) == "a,-5,2.5,3,,\"\"\n")
        #expect(written([.number(.nan), .number(.infinity), .number(1e-7)]) == ",,1e-07\n")
        #expect(written([.printed("98,62"), .printed("-0.5"), .printed("+1e3")]) == "\"98,62\",-0.5,+1e3\n")
        #expect(written([.printed("=1+1"), .printed("-"), .printed("1,2,3")]) == "'=1+1,'-,\"1,2,3\"\n")
        #expect(written([.printed("98,62")], CSVDialect(separator: .semicolon)) == "98,62\n")
        #expect(written([.empty]) == "\"\"\n")
        #expect(written([]) == "")
    }

    @Test("Quotes where they are needed and nowhere else")
    func quotes() {
        #expect(written(["a b", "a,b", "a\"b", "a\nb", " a", "a;b"]) == "a b,\"a,b\",\"a\"\"b\",\"a\nb\",\" a\",a;b\n")
        #expect(written(["x", "y"], CSVDialect(separator: .tab, lineEnd: .crlf)) == "x\ty\r\n")
        #expect(written(["sep=;"]) == "\"sep=;\"\n")
    }

    @Test("Mark and separator line")
    func opening() {
        var writer = CSVWriter(
            dialect: CSVDialect(separator: .semicolon, lineEnd: .crlf, hasSeparatorLine: true), byteOrderMark: true)
        writer.write(texts: ["tên"])
        #expect(writer.takeBytes() == [0xEF, 0xBB, 0xBF] + Array("sep=;\r\ntên\r\n".utf8))
        #expect(writer.takeBytes() == [])
    }

    @Test(
        "Formulas are made harmless, and restored",
        arguments: [
            ("=1+1", "'=1+1"), ("+84 912", "'+84 912"), ("-", "'-"), ("@x", "'@x"), ("\tx", "'\tx"), ("\rx", "'\rx"),
            ("  =x", "'  =x"), ("\u{A0}=x", "'\u{A0}=x"), ("\u{FEFF}=x", "'\u{FEFF}=x"), ("＝x", "'＝x"),
            ("'=x", "''=x"), ("''=x", "'''=x"), ("=\u{301}x", "'=\u{301}x"), ("\r\n=x", "'\r\n=x"), ("a=b", "a=b"),
            ("'tis", "'tis"), ("'", "'"), ("", ""), ("5-6", "5-6"), ("Đ=", "Đ="),
        ])
    func formulas(_ text: String, _ safe: String) {
        #expect(CSVWriter.harmless(text).unicodeScalars.elementsEqual(safe.unicodeScalars))
        #expect(CSVWriter.restored(safe).unicodeScalars.elementsEqual(text.unicodeScalars))
    }

    @Test("Restoring gives back any text that was made harmless", arguments: 0..<50)
    func restoring(_ seed: Int) {
        var random = SeededGenerator(UInt64(seed))
        let signs: [UnicodeScalar] = [
            "'", "=", "+", "-", "@", " ", "\t", "\r", "\n", "a", "1", "\u{FEFF}", "\u{200B}", "\u{301}",
        ]
        for _ in 0..<200 {
            var text = String.UnicodeScalarView()
            for _ in 0..<Int.random(in: 0...5, using: &random) {
                text.append(signs.randomElement(using: &random) ?? "a")
            }
            let safe = CSVWriter.harmless(String(text))
            #expect(CSVWriter.restored(safe).unicodeScalars.elementsEqual(text))
            #expect(!["=", "+", "-", "@", "\t", "\r"].contains(safe.unicodeScalars.first ?? "x"))
        }
    }
}
