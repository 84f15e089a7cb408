import Figures
import FoundationEssentials
import Intake
import Questionnaires
import Responses
import Tables
import Testing
import Units
import XMLDocuments

@Suite("Submissions of form servers, and other vocabularies")
struct SubmissionTests {
    private func rows(_ batch: BatchContents) throws -> [[String]] { batch.rows(try Toy.questionnaire.get()) }

    private static let submission = """
        <data id="toy" version="1" xmlns:orx="http://openrosa.org/xforms">
          <start>2023-05-01T08:00:00</start>
          <head><unit>A1</unit><form>F-1</form></head>
          <g2><q1>3</q1><channels>1 3</channels></g2>
          <q2/><visits>2</visits><place>10.1 106.2 0 0</place><photo>a.jpg</photo>
          <orx:meta><orx:instanceID>uuid:1</orx:instanceID></orx:meta>
        </data>
        """

    @Test("A submission is one record, its answers by the names of its elements")
    func single() throws {
        let batch = try Toy().read(Self.submission, "s.xml")
        #expect(
            try rows(batch) == [["A1", "F-1", "[blank]", "3", "[blank]", "1+3", "2.0", "[blank]", "[blank]"]])
        #expect(batch.findings.map(\.field) == ["data/place", "data/photo"])
        #expect(batch.rules == ["form.unknownQuestion", "form.unknownQuestion"])
        #expect(batch.source.dialect == "OpenRosa" && batch.source.format == .xml)
        #expect(batch.table.origins[0].line == 1 && batch.table.origins[0].byte == 0)
        #expect(Int(batch.table.origins[0].length) == Self.submission.utf8.count)
    }

    @Test("The paths of groups are names too, apart by / or -")
    func groups() throws {
        let settings = BatchSettings(columns: ["g1/place": "unit", "g1-n": "form", "other": "q1"])
        let batch = try Toy().read(
            "<data id='toy'><g1><place>A2</place><n>7</n></g1><other>2</other></data>", "s.xml", settings: settings)
        #expect(Array(try rows(batch)[0][0...3]) == ["A2", "7", "[blank]", "2"])
        #expect(batch.findings.isEmpty)
    }

    @Test("An edit names the submission that it replaces; an unfinished one and a test do not count")
    func notes() throws {
        let edit =
            "<data id='toy'><unit>A1</unit><form>1</form><meta><instanceID>uuid:2</instanceID><deprecatedID>uuid:1</deprecatedID></meta></data>"
        #expect(try Toy().read(edit, "s.xml").notes.replaced == [0: SubmissionID("uuid:1")])
        // The toy has no question for the identifier, which is kept all the same: or nobody would know what an edit replaces.
        #expect(try Toy().read(edit, "s.xml").table.submissions[0] == SubmissionRow(id: SubmissionID("2")))
        let unfinished = "<data id='toy' isComplete='false'><unit>A1</unit><form>1</form></data>"
        #expect(try Toy().read(unfinished, "s.xml").notes.exclusions == [0: .unfinished])
        let test = "<data id='toy'><unit>A1</unit><form>1</form><try>Có</try></data>"
        let settings = BatchSettings(xml: XMLMapping(form: "toy", test: "/data/try"))
        #expect(try Toy().read(test, "s.xml", settings: settings).notes.exclusions == [0: .test])
    }

    @Test("Which questionnaire: by the form's id, by what the campaign says, or the only one, which is told")
    func form() throws {
        let other = "<data id='kobo-x' version='3'><unit>A1</unit><form>1</form></data>"
        let toy = try Toy()
        let assumed = try toy.read(other, "s.xml")
        #expect(assumed.rules == ["form.assumed"] && assumed.findings[0].severity == .warning)
        let settings = BatchSettings(xml: XMLMapping(form: "kobo-x"))
        #expect(try toy.read(other, "s.xml", settings: settings).findings.isEmpty)
        let versioned = BatchSettings(xml: XMLMapping(form: "kobo-x", version: "4"))
        #expect(
            try toy.error(other, "s.xml", settings: versioned)
                == .unknownQuestionnaire(file: "s.xml", line: 1, name: "kobo-x", known: ["toy"]))
    }

    @Test("An encrypted submission is refused with advice")
    func encrypted() throws {
        let text = "<data id='toy' encrypted='yes'><base64EncryptedKey>x</base64EncryptedKey></data>"
        let error = try Toy().error(text, "s.xml")
        #expect(error == .encryptedSubmission(file: "s.xml", line: 1))
        #expect(error?.message.en.contains("ODK Central") == true)
    }

    @Test("A repeat is told; named as the record it gives a record each, with the answers around it")
    func repeats() throws {
        let text = """
            <data id="toy"><unit>A1</unit>
              <person><form>1</form><q1>3</q1></person>
              <person><form>2</form><q1>2</q1></person>
              <comment>chung</comment><meta><instanceID>uuid:9</instanceID></meta>
            </data>
            """
        let toy = try Toy()
        let whole = try toy.read(text, "s.xml")
        #expect(whole.table.rowCount == 1)
        #expect(Set(whole.rules) == ["record.repeatedAnswer", "file.repeatNotRead"])
        let settings = BatchSettings(xml: XMLMapping(record: "/data/person", form: "toy"))
        let each = try toy.read(text, "s.xml", settings: settings)
        #expect(
            try rows(each).map { [$0[0], $0[1], $0[3], $0[7]] } == [
                ["A1", "1", "3", "chung"], ["A1", "2", "2", "chung"],
            ])
        #expect(each.table.origins.map(\.line) == [2, 3])
        let path = toy.folder.path + "/s.xml"
        #expect(
            try toy.reader.rawText(of: each.table.origins[1], path: path)
                == "<person><form>2</form><q1>2</q1></person>")
    }

    @Test("Rows of a repeat as records: the form's number and identifier are made each row's own, as in tables")
    func rowsOfRepeat() throws {
        let toy = try Toy()
        let xml = Toy.xml.replacing(
            "<date id=\"date\"",
            with: "<text id=\"key\" role=\"instanceID\"><vi>Mã</vi><en>Key</en></text><date id=\"date\"")
        let questionnaire = try QuestionnaireReader.read(Array(xml.utf8), file: "toy.questionnaire.xml")
        let registry = try Toy.registry.get()
        let reader = BatchReader(questionnaires: [questionnaire], registry: registry, finder: try .init(registry))
        let text =
            "<data id='toy'><unit>A1</unit><form>F1</form><services><q1>3</q1></services><services><q1>2</q1></services>"
            + "<meta><instanceID>uuid:1</instanceID><deprecatedID>uuid:0</deprecatedID></meta></data>"
        let settings = BatchSettings(xml: XMLMapping(record: "/data/services", form: "toy"))
        let batch = try reader.read(
            try toy.folder.write(Array(text.utf8), "s.xml"), name: "s.xml", questionnaire: "toy",
            settings: ["toy": settings])
        #expect(
            batch.rows(questionnaire).map { Array($0[0...4]) } == [
                ["A1", "F1/1", "uuid:1/services[1]", "[blank]", "3"],
                ["A1", "F1/2", "uuid:1/services[2]", "[blank]", "2"],
            ])
        #expect(batch.notes.replaced == [0: SubmissionID("0"), 1: SubmissionID("0")])
        let first = SubmissionID("1")
        #expect(
            [batch.table.submissions[0], batch.table.submissions[1]] == [
                SubmissionRow(id: first, place: 1), SubmissionRow(id: first, place: 2),
            ])
    }

    @Test("A group named like a question is a group")
    func groupLikeQuestion() throws {
        let batch = try Toy().read(
            "<data id='toy'><unit>A1</unit><form>1</form><comment><q1>3</q1></comment></data>", "s.xml")
        #expect(Array(try rows(batch)[0][3...7]) == ["3", "[blank]", "[blank]", "[blank]", "[blank]"])
        #expect(batch.findings.isEmpty)
    }

    private static let mapping = XMLMapping(
        record: "/survey/office/response", namespace: "urn:s",
        questions: ["/survey/office/@code": "unit", "@no": "form", "a/first": "q1", "a/second/@v": "q2"])

    private static func survey(_ offices: Int, responses: Int) -> String {
        var text = "<?xml version=\"1.0\"?>\n<survey xmlns=\"urn:s\">\n"
        for office in 0..<offices {
            text += "<office code=\"A\(office % 3 + 1)\"><note>x</note>\n"
            for response in 0..<responses {
                text +=
                    "<response no=\"\(office)-\(response)\"><a><first>\(response % 3 + 1)</first><second v=\"2\"/></a></response>\n"
            }
            text += "</office>\n"
        }
        return text + "</survey>\n"
    }

    @Test("Another vocabulary, mapped by path, streams in one pass")
    func mapped() throws {
        let toy = try Toy()
        let batch = try toy.read(
            Self.survey(4, responses: 500), "m.xml", settings: BatchSettings(xml: Self.mapping))
        #expect(batch.table.rowCount == 2_000)
        let all = try rows(batch)
        #expect(Array(all[501][0...4]) == ["A2", "1-1", "[blank]", "2", "2"])
        #expect(batch.table.unit(1_600) == 0)
        #expect(batch.rules == ["form.unknownQuestion"] && batch.findings[0].field == "survey/office/note")
        #expect(batch.source.dialect == "XML")
        let path = toy.folder.path + "/m.xml"
        #expect(
            try toy.reader.rawText(of: batch.table.origins[501], path: path)
                == "<response no=\"1-1\"><a><first>2</first><second v=\"2\"/></a></response>")
    }

    @Test("A mapping of another vocabulary does not hold for submissions")
    func besideSubmissions() throws {
        let batch = try Toy().read(Self.submission, "s.xml", settings: BatchSettings(xml: Self.mapping))
        #expect(batch.table.rowCount == 1 && batch.table.unit(0) == 0)
    }

    @Test("A root or a namespace that the mapping is not for")
    func otherRoot() throws {
        let toy = try Toy()
        for text in ["<survay><office/></survay>", "<survey xmlns='urn:t'/>"] {
            guard case .xml(let problem, _) = try toy.error(text, "m.xml", settings: BatchSettings(xml: Self.mapping))
            else {
                Issue.record("not refused")
                return
            }
            #expect(problem.kind == .content)
        }
    }

    @Test("Cut and corrupted: with salvage the whole records before the break, all accounted for", arguments: 0..<30)
    func corrupted(seed: Int) throws {
        var random = SplitMix(seed: UInt64(seed))
        let good = Array(Self.survey(2, responses: 20).utf8)
        var bytes = good
        if seed % 2 == 0 {
            bytes.removeSubrange(Int(random.next() % UInt64(good.count))...)
        } else {
            bytes[Int(random.next() % UInt64(good.count))] = UInt8(truncatingIfNeeded: random.next())
        }
        do {
            let batch = try Toy().read(bytes, "c.xml", settings: BatchSettings(salvage: true, xml: Self.mapping))
            #expect(batch.recordCount <= 40 && batch.recordCount == batch.table.rowCount + batch.refused.count)
            let intact = String(decoding: bytes, as: UTF8.self).split(separator: "</response>").count - 1
            if bytes.count < good.count { #expect(batch.recordCount == min(40, intact)) }
        } catch is IntakeError {}
    }
}

