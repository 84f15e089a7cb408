import Testing

@testable import XMLDocuments

@Suite struct WriterTests {
    static func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }

    @Test func indented() {
        var writer = XMLWriter()
        writer.comment("a -- b-")
        writer.start("batch", ["xmlns": "urn:t"])
        writer.element("form", ["number": "P1", "unit": "a\"<b>&\n"], text: "Hài lòng & <vui>")
        writer.start("form")
        writer.element("a")
        writer.start("b")
        writer.text("mixed ")
        writer.element("i", text: "in")
        writer.text(" text")
        writer.end()
        writer.comment("x")
        #expect(writer.depth == 2)
        let expected = """
            <?xml version="1.0" encoding="UTF-8"?>
            <!-- a - - b- -->
            <batch xmlns="urn:t">
              <form number="P1" unit="a&quot;&lt;b&gt;&amp;&#10;">Hài lòng &amp; &lt;vui&gt;</form>
              <form>
                <a/>
                <b>mixed <i>in</i> text</b>
                <!-- x -->
              </form>
            </batch>

            """
        #expect(Self.text(writer.finish()) == expected)
    }

    @Test func onOneLine() {
        var writer = XMLWriter(indentation: nil, declaration: false)
        writer.start("a")
        writer.start("b")
        writer.end()
        writer.element("c", text: "\r\n\t]]>")
        #expect(Self.text(writer.finish()) == "<a><b/><c>&#13;\n\t]]&gt;</c></a>\n")
    }

    @Test func whateverItIsGivenIsWellFormed() throws {
        var writer = XMLWriter()
        writer.start("a b", ["1x": "v", "k": "1", "k": "2", "": "e", "đ": "ok"])
        writer.text("\u{0}\u{1}\u{8}\u{B}\u{1F}\u{FFFE}\u{FFFF}\u{7F}\u{FFFD}\u{EFFF}")
        writer.end()
        writer.end()
        writer.text("outside")
        let element = try XMLTree.parse(writer.finish())
        #expect(element.name == "a_b")
        #expect(element.attributes.map(\.name) == ["_x", "k", "_", "đ"])
        #expect(element.attribute("k") == "1")
        #expect(element.rawText == String(repeating: "\u{FFFD}", count: 7) + "\u{7F}\u{FFFD}\u{EFFF}")
    }

    @Test func drainingChangesNothing() {
        func write(_ drains: Bool) -> [UInt8] {
            var writer = XMLWriter()
            var bytes: [UInt8] = []
            writer.start("a")
            for number in 0..<100 {
                writer.element("b", ["n": String(number)], text: "ề")
                if drains { bytes += writer.drain() }
            }
            return bytes + writer.finish()
        }
        #expect(write(true) == write(false))
    }

    @Test func namespacesOfATree() throws {
        let text = "<a xmlns='urn:1' xmlns:p='urn:2' p:k='1' xml:lang='vi'><b/><p:c/><d xmlns='' k='2'/></a>"
        let tree = try XMLTree.parse(Array(text.utf8))
        var writer = XMLWriter(indentation: nil, declaration: false)
        writer.write(tree)
        let bytes = writer.finish()
        #expect(
            Self.text(bytes)
                == "<a xmlns=\"urn:1\" xmlns:n1=\"urn:2\" n1:k=\"1\" xml:lang=\"vi\"><b/><c xmlns=\"urn:2\"/>"
                + "<d xmlns=\"\" k=\"2\"/></a>\n")
        #expect(try XMLTree.parse(bytes).hasSameContent(as: tree))
    }

    /// Random trees come back as they were written, indented or not.
    @Test(arguments: 0..<200)
    func roundTrip(_ seed: Int) throws {
        var random = Generator(state: UInt64(seed))
        let tree = Self.tree(depth: 4, &random)
        for indentation in [nil, 0, 2] as [Int?] {
            var writer = XMLWriter(indentation: indentation)
            writer.write(tree)
            let bytes = writer.finish()
            let back = try XMLTree.parse(bytes)
            let isSame =
                indentation == nil ? back.hasSameContent(as: tree) : Self.bare(back).hasSameContent(as: Self.bare(tree))
            #expect(isSame, "\(Self.text(bytes))")
            var again = XMLWriter(indentation: indentation)
            again.write(tree)
            #expect(again.finish() == bytes)
        }
    }

    private static let pieces = [
        "đ", "ề", "<", ">", "&", "\"", "'", "]]>", "\n", "\t", "\r", " ", "&amp;", "\u{1F600}", "a", "--", "&#38;", "%",
    ]

    private static func words(_ random: inout Generator) -> String {
        (0..<Int.random(in: 1...6, using: &random)).map { _ in pieces.randomElement(using: &random) ?? "" }.joined()
    }

    private static func tree(depth: Int, _ random: inout Generator) -> XMLElement {
        var element = XMLElement(["a", "b", "đơn"].randomElement(using: &random) ?? "a")
        element.namespace = [nil, "urn:1", "urn:2&"].randomElement(using: &random) ?? nil
        for name in ["k", "l", "m"] where Bool.random(using: &random) {
            let space = [nil, nil, "urn:1", "urn:3"].randomElement(using: &random) ?? nil
            element.attributes.append(XMLAttribute(name, words(&random), namespace: space))
        }
        guard depth > 0 else { return element }
        for _ in 0..<Int.random(in: 0...3, using: &random) {
            if case .element = element.nodes.last ?? .element(element), Bool.random(using: &random) {
                element.nodes.append(.text(words(&random)))
            } else {
                element.nodes.append(.element(tree(depth: depth - 1, &random)))
            }
        }
        return element
    }

    /// A tree without the white space between child elements, which indentation changes.
    private static func bare(_ element: XMLElement) -> XMLElement {
        var result = element
        let isMixed = element.nodes.contains { if case .text(let text) = $0 { !XMLText.isBlank(text) } else { false } }
        result.nodes = element.nodes.compactMap { node in
            switch node {
            case .element(let child): .element(bare(child))
            case .text(let text): !isMixed && !element.children.isEmpty && XMLText.isBlank(text) ? nil : .text(text)
            }
        }
        return result
    }
}
