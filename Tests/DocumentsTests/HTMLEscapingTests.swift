@testable import Documents
import Figures
import Testing

/// Texts from outside stay texts, wherever they stand.
@Suite struct HTMLEscapingTests {
    static let attacks = [
        "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "' onmouseover='alert(1)",
        "</title><script>x</script>",
        "</style><script>x</script>", "<!-- -->", "]]><svg onload=x>", "&lt;b&gt; &#60;", "=HYPERLINK(\"http://x\")",
        "\u{0}<\u{1}b\u{7F}>",
        "<\u{301}script>", "javascript:alert(1)", "</text><title>",
    ]

    private static let known: Set<String> = [
        "lang", "charset", "name", "content", "http-equiv", "class", "href", "role", "id", "aria-label",
        "aria-labelledby",
        "aria-describedby", "aria-hidden", "aria-current", "tabindex", "scope", "colspan", "rowspan", "title", "value",
        "xmlns",
        "viewBox", "width", "height", "x", "y", "x1", "x2", "y1", "y2", "points", "fill", "stroke", "stroke-width",
        "font-size",
        "font-weight", "font-style", "text-anchor",
    ]

    @Test(arguments: attacks)
    func noTextBecomesMarkup(attack: String) throws {
        let quiet = try page(with: "x")
        let page = try page(with: attack)
        let markup = Markup(page)
        #expect(markup.faults.isEmpty)
        // The same elements with the same attributes as with a harmless text; pictures differ, as names wrap.
        let harmless = Markup(quiet)
        #expect((markup.outsidePictures == harmless.outsidePictures) == true)
        #expect(markup.insidePictures.isSubset(of: ["title", "desc", "text", "line", "rect", "polygon"]))
        #expect(markup.tags.allSatisfy { $0.attributes.keys.allSatisfy(Self.known.contains) })
        // And what was written is read back, but for the characters that HTML does not allow.
        let readable = String(
            String.UnicodeScalarView(
                attack.unicodeScalars.map { $0.value < 0x20 || $0.value == 0x7F ? "\u{FFFD}" : $0 }))
        #expect(markup.all("h1").map(\.text) == [readable])
        #expect(markup.all("caption").isEmpty == false)
        #expect(markup.all("data").first?.attributes["title"] == readable)
    }

    /// A page with a text in every place where one can stand.
    private func page(with text: String) throws -> String {
        let figure = Figure(
            .measured(1), printed: text, base: text, interval: FigureInterval(low: 0, high: 2, printed: text),
            flag: FigureFlag(mark: text, text: text), provenance: text)
        let place = Anchor(text)
        return try HTMLRenderer().text(
            of: Document(
                language: .en, title: text, subtitle: text, notice: Callout(.note, title: text, text),
                metadata: DocumentMetadata(
                    author: text, subject: text, keywords: [text], generator: text, details: [Definition(text, text)]),
                navigation: [DocumentLink(text: text, target: LinkTarget(place))], showsContents: true,
                blocks: [
                    .heading(1, text, anchor: place),
                    .paragraph([
                        .text(text), .strong([.text(text)]), .code(text), .figure(figure),
                        .inLanguage(.vi, [.text(text)]),
                    ]),
                    .list(ListBlock(items: [[.text(text)]])), .keyFigures([KeyFigure(label: text, figure: figure)]),
                    .definitions(DefinitionList(title: text, items: [Definition(text, text)])),
                    .table(
                        TableBlock(
                            caption: text,
                            columns: [TableColumn(text, group: text), TableColumn(text, .percent, showsBase: true)],
                            rows: [
                                .group(text), TableRow([.text(text), .figure(figure)], marker: text),
                                TableRow([.text(text), .absent(reason: text)]),
                            ], footnotes: [[.text(text)]])),
                    .chart(
                        ChartBlock(
                            caption: text,
                            chart: .ranking(
                                RankingChart(
                                    nameHeader: text, valueHeader: text, intervalHeader: text,
                                    rows: [
                                        .init(rank: "1", name: "a", figure: figure, marker: text),
                                        .init(name: text, figure: .init(.absent(.noAnswers), printed: text)),
                                    ])))),
                ], closing: [[.text(text)]]))
    }

    @Test func controlAndDirectionCharacters() {
        var buffer = HTMLBuffer()
        buffer.text("a\u{0}b\u{8}c\td\ne\u{85}f\u{202E}g\u{2066}hk\u{2029}l😀m\u{200F}n")
        #expect(
            String(decoding: buffer.bytes, as: UTF8.self)
                == "a\u{FFFD}b\u{FFFD}c\td\ne\u{FFFD}fghk\u{2029}l😀m\u{200F}n")
    }

    @Test func everyCharacterIsKeptOrReplacedAsDocumented() {
        for value in UInt32(0)...0x3_0000 {
            guard let scalar = Unicode.Scalar(value) else { continue }
            var buffer = HTMLBuffer()
            buffer.text("[" + String(scalar) + "]")
            let expected: String
            switch value {
            case 0x26: expected = "&amp;"
            case 0x3C: expected = "&lt;"
            case 0x3E: expected = "&gt;"
            case 0x22: expected = "&quot;"
            case 0x27: expected = "&#39;"
            case 0x09, 0x0A: expected = String(scalar)
            case 0..<0x20, 0x7F...0x9F, 0xFDD0...0xFDEF: expected = "\u{FFFD}"
            case 0x202A...0x202E, 0x2066...0x2069: expected = ""
            default: expected = value & 0xFFFE == 0xFFFE ? "\u{FFFD}" : String(scalar)
            }
            if Array(("[" + expected + "]").utf8) != buffer.bytes { Issue.record("U+\(String(value, radix: 16))") }
        }
    }

    @Test func rightToLeftTextIsIsolated() throws {
        let name = "مركز الخدمة (12)"
        let page = try HTMLRenderer().text(
            of: Document(language: .vi, title: name, blocks: [.paragraph(name), .paragraph("Đơn vị số 1")]))
        #expect(page.contains("<p><bdi>\(name)</bdi></p>"))
        #expect(page.contains("<p>Đơn vị số 1</p>"))
        #expect(page.contains("<title>\(name)</title>"))
    }

    @Test func lengthsAreShortAndFinite() {
        var buffer = HTMLBuffer()
        for value in [1.5, -0.004, 12.344, -3.25, 7, .nan, .infinity, 1e300] {
            buffer.empty("line", [.length("x", value)])
        }
        #expect(
            String(decoding: buffer.bytes, as: UTF8.self)
                == "<line x=\"1.5\"/><line x=\"0\"/><line x=\"12.34\"/><line x=\"-3.25\"/><line x=\"7\"/><line x=\"0\"/><line x=\"0\"/><line x=\"0\"/>"
        )
    }
}

extension Markup {
    /// The elements outside pictures, each with the names of its attributes.
    fileprivate var outsidePictures: [[String]] {
        tags.filter { !$0.path.contains("svg") }.map { [$0.name] + $0.attributes.keys.sorted() }
    }

    /// The kinds of elements inside pictures.
    fileprivate var insidePictures: Set<String> { Set(tags.filter { $0.path.contains("svg") }.map(\.name)) }
}
