import Figures
import Intake
import Questionnaires
import Responses
import Tables
import Testing
import Units
import XMLDocuments

@Suite("Native XML forms")
struct XMLFormsTests {
    private func rows(_ batch: BatchContents) throws -> [[String]] { batch.rows(try Toy.questionnaire.get()) }

    @Test("Many forms: text, choices, the number as attribute or answer")
    func many() throws {
        let batch = try Toy().read(
            Toy.forms(
                """
                <form number=" F-1 "><answer question="unit">A1</answer><answer question="q1">3</answer>
                  <answer question="channels"> <choice>1</choice> <choice> Trực tuyến </choice> <choice/> </answer>
                  <answer question="comment"> Chờ &lt; 5 phút &amp; <![CDATA[<tốt>]]> </answer></form>
                <form><answer question="form">F-2</answer><answer question="Đơn vị">Xã Sông Trăng</answer>
                  <answer question="cau_1">Hài lòng</answer><answer question="q2"></answer><answer question="date"/></form>
                """), "f.xml")
        #expect(
            try rows(batch) == [
                ["A1", "F-1", "[blank]", "3", "[blank]", "1+3", "[blank]", "Chờ < 5 phút & <tốt>", "[blank]"],
                ["Xã Sông Trăng", "F-2", "[blank]", "3", "[blank]", "[blank]", "[blank]", "[blank]", "[blank]"],
            ])
        #expect((0..<2).map { batch.table.unit($0) } == [0, 1])
        #expect(batch.findings == [])
        #expect(batch.source.encoding == "UTF-8" && batch.source.dialect == nil && batch.source.format == .xml)
    }

    @Test("One form as a document of its own")
    func single() throws {
        let text =
            "<form xmlns=\"urn:hailong:forms:1\" questionnaire=\"toy\" number=\"7\"><answer question=\"unit\">A3</answer></form>"
        let toy = try Toy()
        let batch = try toy.read(text, "one.xml")
        #expect(batch.table.rowCount == 1 && batch.table.unit(0) == 2)
        #expect(try toy.reader.rawText(of: batch.table.origins[0], path: toy.folder.path + "/one.xml") == text)
    }

    @Test("Unknown elements and questions are noted once and passed over with all they hold")
    func unknown() throws {
        let batch = try Toy().read(
            Toy.forms(
                """
                <form number="1"><answer question="unit">A1</answer><answer question="q9">3</answer><note>x</note><answer question="q1">3</answer></form>
                <form number="3"><answer question="unit">A1</answer><answer question="q9">3</answer><choice>1</choice></form>
                """), "f.xml")
        #expect(try rows(batch).map { [$0[1], $0[3]] } == [["1", "3"], ["3", "[blank]"]])
        #expect(batch.findings.filter { $0.rule == "form.unknownQuestion" }.map(\.field) == ["q9"])
        #expect(
            batch.findings.filter { $0.rule == "form.unknownElement" }.map(\.field) == [
                "note", "choice",
            ])
        #expect(batch.findings.allSatisfy { $0.severity == .note && $0.line != nil })
    }

    @Test(
        "What stands in place of a form may be somebody's answers: the file is refused, or salvaged up to there",
        arguments: [
            "<info><form number=\"X\"/></info>", "<x:form xmlns:x=\"urn:x\"/>", "<answer question=\"q1\">1</answer>",
            "<form number=\"2\"><form number=\"3\"/></form>",
            "<form number=\"2\"><answer question=\"q1\"><form/></answer></form>",
        ])
    func misplaced(element: String) throws {
        let toy = try Toy()
        let text = Toy.forms("<form number=\"1\"><answer question=\"unit\">A1</answer></form>" + element)
        guard case .xml(let problem, wholeForms: 1) = try toy.error(text, "f.xml") else {
            Issue.record("not refused")
            return
        }
        #expect(problem.kind == .content && problem.line == 2)
        let batch = try toy.read(text, "f.xml", settings: BatchSettings(salvage: true))
        #expect(batch.table.rowCount == 1 && batch.rules == ["file.salvaged"])
    }

    @Test("Elements of another namespace are unknown")
    func foreignNamespace() throws {
        let batch = try Toy().read(
            Toy.forms(
                "<form number=\"1\"><answer question=\"unit\">A1</answer><x:answer xmlns:x=\"urn:x\" question=\"q1\">3</x:answer></form>"
            ),
            "f.xml")
        #expect(batch.rules == ["form.unknownElement"])
        #expect(try rows(batch)[0][3] == "[blank]")
    }

    @Test("Two different answers to one question make the form wait; the same answer twice does not")
    func repeated() throws {
        let batch = try Toy().read(
            Toy.forms(
                """
                <form number="1"><answer question="unit">A1</answer><answer question="q1">3</answer><answer question="q1">2</answer></form>
                <form number="2"><answer question="unit">A1</answer><answer question="q1">3</answer><answer question="q1"> 3 </answer></form>
                <form number="3"><answer question="unit">A1</answer><answer question="form">4</answer></form>
                """), "f.xml")
        let found = batch.findings.filter { $0.rule == "record.repeatedAnswer" }
        #expect(found.map(\.record) == [1, 3])
        #expect(found.map(\.field) == ["q1", "form"])
        #expect(found.allSatisfy { $0.severity == .error })
    }

    @Test(
        "An answer that holds elements, text beside choices, or names no question makes the form wait",
        arguments: [
            ("<answer question=\"q1\"><b>3</b></answer>", "q1"),
            ("<answer question=\"q1\">3<answer question=\"q2\">1</answer></answer>", "q1"),
            ("<answer question=\"channels\">1<choice>2</choice></answer>", "channels"),
            ("<answer question=\"channels\"><choice>2</choice>1</answer>", "channels"),
            ("<answer question=\"channels\"><choice>2<b/></choice></answer>", "channels"), ("<answer>3</answer>", nil),
        ] as [(String, String?)])
    func unreadable(answer: String, field: String?) throws {
        let batch = try Toy().read(
            Toy.forms("<form number=\"1\"><answer question=\"unit\">A1</answer>\(answer)</form>"), "f.xml")
        let errors = batch.findings.filter { $0.severity == .error }
        #expect(errors.map(\.rule) == ["record.unreadableAnswer"])
        #expect(errors[0].field == field)
        #expect(batch.table.rowCount == 1)
    }

    @Test("Marks beyond one are several marks; bad answers are typed missings like in a table")
    func badAnswers() throws {
        let batch = try Toy().read(
            Toy.forms(
                "<form number=\"1\"><answer question=\"unit\">A1</answer><answer question=\"q1\"><choice>1</choice><choice>2</choice></answer>"
                    + "<answer question=\"q2\">9</answer></form>"), "f.xml")
        #expect(batch.rules == ["cell.severalMarks", "cell.impossibleCode"])
        #expect(batch.findings[0].value == "1;2")
        #expect(Array(try rows(batch)[0][3...4]) == ["[invalid]", "[invalid]"])
    }

    @Test("A form of more than a megabyte is set aside, its neighbours are read")
    func tooLong() throws {
        let toy = try Toy()
        let answers = String(
            repeating: "<answer question=\"comment\">\(String(repeating: "x", count: 9_000))</answer>", count: 150)
        let good = "<form number=\"1\"><answer question=\"unit\">A1</answer></form>"
        let batch = try toy.read(Toy.forms(good + "<form number=\"2\">" + answers + "</form>" + good), "f.xml")
        #expect(batch.refused.map(\.finding.rule) == ["record.tooLong"])
        #expect(batch.refused[0].origin.record == 2)
        #expect(batch.refused[0].rawText.hasPrefix("<form number=\"2\"><answer"))
        #expect(batch.table.origins.map(\.record) == [1, 3])
    }

    @Test("Constants stand for what a form does not answer; mapped names are understood")
    func settings() throws {
        let settings = BatchSettings(
            columns: ["noi": "unit"], constants: ["q2": "2"], collection: .independent, period: "p1")
        let batch = try Toy().read(
            Toy.forms(
                "<form number=\"1\"><answer question=\"noi\">A2</answer></form><form number=\"2\"><answer question=\"noi\">A2</answer><answer question=\"q2\">1</answer></form>"
            ),
            "f.xml", settings: settings)
        #expect(try rows(batch).map { $0[4] } == ["2", "1"])
        #expect(batch.table.unit(0) == 1)
        #expect(batch.source.collection == .independent && batch.source.period == "p1")
        let error = try Toy().error(Toy.forms("<form/>"), "f.xml", settings: BatchSettings(constants: ["q2": "x"]))
        guard case .badConstant(_, question: "q2", value: "x", problem: _) = error else {
            Issue.record("\(String(describing: error))")
            return
        }
    }

    @Test(
        "The raw text of a form is read again in every encoding",
        arguments: ["UTF-8", "UTF-16LE", "UTF-16BE", "WINDOWS-1258"])
    func rawText(encoding: String) throws {
        let toy = try Toy()
        let isWide = encoding.hasPrefix("UTF-16")
        // windows-1258 has ê and the letters without a tone mark as one byte.
        let forms = [
            "<form number=\"1\"><answer question=\"unit\">A1</answer><answer question=\"comment\">bê</answer></form>",
            "<form number=\"2\"><answer question=\"unit\">A2</answer></form>",
        ]
        let document =
            "<?xml version=\"1.0\" encoding=\"\(isWide ? "UTF-16" : encoding)\"?>\n"
            + Toy.forms(forms.joined(separator: "\n <!-- - -->\n "))
        let bytes: [UInt8] =
            if isWide {
                utf16(document, lowFirst: encoding == "UTF-16LE")
            } else if encoding == "UTF-8" {
                Array(document.utf8)
            } else {
                document.unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) }
            }
        let batch = try toy.read(bytes, "f.xml")
        #expect(batch.source.encoding == encoding)
        #expect(try rows(batch)[0][7] == "bê")
        let path = toy.folder.path + "/f.xml"
        let texts = try batch.table.origins.map { try toy.reader.rawText(of: $0, path: path) }
        #expect(texts[0] == forms[0])
        #expect(texts[1].hasSuffix(forms[1]))
    }
}

