import Documents
import Figures
import Testing

@Suite struct DocumentCheckTests {
    private func check(_ blocks: Block...) throws {
        try Document(language: .en, title: "T", blocks: blocks).check()
    }

    @Test func aGoodDocumentPasses() throws {
        try SampleDocument.summary().check()
        try Document(language: .en, title: "T", blocks: []).check()
    }

    @Test func aTitleIsNeeded() {
        #expect(throws: DocumentsError.missingTitle) { try Document(language: .vi, title: " \n", blocks: []).check() }
    }

    @Test func levelsAreNotSkipped() throws {
        #expect(throws: DocumentsError.headingLevel(text: "a", found: 2, allowed: 1)) { try check(.heading(2, "a")) }
        #expect(throws: DocumentsError.headingLevel(text: "b", found: 3, allowed: 2)) {
            try check(.heading(1, "a"), .section(Section(heading: Heading(level: 3, text: "b"), blocks: [])))
        }
        #expect(throws: DocumentsError.headingLevel(text: "a", found: 0, allowed: 1)) { try check(.heading(0, "a")) }
        try check(.heading(1, "a"), .heading(2, "b"), .heading(3, "c"), .heading(1, "d"))
        #expect(throws: DocumentsError.headingLevel(text: "f", found: 6, allowed: 5)) {
            try check(
                .heading(1, "a"), .heading(2, "b"), .heading(3, "c"), .heading(4, "d"), .heading(5, "e"),
                .heading(6, "f"))
        }
    }

    @Test func tablesAndChartsHaveCaptions() {
        let table = TableBlock(caption: " ", columns: [TableColumn("a")], rows: [])
        #expect(throws: DocumentsError.missingCaption(number: 1)) { try check(.table(table)) }
        let chart = ChartBlock(caption: "", chart: .points(PointsChart(nameHeader: "a", rows: [])))
        let good = TableBlock(caption: "c", columns: [TableColumn("a")], rows: [])
        #expect(throws: DocumentsError.missingCaption(number: 2)) { try check(.table(good), .chart(chart)) }
    }

    @Test func rowsFitTheirColumns() {
        let columns = [TableColumn("a"), TableColumn("b")]
        #expect(throws: DocumentsError.wrongCellCount(caption: "c", row: 2, found: 1, expected: 2)) {
            try check(
                .table(TableBlock(caption: "c", columns: columns, rows: [TableRow(["1", "2"]), TableRow(["1"])])))
        }
        #expect(throws: DocumentsError.wrongCellCount(caption: "c", row: 1, found: 2, expected: 1)) {
            try check(.table(TableBlock(caption: "c", columns: columns, rows: [TableRow(["1", "2"], kind: .group)])))
        }
        #expect(throws: DocumentsError.missingColumns(caption: "c")) {
            try check(.table(TableBlock(caption: "c", columns: [], rows: [])))
        }
        #expect(throws: DocumentsError.missingColumns(caption: "c")) {
            try check(.table(TableBlock(caption: "c", columns: columns, rows: [], rowHeaderColumn: 2)))
        }
    }

    @Test func placesAreNamedOnceAndLinksLeadSomewhere() throws {
        let link = Inline.link(LinkTarget(Anchor("a")), ["x"])
        #expect(throws: DocumentsError.repeatedAnchor("a")) {
            try check(.heading(1, "1", anchor: Anchor("a")), .heading(1, "2", anchor: Anchor("a")))
        }
        #expect(throws: DocumentsError.missingAnchor("a")) { try check(.paragraph([.strong([link])])) }
        try check(.paragraph([link]), .heading(1, "1", anchor: Anchor("a")))
    }

    @Test func everyErrorSpeaksBothLanguages() {
        let errors: [DocumentsError] = [
            .unsafeLink("x"), .missingTitle, .missingCaption(number: 3), .missingColumns(caption: "x"),
            .wrongCellCount(caption: "x", row: 1, found: 2, expected: 3),
            .headingLevel(text: "x", found: 4, allowed: 2),
            .repeatedAnchor("x"), .missingAnchor("x"),
        ]
        for error in errors { #expect(error.message.vi != error.message.en && !error.message.vi.isEmpty) }
        #expect(Set(errors.map(\.message)).count == errors.count)
    }

    @Test func theOutlineHoldsHeadingsOfSections() throws {
        #expect(
            try SampleDocument.summary(.en).outline.map(\.text) == [
                "Results by factor", "Figures", "Distribution of answers", "Place in the block", "Points on the card",
                "Method and data quality",
            ])
    }
}
