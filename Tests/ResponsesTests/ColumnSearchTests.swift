import Questionnaires
import Responses
import Testing

@Suite("Looking for rows of a column")
struct ColumnSearchTests {
    private static let reasons: [MissingReason?] = [nil, .blank, .invalid, .notAsked]

    /// Reasons by row, the same in columns of every kind.
    private static func columns(_ reasons: [MissingReason?]) -> [Column] {
        func codes<Code: FixedWidthInteger & UnsignedInteger & Sendable>(_ type: Code.Type) -> CodeBlocks<Code> {
            CodeBlocks(reasons.map { $0.map { MissingCodes.code($0) } ?? 3 })
        }
        var texts = TextColumn()
        for reason in reasons { if let reason { texts.append(missing: reason) } else { texts.append("x") } }
        return [
            .codes8(codes(UInt8.self)), .codes16(codes(UInt16.self)), .sets(codes(UInt64.self)),
            .dates(codes(UInt32.self)), .texts(texts),
            .numbers(NumberBlocks(reasons.map { $0.map(NumberCodes.code) ?? 2.5 })),
        ]
    }

    @Test("Counts and rows are those of a plain loop, across blocks and up to a limit", arguments: [0, 1, 129, 70_000])
    func search(count: Int) {
        let reasons = (0..<count).map { Self.reasons[$0 * 7 % 11 % 4] }
        for column in Self.columns(reasons) {
            let rows = reasons.indices.filter { reasons[$0] == .blank }
            #expect(column.count(missing: .blank) == rows.count)
            #expect(column.rows(missing: .blank) == rows)
            #expect(column.rows(missing: .blank, limit: 5) == Array(rows.prefix(5)))
            #expect(column.missingRows() == reasons.indices.filter { reasons[$0] != nil })
            #expect(column.count(missing: .refused) == 0)
        }
    }

    @Test("Columns joined share whole blocks and hold the same")
    func joined() {
        for (first, second) in [(0, 5), (65_536, 70_000), (100, 70_000)] {
            var codes = CodeBlocks((0..<first).map { UInt16(truncatingIfNeeded: $0) })
            let more = CodeBlocks((0..<second).map { UInt16(truncatingIfNeeded: $0 &* 3) })
            let expected = codes.flattened + more.flattened
            codes.append(contentsOf: more)
            #expect(codes.flattened == expected)
            codes.append(7)
            #expect(codes.count == first + second + 1 && more.count == second)
        }
    }
}
