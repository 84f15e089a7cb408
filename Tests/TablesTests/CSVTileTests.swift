import CByteMasks
import Testing

@testable import Tables

/// Tables of marks drawn at random, with everything that does not fit the shape, taken in tiles and cell by cell.
@Suite("CSV: columns of marks")
struct CSVTileTests {
    private struct Drawn {
        var bytes: [UInt8] = []
        var shape: CSVShape
        var separator: CSVSeparator
    }

    private static func draw(_ random: inout SeededGenerator) throws -> Drawn {
        let width = Int.random(in: 5...90, using: &random)
        let wide = Set(
            (0..<Int.random(in: 0...3, using: &random)).map { _ in Int.random(in: 0..<width, using: &random) })
        let shape = try #require(CSVShape(width: width + 5, narrow: { !wide.contains($0) }))
        let separator = try #require(CSVSeparator.allCases.randomElement(using: &random))
        let lineEnd = ["\n", "\r\n", "\r"].randomElement(using: &random) ?? "\n"
        let oddity = [0, 3, 40].randomElement(using: &random) ?? 0
        var drawn = Drawn(shape: shape, separator: separator)
        for _ in 0..<Int.random(in: 1...600, using: &random) {
            var cells = (0..<width + 5).map { column in
                wide.contains(column)
                    ? ["", "1000017", "một hai ba bốn năm sáu bảy tám", "\"a\(separator.text)\"\"b\""].randomElement(
                        using: &random) ?? ""
                    : ["1", "2", "3", "5", "", "9", "x"].randomElement(using: &random) ?? ""
            }
            if oddity > 0, Int.random(in: 0..<oddity, using: &random) == 0 {
                let column = Int.random(in: 0..<cells.count, using: &random)
                switch Int.random(in: 0..<7, using: &random) {
                case 0: cells[column] = "98"
                case 1: cells[column] = "\"4\""
                case 2: cells[column] = "\"\(separator.text)\""
                case 3: cells.remove(at: column)
                case 4: cells.insert("", at: column)
                case 5: cells[column] = "\"\(lineEnd)"
                default: cells[column] = "Hài lòng"
                }
            }
            drawn.bytes += Array((cells.joined(separator: separator.text) + lineEnd).utf8)
        }
        if Bool.random(using: &random) { drawn.bytes.removeLast(lineEnd.utf8.count) }
        return drawn
    }

    @Test("A tile holds what the cells hold, and the other cells are where they are", arguments: 0..<60)
    func sameness(_ seed: Int) throws {
        var random = SeededGenerator(UInt64(seed))
        let drawn = try Self.draw(&random)
        let dialect = CSVDialect(separator: drawn.separator, hasHeader: false)
        let blockBytes = [100, 1_000, 1 << 18].randomElement(using: &random) ?? 1_000
        var reader = try CSVReader(
            bytes: drawn.bytes, name: "t.csv", dialect: dialect, encoding: .utf8, blockBytes: blockBytes)
        var block = CSVBlock()
        var tile = CSVTile()
        while try reader.nextRecords(into: &block) {
            var full = block
            full.indexCells(of: 0..<full.recordCount)
            let stretch = Int.random(in: 1...300, using: &random)
            for start in stride(from: 0, to: block.recordCount, by: stretch) {
                let range = start..<min(start + stretch, block.recordCount)
                block.indexCells(of: range, in: drawn.shape, &tile)
                var width: Int? = Int(block.records[start].fieldCount)
                for record in range {
                    if Int(block.records[record].fieldCount) != width { width = nil }
                    compare(record, block, full, tile, drawn.shape)
                }
                #expect(block.uniformFieldCount == width)
                #expect(tile.isWhole == range.allSatisfy(tile.holds))
                #expect(tile.count == range.count)
            }
        }
    }

    private func compare(_ record: Int, _ block: CSVBlock, _ full: CSVBlock, _ tile: CSVTile, _ shape: CSVShape) {
        let count = Int(full.records[record].fieldCount)
        #expect(Int(block.records[record].fieldCount) == count)
        #expect(block.records[record].flags == full.records[record].flags)
        let isAsARule =
            count == shape.width && full.records[record].flags.isSound
            && (0..<count).allSatisfy { column in
                shape.place(of: column) == nil
                    || full.field(record, column).map { !$0.isQuoted && $0.end - $0.start <= 1 } ?? false
            }
        #expect(tile.holds(record) == isAsARule)
        for column in 0..<count {
            if tile.holds(record), let place = shape.place(of: column) {
                #expect(tile.byte(place, record).map { [$0] } ?? [] == full.cell(record, column).map(Array.init))
            } else {
                #expect(block.field(record, column) == full.field(record, column))
            }
        }
    }

    @Test("Runs of narrow columns are taken together, single ones are not")
    func shapes() throws {
        #expect(CSVShape(width: 3, narrow: { _ in true }) == nil)
        #expect(CSVShape(width: 20, narrow: { $0 % 4 != 0 }) == nil)
        let shape = try #require(CSVShape(width: 12, narrow: { $0 != 5 && $0 != 7 }))
        #expect(shape.narrowCount == 9)
        #expect((0..<12).map(shape.place) == [0, 1, 2, 3, 4, nil, nil, nil, 5, 6, 7, 8])
    }

    @Test("Sixteen bytes at a time and one at a time give the same cells and codes", arguments: 0..<200)
    func kernels(_ seed: Int) {
        var random = SeededGenerator(UInt64(seed))
        let length = Int.random(in: 0...150, using: &random)
        let rare = Int.random(in: 0...2, using: &random) == 0 ? 3 : 60
        var bytes = (0..<length).map { place -> UInt8 in
            if Int.random(in: 0..<rare, using: &random) == 0 { return UInt8.random(in: 0...255, using: &random) }
            return place % 2 == seed % 2 ? 0x2C : UInt8.random(in: 0x30...0x39, using: &random)
        }
        bytes += [UInt8](repeating: [0x2C, 0x35, 0].randomElement(using: &random) ?? 0, count: 64)
        for count in [1, 2, 7, 8, 15, 16, 17, 40, 75] {
            var cells = [[UInt8]](repeating: [UInt8](repeating: 7, count: count + 16), count: 2)
            let ends = bytes.withUnsafeBufferPointer { bytes in
                cells.indices.map { way -> Int? in
                    guard let start = bytes.baseAddress else { return nil }
                    let take = way == 0 ? hailong_narrow_cells : hailong_narrow_cells_portable
                    return cells[way].withUnsafeMutableBufferPointer { cells in
                        take(start, start + length, Int32(count), 0x2C, cells.baseAddress).map { $0 - start }
                    }
                }
            }
            #expect(ends[0] == ends[1])
            guard ends[0] != nil else { continue }
            #expect(cells[0][..<count] == cells[1][..<count])
            var codes = [[UInt8]](repeating: [UInt8](repeating: 7, count: count), count: 2)
            let digits: [UInt8] = [9, 0, 1, 2, 3, 250, 250, 250, 255, 251]
            let others = codes.indices.map { way in
                let code = way == 0 ? hailong_code_cells : hailong_code_cells_portable
                return codes[way].withUnsafeMutableBufferPointer { codes in
                    code(cells[0], count, digits, 0x2C, 255, 250, codes.baseAddress)
                }
            }
            #expect(others[0] == others[1] && codes[0] == codes[1])
            #expect(others[0] == codes[0].contains(250))
        }
    }
}
