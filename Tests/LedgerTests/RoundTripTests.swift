import Figures
import Ledger
import Questionnaires
import Responses
import Testing

@Suite("What is stored comes back bit for bit")
struct RoundTripTests {
    private let folder: CampaignFolder
    private let key = SampleBatch.key()

    init() throws {
        folder = try CampaignFolder()
    }

    /// Stores contents, opens the ledger anew and reads them.
    private func returned(_ contents: BatchContents) throws -> BatchContents {
        try folder.fill([(key, contents)])
        return try #require(try folder.ledger().contents(for: key, questionnaire: SampleBatch.questionnaire))
    }

    @Test(
        "every kind of column and missing reason, across the borders of blocks",
        arguments: [0, 1, 65_535, 65_536, 65_537, 131_073])
    func blockBorders(rows: Int) throws {
        let contents = try SampleBatch.contents(rows: rows)
        let back = try returned(contents)
        #expect(difference(contents, back) == nil)
        #expect(back.table.rowCount == rows)
        #expect(back.recordCount == rows + 2)
    }

    @Test("which submissions the rows are, and edits that left none, across the border of a block")
    func submissions() throws {
        var contents = try SampleBatch.contents(rows: 65_540)
        var submissions = SubmissionColumn()
        for row in 0..<65_540 {
            let id = row % 7 == 0 ? SubmissionID.none : SubmissionID("uuid:\(row)")
            submissions.append(
                SubmissionRow(id: id, place: UInt32(row % 3), revision: row % 5 == 0 ? nil : UInt32(row)), row: row)
        }
        contents.table = try ResponseTable(
            questionnaireID: "sample", columns: contents.table.columns, units: contents.table.units,
            origins: contents.table.origins, submissions: submissions)
        contents.notes.replaced = [3: SubmissionID("uuid:x"), 9: SubmissionID("85cb9aff-005e-4edd-9739-dc9c1a829c44")]
        contents.notes.rowless = [
            SourceNotes.RowlessEdit(
                submission: SubmissionRow(id: SubmissionID("b"), revision: 4), replaced: SubmissionID("a")),
            SourceNotes.RowlessEdit(submission: SubmissionRow(id: SubmissionID("c")), replaced: nil),
        ]
        let back = try returned(contents)
        #expect(back.table.submissions == submissions)
        #expect(back.notes == contents.notes)
        #expect(back.table.submissions[8] == SubmissionRow(id: SubmissionID("8"), place: 2, revision: 8))
    }

    @Test("numbers that are not ordinary")
    func numbers() throws {
        var contents = try SampleBatch.contents(rows: 6)
        let numbers = [-0.0, .infinity, .leastNonzeroMagnitude, .greatestFiniteMagnitude, .nan, .signalingNaN]
        var columns = contents.table.columns
        columns[3] = .numbers(NumberBlocks(numbers))
        contents.table = try ResponseTable(
            questionnaireID: "sample", columns: columns, units: contents.table.units, origins: contents.table.origins)
        guard case .numbers(let back) = try returned(contents).table.columns[3] else {
            Issue.record("not a column of numbers")
            return
        }
        #expect((0..<6).map { back[$0].bitPattern } == numbers.map(\.bitPattern))
    }

    @Test("texts of every length and spelling, in more pieces than one")
    func texts() throws {
        // More than a piece's bytes in one text, and more than a piece's texts.
        let long = String(repeating: "dài quá ", count: 300_000)
        let texts = [long, "", "ho\u{300}a", "\u{0}\u{0}", "\u{202E}ngược", "\u{200B}"] + (0..<70_000).map { "t\($0)" }
        var column = TextColumn()
        for text in texts {
            column.append(text)
        }
        let empty = try SampleBatch.contents(rows: texts.count)
        var columns = empty.table.columns
        columns[5] = .texts(column)
        let table = try ResponseTable(
            questionnaireID: "sample", columns: columns, units: empty.table.units, origins: empty.table.origins)
        let contents = BatchContents(source: empty.source, table: table, refused: [], findings: [])
        #expect(difference(contents, try returned(contents)) == nil)
    }

    @Test("a restored column of texts goes on numbering where it stopped")
    func textsGrow() throws {
        let contents = try SampleBatch.contents(rows: 100)
        guard case .texts(var column) = try returned(contents).table.columns[5] else {
            Issue.record("not a column of texts")
            return
        }
        let before = column.texts.count
        #expect(column.place(of: "Hài lòng") < UInt32(before))
        #expect(column.place(of: "chưa từng có") == UInt32(before))
    }

    @Test("values longer than a finding takes are not cut a second time")
    func longFinding() throws {
        var finding = SampleBatch.someFindings[0]
        finding.value = String(repeating: "ệ", count: 500)
        let contents = try SampleBatch.contents(rows: 3, findings: [finding])
        #expect(try returned(contents).findings == [finding])
    }

    @Test("a description with nothing optional in it")
    func bareSource() throws {
        var contents = try SampleBatch.contents(rows: 2, refused: [], findings: [])
        contents.source = BatchSource(file: key.file, sha256: key.sha256, size: 0, format: .xml, encoding: "")
        #expect(difference(contents, try returned(contents)) == nil)
    }

    @Test("origins come back without the place of the batch in the campaign")
    func batchNumber() throws {
        var contents = try SampleBatch.contents(rows: 10)
        contents.table = contents.table.renumbered(batch: 7)
        let back = try returned(contents)
        #expect(back.table.origins.allSatisfy { $0.batch == 0 })
        #expect(back.table.renumbered(batch: 7).origins == contents.table.origins)
    }

    @Test("a ledger without batches lists none")
    func empty() throws {
        let ledger = try folder.ledger()
        #expect(try ledger.batches().isEmpty)
        #expect(try ledger.contents(for: key, questionnaire: SampleBatch.questionnaire) == nil)
        #expect(ledger.notices.isEmpty)
    }
}