@Suite("Archives of XML forms")
struct FormArchiveTests {
    private static func submission(_ number: Int) -> String {
        "<data id=\"toy\"><unit>A\(number % 3 + 1)</unit><form>F-\(number)</form><q1>\(number % 3 + 1)</q1>"
            + "<meta><instanceID>uuid:\(number)</instanceID></meta></data>"
    }

    private func archive(_ toy: Toy, _ members: [(String, String)]) throws -> String {
        let path = toy.folder.path + "/f.zip"
        var writer = try ZIPWriter(name: "f.zip")
        for (name, text) in members { try writer.add(name, Array(text.utf8)) }
        let bytes = try writer.finish()
        _ = try toy.folder.write(bytes, "f.zip")
        return path
    }

    private func read(_ toy: Toy, _ members: [(String, String)], settings: BatchSettings = BatchSettings()) throws
        -> BatchContents
    {
        let path = try archive(toy, members)
        return try toy.reader.read(path, name: "batches/f.zip", questionnaire: "toy", settings: ["toy": settings])
    }

    @Test("A thousand submissions in one archive: one batch in the order of the names")
    func thousand() throws {
        let toy = try Toy()
        let members = (0..<1_000).map { (String(format4: $0) + "/submission.xml", Self.submission($0)) }
        let batch = try read(toy, members.reversed() + [("0001/photo.jpg", "jpg")])
        #expect(batch.table.rowCount == 1_000)
        let rows = batch.rows(try Toy.questionnaire.get())
        #expect(rows.map { $0[1] } == (0..<1_000).map { "F-\($0)" })
        #expect(batch.notes.members.count == 1_000)
        #expect(batch.notes.member(ofRecord: 778) == "0777/submission.xml")
        #expect(batch.rules == ["file.otherMembers"] && batch.findings[0].value == "1")
        #expect(batch.source.sha256.count == 64 && batch.source.format == .xml)
        let text = try toy.reader.rawText(
            of: batch.table.origins[777], path: toy.folder.path + "/f.zip",
            member: batch.notes.member(ofRecord: 778))
        #expect(text == Self.submission(777))
    }