@Suite("XML that is broken or hostile")
struct BrokenXMLTests {
    private static func thousand(brokenAt form: Int) -> String {
        let forms = (1...1_000).map { number in
            "<form number=\"F-\(number)\"><answer question=\"unit\">A\(number % 3 + 1)</answer>"
                + "<answer question=\"q1\">\(number == form ? "<oops" : "3")</answer></form>"
        }
        return Toy.forms(forms.joined(separator: "\n"))
    }

    @Test("A break half-way through a thousand forms refuses all of them")
    func refused() throws {
        let error = try Toy().error(Self.thousand(brokenAt: 501), "half.xml")
        guard case .xml(let problem, wholeForms: 500) = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(problem.line == 502)
        #expect(error?.message.vi.hasPrefix("half.xml:502") == true)
        #expect(error?.message.en.contains("--salvage") == true)
    }

    @Test("With salvage the whole forms before the break are accepted, and that is said")
    func salvaged() throws {
        let toy = try Toy()
        let text = Self.thousand(brokenAt: 501)
        let batch = try toy.read(text, "half.xml", settings: BatchSettings(salvage: true))
        #expect(batch.table.rowCount == 500)
        #expect(batch.rules == ["file.salvaged"])
        #expect(batch.findings[0].line == 502 && batch.findings[0].severity == .warning)
        // The digest is that of the whole file, so the same file is known again.
        let whole = try toy.read(Self.thousand(brokenAt: 501), "half.xml", settings: BatchSettings(salvage: true))
        #expect(batch.source.sha256 == whole.source.sha256 && batch.source.sha256.count == 64)
        #expect(batch.source.size == text.utf8.count)
    }

