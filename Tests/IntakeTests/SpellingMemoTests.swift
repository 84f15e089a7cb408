@testable import Intake
import Testing

@Suite("Spellings that came before")
struct SpellingMemoTests {
    /// Spellings that differ late, early, in length only, or in a zero byte at the end.
    private static func spelling(_ random: inout SeededGenerator) -> [UInt8] {
        let length = 1 + random.below(random.below(4) == 0 ? 100 : 40)
        var bytes = [UInt8](repeating: 0x61, count: length)
        switch random.below(4) {
        case 0: bytes[length - 1] = UInt8(random.below(3))
        case 1: bytes[random.below(length)] = UInt8(0x61 + random.below(4))
        case 2: bytes[0] = UInt8(random.below(256))
        default: break
        }
        return bytes
    }

    @Test("A spelling is answered by its own code or not at all, wherever it stands", arguments: 1...60)
    func exact(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        let cells = (0..<120).map { _ in Self.spelling(&random) }
        var codes: [[UInt8]: UInt8] = [:]
        for cell in cells where codes[cell] == nil { codes[cell] = UInt8(codes.count) }
        var bytes: [UInt8] = []
        var places: [Int] = []
        for cell in cells {
            places.append(bytes.count)
            bytes += cell
            if random.below(2) == 0 { bytes.append(0x2C) }
        }
        // With bytes behind the last cell, and without.
        if random.below(2) == 0 { bytes += [UInt8](repeating: 0x61, count: 64) }
        var memo = SpellingMemo()
        var hits = 0
        for _ in 0..<2_000 {
            let number = random.below(cells.count)
            let (start, length) = (places[number], cells[number].count)
            let found = memo.code(of: bytes.span, start, length)
            #expect(found == nil || found == codes[cells[number]])
            if found != nil { hits += 1 }
            guard found == nil else { continue }
            memo.remember(bytes.span, start, length, codes[cells[number]] ?? 0)
            #expect(memo.code(of: bytes.span, start, length) == (length <= 96 ? codes[cells[number]] : nil))
        }
        #expect(hits > 100)
    }
}
