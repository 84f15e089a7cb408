import Testing

@testable import Ledger

@Suite("Checksum: XXH64")
struct ContentChecksumTests {
    private func checksum(_ bytes: [UInt8], cut: [Int] = []) -> UInt64 {
        var sum = ContentChecksum()
        var start = 0
        for end in cut + [bytes.count] {
            Array(bytes[start..<end]).withUnsafeBytes { sum.add(raw: $0) }
            start = end
        }
        return sum.value
    }

    /// Known answers of the reference implementation (xxHash 0.8, `xxhsum -H1`) with the seed 0.
    @Test(
        "known answers",
        arguments: [
            ("", 0xEF46_DB37_51D8_E999), ("a", 0xD24E_C4F1_A98C_6E5B), ("abc", 0x44BC_2CF5_AD77_0999),
            ("Nobody inspects the spammish repetition", 0xFBCE_A83C_8A37_8BF1),
        ] as [(String, UInt64)])
    func knownAnswers(text: String, expected: UInt64) {
        #expect(checksum(Array(text.utf8)) == expected)
    }

    @Test("does not depend on how the bytes are handed over")
    func pieces() {
        var random = Mixer(state: 7)
        for length in [0, 1, 7, 8, 31, 32, 33, 63, 64, 65, 100, 1_000] {
            let bytes = (0..<length).map { _ in UInt8(truncatingIfNeeded: random.next()) }
            let whole = checksum(bytes)
            for _ in 0..<20 {
                let cut = (0..<random.below(6)).map { _ in random.below(length + 1) }.sorted()
                #expect(checksum(bytes, cut: cut) == whole, "\(length) bytes cut at \(cut)")
            }
        }
    }

    @Test("changes with every bit")
    func everyBit() {
        let bytes = (0..<77).map { UInt8($0) }
        let whole = checksum(bytes)
        for bit in 0..<(8 * bytes.count) {
            var changed = bytes
            changed[bit / 8] ^= 1 << UInt8(bit % 8)
            #expect(checksum(changed) != whole, "bit \(bit)")
        }
    }

    @Test("tells apart texts that join to the same bytes, and absence from emptiness")
    func canonicalForm() {
        func sum(_ add: (inout ContentChecksum) -> Void) -> UInt64 {
            var sum = ContentChecksum()
            add(&sum)
            return sum.value
        }
        let texts = sum { sum in
            sum.add("ab")
            sum.add("c")
        }
        let shifted = sum { sum in
            sum.add("a")
            sum.add("bc")
        }
        #expect(texts != shifted)
        #expect(sum { $0.add(String?.none) } != sum { $0.add(String?.some("")) })
        #expect(sum { $0.add("h\u{F2}a") } != sum { $0.add("ho\u{300}a") })
    }
}
