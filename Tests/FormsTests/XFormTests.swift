import Figures
import Questionnaires
import Testing
import XMLDocuments

@testable import Forms

#if canImport(Glibc)
import Glibc
#endif

/// The form for devices: its parts, and what ODK's own validator says of it.
@Suite struct XFormTests {
    private static func tree(_ material: FormMaterial) throws -> XMLElement {
        try XMLTree.parse(XFormDocument(material).bytes(), file: "form.xml")
    }

    private static func all(_ element: XMLElement) -> [XMLElement] {
        [element] + element.children.flatMap(all)
    }

    private static func value(_ element: XMLElement, _ attribute: String) -> String? {
        element.attributes.first { $0.name == attribute }?.value
    }

    @Test(
        "each question has one node, one bind and one control at the same path",
        arguments: Instruments.shipped + ["hostile"])
    func parts(id: String) throws {
        let questionnaire = id == "hostile" ? try Instruments.hostile() : try Instruments.shipped(id)
        let material = FormMaterial(questionnaire: questionnaire, language: .vi, campaign: try Instruments.campaign())
        let elements = Self.all(try Self.tree(material))
        let binds = elements.filter { $0.name == "bind" }.compactMap { Self.value($0, "nodeset") }
        let controls = elements.filter { ["input", "select", "select1"].contains($0.name) }
            .compactMap { Self.value($0, "ref") }
        #expect(Set(binds).count == binds.count && Set(controls).count == controls.count)
        let data = try #require(elements.first { $0.name == "data" })
        let nodes = Set(Self.paths(data, ""))
        for path in binds + controls { #expect(nodes.contains(path), "\(path)") }
        for question in material.asked {
            #expect(binds.count { $0.hasSuffix("/" + question.id) } == 1, "\(question.id)")
            #expect(controls.count { $0.hasSuffix("/" + question.id) } == 1, "\(question.id)")
        }
    }

    private static func paths(_ element: XMLElement, _ above: String) -> [String] {
        let own = above + "/" + element.name
        return [own] + element.children.flatMap { paths($0, own) }
    }

    @Test("texts are there in both languages, the form's own first, and every text that is named is there")
    func languages() throws {
        for language in Language.allCases {
            let elements = Self.all(
                try Self.tree(
                    FormMaterial(
                        questionnaire: try Instruments.hostile(), language: language,
                        campaign: try Instruments.campaign())))
            let translations = elements.filter { $0.name == "translation" }
            #expect(translations.count == 2)
            #expect(Self.value(translations[0], "default") == "true()")
            #expect(Self.value(translations[0], "lang") == (language == .vi ? "Tiếng Việt (vi)" : "English (en)"))
            let known = translations.map { Set($0.children.compactMap { Self.value($0, "id") }) }
            #expect(known[0] == known[1])
            let named = elements.flatMap { element in
                ["ref", "constraintMsg", "requiredMsg"].compactMap { Self.value(element, $0) }
            }.filter { $0.hasPrefix("jr:itext('") }.map { String($0.dropFirst(10).dropLast(2)) }
            #expect(!named.isEmpty && named.allSatisfy { known[0].contains($0) })
            #expect(elements.filter { $0.name == "itextId" }.allSatisfy { known[0].contains($0.text) })
        }
    }

    @Test("expressions become paths; a rule binds only when what it needs is answered")
    func binds() throws {
        let elements = Self.all(try Self.tree(FormMaterial(questionnaire: try Instruments.hostile(), language: .vi)))
        func bind(_ end: String) -> XMLElement? {
            elements.first { $0.name == "bind" && Self.value($0, "nodeset")?.hasSuffix(end) == true }
        }
        let many = try #require(bind("/many"))
        #expect(
            Self.value(many, "relevant")
                == "(/data/data/one = '02') and ((/data/data/age > 3) or (/data/data/age = ''))")
        #expect(
            Self.value(many, "constraint")
                == "not(/data/data/one != '' and /data/data/many != '' and not(not(selected(/data/data/many, '1') and (/data/data/one = '1'))))"
        )
        #expect(Self.value(try #require(bind("/age")), "constraint") == ". >= -5 and . <= 120.5")
        #expect(
            Self.value(try #require(bind("/note")), "constraint")
                == "(regex(., \"[^']+\")) and (string-length(.) <= 2000)")
        #expect(
            Self.value(try #require(bind("/soft")), "relevant")
                == "/data/data/age != '' and not((/data/data/age < 100) or (coalesce(/data/data/one, coalesce(/data/data/note, 'x')) = 'x'))"
        )
        // The section called meta gives way to OpenRosa's own node.
        #expect(bind("/data/meta/instanceID") != nil && bind("/data/meta_/start") != nil && bind("/data/start_") != nil)
    }

    @Test("the same material gives the same bytes")
    func sameBytes() throws {
        let material = FormMaterial(questionnaire: try Instruments.shipped("sipas-2023"), language: .vi)
        #expect(XFormDocument(material).bytes() == XFormDocument(material).bytes())
    }

    @Test(
        "ODK Validate accepts the form",
        .enabled(if: ODKValidate.jar != nil, "Java or pyxform with ODK Validate is not installed"),
        arguments: Instruments.shipped + ["hostile"])
    func validated(id: String) throws {
        let questionnaire = id == "hostile" ? try Instruments.hostile() : try Instruments.shipped(id)
        let folder = TemporaryFolder()
        for (name, campaign) in [("plain", nil), ("campaign", try Instruments.campaign())] {
            let material = FormMaterial(questionnaire: questionnaire, language: .vi, campaign: campaign)
            let file = folder.file(name + ".xml")
            try ODKValidate.write(XFormDocument(material).bytes(), to: file)
            let said = try ODKValidate.run(file)
            #expect(said.contains("Xform is valid"), "\(said)")
        }
    }
}

/// The validator that comes with pyxform.
enum ODKValidate {
    /// The path of its archive; nil where Java or the validator is missing.
    static let jar: String? = {
        let script = "import os, pyxform; print(os.path.dirname(pyxform.__file__))"
        let folder =
            output("java -version >/dev/null 2>&1 && python3 -c '\(script)' 2>/dev/null")
            .split(separator: "\n").first.map(String.init) ?? ""
        let jar = folder + "/validators/odk_validate/bin/ODK_Validate.jar"
        return access(jar, R_OK) == 0 ? jar : nil
    }()

    static func run(_ file: String) throws -> String {
        output("java -Djava.awt.headless=true -jar '\(try #require(jar))' '\(file)' 2>&1")
    }

    static func write(_ bytes: [UInt8], to file: String) throws {
        let handle = try #require(fopen(file, "wb"))
        defer { fclose(handle) }
        #expect(fwrite(bytes, 1, bytes.count, handle) == bytes.count)
    }

    private static func output(_ command: String) -> String {
        guard let pipe = popen(command, "r") else { return "" }
        defer { pclose(pipe) }
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 4_096)
        while true {
            let count = fread(&buffer, 1, buffer.count, pipe)
            if count == 0 { return String(decoding: bytes, as: UTF8.self) }
            bytes += buffer[..<count]
        }
    }
}