    @Test("A broken member refuses the archive; with salvage it is put aside as a record")
    func broken() throws {
        let toy = try Toy()
        let members = [
            ("a.xml", Self.submission(1)), ("b.xml", "<data id='toy'><unit>"), ("c.xml", Self.submission(2)),
        ]
        #expect(throws: IntakeError.self) { try read(toy, members) }
        let batch = try read(toy, members, settings: BatchSettings(salvage: true))
        #expect(batch.table.origins.map(\.record) == [1, 3])
        #expect(batch.refused.map(\.finding.rule) == ["record.brokenMember"])
        #expect(batch.refused[0].origin.record == 2 && batch.refused[0].rawText == "<data id='toy'><unit>")
        #expect(batch.notes.member(ofRecord: 2) == "b.xml")
    }

    @Test("Native forms may lie in an archive too, many in a file")
    func native() throws {
        let toy = try Toy()
        let one = Toy.forms("<form number=\"1\"><answer question=\"unit\">A1</answer></form><form number=\"2\"/>")
        let batch = try read(toy, [("1.xml", one), ("2.xml", Toy.forms("<form number=\"3\"/>"))])
        #expect(batch.table.origins.map(\.record) == [1, 2, 3])
        #expect(batch.notes.members.map(\.firstRecord) == [1, 3])
    }

    @Test("An archive without forms")
    func none() throws {
        #expect(throws: IntakeError.archiveWithoutForms(file: "batches/f.zip", names: ["a.jpg"])) {
            try read(try Toy(), [("a.jpg", "x")])
        }
    }
}

extension String {
    /// A number of four digits.
    fileprivate init(format4 number: Int) {
        let digits = "\(number)"
        self = Swift.String(repeating: "0", count: 4 - digits.count) + digits
    }
}
