import Figures
import Testing

@testable import Tables

@Suite("Vietnamese encodings")
struct VietnameseEncodingTests {
    private let text =
        "mã,tên phường,ghi chú\r\n01,Phường Phúc Xá,\"hài lòng\nvề thái độ\"\r\n02,Đỗ Thị Hạnh Ứng Hòa,Ô Chợ Dừa\r\n03,Nghĩa Đô,ý kiến khác\r\n"

    /// Writes text in an 8-bit encoding; `spelled` writes windows-1258's tones apart even where a letter has its own byte.
    private func encoded(_ text: String, _ encoding: TextEncoding, spelled: Bool = false) -> [UInt8] {
        let table = encoding.table
        let marks: [(Character, UInt8)] = [
            ("\u{300}", 0xCC), ("\u{309}", 0xD2), ("\u{303}", 0xDE), ("\u{301}", 0xEC), ("\u{323}", 0xF2),
        ]
        return text.unicodeScalars.flatMap { scalar -> [UInt8] in
            if scalar.value < 128 { return [UInt8(scalar.value)] }
            if !spelled, let byte = table?.bytes[UInt16(scalar.value)] { return [byte] }
            // A letter with its tone: the letter, the mark.
            for (mark, byte) in marks {
                for letter in "aăâeêioôơuưyAĂÂEÊIOÔƠUƯY"
                where String(letter) + String(mark) == String(Character(scalar)) {
                    return encoded(String(letter), encoding) + [byte]
                }
            }
            return [table?.bytes[UInt16(scalar.value)] ?? 0x3F]
        }
    }

    /// Encodes UTF-8 once more through a table.
    private func doubled(_ text: String, _ table: EightBitTable) -> [UInt8] {
        var output: [UInt8] = []
        for byte in text.utf8 { TextDecoder.append(UInt32(table.units[Int(byte)]), &output) }
        return output
    }

    private var sources: [([UInt8], TextEncoding)] {
        [
            (encoded(text, .windows1258), .windows1258), (encoded(text, .windows1258, spelled: true), .windows1258),
            (encoded(text, .viscii), .viscii), (doubled(text, .windows1252), .doubleByWindows1252),
            (doubled(text, .windows1258Filled), .doubleByWindows1258),
        ]
    }

    @Test("Every encoding is recognised and gives the same cells, whatever the block size")
    func same() throws {
        let truth = try readAll(text).texts
        #expect(truth.count == 3)
        for (bytes, encoding) in sources {
            for size in [1, 7, 64, 100_000] {
                let reader = try CSVReader(bytes: bytes, name: "t", blockBytes: size)
                let found = reader.encoding
                #expect(found == encoding)
                let header = reader.header
                #expect(header == ["mã", "tên phường", "ghi chú"])
                let texts = try readAll(reader).texts
                #expect(texts == truth, "\(encoding) \(size)")
            }
        }
    }

