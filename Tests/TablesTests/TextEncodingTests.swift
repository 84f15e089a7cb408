import Figures
import Testing

@testable import Tables

@Suite("Encodings")
struct TextEncodingTests {
    private let text = "mã,tên\n01,Đỗ Thị Hạnh \u{1F600}\n02,\"Bến\nLức\"\n"

    private func utf16(_ text: String, lowFirst: Bool) -> [UInt8] {
        text.utf16.flatMap { unit in
            let bytes = [UInt8(truncatingIfNeeded: unit), UInt8(truncatingIfNeeded: unit >> 8)]
            return lowFirst ? bytes : bytes.reversed()
        }
    }

    @Test("UTF-8 and UTF-16, with and without mark, give the same cells, whatever the block size")
    func same() throws {
        let expected = [["01", "Đỗ Thị Hạnh \u{1F600}"], ["02", "Bến\nLức"]]
        let sources: [([UInt8], TextEncoding, Bool)] = [
            (Array(text.utf8), .utf8, false), ([0xEF, 0xBB, 0xBF] + Array(text.utf8), .utf8, true),
            ([0xFF, 0xFE] + utf16(text, lowFirst: true), .utf16LittleEndian, true),
            ([0xFE, 0xFF] + utf16(text, lowFirst: false), .utf16BigEndian, true),
            (utf16(text, lowFirst: true), .utf16LittleEndian, false),
            (utf16(text, lowFirst: false), .utf16BigEndian, false),
        ]
        for (bytes, encoding, mark) in sources {
            for size in [1, 3, 8, 1_000] {
                let reader = try CSVReader(bytes: bytes, name: "t", blockBytes: size)
                let found = (reader.encoding, reader.hasByteOrderMark, reader.header)
                #expect(found.0 == encoding)
                #expect(found.1 == mark)
                #expect(found.2 == ["mã", "tên"])
                let seen = try readAll(reader)
                #expect(seen.texts == expected)
                #expect(seen.records.allSatisfy { $0.flags.isSound })
            }
        }
    }

    @Test("Offsets of UTF-16 are those of the file")
    func offsets() throws {
        let bytes = [0xFF, 0xFE] + utf16(text, lowFirst: true)
        let seen = try readAll(bytes, blockBytes: 10)
        // "mã,tên" and its line end are 7 units; the second record has 17 more and a surrogate pair.
        #expect(seen.records.map(\.offset) == [2 + 14, 2 + 14 + 36])
        for record in seen.records {
            #expect(bytes[record.offset] == 0x30)
            #expect(bytes[record.offset + 1] == 0)
        }
    }

    @Test("Half a surrogate pair and a lone last byte are damage of their record, not replaced")
    func damagedUTF16() throws {
        var bytes = [0xFF, 0xFE] + utf16("a,b\n1,", lowFirst: true)
        bytes += [0x00, 0xD8]
        bytes += utf16("x\n2,y\n3,z", lowFirst: true)
        bytes += [0x41]
        let seen = try readAll(bytes)
        #expect(seen.records.map(\.flags) == [.invalidUTF8, [], .invalidUTF8])
        #expect(seen.records[0].cells[1] == [0xED, 0xA0, 0x80, 0x78])
    }

    /// A table of Chinese text in GB18030, whose bytes are letters of TCVN3 as well: 单位,姓名,意见 / 甲01,张三,工作人员态度很好,手续简便.
    static let chinese: [UInt8] = [
        181, 165, 206, 187, 44, 208, 213, 195, 251, 44, 210, 226, 188, 251, 10, 188, 215, 48, 49, 44, 213, 197, 200,
        253, 44, 185,
        164, 215, 247, 200, 203, 212, 177, 204, 172, 182, 200, 186, 220, 186, 195, 163, 172, 202, 214, 208, 248, 188,
        242, 177, 227,
        10,
    ]

