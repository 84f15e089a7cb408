import Figures
import Intake
import Questionnaires
import Responses
import Tables
import Testing
import Units
import XMLDocuments

@Suite("Records that cannot be coded are set aside whole")
struct RefusedRecordTests {
    /// A header, a sound record, a damaged one, a sound one.
    private func read(_ damaged: [UInt8]) throws -> (batch: BatchContents, raw: String, toy: Toy) {
        let toy = try Toy()
        let head = Array("unit,form,q1\nA1,1,3\n".utf8)
        let batch = try toy.read(head + damaged + Array("\nA2,3,2\n".utf8))
        let origin = try #require(batch.refused.first?.origin)
        let raw = try toy.reader.rawText(of: origin, path: toy.folder.path + "/batch.csv")
        #expect(origin.byte == UInt64(head.count))
        #expect(origin.line == 3)
        #expect(origin.record == 2)
        #expect(
            batch.refused.allSatisfy { $0.finding.severity == .error && $0.finding.record == Int($0.origin.record) })
        #expect(batch.recordCount == batch.table.rowCount + batch.refused.count)
        return (batch, raw, toy)
    }

    @Test("Too few and too many cells", arguments: ["A1,2", "A1,2,3,4", "A1"])
    func columnCount(line: String) throws {
        let (batch, raw, _) = try read(Array(line.utf8))
        #expect(batch.refused.map(\.finding.rule) == ["record.columnCount"])
        #expect(batch.refused[0].rawText == line)
        #expect(raw == line)
        #expect(batch.table.origins.map(\.record) == [1, 3])
    }

    @Test("A quote in the wrong place")
    func quote() throws {
        let (batch, raw, _) = try read(Array("A1,\"2\"x,3".utf8))
        #expect(batch.refused.map(\.finding.rule) == ["record.irregularQuote"])
        #expect(raw == "A1,\"2\"x,3")
        #expect(batch.table.rowCount == 2)
    }

    @Test("A NUL byte")
    func nul() throws {
        let (batch, raw, _) = try read(Array("A1,2,".utf8) + [0])
        #expect(batch.refused.map(\.finding.rule) == ["record.nulByte"])
        #expect(raw == "A1,2,\0")
    }

    @Test("Bytes that are no UTF-8 are kept as what they can be")
    func invalidUTF8() throws {
        let (batch, raw, _) = try read(Array("A1,Hà Nội Bến Lức ".utf8) + [0xE1, 0xBB] + Array(",3".utf8))
        #expect(batch.refused.map(\.finding.rule) == ["record.invalidText"])
        #expect(raw == "A1,Hà Nội Bến Lức \u{FFFD},3")
        #expect(batch.refused[0].rawText == raw)
    }

    /// A file in UTF-16, little end first, without some of its bytes.
    private func wide(without lost: [Int]) throws -> BatchContents {
        let text = "unit,form,q1\n" + (1...30).map { "A1,\($0),\($0 % 3 + 1)\n" }.joined()
        var bytes: [UInt8] = [0xFF, 0xFE]
        for unit in text.utf16 { bytes += [UInt8(unit & 0xFF), UInt8(unit >> 8)] }
        return try Toy().read(bytes.indices.filter { !lost.contains($0) }.map { bytes[$0] })
    }

    @Test("A file in UTF-16 that lost a byte says so, and does not speak of UTF-8")
    func lostByte() throws {
        #expect(try wide(without: []).findings.filter { $0.rule == "file.lostByte" }.isEmpty)
        let batch = try wide(without: [101])
        let told = try #require(batch.findings.first { $0.rule == "file.lostByte" })
        #expect(told.byte == Int(batch.refused[batch.refused.count - 1].origin.byte))
        let messages = (batch.refused.map(\.finding) + batch.findings).filter { $0.rule != "header.missingColumn" }
        #expect(messages.allSatisfy { !$0.message.en.contains("UTF-8") && !$0.message.vi.contains("UTF-8") })
    }

    @Test("Two lost bytes leave an even number of them: what lies between is told as well")
    func twoLostBytes() throws {
        let batch = try wide(without: [101, 241])
        let told = try #require(batch.findings.first { $0.rule == "file.lostByte" })
        let record = try #require(batch.refused.first { Int($0.origin.byte) == told.byte })
        #expect(told.line == Int(record.origin.line) && told.message.en.contains("at least two places"))
        // Records before and behind are read.
        #expect(batch.table.rowCount > 10 && batch.table.rowCount < 30)
        #expect(batch.recordCount == batch.table.rowCount + batch.refused.count)
    }

    @Test("A record longer than a megabyte keeps its first 64 KiB in hand, the rest in its file")
    func tooLong() throws {
        let line = "A1,2," + String(repeating: "đ", count: 700_000)
        let (batch, raw, _) = try read(Array(line.utf8))
        #expect(batch.refused.map(\.finding.rule) == ["record.tooLong"])
        #expect(batch.refused[0].rawText.utf8.count <= 64 << 10)
        #expect(batch.refused[0].rawText.hasPrefix("A1,2,đđ"))
        #expect(raw.utf8.count > 1_000_000)
    }

    @Test("In UTF-16 the place and length are those of the file")
    func wide() throws {
        let toy = try Toy()
        let text = "unit,form,q1,comment\r\nA1,1,3,Tốt 🙂\r\nA1,2\r\nA2,3,2,Đẹp\r\n"
        for lowFirst in [true, false] {
            let batch = try toy.read(utf16(text, lowFirst: lowFirst), "wide.csv")
            #expect(batch.refused.map(\.rawText) == ["A1,2"])
            let path = toy.folder.path + "/wide.csv"
            let origins = batch.table.origins + batch.refused.map(\.origin)
            #expect(
                try origins.map { try toy.reader.rawText(of: $0, path: path) } == [
                    "A1,1,3,Tốt 🙂", "A2,3,2,Đẹp", "A1,2",
                ])
        }
    }

    @Test("A record that is no longer in its file is said to be missing")
    func changed() throws {
        let toy = try Toy()
        let batch = try toy.read("unit,form,q1\nA1,1,3\nA2,2,2\n")
        let path = try toy.folder.write(Array("unit,form,q1\nA1,1,3\n".utf8), "batch.csv")
        #expect(throws: IntakeError.recordMissing(file: path, record: 2, byte: 20)) {
            try toy.reader.rawText(of: batch.table.origins[1], path: path)
        }
        #expect(throws: IntakeError.unreadable(.missingFile(file: path + ".csv"))) {
            try toy.reader.rawText(of: batch.table.origins[1], path: path + ".csv")
        }
        #expect(throws: IntakeError.unknownFormat(file: "a.pdf")) {
            try toy.reader.rawText(of: batch.table.origins[1], path: "a.pdf")
        }
    }
}

