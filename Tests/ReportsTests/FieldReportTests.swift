import Documents
import Figures
import Questionnaires
import Responses
import Units
import Validation
import Testing

@testable import Reports

/// The field report, the annex on method, and what the campaign's report leaves to them and to its author.
@Suite struct FieldReportTests {
    let material: ReportMaterial

    init() throws { material = try MadeCampaign.shared.get() }

    private func context(_ language: Language = .vi) throws -> ReportContext {
        try ReportContext(material, language: language, links: ReportLinks())
    }

    @Test func everyBatchHasItsDigest() throws {
        let document = try FieldReport(context: context()).document()
        let files = try #require(document.tables.first { $0.caption == FieldTexts.filesCaption.vi })
        let batches = material.surveys.flatMap(\.batches)
        #expect(files.rows.map { $0.cells[5].plainText } == batches.map(\.source.sha256))
        #expect(files.rows.map { $0.cells[0].plainText } == batches.map(\.source.file))
        let counts = try #require(document.tables.first { $0.caption == OverviewTexts.batchesCaption.vi })
        let total = try #require(counts.rows.last?.cells[2].plainText)
        #expect(total == FigureFormat(.vi).count(batches.reduce(0) { $0 + $1.counts.records }))
    }

    @Test func waitingRecordsStandUnderTheirUnit() throws {
        let document = try FieldReport(context: context()).document()
        let table = try #require(document.tables.first { $0.caption == FieldTexts.refusals.vi })
        let printed = table.rows.filter { $0.kind == .body }.reduce(0) { sum, row in
            if case .figure(let figure) = row.cells[1] { sum + Int(figure.double ?? 0) } else { sum }
        }
        #expect(printed == material.surveys.flatMap(\.batches).flatMap(\.refusals).reduce(0) { $0 + $1.records })
        #expect(
            printed > 0
                && table.rows.contains {
                    $0.kind == .group && $0.cells[0].plainText == "Thị trấn Sông Trà" || $0.kind == .group
                })
    }

    @Test func nothingIsSaidInTwoDocuments() throws {
        let context = try context()
        let documents = [
            try OverviewReport(context: context).document(), try FieldReport(context: context).document(),
            try MethodAnnex(context: context).document(),
        ]
        let captions = documents.flatMap { $0.tables.map(\.caption) }
        #expect(Set(captions).count == captions.count, "\(captions.sorted())")
        for document in documents {
            #expect(throws: Never.self) { try document.check() }
            #expect(document.navigation.filter(\.isCurrent).count == 1)
        }
    }

    @Test func precisionIsThatOfTheEstimates() throws {
        let document = try MethodAnnex(context: context()).document()
        let survey = material.surveys[0]
        let table = try #require(
            document.tables.first { $0.caption == MethodTexts.precisionCaption(survey.questionnaire.title).vi })
        #expect(table.rows.count == survey.weights.count)
        let unit = try #require(material.units.index(ofCode: "BL"))
        let row = try #require(table.rows.first { $0.cells[0].plainText == material.units.units[unit].name })
        #expect(row.cells[2].plainText == "290")
    }

    @Test func limitsAndCausesAreTheAuthors() throws {
        let context = try context()
        let titles = [OverviewTexts.limits.vi, OverviewTexts.causes.vi]
        // Every form has both parts, and room that goes with it where nothing was written.
        let rooms: [(ReportForm, String)] = [
            (.html, OverviewTexts.notWritten.vi), (.docx, OverviewTexts.forAuthor.vi), (.pdf, "……"),
        ]
        for (form, room) in rooms {
            let document = try OverviewReport(context: context, authorRoom: OverviewReport.authorRoom(in: form))
                .document()
            #expect(document.outline.filter { titles.contains($0.text) }.count == 2)
            #expect(try HTMLRenderer().text(of: document).contains(room), "\(form)")
        }
        var told = material
        told.campaign.words = AuthorWords(limits: [LocalizedText(vi: "<b>Mẫu nhỏ</b>", en: "Small")])
        let document = try OverviewReport(context: ReportContext(told, language: .vi, links: ReportLinks())).document()
        #expect(document.outline.filter { titles.contains($0.text) }.map(\.text) == titles)
        #expect(try HTMLRenderer().text(of: document).contains("&lt;b&gt;Mẫu nhỏ&lt;/b&gt;"))
    }

    @Test func englishPagesHoldNoVietnameseTextOfOurs() throws {
        for document in [
            try FieldReport(context: context(.en)).document(), try MethodAnnex(context: context(.en)).document(),
        ] {
            let page = try HTMLRenderer().text(of: document)
            for text in ["Lô phiếu", "Phương pháp", "Hệ số", "Đơn vị không", "Chờ xử lý"] {
                #expect(!page.contains(text), "\(text)")
            }
        }
    }
}

/// Records and flags by interviewer.
@Suite struct InterviewerTableTests {
    private func tally(_ name: String?, records: Int, waiting: Int, findings: Int) -> InterviewerTally {
        var counts = DispositionCounts()
        counts.records = records
        counts.accepted = records - waiting
        counts.quarantined = waiting
        return InterviewerTally(name: name, counts: counts, findings: findings)
    }

    private func table(_ interviewers: [InterviewerTally], _ language: Language) throws -> TableBlock? {
        let material = try MadeCampaign.shared.get()
        var survey = try #require(material.surveys.first)
        survey.interviewers = interviewers
        let context = try ReportContext(material, language: language, links: ReportLinks())
        let document = Document(
            language: language, title: "T",
            blocks: FieldSurvey(context: context, survey: survey, level: 1).interviewerBlocks)
        return document.tables.first { $0.caption == FieldTexts.byInterviewer.text(language) }
    }

    @Test func eachHasARowAndAllATotal() throws {
        let all = [
            tally("An", records: 40, waiting: 2, findings: 5), tally("Bình", records: 60, waiting: 0, findings: 1),
            tally(nil, records: 3, waiting: 3, findings: 3),
        ]
        for language in Language.allCases {
            let table = try #require(try table(all, language))
            #expect(table.rows.map { $0.cells[1].plainText } == ["40", "60", "3", "103"])
            #expect(table.rows.map { $0.cells[2].plainText } == ["38", "60", "0", "98"])
            #expect(table.rows.map { $0.cells[6].plainText } == ["5", "1", "3", "9"])
            #expect(table.rows[2].cells[0].plainText == FieldTexts.noInterviewer.text(language))
            #expect(table.rows[3].kind == .total)
        }
    }

    @Test func whereNobodyIsNamedThereIsNoTable() throws {
        #expect(try table([], .vi) == nil)
        #expect(try table([tally(nil, records: 3, waiting: 0, findings: 0)], .vi) == nil)
    }
}
