import Questionnaires
import Responses
import Testing

@Suite("Blocks of codes")
struct CodeBlocksTests {
    @Test("Missing reasons take the top six codes of every width", arguments: MissingReason.allCases)
    func missingCodes(reason: MissingReason) {
        #expect(MissingCodes.reason(of: MissingCodes.code(reason, as: UInt8.self)) == reason)
        #expect(MissingCodes.reason(of: MissingCodes.code(reason, as: UInt16.self)) == reason)
        #expect(MissingCodes.reason(of: MissingCodes.code(reason, as: UInt32.self)) == reason)
        #expect(MissingCodes.reason(of: MissingCodes.code(reason, as: UInt64.self)) == reason)
        #expect(NumberCodes.reason(of: NumberCodes.code(reason)) == reason)
    }

    @Test("The highest answer of each width is not missing")
    func answers() {
        #expect(MissingCodes.reason(of: UInt8(249)) == nil)
        #expect(MissingCodes.reason(of: UInt8(250)) == .invalid)
        #expect(MissingCodes.reason(of: UInt8(255)) == .blank)
        #expect(NumberCodes.reason(of: 0) == nil)
        #expect(NumberCodes.reason(of: -.infinity) == nil)
    }

    @Test("Rows stay in order across block borders", arguments: [0, 1, 65_535, 65_536, 65_537, 131_073])
    func borders(rows: Int) {
        let codes = (0..<rows).map { UInt16(truncatingIfNeeded: $0 &* 31) }
        var blocks = CodeBlocks<UInt16>()
        // In pieces that do not fit the blocks.
        var start = 0
        while start < rows {
            let end = min(start + 40_000, rows)
            blocks.append(contentsOf: Array(codes[start..<end]))
            start = end
        }
        #expect(blocks.count == rows)
        #expect(blocks.flattened == codes)
        #expect(blocks.blocks.dropLast().allSatisfy { $0.count == 65_536 })
        var single = CodeBlocks<UInt16>()
        for code in codes.prefix(65_540) { single.append(code) }
        #expect(single.flattened == Array(codes.prefix(65_540)))
    }

    @Test("Gathered rows come in the order asked for")
    func gathering() {
        let blocks = CodeBlocks((0..<70_000).map { UInt32($0) })
        let rows = [69_999, 0, 65_536, 65_535, 0]
        #expect(blocks.gathered(rows).flattened == [69_999, 0, 65_536, 65_535, 0])
    }

    @Test("Texts are kept once and renumbered when columns are joined")
    func texts() {
        var first = TextColumn()
        first.append("a")
        first.append(missing: .refused)
        first.append("b")
        var second = TextColumn()
        second.append("b")
        second.append("c")
        second.append("a")
        first.append(contentsOf: second)
        #expect(Array(first.texts) == ["a", "b", "c"])
        #expect((0..<6).map { first[$0] } == ["a", nil, "b", "b", "c", "a"])
        #expect(first.missingReason(1) == .refused)
        #expect(first.gathered([4, 1])[0] == "c")
    }

    @Test("A composed and a decomposed text are one text")
    func canonicalTexts() {
        var column = TextColumn()
        column.append("H\u{F2}a")
        column.append("Ho\u{300}a")
        #expect(column.texts.count == 1)
    }
}