    @Test("With nothing whole before the break there is nothing to salvage")
    func nothingToSalvage() throws {
        let error = try Toy().error(Self.thousand(brokenAt: 1), "half.xml", settings: BatchSettings(salvage: true))
        guard case .xml(_, wholeForms: 0) = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(error?.message.en.contains("--salvage") == false)
    }

    @Test(
        "A DOCTYPE and what comes with it is refused",
        arguments: [
            "<!DOCTYPE forms><forms xmlns=\"urn:hailong:forms:1\" questionnaire=\"toy\"/>",
            "<!DOCTYPE forms [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;\">]>\n<forms xmlns=\"urn:hailong:forms:1\" questionnaire=\"toy\"><form><answer question=\"unit\">&b;</answer></form></forms>",
            "<!DOCTYPE forms SYSTEM \"file:///etc/passwd\"><forms/>",
        ])
    func doctype(text: String) throws {
        guard case .xml(let problem, wholeForms: 0) = try Toy().error(text, "d.xml") else {
            Issue.record("not refused")
            return
        }
        #expect(problem.kind == .doctype)
    }

    @Test(
        "Roots that are no forms",
        arguments: [
            "<forms questionnaire=\"toy\"/>", "<forms xmlns=\"urn:other\" questionnaire=\"toy\"/>",
            "<answer xmlns=\"urn:hailong:forms:1\"/>", "<html/>",
        ])
    func wrongRoot(text: String) throws {
        guard case .xml(let problem, wholeForms: 0) = try Toy().error(text, "r.xml") else {
            Issue.record("not refused")
            return
        }
        #expect(problem.kind == .content && problem.line == 1)
    }

    @Test("A questionnaire that the campaign does not use, or none")
    func unknownQuestionnaire() throws {
        let toy = try Toy()
        #expect(
            try toy.error(Toy.forms("<form/>", questionnaire: "other"), "q.xml")
                == .unknownQuestionnaire(file: "q.xml", line: 1, name: "other", known: ["toy"]))
        #expect(
            try toy.error("<forms xmlns=\"urn:hailong:forms:1\"><form/></forms>", "q.xml")
                == .unknownQuestionnaire(file: "q.xml", line: 1, name: "", known: ["toy"]))
    }

    @Test("Whatever bytes are changed: a batch or an error, never a crash, and every record accounted for")
    func corruption() throws {
        let toy = try Toy()
        var random = SplitMix(seed: 7)
        let good = Array(
            Toy.forms(
                (1...20).map {
                    "<form number=\"\($0)\"><answer question=\"unit\">A1</answer><answer question=\"channels\"><choice>1</choice></answer></form>"
                }
                .joined(separator: "\n")
            ).utf8)
        var refused = 0
        for _ in 0..<50 {
            var bytes = good
            for _ in 0..<(1 + random.next() % 3) {
                bytes[Int(random.next() % UInt64(bytes.count))] = UInt8(truncatingIfNeeded: random.next())
            }
            do {
                let batch = try toy.read(bytes, "c.xml", settings: BatchSettings(salvage: random.next() % 2 == 0))
                #expect(batch.recordCount <= 20 && batch.recordCount == batch.table.rowCount + batch.refused.count)
            } catch is IntakeError {
                refused += 1
            }
        }
        #expect(refused > 15)
    }
}

/// SplitMix64, for tests that draw.
struct SplitMix: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
        return mixed ^ mixed >> 31
    }
}