    @Test(
        "What is not read says what it looks like",
        arguments: [
            ([0x50, 0x4B, 3, 4, 0x14, 0], .zip), ([0xFF, 0xFE, 0, 0, 0x61, 0, 0, 0], .utf32),
            ([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], .oldExcel), (Array("%PDF-1.7".utf8), .pdf),
            (Array("a,b\ncaf".utf8) + [0xE9, 0x0A], .unknown8Bit), (chinese, .unknown8Bit),
        ] as [([UInt8], ForeignEncoding)])
    func foreign(_ bytes: [UInt8], _ guess: ForeignEncoding) throws {
        #expect(throws: TableError.unsupportedEncoding(file: "test.csv", looksLike: guess)) { try readAll(bytes) }
        let message = TableError.unsupportedEncoding(file: "test.csv", looksLike: guess).message
        #expect(message.vi.contains(guess.name.vi) && message.en.contains(guess.name.en))
    }

    @Test("What a power cut leaves: NULs up to the end of a block do not make UTF-8 another encoding")
    func filledUp() throws {
        let text = Array("xã,điểm\nAn,5\nBình,4\n".utf8)
        for count in [4, 100, 4_096] {
            let bytes = text + [UInt8](repeating: 0, count: count)
            #expect(TextEncoding.detect(bytes) == .text(.utf8, byteOrderMark: false), "\(count)")
            #expect(try readAll(bytes).records.map(\.flags) == [[], [], .nulByte], "\(count)")
        }
        let wide = Array("a,b\n1,2\n".utf8).flatMap { [$0, 0] as [UInt8] }
        #expect(TextEncoding.detect(wide) == .text(.utf16LittleEndian, byteOrderMark: false))
        #expect(TextEncoding.detect([UInt8](repeating: 0, count: 64)) == .foreign(.utf32))
    }

    @Test("A given encoding is not argued with: the damage shows in the records")
    func given() throws {
        let seen = try readAll(Array("a,b\ncaf".utf8) + [0xE9] + Array(",1\nx,2\n".utf8), encoding: .utf8)
        #expect(seen.records.map(\.flags) == [.invalidUTF8, []])
    }

    @Test("A few damaged bytes in UTF-8 text do not make it something else")
    func fewDamaged() {
        let text = Array("tên\nĐỗ Thị Hạnh\n".utf8) + [0xE1, 0x0A]
        #expect(TextEncoding.detect(text) == .text(.utf8, byteOrderMark: false))
        #expect(TextEncoding.detect([]) == .text(.utf8, byteOrderMark: false))
        #expect(TextEncoding.detect(Array("a,b".utf8) + [0]) == .text(.utf8, byteOrderMark: false))
    }

    @Test("The check of UTF-8 agrees with Unicode's well-formed sequences at every edge")
    func edges() {
        let sequences: [([UInt8], Bool)] = [
            ([0x7F], true), ([0xC2, 0x80], true), ([0xC1, 0xBF], false), ([0xC0, 0x80], false), ([0xDF, 0xBF], true),
            ([0xE0, 0x9F, 0xBF], false), ([0xE0, 0xA0, 0x80], true), ([0xED, 0x9F, 0xBF], true),
            ([0xED, 0xA0, 0x80], false),
            ([0xEE, 0x80, 0x80], true), ([0xEF, 0xBF, 0xBF], true), ([0xF0, 0x8F, 0xBF, 0xBF], false),
            ([0xF0, 0x90, 0x80, 0x80], true), ([0xF4, 0x8F, 0xBF, 0xBF], true), ([0xF4, 0x90, 0x80, 0x80], false),
            ([0xF5, 0x80, 0x80, 0x80], false), ([0x80], false), ([0xBF], false), ([0xE1, 0xBA], false), ([0xE1], false),
            ([0xF0, 0x90, 0x80], false), ([0xFF], false), ([0xC3, 0x28], false), ([0xE1, 0xBA, 0xBF, 0xBF], false),
        ]
        // At every distance from the windows that the check looks through.
        var wrong: [String] = []
        for (sequence, isValid) in sequences {
            for before in 0...140 {
                for filler in [[0x61], Array("ế".utf8)] as [[UInt8]] {
                    let head = Array(repeatElement(filler, count: before).joined())
                    let bytes = head + sequence + Array(repeating: 0x62, count: 150)
                    let bad = TextCheck.firstBad(in: bytes, from: 0, to: bytes.count)
                    let other = TextCheck.firstInvalid(in: bytes, from: 0, to: bytes.count)
                    let portable = TextCheck.firstBad(in: bytes, from: 0, to: bytes.count, portably: true)
                    let isRight =
                        bad == other && bad == portable
                        && (isValid ? bad == nil : bad == head.count || bad == head.count + 3)
                    if !isRight { wrong.append("\(sequence) after \(before)") }
                }
            }
        }
        #expect(wrong == [])
    }

