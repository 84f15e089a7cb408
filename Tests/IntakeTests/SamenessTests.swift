import Figures
import Intake
import Questionnaires
import Responses
import Tables
import Testing
import Units
import XMLDocuments

@Suite("The same content is the same table, however it is written")
struct SamenessTests {
    private static let answers: [[String: String]] = (1...300).map { number in
        var form = ["unit": "A\(number % 3 + 1)", "form": "F-\(number)", "date": "2023-02-\(10 + number % 18)"]
        form["q1"] = ["1", "2", "3", "98", "", "7"][number % 6]
        form["q2"] = ["Hài lòng", "Bình thường", "2"][number % 3]
        form["channels"] = ["1", "1;2", "3;1", ""][number % 4]
        form["visits"] = "\(number % 25)"
        form["comment"] = number % 5 == 0 ? "ý kiến <\(number)> & \"nữa\"" : ""
        form["phone"] = number % 7 == 0 ? "0912345678" : ""
        return form
    }

    private static var csv: String {
        let lines = answers.map { form in
            Toy.headings.map { "\"" + (form[$0] ?? "").replacing("\"", with: "\"\"") + "\"" }.joined(separator: ";")
        }
        return ([Toy.headings.joined(separator: ";")] + lines).joined(separator: "\n") + "\n"
    }

    private static var xml: String {
        Toy.forms(
            answers.map { form in
                "<form>"
                    + Toy.headings.map { question in
                        let text = (form[question] ?? "").replacing("&", with: "&amp;").replacing("<", with: "&lt;")
                        return question == "channels" && text.contains(";")
                            ? "<answer question=\"channels\">"
                                + text.split(separator: ";").map { "<choice>\($0)</choice>" }.joined() + "</answer>"
                            : "<answer question=\"\(question)\">\(text)</answer>"
                    }.joined() + "</form>"
            }.joined(separator: "\n"))
    }

    @Test("Forms and a table of the same content give identical rows, units and findings")
    func formats() throws {
        let toy = try Toy()
        let table = try toy.read(Self.csv, "a.csv")
        let forms = try toy.read(Self.xml, "a.xml")
        let questionnaire = try Toy.questionnaire.get()
        #expect(table.rows(questionnaire) == forms.rows(questionnaire))
        #expect(table.table.units == forms.table.units)
        func gist(_ batch: BatchContents) -> [String] {
            batch.findings.map {
                "\($0.record ?? 0) \($0.rule) \($0.severity) \($0.field ?? "") \($0.value ?? "") \($0.message.en)"
            }.sorted()
        }
        #expect(gist(table) == gist(forms))
        #expect(table.findings.count == 300 / 6 + (1...300).count { $0 % 25 > 20 })
    }

    @Test("Where the blocks of the parser and of the table end does not matter")
    func padding() throws {
        let toy = try Toy()
        let questionnaire = try Toy.questionnaire.get()
        let expected = try toy.read(Self.csv, "a.csv").rows(questionnaire)
        // Comments and empty lines move every cut.
        for shift in [1, 997, 16_383, 65_521] {
            let padded = Self.xml.replacing(
                "\n<form>", with: "\n<!--\(String(repeating: "-x", count: shift / 300 + shift % 3))--><form>")
            #expect(try toy.read(padded, "a.xml").rows(questionnaire) == expected)
            let lines = String(repeating: "\n", count: shift) + Self.csv
            #expect(try toy.read(lines, "a.csv").rows(questionnaire) == expected)
        }
    }

    @Test("Whatever bytes of a table are changed: a batch or an error, and every record accounted for")
    func corruption() throws {
        let toy = try Toy()
        var random = SplitMix(seed: 11)
        let good = Array(Self.csv.utf8)
        for _ in 0..<50 {
            var bytes = good
            for _ in 0..<(1 + random.next() % 8) {
                bytes[Int(random.next() % UInt64(bytes.count))] = UInt8(truncatingIfNeeded: random.next())
            }
            guard let batch = try? toy.read(bytes, "c.csv") else { continue }
            let numbers = (batch.table.origins + batch.refused.map(\.origin)).map(\.record).sorted()
            #expect(numbers == Array(1...UInt32(batch.recordCount)))
            #expect(batch.table.columns.allSatisfy { $0.count == batch.table.rowCount })
        }
    }
}
