import Figures
import Intake
import Questionnaires
import Responses
import Tables
import Testing
import Units
import XMLDocuments

@Suite("Headings")
struct HeadingTests {
    @Test("A heading is the question's id, alias or wording, in any case")
    func names() throws {
        let batch = try Toy().read("ĐƠN VỊ;so_phieu;NGAY;Câu một;cau_2\nA1;1;2023-01-02;3;2\n")
        let row = batch.rows(try Toy.questionnaire.get())[0]
        #expect(Array(row[0...1]) == ["A1", "1"])
        #expect(Array(row[3...4]) == ["3", "2"])
    }

    @Test("The campaign maps headings and gives constants; both go before nothing and after nothing else")
    func mapping() throws {
        let settings = BatchSettings(
            columns: ["Phòng": "unit", "Điểm": "q1"], constants: ["date": "2023-05-06", "q2": "Hài lòng"])
        let batch = try Toy().read("Phòng,form,Điểm,q1\nA2,1,2,3\n", settings: settings)
        let row = batch.rows(try Toy.questionnaire.get())[0]
        #expect(Array(row[0...4]) == ["A2", "1", "2023-05-06", "2", "3"])
        #expect(batch.table.unit(0) == 1)
        // The column that bears the name gives way to the one that the campaign maps, and that is said.
        #expect(batch.findings.filter { $0.rule == "header.unknownColumn" }.map(\.field) == ["q1"])
    }

    @Test("A constant stands for the unit of every record")
    func unitConstant() throws {
        let batch = try Toy().read("form,q1\n1,3\n2,2\n", settings: BatchSettings(constants: ["unit": "Xã Sông Trăng"]))
        #expect((0..<2).map { batch.table.unit($0) } == [1, 1])
        #expect(batch.findings.allSatisfy { $0.severity < .error })
    }

    @Test("A constant that is no answer is refused before anything is read")
    func badConstant() throws {
        let error = try Toy().error("unit,form\nA1,1\n", settings: BatchSettings(constants: ["q1": "9"]))
        guard case .badConstant(file: "batch.csv", question: "q1", value: "9", problem: _) = error else {
            Issue.record("\(String(describing: error))")
            return
        }
    }

    @Test("Unknown columns are notes, missing questions notes or warnings, mappings to nothing warnings")
    func findings() throws {
        let settings = BatchSettings(columns: ["x": "q77"], constants: ["q88": "1"])
        let batch = try Toy().read("unit,form,ghi_chu,\nA1,1,abc,\n", settings: settings)
        #expect(batch.findings.filter { $0.rule == "header.unknownColumn" }.map(\.field) == ["ghi_chu", ""])
        #expect(batch.findings.filter { $0.rule == "header.unknownMapping" }.map(\.value) == ["q88", "q77"])
        let missing = batch.findings.filter { $0.rule == "header.missingColumn" }
        #expect(missing.map(\.field) == ["date", "q1", "q2", "channels", "visits", "comment", "phone"])
        #expect(missing.allSatisfy { $0.line == 1 && $0.record == nil })
        let required = Set(try Toy.questionnaire.get().questions.filter(\.isRequired).map(\.id))
        #expect(missing.allSatisfy { $0.severity == (required.contains($0.field ?? "") ? .warning : .note) })
        #expect(batch.rows(try Toy.questionnaire.get())[0][2...].allSatisfy { $0 == "[notAsked]" })
    }

    @Test("Two headings for one question are refused, unless the campaign says which")
    func repeated() throws {
        let toy = try Toy()
        #expect(
            try toy.error("unit,form,q1,cau_1\nA1,1,3,2\n")
                == .repeatedHeading(file: "batch.csv", line: 1, heading: "cau_1", question: "q1"))
        let batch = try toy.read("unit,form,q1,cau_1\nA1,1,3,2\n", settings: BatchSettings(columns: ["cau_1": "q1"]))
        #expect(batch.table.columns[3].level(0) == 1)
    }

    @Test(
        "Without the unit's or the form number's column there is nothing to read",
        arguments: [
            ("form,q1\n1,3\n", "unit"), ("unit,q1\nA1,3\n", "form"),
        ])
    func noColumn(text: String, question: String) throws {
        let error = try Toy().error(text)
        guard case .noColumn(file: "batch.csv", line: 1, question: question, headings: let headings) = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(headings == text.split(separator: "\n")[0].split(separator: ",").map(String.init))
        #expect(error?.message.en.contains("campaign.xml") == true)
    }

    @Test("A file none of whose headings is known is told so", arguments: ["a,b\n1,2\n", "1,2\n3,4\n"])
    func noKnownHeading(text: String) throws {
        let headings = text.split(separator: "\n")[0].split(separator: ",").map(String.init)
        let error = try Toy().error(text)
        #expect(error == .noKnownHeading(file: "batch.csv", line: 1, questionnaire: "toy", headings: headings))
        #expect(error?.message.en.contains("campaign.xml") == true)
    }

    @Test("A wording that two questions have stands for neither")
    func ambiguous() throws {
        var questionnaire = try Toy.questionnaire.get()
        questionnaire.questions[4].text = questionnaire.questions[3].text
        let registry = try Toy.registry.get()
        let toy = try Toy()
        let reader = BatchReader(questionnaires: [questionnaire], registry: registry, finder: try .init(registry))
        let path = try toy.folder.write(Array("unit,form,Câu một\nA1,1,3\n".utf8), "a.csv")
        let batch = try reader.read(path, name: "a.csv", questionnaire: "toy", settings: [:])
        #expect(batch.findings.filter { $0.rule == "header.ambiguousColumn" }.map(\.field) == ["Câu một"])
        #expect(batch.table.columns[3].missingReason(0) == .notAsked)
    }
}
