import Responses
import Testing

@Suite("Identifiers of submissions")
struct SubmissionIDTests {
    @Test("Spellings of one UUID are one identifier; others are told apart")
    func spellings() {
        let id = SubmissionID("uuid:85cb9aff-005e-4edd-9739-dc9c1a829c44")
        for text in [
            "85cb9aff-005e-4edd-9739-dc9c1a829c44", "85CB9AFF005E4EDD9739DC9C1A829C44",
            " UUID:85cb9aff005e4edd9739dc9c1a829c44 ",
        ] { #expect(SubmissionID(text) == id, "\(text)") }
        #expect(id.text == "85cb9aff-005e-4edd-9739-dc9c1a829c44")
        let others = [
            "", "1", "2", "12", "uuid:1b", "17-2093841", "85cb9aff-005e-4edd-9739-dc9c1a829c45", "mã dài hơn mười sáu",
            "mã dài hơn mười bảy", String(repeating: "a", count: 16), String(repeating: "a", count: 15),
            String(repeating: "g", count: 32), String(repeating: "g", count: 33),
        ].map { SubmissionID($0) }
        #expect(Set(others).count == others.count)
        #expect(SubmissionID("  ") == .none && SubmissionID("uuid:") != .none)
        #expect(SubmissionID("17-2093841").text == "17-2093841")
        #expect(SubmissionID("mã dài hơn mười sáu").text.hasPrefix("#"))
    }

    @Test("The path of a repeat's row is its place; what merely looks like one is a part of the identifier")
    func places() {
        func row(_ text: String) -> SubmissionRow { SubmissionRow(identifier: Array(text.utf8)[...]) }
        #expect(row("uuid:1/services[2]") == SubmissionRow(id: SubmissionID("1"), place: 2))
        #expect(row(" uuid:1 ") == SubmissionRow(id: SubmissionID("1")))
        let inner = [
            row("uuid:1/house[1]/person[2]"), row("uuid:1/house[2]/person[1]"), row("uuid:1/house[1]/person[1]"),
        ]
        #expect(Set(inner).count == 3 && inner.allSatisfy { $0.id == SubmissionID("1") && $0.place > 1_000_000 })
        #expect(row("a/b") == SubmissionRow(id: SubmissionID("a/b")))
        #expect(row("a/b[x]").place == 0 && row("a[1]").place == 0 && row("a/b[99999999999]").place == 0)
        #expect(row("") == .none)
    }

    @Test("A column takes no room where no row has an identifier, and keeps its rows through adding and choosing")
    func column() {
        var column = SubmissionColumn()
        for row in 0..<3 { column.append(.none, row: row) }
        #expect(column.isEmpty && column[2] == .none && column.fits(rows: 3))
        column.append(SubmissionRow(id: SubmissionID("a"), place: 2), row: 3)
        column.append(SubmissionRow(id: SubmissionID("b"), revision: 0), row: 4)
        #expect(column.fits(rows: 5) && column[0] == .none)
        #expect(column[3] == SubmissionRow(id: SubmissionID("a"), place: 2))
        #expect(column[4] == SubmissionRow(id: SubmissionID("b"), revision: 0))
        var both = SubmissionColumn()
        both.append(contentsOf: column, rows: 2, count: 5)
        both.append(contentsOf: SubmissionColumn(), rows: 7, count: 2)
        both.append(contentsOf: column, rows: 9, count: 5)
        #expect(both.fits(rows: 14))
        let own: [SubmissionRow] = (0..<5).map { column[$0] }
        let nothing: [SubmissionRow] = [.none, .none]
        let expected: [SubmissionRow] = nothing + own + nothing + own
        let found: [SubmissionRow] = (0..<14).map { both[$0] }
        #expect(found == expected)
        let chosen = both.gathered([13, 0, 5])
        #expect(chosen.fits(rows: 3) && chosen[0] == column[4] && chosen[1] == .none && chosen[2] == column[3])
        #expect(!SubmissionColumn(ids: [], places: [1], revisions: []).fits(rows: 1))
    }
}