@Suite("Files that cannot be used at all")
struct UnusableFileTests {
    @Test("A missing file, a folder, an unknown ending, an unknown questionnaire")
    func noFile() throws {
        let toy = try Toy()
        let missing = toy.folder.path + "/none.csv"
        #expect(throws: IntakeError.unreadable(.missingFile(file: missing))) {
            try toy.reader.read(missing, name: "none.csv", questionnaire: "toy", settings: [:])
        }
        #expect(throws: IntakeError.unreadable(.missingFile(file: missing))) {
            try toy.reader.read(missing, name: "none.xml", questionnaire: "toy", settings: [:])
        }
        #expect(throws: IntakeError.unreadable(.isFolder(file: toy.folder.path))) {
            try toy.reader.read(toy.folder.path, name: "folder.csv", questionnaire: "toy", settings: [:])
        }
        #expect(throws: IntakeError.unknownFormat(file: "a.docx")) {
            try toy.reader.read(missing, name: "a.docx", questionnaire: "toy", settings: [:])
        }
        #expect(throws: IntakeError.unknownQuestionnaire(file: "a.csv", line: 1, name: "other", known: ["toy"])) {
            try toy.reader.read(missing, name: "a.csv", questionnaire: "other", settings: [:])
        }
    }

    @Test(
        "Empty files, only a mark, only empty lines",
        arguments: [[], [0xEF, 0xBB, 0xBF], [0x0A, 0x0D, 0x0A]] as [[UInt8]])
    func empty(bytes: [UInt8]) throws {
        let toy = try Toy()
        #expect(try toy.error(bytes, "e.csv") == .empty(file: "e.csv"))
        #expect(try toy.error(bytes, "e.xml") == .empty(file: "e.xml"))
    }

    @Test("A header without rows, a root without forms")
    func noRecords() throws {
        let toy = try Toy()
        #expect(try toy.error("unit,form,q1\n", "h.csv") == .noRecords(file: "h.csv"))
        #expect(try toy.error("unit,form,q1", "h.csv") == .noRecords(file: "h.csv"))
        #expect(try toy.error(Toy.forms(""), "h.xml") == .noRecords(file: "h.xml"))
    }

    @Test("A workbook that is called .csv is told from a table")
    func foreign() throws {
        let error = try Toy().error([0x50, 0x4B, 0x03, 0x04, 0, 0, 0, 0], "w.csv")
        guard case .unreadable(.unsupportedEncoding(_, looksLike: .zip)) = error else {
            Issue.record("\(String(describing: error))")
            return
        }
    }

    @Test("Every message is there in both languages and says what to do")
    func messages() throws {
        let errors: [IntakeError] = [
            .empty(file: "f"), .noRecords(file: "f"), .unknownFormat(file: "f"),
            .repeatedHeading(file: "f", line: 1, heading: "h", question: "q"),
            .noColumn(file: "f", line: 1, question: "q", headings: ["h"]),
            .noKnownHeading(file: "f", line: 1, questionnaire: "q", headings: ["h"]), .renamedWorkbook(file: "f"),
            .archiveOfArchives(file: "f", names: ["a.zip"]), .archiveWithoutForms(file: "f", names: []),
            .unknownRepeat(file: "f", name: "r", tables: ["t"]),
            .unknownQuestionnaire(file: "f", line: 1, name: "n", known: ["k"]),
            .badConstant(file: "f", question: "q", value: "v", problem: .init(verbatim: "p")),
            .recordMissing(file: "f", record: 1, byte: 2),
        ]
        for error in errors {
            #expect(error.message.vi.hasPrefix("f"))
            #expect(error.message.en.hasPrefix("f"))
            #expect(error.message.vi != error.message.en)
        }
    }
}
