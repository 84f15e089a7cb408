import CSchemas
import Testing
import XMLDocuments

@Suite("The schemas in the program")
struct SchemasTests {
    private func schema(_ text: CSchemasText, _ name: String) throws -> XMLSchema {
        try XMLSchema(Array(UnsafeBufferPointer(start: text.bytes, count: text.length)), name: name)
    }

    @Test("The questionnaire schema is whole, and no byte follows it")
    func questionnaire() throws {
        let text = cschemas_questionnaire()
        #expect(try schema(text, "questionnaire.xsd").targetNamespace == "urn:hailong:questionnaire:1")
        #expect(text.bytes[text.length] == 0)
    }

    @Test("The forms schema takes one form or many, with texts or choices")
    func forms() throws {
        let schema = try schema(cschemas_forms(), "forms.xsd")
        #expect(Set(schema.rootElements) == ["forms", "form"])
        let right = [
            """
            <forms xmlns="urn:hailong:forms:1" questionnaire="service-centre"><form number="1"><answer question="q01">4</answer>
            <answer question="ways"><choice>1</choice><choice>3</choice></answer></form><form/></forms>
            """,
            "<form xmlns=\"urn:hailong:forms:1\" questionnaire=\"service-centre\"><answer question=\"Đơn vị\"/></form>",
        ]
        for document in right { #expect(schema.validate(Array(document.utf8)).isEmpty) }
        let wrong = [
            "<forms xmlns=\"urn:hailong:forms:1\"/>",
            "<form xmlns=\"urn:hailong:forms:1\"><answer question=\"q01\">4</answer></form>",
            "<forms xmlns=\"urn:hailong:forms:1\" questionnaire=\"a\"><answer question=\"q01\">4</answer></forms>",
            "<form xmlns=\"urn:hailong:forms:1\" questionnaire=\"a\"><answer>4</answer></form>",
            "<form xmlns=\"urn:hailong:forms:1\" questionnaire=\"a\"><answer question=\"q\"><mark>1</mark></answer></form>",
            "<form questionnaire=\"a\"/>",
        ]
        for document in wrong { #expect(!schema.validate(Array(document.utf8)).isEmpty) }
    }
}
