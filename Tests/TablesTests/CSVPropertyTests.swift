import Testing

@testable import Tables

@Suite("CSV: properties over generated tables and bytes")
struct CSVPropertyTests {
    private static let words = [
        "", "1", "5", "12", "-3", "0,5", "Đồng ý", "Không hài lòng", "a,b", "a;b", "x\ty", "p|q", "\"", "\"\"",
        "say \"no\"", "\n",
        "line\nbreak", "cr\r\nlf", "\r", " lead", "trail ", "=1+1", "'=1+1", "''@x", "+84 90", "  -x", "\u{FEFF}x",
        "sep=;",
        "Nguyễn Thị A\u{302}\u{301}", "\u{1F600}", "'", "\t", "x\u{0301}=",
    ]

    private static func table(_ random: inout SeededGenerator, rows: Int, columns: Int) -> [[String]] {
        (0..<rows).map { _ in (0..<columns).map { _ in words.randomElement(using: &random) ?? "" } }
    }

    @Test("A written table reads back the same in every dialect and block size", arguments: 0..<40)
    func roundTrip(_ seed: Int) throws {
        var random = SeededGenerator(UInt64(seed))
        let columns = Int.random(in: 1...6, using: &random)
        let rows = Self.table(&random, rows: Int.random(in: 1...60, using: &random), columns: columns)
        for separator in CSVSeparator.allCases {
            for end in [CSVLineEnd.lf, .crlf, .cr] {
                let dialect = CSVDialect(
                    separator: separator, hasHeader: false, lineEnd: end, hasSeparatorLine: seed % 3 == 0)
                var writer = CSVWriter(dialect: dialect, byteOrderMark: seed % 2 == 0)
                for row in rows { writer.write(texts: row) }
                let seen = try readAll(writer.bytes, dialect: dialect, blockBytes: 1 << (seed % 12))
                #expect(seen.texts.map { $0.map(CSVWriter.restored) } == rows)
                #expect(seen.records.allSatisfy { $0.flags.isSound })
            }
        }
    }

    @Test("The size of blocks changes nothing", arguments: [1, 2, 3, 5, 7, 16, 31, 32, 33, 63, 64, 100, 1_000])
    func blockSize(_ size: Int) throws {
        for seed in 0..<60 {
            let bytes = Self.noise(seed, length: 600)
            let dialect = CSVDialect(hasHeader: false)
            let whole = try readAll(bytes, dialect: dialect, encoding: .utf8)
            #expect(try readAll(bytes, dialect: dialect, encoding: .utf8, blockBytes: size) == whole, "seed \(seed)")
        }
    }

    @Test("The quick machine and the careful one agree, whatever the bytes and limits", arguments: 0..<300)
    func machinesAgree(_ seed: Int) throws {
        let bytes = Self.noise(seed, length: 900)
        for limit in [20, 90, 1 << 20] {
            for quotes in [true, false] {
                var seen: [[SeenRecord]] = []
                for quick in [true, false] {
                    var scanner = CSVScanner(CSVDialect(quotes: quotes), recordLimit: limit, fieldLimit: 9)
                    scanner.usesQuickMachine = quick
                    seen.append(Self.scanAll(bytes, &scanner))
                }
                #expect(seen[0] == seen[1], "seed \(seed) limit \(limit)")
            }
        }
    }

    @Test("Every byte outside line ends lies in one record, and in one only", arguments: 0..<200)
    func conservation(_ seed: Int) throws {
        let bytes = Self.noise(seed, length: 900)
        let seen = try readAll(bytes, dialect: CSVDialect(hasHeader: false), encoding: .utf8)
        var covered = 0
        var ends = 0
        var next = 0
        for record in seen.records {
            #expect(bytes[next..<record.offset].allSatisfy { $0 == 10 || $0 == 13 })
            ends += record.offset - next
            covered += record.raw.count
            next = record.offset + record.raw.count
            #expect(record.raw == Array(bytes[record.offset..<next]))
        }
        #expect(bytes[next...].allSatisfy { $0 == 10 || $0 == 13 })
        #expect(covered + ends + (bytes.count - next) == bytes.count)
    }

    @Test("Records and lines are as many as an independent slow counter finds", arguments: 0..<40)
    func slowCounter(_ seed: Int) throws {
        var random = SeededGenerator(UInt64(1_000 + seed))
        let rows = Self.table(&random, rows: 50, columns: 4)
        var writer = CSVWriter(dialect: CSVDialect(lineEnd: .crlf))
        for row in rows { writer.write(texts: row) }
        // Line ends outside quotes, counted one byte at a time.
        var inside = false
        var count = 0
        for byte in writer.bytes {
            if byte == 0x22 { inside.toggle() }
            if byte == 0x0A && !inside { count += 1 }
        }
        let seen = try readAll(writer.bytes, dialect: CSVDialect(hasHeader: false))
        #expect(seen.records.count == count)
        #expect(count == 50)
    }

    /// Bytes with everything that matters to a scanner, far more often than in real files.
    static func noise(_ seed: Int, length: Int) -> [UInt8] {
        var random = SeededGenerator(UInt64(seed) &* 77)
        let alphabet: [UInt8]
        switch seed % 4 {
        case 0: alphabet = Array("ab,\n\"".utf8)
        case 1: alphabet = Array("abcdefgh12345,,,\n\r\"\"\0;".utf8) + [0xC3, 0xA1]
        case 2: alphabet = Array("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa,,,\n\"".utf8)
        default: alphabet = Array("\"\"\",,\n\r".utf8)
        }
        return (0..<Int.random(in: 0...length, using: &random)).map { _ in
            alphabet.randomElement(using: &random) ?? 0
        }
    }

    /// Scans bytes in one piece, as the reader does, with the scanner's own limits.
    private static func scanAll(_ bytes: [UInt8], _ scanner: inout CSVScanner) -> [SeenRecord] {
        var seen: [SeenRecord] = []
        var offset = 0
        while offset < bytes.count {
            var block = CSVBlock()
            block.bytes = Array(bytes[offset...])
            block.byteCount = block.bytes.count
            let skipped = scanner.skip(block.bytes, count: block.byteCount)
            if skipped > 0 {
                offset += skipped
                continue
            }
            block.byteOffset = offset
            block.firstLine = scanner.line + 1
            let used = scanner.scan(&block, isLast: true)
            for record in 0..<block.recordCount { seen.append(look(block, record)) }
            if used == 0 { break }
            offset += used
        }
        return seen
    }
}
