import Testing

@testable import Tables

/// Tables in 8-bit encodings, in which a letter of one byte becomes several, and some bytes are no letters at all.
@Suite("8-bit tables in blocks of any size") struct EightBitBlocksTests {
    private static let sizes = [1, 2, 3, 5, 16, 64]

    @Test("What a fuzzer found: bytes that are none at the end of blocks")
    func found() throws {
        let bytes: [UInt8] = [
            0xDD, 0xEF, 0xBF, 0xDD, 0xF5, 0x79, 0xF2, 0x0D, 0x78, 0xDD, 0xFF, 0x8D, 0x8D, 0x8D, 0x8D, 0x8D, 0xF5, 0xF2,
            0xDD, 0xF2, 0x44, 0x40, 0xF2, 0x78, 0x2C, 0x0A, 0x0D, 0x22, 0x0D,
        ]
        for hasHeader in [true, false] {
            try Self.agree(bytes, CSVDialect(hasHeader: hasHeader), nil)
        }
        try Self.agree(bytes, nil, nil)
    }

    @Test("Random bytes give the same records at the same places", arguments: 0..<40)
    func random(_ seed: Int) throws {
        var random = SeededGenerator(UInt64(seed))
        let letters: [UInt8] = [
            0x0A, 0x0D, 0x2C, 0x22, 0x41, 0x61, 0xCC, 0xD2, 0xDD, 0xEF, 0xF5, 0x8D, 0xF2, 0xB5, 0x40,
        ]
        let bytes = (0..<Int.random(in: 1...200, using: &random)).map { _ in letters.randomElement(using: &random) ?? 0
        }
        for encoding in [TextEncoding.windows1258, .tcvn3, .viscii] {
            try Self.agree(bytes, CSVDialect(hasHeader: false), encoding)
        }
    }

    private static func agree(_ bytes: [UInt8], _ dialect: CSVDialect?, _ encoding: TextEncoding?) throws {
        guard let whole = try? readAll(bytes, dialect: dialect, encoding: encoding) else { return }
        for size in sizes {
            #expect(try readAll(bytes, dialect: dialect, encoding: encoding, blockBytes: size) == whole, "\(size)")
        }
    }
}
