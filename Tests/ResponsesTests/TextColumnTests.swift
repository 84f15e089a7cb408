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
}
