import Figures
import FoundationEssentials
import Intake
import Questionnaires
import Responses
import Testing
import Units

/// The tables that ODK Briefcase exports, from its own tests.
@Suite("ODK's own exports")
struct ODKTablesTests {
    private static let folder: String? = {
        let here = #filePath.split(separator: "/").dropLast(4).joined(separator: "/")
        let shared = ProcessInfo.processInfo.environment["HAILONG_SHARED"] ?? "/" + here + "/../shared"
        let folder = shared + "/data/odk"
        return FileManager.default.fileExists(atPath: folder) ? folder : nil
    }()

    private static var files: [String] {
        let all = folder.flatMap { try? FileManager.default.subpathsOfDirectory(atPath: $0) } ?? []
        return all.filter { $0.hasSuffix(".csv.expected") }.sorted()
    }

    /// A questionnaire with a question for each kind of column that the exports have, the identifier among them.
    private static let xml = """
        <?xml version="1.0" encoding="UTF-8"?>
        <questionnaire xmlns="urn:hailong:questionnaire:1" id="odk" version="1" wording="unofficial">
          <title><vi>a</vi><en>a</en></title><source><vi>a</vi><en>a</en></source>
          <scales><scale id="s"><level code="CHOICE_1" vi="một" en="one"/><level code="CHOICE_2" vi="hai" en="two"/></scale></scales>
          <sections><section id="h" vi="h" en="h">
            <text id="unit" role="unit" required="true"><vi>Đơn vị</vi><en>Unit</en></text>
            <text id="iid" role="instanceID"><vi>Mã bản gửi</vi><en>Submission</en></text>
            <date id="day" role="date"><vi>Ngày hỏi</vi><en>Day of it</en></date>
            <multiple id="some_string" scale="s"><vi>Câu chọn</vi><en>Choice</en></multiple>
            <multiple id="yet_another_string" scale="s"><vi>Câu khác</vi><en>Other choice</en></multiple>
            <text id="some_text" maximumLength="4000"><vi>Câu chữ</vi><en>Words</en></text>
          </section></sections>
        </questionnaire>
        """

    @Test(
        "Every table of a form is recognised, with its identifiers and days", .enabled(if: !files.isEmpty),
        arguments: files)
    func exports(file: String) throws {
        let path = try #require(Self.folder) + "/" + file
        let questionnaire = try QuestionnaireReader.read(Array(Self.xml.utf8), file: "odk.questionnaire.xml")
        let registry = try Toy.registry.get()
        let reader = BatchReader(questionnaires: [questionnaire], registry: registry, finder: try .init(registry))
        let copy = try TemporaryFolder()
        let bytes = Array(try Data(contentsOf: URL(fileURLWithPath: path)))
        let settings = ["odk": BatchSettings(constants: ["unit": "A1"])]
        let text = String(decoding: bytes, as: UTF8.self)
        let header = text.prefix { $0 != "\n" }
        let batch: BatchContents
        do {
            batch = try reader.read(
                copy.write(bytes, "a.csv"), name: "a.csv", questionnaire: "odk", settings: settings)
        } catch let error as IntakeError {
            // Nothing in the table but the unit's constant would be read, or nothing at all.
            switch error {
            case .noColumn, .noKnownHeading, .noRecords, .empty: return
            default: throw error
            }
        }
        #expect(batch.recordCount > 0 && batch.refused.isEmpty)
        guard header.hasPrefix("SubmissionDate") else { return }
        #expect(batch.source.server == "odk")
        #expect(batch.findings.contains { $0.rule == "file.formServer" })
        let rows = batch.rows(questionnaire)
        #expect(rows.allSatisfy { $0[1].hasPrefix("uuid") || $0[1] == "[blank]" }, "\(rows)")
        #expect(rows.allSatisfy { $0[2].hasPrefix("20") }, "\(rows)")
        if file.hasSuffix("choice-lists.csv.expected") {
            #expect(rows.map { $0[3] } == ["CHOICE_1"] && rows.map { $0[4] } == ["CHOICE_1"])
        }
        if file.hasSuffix("simple-form-newlines.csv.expected") { #expect(rows.map { $0[5] } == ["some \n text"]) }
    }
}