    @Test("The place of each record is that of the source: its bytes there decode to its text")
    func places() throws {
        for (bytes, encoding) in sources {
            for size in [1, 50, 100_000] {
                var reader = try CSVReader(bytes: bytes, name: "t", blockBytes: size)
                var block = CSVBlock()
                var lines: [Int] = []
                while try reader.next(into: &block) {
                    for record in 0..<block.recordCount {
                        let place = block.sourcePlaces[record]
                        #expect(place.lowerBound == block.byteOffset(record))
                        #expect(
                            encoding.text(Array(bytes[place])) == String(decoding: block.raw(record), as: UTF8.self))
                        lines.append(block.line(record))
                    }
                }
                #expect(lines == [2, 4, 5])
            }
        }
    }

    @Test("TCVN3: capitals of whole words and cells are put right, others stay as they were typed")
    func capitals() {
        func read(_ text: String) -> String { TextEncoding.tcvn3.text(encoded(text, .tcvn3)) }
        // Written with the small letters that the capital fonts show as capitals.
        #expect(read("UBND THàNH PHố Hà NộI") == "UBND THÀNH PHỐ HÀ NỘI")
        #expect(read("Hà Nội,Bà Rịa") == "Hà Nội,Bà Rịa")
        // â has a capital of its own, so that it is known to be small.
        #expect(read("Xã ĐồNG TâM\nồ") == "Xã ĐỒNG TâM\nồ")
        #expect(read("Hà") == "Hà")
    }

    @Test("A byte that the encoding does not have damages its record and no other")
    func undecodable() throws {
        var bytes = encoded(text, .windows1258)
        bytes.insert(0x8D, at: bytes.count - 20)
        let seen = try readAll(bytes, encoding: .windows1258)
        #expect(seen.records.map(\.flags.damage) == [[], [], .invalidUTF8])
        #expect(seen.records[2].raw.contains(0xFF))
    }

    @Test("Text that is right is not taken for text encoded twice, nor changed where some of a file is")
    func honest() throws {
        let right = Array("tên,ý\nĐỗ Thị Hạnh,“Á” £5 » Ã\nNguyễn,à â\n".utf8)
        #expect(TextEncoding.detect(right) == .text(.utf8, byteOrderMark: false))
        let mixed = Array("tên\nĐỗ Thị Hạnh\n".utf8) + doubled("Bến Lức\nTân An\nThủ Thừa\n", .windows1252)
        let seen = try readAll(mixed)
        #expect(seen.texts == [["Đỗ Thị Hạnh"], ["Bến Lức"], ["Tân An"], ["Thủ Thừa"]])
    }

    @Test("A setting that the file contradicts is told; what a person knows better is not")
    func settings() {
        let utf8 = Array("tên\nĐỗ\n".utf8)
        #expect(TextEncoding.tcvn3.contradiction(utf8)?.en == "UTF-8")
        #expect(TextEncoding.utf16LittleEndian.contradiction(utf8)?.en == "UTF-8")
        #expect(TextEncoding.utf8.contradiction(encoded(text, .windows1258))?.en == "windows-1258")
        #expect(TextEncoding.viscii.contradiction(encoded(text, .windows1258)) == nil)
        #expect(TextEncoding.tcvn3.contradiction(Array("a,b\n1,2\n".utf8)) == nil)
        #expect(TextEncoding.utf8.contradiction([0xFF, 0xFE, 0x61, 0])?.en == "UTF-16LE")
        #expect(TextEncoding.utf8.contradiction([0x50, 0x4B, 3, 4])?.en.contains("ZIP") == true)
        #expect(TextEncoding(setting: "CP1258") == .windows1258)
        #expect(TextEncoding(setting: "latin1") == nil)
    }

    @Test("Any text reads back from every encoding as it was", arguments: 0..<60)
    func property(_ seed: Int) throws {
        var random = SeededGenerator(UInt64(seed))
        let words = ["Hạnh", "phường", "ừ", "Đ", "ế", "a", "\"", "x\ny", ";", " ", "Ơi", "ỹ", "1"]
        let rows = (0..<Int.random(in: 1...60, using: &random)).map { _ in
            (0..<3).map { _ in
                "x"
                    + (0..<Int.random(in: 1...5, using: &random)).map { _ in words.randomElement(using: &random) ?? "" }
                    .joined()
            }
        }
        var writer = CSVWriter()
        writer.write(texts: ["mã số", "tên phường", "ý kiến của người dân ở phường Phúc Xá"])
        for row in rows { writer.write(texts: row) }
        let text = String(decoding: writer.bytes, as: UTF8.self)
        let pairs: [([UInt8], TextEncoding)] = [
            (encoded(text, .windows1258), .windows1258), (encoded(text, .windows1258, spelled: true), .windows1258),
            (encoded(text, .viscii), .viscii), (encoded(text, .tcvn3), .tcvn3),
            (doubled(text, .windows1252), .doubleByWindows1252),
            (doubled(text, .windows1258Filled), .doubleByWindows1258),
        ]
        for (bytes, encoding) in pairs {
            let size = [1, 33, 10_000].randomElement(using: &random) ?? 1
            let seen = try readAll(bytes, dialect: CSVDialect(), encoding: encoding, blockBytes: size)
            // Of TCVN3 the case of some capitals is a guess.
            let isSame =
                encoding == .tcvn3
                ? seen.texts.map { $0.map { $0.lowercased() } } == rows.map { $0.map { $0.lowercased() } }
                : seen.texts == rows
            #expect(isSame, "\(encoding)")
        }
    }
}
