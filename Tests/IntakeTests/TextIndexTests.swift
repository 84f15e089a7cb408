@testable import Intake
import Testing

@Suite("Distinct texts")
struct TextIndexTests {
    private static let pieces = [
        "a", "Hài", "Ha\u{300}i", "lòng", "ệ", "e\u{323}\u{302}", "e\u{302}\u{323}", "Đ", "한",
        "\u{1112}\u{1161}\u{11AB}", "\u{212B}", "Å", " ", "😀",
        "\u{1EA0}", "A\u{323}", "ﬁ", "漢", "\u{F900}", "\u{8C48}",
    ]

    @Test("Texts are the same exactly if Unicode says so, whatever order and spelling they come in", arguments: 1...40)
    func canonical(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        var index = TextIndex()
        var known: [String: UInt32] = [:]
        for _ in 0..<400 {
            let text = (0...random.below(3)).map { _ in Self.pieces[random.below(Self.pieces.count)] }.joined()
            let bytes = Array(text.utf8)
            let isPlain = bytes[0] != 0x20 && PlainText.isPlain(bytes.span, maximumLength: 100)
            let place = index.place(of: bytes.span, hash: CellTable.hash(bytes.span), isPlain: isPlain)
            if let expected = known[text] {
                #expect(place == expected, "\(text.unicodeScalars.map { String($0.value, radix: 16) })")
            } else {
                #expect(Int(place) == known.count)
                known[text] = place
            }
        }
        #expect(index.texts.count == known.count)
    }

    @Test("What counts as plain is in normal form C, has no white space at its ends and is as long as it seems")
    func plain() {
        for text in Self.pieces + ["Xã Hoa Sen", "quá", "\u{A0}a", "'x", "ñandú"] {
            let bytes = Array(text.utf8)
            guard isPlain(bytes, 100) else { continue }
            #expect(PlainText.normalForm(text) == bytes, "\(text)")
            #expect(isPlain(bytes, text.count))
            #expect(!isPlain(bytes, text.count - 1))
        }
        #expect(!isPlain(Array("Ha\u{300}i".utf8), 100))
        #expect(PlainText.normalForm("Ha\u{300}i") == Array("H\u{E0}i".utf8))
    }

    private func isPlain(_ bytes: [UInt8], _ maximumLength: Int) -> Bool {
        PlainText.isPlain(bytes.span, maximumLength: maximumLength)
    }
}
