import Documents
import Figures
import Testing

@Suite struct HTMLTableTests {
    private func page(_ table: TableBlock) throws -> String {
        try HTMLRenderer().text(of: Document(language: .vi, title: "T", blocks: [.table(table)]))
    }

    @Test func everyTableHasCaptionAndScopes() throws {
        let markup = Markup(try HTMLRenderer().text(of: try SampleDocument.summary()))
        let tables = markup.all("table").count
        #expect(tables == 6 && markup.all("caption").count == tables)
        #expect(
            markup.all("th").allSatisfy { ["col", "colgroup", "row", "rowgroup"].contains($0.attributes["scope"]) })
        #expect(markup.all("th").count > 60)
        let regions = markup.tags.filter { $0.attributes["role"] == "region" }
        #expect(regions.count == tables)
        #expect(regions.allSatisfy { $0.attributes["tabindex"] == "0" && $0.attributes["aria-labelledby"] != nil })
        // Each row but those of headers and of nothing has exactly one header cell.
        #expect(markup.all("th").count { $0.attributes["scope"] == "row" } == 6 + 3 + 5 + 5 + 11 + 6)
    }

    @Test func groupsOfColumnsSpanThem() throws {
        let page = try page(
            TableBlock(
                caption: "c",
                columns: [
                    TableColumn("a"), TableColumn("b", .count, group: "G"), TableColumn("d", .percent, group: "G"),
                    TableColumn("e", .code),
                ], rows: [TableRow(["1", "2", "3", "4"])]))
        #expect(
            page.contains(
                """
                <thead>
                <tr><th scope="col" rowspan="2">a</th><th class="group" scope="colgroup" colspan="2">G</th><th scope="col" rowspan="2">e</th></tr>
                <tr><th scope="col" class="n">b</th><th scope="col" class="n">d</th></tr>
                </thead>
                """))
        #expect(
            page.contains("<th scope=\"row\">1</th><td class=\"n\">2</td><td class=\"n\">3</td><td class=\"c\">4</td>"))
    }

    @Test func rowsThatMatterSayWhyInWords() throws {
        let page = try page(
            TableBlock(
                caption: "c", columns: [TableColumn("a"), TableColumn("b", .percent)],
                rows: [
                    .group("Khối xã"), TableRow(["x", .absent(reason: "không có phiếu")], marker: "đơn vị này"),
                    TableRow(["y", .notApplicable], depth: 1), TableRow(["z", "1"], kind: .total),
                ]))
        #expect(page.contains("<tr class=\"group\"><th scope=\"rowgroup\" colspan=\"2\">Khối xã</th></tr>"))
        #expect(
            page.contains(
                "<tr class=\"marked\"><th scope=\"row\">x <span class=\"marker\">đơn vị này</span></th><td class=\"n absent\">không có phiếu</td></tr>"
            ))
        #expect(page.contains("<span aria-hidden=\"true\">–</span><span class=\"heard\">không áp dụng</span>"))
        #expect(page.contains("<tr class=\"total\">"))
    }

    @Test func emptyTablesSaySo() throws {
        let columns = [TableColumn("a"), TableColumn("b")]
        #expect(
            try page(TableBlock(caption: "c", columns: columns, rows: [])).contains(
                "<tr><td class=\"absent\" colspan=\"2\">Không có hàng nào</td></tr>"))
        #expect(
            try page(TableBlock(caption: "c", columns: columns, rows: [], emptyText: "Chưa có đợt nhập")).contains(
                "colspan=\"2\">Chưa có đợt nhập</td>"))
    }

    @Test func flagsAreExplainedOnceUnderTheTable() throws {
        let flag = FigureFlag(mark: "*", text: "độ chính xác thấp")
        let figure = Figure(.measured(1), printed: "1", flag: flag)
        let page = try page(
            TableBlock(
                caption: "c", columns: [TableColumn("a"), TableColumn("b", .number)],
                rows: [TableRow(["x", .figure(figure)]), TableRow(["y", .figure(figure)])]))
        #expect(
            Markup(page).tags.filter { $0.attributes["class"] == "footnote" }.map(\.text) == ["* độ chính xác thấp"])
    }

    @Test func basesStandUnderFiguresWhereAsked() throws {
        let figure = Figure(.measured(1), printed: "1%", base: "n = 9")
        let shown = try page(
            TableBlock(
                caption: "c", columns: [TableColumn("a"), TableColumn("b", .percent, showsBase: true)],
                rows: [TableRow(["x", .figure(figure)])]))
        #expect(shown.contains("(n = 9)"))
        let hidden = try page(
            TableBlock(
                caption: "c", columns: [TableColumn("a"), TableColumn("b", .percent)],
                rows: [TableRow(["x", .figure(figure)])]))
        #expect(!hidden.contains("n = 9"))
    }

    @Test func thousandsOfRows() throws {
        let rows = (0..<5000).map { TableRow([.text("Đơn vị \($0)"), .figure(.count($0, language: .vi))]) }
        let page = try page(
            TableBlock(caption: "c", columns: [TableColumn("a"), TableColumn("b", .count)], rows: rows))
        #expect(page.split(separator: "\n").count { $0.hasPrefix("<tr") } == 5001)
        #expect(page.contains(">Đơn vị 4999</th><td class=\"n\"><data value=\"4999\">4.999</data></td></tr>"))
    }
}
