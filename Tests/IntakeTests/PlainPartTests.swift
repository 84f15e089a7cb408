@testable import Intake
import Responses
import Tables
import Testing

@Suite("Texts coded the quick way")
struct PlainPartTests {
    /// Cells of every kind that a column of texts holds.
    private static let cells = [
        "", "F-1", "1000000", "1000001", " F-1", "F-1 ", "a\"b", "\"", "'=1+1", "•••", "••", "Tốt", "To\u{302}\u{301}t",
        "dòng một\ndòng hai", "Ω", "😀", "\u{A0}Tốt\u{A0}", "quá dài, quá dài, quá dài, quá dài, quá dài",
        "16 byte ASCII 16", "17 bytes ASCII 17", "   ", "\t", "12345678901234567890123456789012",
    ]

    private static func block(_ texts: [String]) throws -> CSVBlock {
        var bytes = Array("x,y\n".utf8)
        for (number, text) in texts.enumerated() {
            let mustQuote = text.contains { "\"\n,".contains($0) } || number % 3 == 0
            let cell = mustQuote ? "\"" + text.replacing("\"", with: "\"\"") + "\"" : text
            bytes += Array("\(number),\(cell)\n".utf8)
        }
        var reader = try CSVReader(bytes: bytes, name: "x.csv", dialect: CSVDialect(separator: .comma))
        return try reader.next() ?? CSVBlock()
    }

    @Test("A part read the quick way says what each cell by itself says, in stretches of any size", arguments: 1...40)
    func sameness(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        // Some columns are plain but for a few cells, some are anything.
        let kinds = 1 + random.below(Self.cells.count)
        let texts = (0..<300).map { number -> String in
            random.below(3) == 0 ? "\(1_000_000 + number)" : Self.cells[random.below(kinds)]
        }
        let block = try Self.block(texts)
        #expect(block.recordCount == texts.count)
        let part = TextCoder(maximumLength: 32)
        let whole = TextCoder(maximumLength: 32)
        var problems: [CellProblem] = []
        var expected: [CellProblem] = []
        whole.add(1, of: block, records: Array(0..<texts.count), issues: &expected)
        let sum = TextCoder(maximumLength: 32)
        var start = 0
        while start < texts.count {
            part.beginPart(rows: random.below(2) * 100)
            for _ in 0..<2 {
                let end = min(texts.count, start + 1 + random.below(90))
                part.add(1, of: block, records: Array(start..<end), issues: &problems)
                start = end
            }
            sum.append(part: part.takePart())
        }
        #expect(problems.map(\.record) == expected.map(\.record) && problems.map(\.issue) == expected.map(\.issue))
        guard case .texts(let found) = sum.finished(), case .texts(let wanted) = whole.finished() else {
            Issue.record("not a column of texts")
            return
        }
        #expect(found.codes == wanted.codes)
        #expect(Array(found.texts) == Array(wanted.texts))
    }
}
