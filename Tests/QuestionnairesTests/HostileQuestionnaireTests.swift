import Figures
import Questionnaires
import Testing
import XMLDocuments

#if canImport(Glibc)
import Glibc
#endif

@Suite("Questionnaires that are broken or misnamed")
struct HostileQuestionnaireTests {
    @Test("No part of a document is taken for the whole")
    func everyBeginning() {
        let bytes = Array(Sample.document.utf8)
        for length in stride(from: 0, to: bytes.count - 1, by: 41) {
            #expect(throws: QuestionnaireFailure.self) { try QuestionnaireReader.read(Array(bytes[..<length])) }
        }
    }

    @Test("A changed byte gives a questionnaire or problems, and the problems have texts")
    func everyByte() {
        let bytes = Array(Sample.document.utf8)
        var refused = 0
        for place in stride(from: 0, to: bytes.count, by: 29) {
            for replacement in [UInt8(ascii: "<"), UInt8(ascii: "9"), 0, 0xFF] {
                var changed = bytes
                changed[place] = replacement
                do throws(QuestionnaireFailure) {
                    _ = try QuestionnaireReader.read(changed)
                } catch {
                    refused += 1
                    #expect(!error.problems.isEmpty)
                    #expect(error.problems.allSatisfy { !$0.message.vi.isEmpty && !$0.message.en.isEmpty })
                }
            }
        }
        #expect(refused > 100)
    }

    @Test("A file must be named after its questionnaire")
    func fileName() throws {
        var template = Array("/tmp/hailong-questionnaire-XXXXXX".utf8CString)
        try #require(mkdtemp(&template) != nil)
        let folder = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
        let names = ["sample.questionnaire.xml", "other.questionnaire.xml", "draft.xml"]
        defer {
            for name in names { unlink("\(folder)/\(name)") }
            rmdir(folder)
        }
        for name in names {
            let file = try #require(fopen("\(folder)/\(name)", "w"))
            fputs(Sample.document, file)
            fclose(file)
        }
        #expect(try QuestionnaireReader.read(path: "\(folder)/sample.questionnaire.xml").id == "sample")
        #expect(try QuestionnaireReader.read(path: "\(folder)/draft.xml").id == "sample")
        do throws(QuestionnaireFailure) {
            _ = try QuestionnaireReader.read(path: "\(folder)/other.questionnaire.xml")
            Issue.record("a misnamed file was read")
        } catch {
            #expect(error.problems.map(\.attribute) == ["id"])
            #expect(error.problems.first?.line == 1)
            #expect(error.problems.first?.message.en.contains("other") == true)
        }
    }
}
