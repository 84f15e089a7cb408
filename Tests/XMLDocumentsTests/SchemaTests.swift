import Figures
import Testing

@testable import XMLDocuments

@Suite struct SchemaTests {
    static let source = """
        <xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="urn:q" xmlns="urn:q" xmlns:q="urn:q"
            elementFormDefault="qualified">
          <xs:simpleType name="code"><xs:restriction base="xs:string"><xs:pattern value="[A-Z][0-9]+"/>
            <xs:maxLength value="6"/></xs:restriction></xs:simpleType>
          <xs:element name="survey">
            <xs:complexType>
              <xs:sequence>
                <xs:element name="title" type="xs:string"/>
                <xs:element name="item" minOccurs="1" maxOccurs="unbounded">
                  <xs:complexType>
                    <xs:sequence>
                      <xs:element name="weight" type="xs:decimal" minOccurs="0"/>
                      <xs:choice minOccurs="0"><xs:element name="note" type="xs:string"/><xs:element name="empty">
                        <xs:complexType/></xs:element></xs:choice>
                    </xs:sequence>
                    <xs:attribute name="id" type="code" use="required"/>
                    <xs:attribute name="scale"><xs:simpleType><xs:restriction base="xs:string">
                      <xs:enumeration value="yes-no"/><xs:enumeration value="levels"/></xs:restriction></xs:simpleType>
                    </xs:attribute>
                    <xs:attribute name="level"><xs:simpleType><xs:restriction base="xs:integer">
                      <xs:minInclusive value="1"/><xs:maxInclusive value="5"/></xs:restriction></xs:simpleType></xs:attribute>
                    <xs:attribute name="parent" type="xs:string"/>
                    <xs:attribute name="day" type="xs:date"/>
                  </xs:complexType>
                </xs:element>
              </xs:sequence>
            </xs:complexType>
            <xs:unique name="oneItem"><xs:selector xpath="q:item"/><xs:field xpath="@id"/></xs:unique>
            <xs:key name="items"><xs:selector xpath="q:item"/><xs:field xpath="@id"/></xs:key>
            <xs:keyref name="parentItem" refer="items"><xs:selector xpath="q:item"/><xs:field xpath="@parent"/></xs:keyref>
          </xs:element>
        </xs:schema>
        """

    static func schema() throws -> XMLSchema { try XMLSchema(Array(source.utf8), name: "survey.xsd") }

    /// The problems of a survey whose items are given, one a line from line 3.
    static func problems(_ items: String..., root: String = "<survey xmlns='urn:q'>") throws -> [XMLProblem] {
        let text = "\(root)\n<title>t</title>\n" + items.joined(separator: "\n") + "\n</survey>"
        return try schema().validate(Array(text.utf8), file: "s.xml")
    }

    @Test func whatASchemaSaysOfItself() throws {
        let schema = try Self.schema()
        #expect(schema.targetNamespace == "urn:q")
        #expect(schema.rootElements == ["survey"])
        #expect(schema.name == "survey.xsd")
    }

    @Test func valid() throws {
        let problems = try Self.problems(
            "<item id='A1' scale='levels' level='5' day='2023-12-31'><weight>0.5</weight><note>ghi chú</note></item>",
            "<item id='A2' parent='A1'><empty/></item>")
        #expect(problems == [])
    }

    struct Case: Sendable {
        var item: String
        var code: Int
        var attribute: String?
        var expected: [String]
        var says: String
        var element = "item"
    }

