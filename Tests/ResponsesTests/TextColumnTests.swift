import Questionnaires
import Responses
import Testing

/// Columns of texts that are put together.
@Suite("Columns of texts") struct TextColumnTests {
    private static func column(_ texts: [String?]) -> TextColumn {
        var column = TextColumn()
        for text in texts {
            if let text { column.append(text) } else { column.append(missing: .blank) }
        }
        return column
    }

    private static func rows(_ column: TextColumn) -> [String?] { (0..<column.count).map { column[$0] } }

    @Test(
        "Rows stay as they were, and each text is kept once",
        arguments: [
            // Numbers that rise within each column and from one to the other.
            (["F1", "F2", nil, "F10"], ["F11", nil, "F12"]),
            // They rise in each, but the second begins again.
            (["F1", "F2", "F3"], ["F2", "F3", "F4"]),
            // The second begins with the last of the first.
            (["F1", "F2"], ["F2", "F3"]),
            // Longer, but lesser as words; then shorter.
            (["9", "10"], ["100", "99"]),
            // The same letter, composed and decomposed.
            (["a", "\u{E0}"], ["a\u{300}", "b"]),
            (["", "a"], ["", "b"]),
            ([nil], ["x"]),
        ] as [([String?], [String?])])
    func together(_ first: [String?], _ second: [String?]) {
        var column = Self.column(first)
        column.append(contentsOf: Self.column(second))
        #expect(Self.rows(column) == first + second)
        #expect(column.texts.count == Set((first + second).compactMap { $0 }).count)
        // A text that is there already gets its place, a new one its own.
        #expect(column.place(of: "neu") == UInt32(column.texts.count - 1))
        for text in (first + second).compactMap({ $0 }) {
            #expect(column.texts[Int(column.place(of: text))] == text)
        }
        #expect(column.texts.count == Set((first + second).compactMap { $0 }).count + 1)
    }

    @Test("Many rising numbers over several pieces of a list")
    func many() {
        var column = Self.column((1_000..<4_000).map { "N\($0)" })
        column.append(contentsOf: Self.column((4_000..<7_000).map { "N\($0)" }))
        column.append(contentsOf: Self.column(["N1500", "N9000"]))
        #expect(column.count == 6_002)
        #expect(column.texts.count == 6_001)
        #expect(column[500] == "N1500")
        #expect(column[6_000] == "N1500")
        #expect(column[5_999] == "N6999")
    }

    @Test(
        "Columns of several runs, with and without texts in common, are numbered as one text after the other would be",
        arguments: 0..<40)
    func runs(seed: Int) {
        var state = UInt64(seed) &* 0x9E37_79B9_7F4A_7C15 | 1
        func below(_ bound: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int((state >> 33) % UInt64(bound))
        }
        var parts: [[String?]] = []
        for part in 0..<6 {
            // Stretches of numbers, some of another part's, some parts falling, one with a letter beyond ASCII.
            var numbers: [Int] = []
            for _ in 0..<(1 + below(4)) {
                let first = below(3) * 1_000 + (seed % 3 == 0 ? below(900) : part * 100)
                numbers += first..<(first + 1 + below(90))
            }
            if seed % 4 != 1 { numbers.sort() }
            parts.append(numbers.map { $0 % 97 == 0 ? nil : seed % 5 == 4 && $0 % 50 == 0 ? "ố\($0)" : "U\($0)" })
        }
        var together = TextColumn()
        var plain = TextColumn()
        for part in parts {
            together.append(contentsOf: Self.column(part))
            for text in part {
                if let text { plain.append(text) } else { plain.append(missing: .blank) }
            }
        }
        #expect(Self.rows(together) == parts.flatMap { $0 })
        #expect(together.texts == plain.texts)
        #expect(together.codes.blocks.flatMap { $0 } == plain.codes.blocks.flatMap { $0 })
        #expect(together.place(of: "neu") == UInt32(plain.texts.count))
    }
}
