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
        let printed = try OverviewReport(context: context).document()
        let edited = try OverviewReport(context: context, isForEditing: true).document()
        let titles = [OverviewTexts.limits.vi, OverviewTexts.causes.vi]
        #expect(!printed.outline.contains { titles.contains($0.text) })
        #expect(edited.outline.filter { titles.contains($0.text) }.count == 2)
        var told = material
        told.campaign.words = AuthorWords(limits: [LocalizedText(vi: "<b>Mẫu nhỏ</b>", en: "Small")])
        let document = try OverviewReport(context: ReportContext(told, language: .vi, links: ReportLinks())).document()
        #expect(document.outline.filter { titles.contains($0.text) }.map(\.text) == [OverviewTexts.limits.vi])
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