    @Test("The check finds the same first bad byte as the library's decoder, on any bytes", arguments: 0..<200)
    func agrees(_ seed: Int) {
        var random = SeededGenerator(UInt64(seed))
        let pieces: [[UInt8]] = [
            [0x61], [0x0A], Array("ệ".utf8), Array("đ".utf8), Array("\u{1F600}".utf8), Array("\u{FFFD}".utf8), [0xE1],
            [0x80],
        ]
        let count = Int.random(in: 0...400, using: &random)
        // The last two pieces are damage, and rare.
        let bytes = (0..<count).flatMap { _ in
            pieces[
                Int.random(in: 0..<300, using: &random) == 0
                    ? 6 + Int.random(in: 0...1, using: &random) : Int.random(in: 0..<6, using: &random)]
        }
        let isValid = String(validating: bytes, as: UTF8.self) != nil
        let bad = TextCheck.firstBad(in: bytes, from: 0, to: bytes.count)
        #expect(TextCheck.firstBad(in: bytes, from: 0, to: bytes.count, portably: true) == bad)
        #expect((bad == nil) == isValid)
        if let bad {
            #expect(String(validating: bytes[..<bad], as: UTF8.self) != nil)
            #expect(String(validating: bytes[...bad], as: UTF8.self) == nil)
        }
        #expect(TextCheck.firstBad(in: bytes + [0], from: 0, to: bytes.count + 1) == bad ?? bytes.count)
    }

    @Test("Vietnamese encodings of the shared data", .enabled(if: sharedData != nil, "no shared data"))
    func vietnamese() throws {
        let folder = try #require(sharedData) + "/vn-encodings/derived/"
        let truth = try readAll(get(folder + "truth_utf8.csv"), dialect: CSVDialect()).texts
        #expect(truth.count == 1_758)
        for name in ["utf8_bom", "utf16le_bom", "utf8_lone_cr", "utf8_nfd", "utf8_sep_header_excel"] {
            let seen = try readAll(CSVReader(file: folder + name + ".csv"))
            // The separator line's file has the decimal comma of the Vietnamese Excel.
            let cells = seen.texts.map { row in row.map { $0.replacing(",", with: ".") } }
            #expect(cells.count == truth.count, "\(name)")
            #expect(cells == truth.map { $0.map { $0.replacing(",", with: ".") } }, "\(name)")
        }
        let nul = try readAll(CSVReader(file: folder + "utf8_with_nul.csv"))
        #expect(nul.records.filter { !$0.flags.isSound }.map(\.flags) == [.nulByte])
        let windows = try readAll(CSVReader(file: folder + "windows1258.csv"))
        #expect(windows.texts == truth)
        // Capitals with tones are small letters in the bytes; whole words of capitals are put right.
        let tcvn = try readAll(CSVReader(file: folder + "tcvn3_abc_lossy_capitals.csv"))
        #expect(tcvn.texts.map { $0.map { $0.lowercased() } } == truth.map { $0.map { $0.lowercased() } })
        // The file was made with windows-1252's gaps replaced: what stood there cannot be known, but for Đ.
        let double = try readAll(CSVReader(file: folder + "mojibake_utf8_read_as_cp1252.csv"))
        #expect(double.texts.count == truth.count)
        for (found, right) in zip(double.texts.joined(), truth.joined()) {
            let same = found.count == right.count && zip(found, right).allSatisfy { $0 == $1 || $0 == "\u{FFFD}" }
            #expect(same, "\(found) \(right)")
        }
        let lost = double.texts.joined().joined().count { $0 == "\u{FFFD}" }
        #expect(lost > 0)
    }
}
