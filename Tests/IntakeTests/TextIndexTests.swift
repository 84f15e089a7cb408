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

@Suite("Distinct texts of parts")
struct TextPartTests {
    private static func part(_ texts: [String]) -> TextPart {
        var part = TextPart()
        for text in texts {
            let bytes = Array(text.utf8)
            let isPlain = PlainText.isPlain(bytes.span, maximumLength: 100)
            part.codes.append(part.place(of: bytes.span, hash: CellTable.hash(bytes.span), isPlain: isPlain))
        }
        return part
    }

    @Test("Parts put together number texts as one list does, rising or not", arguments: 1...60)
    func places(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        var index = TextIndex()
        var known: [String: UInt32] = [:]
        var order: [String] = []
        // For how many parts every text is greater than the one before it, and what comes after them.
        let rising = random.below(6)
        let kind = random.below(3)
        var number = 0
        for round in 0..<10 {
            let texts = (0..<(1 + random.below(1_500))).map { _ -> String in
                number += 1
                if round < rising { return "\(1_000_000 + number)" }
                switch kind {
                case 0: return "F-\(random.below(4_000))"
                case 1: return random.below(50) == 0 ? "Ha\u{300}i \(number % 90)" : "\(1_000_000 + number)"
                default:
                    let letters = (0..<random.below(60)).map { _ in ["a", "ệ", "Đ", " x", "漢"][random.below(5)] }
                    return "a" + letters.joined()
                }
            }
            let part = Self.part(texts)
            let places = index.places(of: part)
            for (text, code) in zip(texts, part.codes) {
                if known[text] == nil {
                    known[text] = UInt32(known.count)
                    order.append(text)
                }
                #expect(places[Int(code)] == known[text])
            }
        }
        #expect(Array(index.texts) == order)
    }

    @Test("A text of any length is plain by sixteen bytes as it is byte by byte", arguments: 0..<80)
    func lengths(length: Int) {
        for special in ["", "ệ", "é", "\u{301}", "–", "Ω", "😀", "\u{1E00}", "\u{1F00}"] {
            for place in 0...length {
                let text =
                    String(repeating: "a", count: place) + special + String(repeating: "b", count: length - place)
                guard !text.isEmpty else { continue }
                let isPlain = text.unicodeScalars.allSatisfy { scalar in
                    scalar.isASCII || (0xC0...0x2FF).contains(scalar.value) || (0x1E00...0x1EFF).contains(scalar.value)
                }
                let bytes = Array(text.utf8)
                let count = text.unicodeScalars.count
                let found = PlainText.isPlain(bytes.span, maximumLength: count)
                let foundShorter = PlainText.isPlain(bytes.span, maximumLength: count - 1)
                #expect(found == isPlain && !foundShorter)
            }
        }
    }
}
