import Figures
import Intake
import Questionnaires
import Responses
import Testing
import Units

@Suite("Codes for no answer, identifiers and paths")
struct MissingTextTests {
    private let toy: Toy
    private let questionnaire: Questionnaire

    init() throws {
        toy = try Toy()
        questionnaire = try Toy.questionnaire.get()
    }

    @Test("The campaign's codes are missing reasons, but never where they may be answers")
    func declared() throws {
        var settings = BatchSettings()
        settings.missing = [
            MissingText(text: "-99", reason: .refused), MissingText(text: "3", reason: .doesNotKnow),
            MissingText(text: "7", reason: .notApplicable, question: "visits"),
            MissingText(text: "không rõ", reason: .doesNotKnow, question: "comment"),
        ]
        let text =
            "unit,form,date,q1,q2,channels,visits,comment\nA1,1,-99,-99,3,-99,-99,-99\nA1,2,,3,-99.0,3,3,Không rõ\nA1,3,,,,,7,\n"
        let rows = try toy.read(text, settings: settings).rows(questionnaire)
        #expect(
            Array(rows[0][2...7]) == ["[refused]", "[refused]", "3", "[refused]", "[refused]", "-99"], "\(rows[0])")
        #expect(Array(rows[1][3...7]) == ["3", "[refused]", "3", "3.0", "[doesNotKnow]"], "\(rows[1])")
        #expect(rows[2][6] == "[notApplicable]")
    }

    @Test("A code of a question whose scale has it as an answer stays an answer, and that is said")
    func answer() throws {
        var settings = BatchSettings()
        settings.missing = [MissingText(text: "3", reason: .refused, question: "q1")]
        let batch = try toy.read("unit,form,q1\nA1,1,3\n", settings: settings)
        #expect(batch.rows(questionnaire)[0][3] == "3")
        #expect(batch.findings.filter { $0.rule == "file.missingIsAnswer" }.map(\.field) == ["q1"])
    }

    @Test("A code that fills a column undeclared is told with the line to add; the declared one is not")
    func undeclared() throws {
        let text = "unit,form,q1,visits\n" + (1...5).map { "A1,\($0),99,-98\n" }.joined() + "A1,9,5,1\n"
        let found = try toy.read(text).findings.filter { $0.rule == "file.undeclaredMissing" }
        #expect(found.map(\.field) == ["q1", "visits"] && found.map(\.value) == ["99", "-98"])
        #expect(found[0].message.en.contains("<missing text=\"99\"") && found[0].severity == .warning)
        var settings = BatchSettings()
        settings.missing = [
            MissingText(text: "99", reason: .refused), MissingText(text: "-98", reason: .doesNotKnow),
        ]
        let rules = try toy.read(text, settings: settings).rules
        #expect(!rules.contains("file.undeclaredMissing"))
    }

    @Test("A column may say which records do not count")
    func excluded() throws {
        var settings = BatchSettings()
        settings.exclusions = [
            ColumnExclusion(column: "thử", value: "có", reason: .test),
            ColumnExclusion(column: "đồng ý", value: "", reason: .refused),
        ]
        let batch = try toy.read(
            "unit,form,Thử,đồng ý\nA1,1,Có,1\nA1,2,,\nA1,3,không,1\nA1,4,có,\n", settings: settings)
        #expect(batch.notes.exclusions == [0: .test, 1: .refused, 3: .refused])
    }

    @Test("What the campaign says of columns and questions that are not there is told")
    func nothing() throws {
        var settings = BatchSettings()
        settings.places = [2: "q9", 9: "q1"]
        settings.missing = [MissingText(text: "9", reason: .refused, question: "q8")]
        settings.exclusions = [ColumnExclusion(column: "thử", value: "có", reason: .test)]
        let found = try toy.read("unit,form\nA1,1\n", settings: settings).findings.filter {
            $0.rule == "header.unknownMapping"
        }
        #expect(found.map(\.field) == ["place=2", "place=9", "missing=9", "thử"])
        #expect(found.map(\.severity) == [.warning, .warning, .warning, .note])
    }

    @Test("Headings that repeat are told apart by their place")
    func places() throws {
        var settings = BatchSettings()
        settings.places = [3: "q1", 4: "q2"]
        let row = try toy.read("unit,form,điểm,điểm\nA1,1,3,2\n", settings: settings).rows(questionnaire)[0]
        #expect(Array(row[3...4]) == ["3", "2"])
    }

    @Test("A question at the end of two paths is read from neither; a whole name goes before any path")
    func paths() throws {
        let batch = try toy.read("unit,form,a/q1,b/q1,q2,c/q2,children[1]/comment\nA1,1,3,3,2,1,x\n")
        let row = batch.rows(questionnaire)[0]
        #expect(row[3] == "[notAsked]" && row[4] == "2" && row[7] == "[notAsked]")
        #expect(batch.findings.filter { $0.rule == "header.ambiguousColumn" }.map(\.field) == ["a/q1", "b/q1"])
        #expect(
            batch.findings.filter { $0.rule == "header.unknownColumn" }.map(\.field) == ["c/q2", "children[1]/comment"])
    }

    @Test("The identifier of a submission fills its role, and the form number where forms have none")
    func identifiers() throws {
        var questionnaire = questionnaire
        questionnaire.questions[1].isRequired = false
        let text = "unit,q1,KEY,meta-instanceID,SubmissionDate\nA1,3,k,uuid:1,\"Apr 26, 2018 8:58:20 AM\"\n"
        let registry = try Toy.registry.get()
        func row(_ questionnaire: Questionnaire) throws -> [String] {
            let reader = BatchReader(questionnaires: [questionnaire], registry: registry, finder: try .init(registry))
            let path = try toy.folder.write(Array(text.utf8), "a.csv")
            return try reader.read(path, name: "a.csv", questionnaire: "toy", settings: [:]).rows(questionnaire)[0]
        }
        let number = try row(questionnaire)
        #expect(number[1] == "uuid:1" && number[2] == "2018-04-26")
        questionnaire.questions[7].role = .instanceID
        let both = try row(questionnaire)
        #expect(both[1] == "[notAsked]" && both[7] == "uuid:1")
        // A column that the campaign maps to the form number still is the identifier.
        questionnaire.questions[1].isRequired = true
        let reader = BatchReader(questionnaires: [questionnaire], registry: registry, finder: try .init(registry))
        let path = try toy.folder.write(Array("unit,q1,KEY,SubmitterID\nA1,3,k,1\n".utf8), "b.csv")
        let mapped = try reader.read(
            path, name: "b.csv", questionnaire: "toy", settings: ["toy": BatchSettings(columns: ["KEY": "form"])])
        #expect(mapped.rows(questionnaire)[0][1] == "k" && mapped.rows(questionnaire)[0][7] == "k")
    }
}
