import Figures
import Testing

@testable import XMLDocuments

#if canImport(Glibc)
import Glibc
#endif

@Suite struct TreeTests {
    static let text = """
        <?xml version="1.0"?>
        <survey xmlns="urn:q" xmlns:x="urn:x" id="s1" x:id="other">
          <title>
            Phiếu <b>khảo</b> sát
          </title>
            <item n=" 12 " on="true"/><item n="x" on="maybe"/>
          <x:item/>
        </survey>
        """

    static func survey() throws -> XMLElement { try XMLTree.parse(Array(text.utf8), file: "s.xml") }

    @Test func structure() throws {
        let survey = try Self.survey()
        #expect(survey.name == "survey")
        #expect(survey.namespace == "urn:q")
        #expect(survey.attributes == [XMLAttribute("id", "s1"), XMLAttribute("id", "other", namespace: "urn:x")])
        #expect(survey.attribute("id") == "s1")
        #expect(survey.attribute("id", namespace: "urn:x") == "other")
        #expect(survey.attribute("nothing") == nil)
        #expect(survey.children.map(\.name) == ["title", "item", "item", "item"])
        #expect(survey.children("item").count == 2)
        #expect(survey.child("title")?.text == "Phiếu  sát")
        #expect(survey.child("title")?.child("b")?.rawText == "khảo")
        #expect(survey.child("nothing") == nil)
        #expect(survey.text == "")
    }

    @Test func places() throws {
        let survey = try Self.survey()
        #expect(survey.line == 2 && survey.column == 1 && survey.file == "s.xml")
        #expect(survey.child("title")?.line == 3)
        #expect(survey.child("title")?.child("b")?.column == 11)
        #expect(survey.children("item").map(\.line) == [6, 6])
        #expect(survey.children("item").map(\.column) == [5, 31])
    }

    @Test func typedAttributes() throws {
        let items = try Self.survey().children("item")
        #expect(try items[0].integerAttribute("n") == 12)
        #expect(items[0].truth("on") == true)
        #expect(try items[0].integerAttribute("m") == nil)
        #expect(items[0].truth("m") == nil)
        let number = problem { _ = try items[1].integerAttribute("n") }
        #expect(number?.located(.vi) == "s.xml:6:31: Thuộc tính “n” của <item>: “x” không phải là số nguyên.")
        #expect(items[1].truth("on") == nil)
    }

    @Test func whatMustBeThere() throws {
        let survey = try Self.survey()
        #expect(try survey.requiredAttribute("id") == "s1")
        #expect(try survey.requiredChild("title").name == "title")
        let attribute = problem { _ = try survey.children("item")[0].requiredAttribute("code") }
        #expect(attribute?.line == 6)
        #expect(attribute?.attribute == "code")
        #expect(attribute?.kind == .content)
        #expect(attribute?.located(.en) == "s.xml:6:5: <item>: the attribute “code” is missing.")
        let child = problem { _ = try survey.requiredChild("scale") }
        #expect(child?.expected == ["scale"])
        #expect(child?.message.vi == "<survey>: thiếu phần tử con <scale>.")
    }

    private func problem(_ body: () throws -> Void) -> XMLProblem? {
        do {
            try body()
            return nil
        } catch {
            return error as? XMLProblem
        }
    }

    private func failure(_ body: () throws -> Void) -> XMLFailure? {
        do {
            try body()
            return nil
        } catch {
            return error as? XMLFailure
        }
    }

    @Test func textsAndCDataAreOne() throws {
        let element = try XMLTree.parse(Array("<a>1 &lt; <![CDATA[2 & ]]>3<!-- x -->4<b/>5</a>".utf8))
        #expect(element.nodes == [.text("1 < 2 & 34"), .element(XMLElement("b", line: 1, column: 39)), .text("5")])
    }

    @Test func withASchema() throws {
        let schema = try SchemaTests.schema()
        let good = "<survey xmlns='urn:q'><title>x</title><item id='A1'/></survey>"
        #expect(try XMLTree.parse(Array(good.utf8), schema: schema).child("item")?.attribute("id") == "A1")
        let bad = "<survey xmlns='urn:q'><title>x</title>\n<item id='A1' level='9'/>\n<item/></survey>"
        let failure = failure { _ = try XMLTree.parse(Array(bad.utf8), file: "s.xml", schema: schema) }
        #expect(failure?.problems.map(\.line).prefix(2) == [2, 3])
        #expect(failure?.omitted == 0)
    }

    @Test func files() throws {
        let path = "/tmp/hailong-xml-\(getpid()).xml"
        let file = try #require(fopen(path, "wb"))
        fputs("<a>\n<b></a>", file)
        fclose(file)
        defer { remove(path) }
        let broken = failure { _ = try XMLTree.read(file: path) }
        #expect(broken?.problems.first?.located(.en) == "\(path):2:8: <b>, opened on line 2, is closed by </a>.")
        let large = failure { _ = try XMLTree.read(file: path, limits: XMLLimits(totalBytes: 5)) }
        #expect(large?.problems.first?.kind == .limit(.totalBytes, allowed: 5))
        let absent = failure { _ = try XMLTree.read(file: path + "/none") }
        #expect(absent?.problems.first?.kind == .io(code: Int(ENOTDIR)))
        #expect(absent?.problems.first?.message.vi == "Không có tệp này.")
        let folder = failure { _ = try XMLTree.read(file: "/tmp") }
        #expect(folder?.problems.first?.kind == .io(code: Int(EISDIR)))
        #expect(folder?.problems.first?.message.en == "This is a folder, not a file.")
    }
}