    @Test(arguments: [
        Case(item: "<item/>", code: 1868, expected: ["id"], says: "the attribute “id” is missing"),
        Case(item: "<item id='A1' x='1'/>", code: 1866, attribute: "x", expected: [], says: "no attribute called “x”"),
        Case(
            item: "<item id='a1'/>", code: 1839, attribute: "id", expected: ["[A-Z][0-9]+"],
            says: "“a1” does not match the pattern [A-Z][0-9]+"),
        Case(
            item: "<item id='A123456'/>", code: 1832, attribute: "id", expected: [],
            says: "the value has 7 characters; at most 6 are allowed"),
        Case(
            item: "<item id='A1' scale='maybe'/>", code: 1840, attribute: "scale", expected: ["yes-no", "levels"],
            says: "“maybe” is not one of: yes-no, levels"),
        Case(
            item: "<item id='A1' level='0'/>", code: 1833, attribute: "level", expected: [], says: "“0” is less than 1"),
        Case(
            item: "<item id='A1' level='6'/>", code: 1834, attribute: "level", expected: [],
            says: "“6” is greater than 5"),
        Case(item: "<item id='A1' level='five'/>", code: 1824, attribute: "level", expected: [], says: "“five” is not"),
        Case(
            item: "<item id='A1' day='31/12/2023'/>", code: 1824, attribute: "day", expected: ["xs:date"],
            says: "“31/12/2023” is not a date as year-month-day"),
        Case(
            item: "<item id='A1'><weight>nặng</weight></item>", code: 1824, expected: ["xs:decimal"],
            says: "“nặng” is not a decimal number", element: "weight"),
        Case(
            item: "<item id='A1'><remark/></item>", code: 1871, expected: ["weight", "note", "empty"],
            says: "<remark>: this element may not stand here; expected <weight>, <note>, <empty>", element: "remark"),
        Case(item: "<item id='A1'>chữ</item>", code: 1843, expected: [], says: "child elements only, no text"),
        Case(
            item: "<item id='A1'><empty>x</empty></item>", code: 1841, expected: [], says: "must be empty",
            element: "empty"),
        Case(
            item: "<item id='A1'><note><b/></note></item>", code: 1828, expected: [], says: "text only", element: "note"
        ),
        Case(item: "<item id='A1'/><item id='A1'/>", code: 1877, expected: [], says: "“A1” is there already"),
        Case(item: "<item id='A1' parent='Z9'/>", code: 1877, expected: [], says: "“Z9” refers to nothing"),
    ])
    func violation(_ item: Case) throws {
        let problems = try Self.problems("<item id='B1'/>", item.item)
        let problem = try #require(problems.first)
        #expect(problem.kind == .invalid(code: item.code), "\(problem)")
        #expect(problem.file == "s.xml")
        #expect(problem.attribute == item.attribute, "\(problem)")
        #expect(problem.expected == item.expected, "\(problem)")
        #expect(problem.message.en.contains(item.says), "\(problem)")
        #expect(problem.element == item.element)
        if item.code != 1877 { #expect(problem.line == 4) }
        #expect(!problem.message.vi.isEmpty && problem.message.vi != problem.message.en)
        // A broken facet is said once, a broken key once for each constraint that it breaks.
        #expect(problems.count <= (item.code == 1877 ? 2 : 1), "\(problems)")
    }

    @Test func missingChild() throws {
        let text = "<survey xmlns='urn:q'>\n<title/>\n</survey>"
        let problem = try #require(try Self.schema().validate(Array(text.utf8)).first)
        #expect(problem.kind == .invalid(code: 1871))
        #expect(problem.expected == ["item"])
        #expect(problem.message.vi.contains("thiếu phần tử con <item>"))
        #expect(problem.line == 3)
    }

    @Test func wrongRoot() throws {
        for root in ["<survey>", "<other xmlns='urn:q'>", "<survey xmlns='urn:x'>"] {
            let end = root.hasPrefix("<other") ? "</other>" : "</survey>"
            let problem = try #require(try Self.schema().validate(Array((root + end).utf8)).first)
            #expect(problem.kind == .invalid(code: 1845))
            #expect(problem.expected == ["survey"])
            #expect(problem.message.en.contains("expected <survey> in the namespace xmlns=\"urn:q\""))
        }
    }

    @Test func everyViolationWithItsLine() throws {
        let bad = (0..<70_000).map { "<item id='\($0.isMultiple(of: 7_000) ? "?" : "A")\($0)'/>" }
        let text = "<survey xmlns='urn:q'>\n<title/>\n" + bad.joined(separator: "\n") + "\n</survey>"
        let problems = try Self.schema().validate(Array(text.utf8), limits: .stream)
        #expect(problems.map(\.line) == (0..<10).map { 3 + $0 * 7_000 })
    }

    @Test func problemsAreBounded() throws {
        let text = "<survey xmlns='urn:q'><title/>" + String(repeating: "<item/>\n", count: 1_000) + "</survey>"
        let schema = try Self.schema()
        #expect(schema.validate(Array(text.utf8)).count == 100)
        do {
            _ = try XMLTree.parse(Array(text.utf8), schema: schema)
            Issue.record("an invalid document was read")
        } catch {
            #expect(error.problems.count == 100)
            // Besides the missing attribute, each is an item without its key.
            #expect(error.omitted >= 900)
        }
    }

    @Test func violationsBeforeABreak() throws {
        let text = "<survey xmlns='urn:q'>\n<title/>\n<item/>\n<item id='A1'></survey>"
        let problems = try Self.schema().validate(Array(text.utf8), file: "s.xml")
        #expect(problems.first?.kind == .invalid(code: 1868))
        #expect(problems.last?.kind == .notWellFormed(code: 76))
    }

    @Test func theLimitsHoldUnderASchemaToo() throws {
        let schema = try Self.schema()
        let deep = String(repeating: "<a>", count: 1_000)
        let attributes = "<survey " + (0..<300).map { "k\($0)='1'" }.joined(separator: " ") + "/>"
        for text in [deep, attributes, "<!DOCTYPE survey><survey/>", "<survey>\0</survey>", "<survey>&x;</survey>"] {
            let kind = schema.validate(Array(text.utf8)).last?.kind
            if case .invalid = kind { Issue.record("\(text.prefix(20)) was read to its end") }
            #expect(kind != nil)
            for push in [1, 2, 3, 17] {
                #expect(parse(Array(text.utf8), push: push, limits: .document, schema: schema).problem?.kind == kind)
            }
        }
    }

    @Test func brokenSchemas() {
        let head = "<xs:schema xmlns:xs='http://www.w3.org/2001/XMLSchema'>"
        for text in [
            "", "<x/>", head, head + "<xs:element name='a' type='nowhere'/></xs:schema>",
            head + "<xs:include schemaLocation='file:///etc/passwd'/></xs:schema>",
            head + "<xs:import namespace='urn:x' schemaLocation='http://127.0.0.1:9/x.xsd'/></xs:schema>",
            "<!DOCTYPE x>" + head + "</xs:schema>",
        ] {
            #expect(throws: XMLFailure.self, "\(text)") { try XMLSchema(Array(text.utf8), name: "x.xsd") }
        }
    }

    @Test func oneSchemaManyTasks() async throws {
        let schema = try Self.schema()
        let counts = await withTaskGroup(of: (Int, Int).self) { group in
            for task in 0..<8 {
                group.addTask {
                    let items = (0..<400).map { "<item id='A\($0)' level='\($0 % 5 + ($0 % 100 == task ? 9 : 1))'/>" }
                    let text = "<survey xmlns='urn:q'><title/>" + items.joined(separator: "\n") + "</survey>"
                    return (task, schema.validate(Array(text.utf8)).count)
                }
            }
            var counts: [Int: Int] = [:]
            for await (task, count) in group { counts[task] = count }
            return counts
        }
        #expect(counts == Dictionary(uniqueKeysWithValues: (0..<8).map { ($0, 4) }))
    }
}
