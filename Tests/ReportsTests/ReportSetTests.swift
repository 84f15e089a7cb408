import Documents
import Figures
import Questionnaires
@testable import Reports
import Scorecards
import Tables
import Testing
import Units

@Suite struct ReportSetTests {
    private func files(_ set: ReportSet) throws -> [ReportFile] {
        var all: [ReportFile] = []
        try set.files { all.append($0) }
        return all
    }

    @Test func filesAreThoseOfTheContract() throws {
        let set = ReportSet(try MadeCampaign.shared.get(), languages: [.vi, .en])
        let paths = try files(set).map(\.path)
        #expect(paths.count == set.count)
        #expect(Set(paths).count == paths.count)
        for path in [
            "index.html", "index.en.html", "decision.html", "decision.en.html", "units/BL.html", "units/X15.en.html",
            "figures.csv", "figures.json",
            "scores.json", "batches.json", "forms.json",
        ] {
            #expect(paths.contains(path), "\(path)")
        }
    }

    @Test("the annex of the decision has places, totals and classes, and nothing of how firm they are")
    func decisionAnnex() throws {
        let material = try MadeCampaign.shared.get()
        let page = try #require(try files(ReportSet(material, forms: [.html])).first { $0.path == "decision.html" })
        let text = String(decoding: page.bytes, as: UTF8.self)
        let card = try #require(material.cards.first)
        let block = try #require(card.results.blocks.first)
        try #require(!block.ranked.isEmpty)
        for unit in block.ranked {
            let sheet = try #require(card.results.sheet(ofUnit: unit))
            #expect(text.contains(material.units.units[unit].name))
            #expect(sheet.scoreClass.map { text.contains($0.name.vi) } ?? true)
        }
        #expect(text.contains("Quyết định số") && text.contains("Xếp loại"))
        for word in ["Khoảng tin cậy", "Hạng có thể", "Năm trước"] { #expect(!text.contains(word), "\(word)") }
    }

    @Test func workbooksStandBesidePages() throws {
        var made = MadeCampaign()
        made.communes = 2
        let set = ReportSet(try made.material(), forms: [.html, .xlsx])
        let written = try files(set)
        let paths = written.map(\.path)
        #expect(paths.count == set.count)
        #expect(paths.contains("index.xlsx") && paths.contains("units/BL.xlsx"))
        let pages = paths.filter { $0.hasSuffix(".html") }.map { $0.dropLast(5) }
        #expect(pages == paths.filter { $0.hasSuffix(".xlsx") }.map { $0.dropLast(5) })
        #expect(try files(set) == written)
        for file in written where file.path.hasSuffix(".xlsx") {
            let archive = try ZIPArchive(bytes: file.bytes, name: file.path)
            for entry in archive.entries where entry.name.hasPrefix("xl/worksheets/sheet") {
                let text = String(decoding: try archive.bytes(of: entry, atMost: 1 << 26), as: UTF8.self)
                #expect(!text.contains("mergeCell") && text.contains("state=\"frozen\""), "\(file.path) \(entry.name)")
            }
        }
    }

    @Test func sameMaterialSameBytes() throws {
        var made = MadeCampaign()
        made.communes = 2
        let first = try files(ReportSet(made.material()))
        let second = try files(ReportSet(made.material()))
        #expect(first == second)
    }

    @Test func onlyTheAskedUnitsAndForms() throws {
        let material = try MadeCampaign.shared.get()
        let some = ReportSet(material, units: [1, 400], forms: [.html])
        let written = try files(some)
        #expect(written.map(\.path) == ["units/X01.html", "certificates/X01.html"])
        #expect(some.count == 2)
        // The page is the one of the whole set, links to other pages included.
        #expect(try files(ReportSet(material, forms: [.html])).contains { $0 == written[0] })
    }

    @Test func receiversErrorsArePassedOn() throws {
        struct Full: Error {}
        let set = ReportSet(try MadeCampaign.shared.get())
        #expect(throws: Full.self) { try set.files { _ in throw Full() } }
    }

    @Test func personalFieldsAndCommentsAppearNowhere() throws {
        let material = try MadeCampaign.shared.get()
        let form = material.surveys[0].questionnaire
        let words = form.questions.filter { $0.isPersonal || $0.id == "comment" }.map(\.text.vi)
        try #require(words.count == 2)
        for file in try files(ReportSet(material)) {
            let text = String(decoding: file.bytes, as: UTF8.self)
            for word in words { #expect(!text.contains(word), "\(file.path)") }
        }
    }

    @Test func hostileNamesAreHarmless() throws {
        var made = MadeCampaign()
        made.communes = 6
        made.silent = 0
        made.names = [
            1: "<script>alert(1)</script>", 2: "=HYPERLINK(\"http://x\")",
            3: String(repeating: "Rất dài ", count: 37) + "!",
            4: "مركز الخدمات", 5: "Xã 🏛️ Tân & \"Lập\"", 6: "\" onerror=\"alert(1)",
        ]
        let all = try files(ReportSet(made.material()))
        for file in all where file.path.hasSuffix(".html") {
            let page = String(decoding: file.bytes, as: UTF8.self)
            #expect(!page.contains("<script"))
            #expect(!page.contains("onerror=\""))
        }
        let csv = try #require(all.first { $0.path == "figures.csv" })
        let text = String(decoding: csv.bytes, as: UTF8.self)
        #expect(text.contains("'=HYPERLINK"))
        #expect(!text.contains(",=") && !text.contains(",\"="))
        let json = try #require(all.first { $0.path == "figures.json" })
        #expect(throws: Never.self) { try JSONValue(parsing: json.bytes) }
    }

    @Test func pageNamesAreSafeAndApart() throws {
        let codes = [
            "A.en", "A", "Sở-Y-tế", "CON", "x_1", "x", String(repeating: "ề", count: 64),
            String(repeating: "ề", count: 63) + "ế", "..",
        ].filter { Unit.isCode($0) }
        let units = try UnitRegistry(codes.map { Unit(code: $0, name: $0, block: "k") })
        let pages = UnitPages(units)
        let names = units.units.indices.map { pages.name(of: $0) }
        #expect(Set(names.map { $0.lowercased() }).count == codes.count)
        for name in names {
            #expect(name.utf8.count < 200)
            #expect(
                name.utf8.allSatisfy {
                    UInt8(ascii: "a")...UInt8(ascii: "z") ~= ($0 | 0x20) || UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0
                        || $0 == 45 || $0 == 95
                })
            #expect(name.lowercased() != "con")
        }
    }

    @Test func materialWithoutAnythingStillGivesAnOverview() throws {
        let made = MadeCampaign()
        let material = ReportMaterial(campaign: try made.facts(), units: try made.units(), surveys: [])
        let all = try files(ReportSet(material))
        #expect(
            all.map(\.path) == [
                "index.html", "method.html", "figures.csv", "certificate.csv", "figures.json", "scores.json",
                "batches.json",
                "forms.json",
            ])
    }

    @Test func severalSurveysHaveHeadingsOfTheirOwn() throws {
        let made = try MadeCampaign.shared.get()
        let empty = SurveyMaterial(
            questionnaire: try MadeCampaign.questionnaire("one-stop-2018"), forms: [], estimates: [])
        let material = ReportMaterial(
            campaign: made.campaign, units: made.units, surveys: made.surveys + [empty], cards: made.cards)
        let document = try OverviewReport.document(material, language: .vi)
        #expect(document.outline.filter { $0.level == 1 }.count == 6, "two of them for the author")
        #expect(throws: Never.self) { try document.check() }
    }
}
