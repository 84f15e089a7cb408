import Figures
import Questionnaires
import Tables
import Testing
import Units

@testable import Forms

/// The workbook in which people type forms.
@Suite struct EntryWorkbookTests {
    private func columns(_ material: FormMaterial, numbers: [String] = []) throws -> [EntryColumn] {
        EntryColumns(try EntryWorkbook(material, numbers: numbers, rows: 10)).columns
    }

    @Test(
        "whatever a drop-down offers is read as the answer that it shows", arguments: Instruments.shipped + ["hostile"])
    func offers(id: String) throws {
        let questionnaire = id == "hostile" ? try Instruments.hostile() : try Instruments.shipped(id)
        for language in Language.allCases {
            let material = FormMaterial(questionnaire: questionnaire, language: language)
            for column in try columns(material) {
                guard case .single = column.question.kind, let scale = questionnaire.scale(of: column.question) else {
                    continue
                }
                let lexicon = ScaleLexicon(scale)
                let codes = scale.levels.map(\.code) + scale.missingCodes.map(\.code)
                let read = column.offered.map { cell in
                    switch cell.value {
                    case .text(let text): lexicon.lookup(text)
                    case .number(let number): lexicon.lookup(String(Int(number)))
                    case .blank, .date: ScaleLexicon.Outcome.impossible
                    }
                }
                #expect(!read.contains(.impossible) && !read.contains(.severalMarks), "\(column.question.id)")
                #expect(Set(read) == Set(codes.map { lexicon.lookup($0) }), "\(column.question.id)")
            }
        }
    }

    @Test(
        "a choose-many question has a column a level, marked by x or by a code for no answer; one of many levels has one"
    )
    func levels() throws {
        var questionnaire = try Instruments.shipped("sipas-2023")
        let found = try columns(FormMaterial(questionnaire: questionnaire, language: .vi)).filter { $0.level != nil }
        #expect(!found.isEmpty)
        for (id, group) in Dictionary(grouping: found, by: \.question.id) {
            let scale = try #require(questionnaire.scale(of: group[0].question))
            #expect(group.map(\.name) == scale.levels.map { "\(id)/\($0.code)" })
            #expect(group.map(\.isFirst) == group.indices.map { $0 == 0 })
            #expect(group.allSatisfy { $0.offered.first == .text("x") && $0.isText })
        }
        let place = try #require(questionnaire.scales.firstIndex { $0.id == found[0].question.scaleID })
        while questionnaire.scales[place].levels.count <= EntryColumns.mostLevels {
            var level = questionnaire.scales[place].levels[0]
            level.code = "9\(questionnaire.scales[place].levels.count)"
            questionnaire.scales[place].levels.append(level)
        }
        let many = try columns(FormMaterial(questionnaire: questionnaire, language: .vi))
        #expect(many.filter { $0.question.id == found[0].question.id }.map(\.level?.code) == [nil])
    }

    @Test("whatever the list of units offers is certain to be read as that unit")
    func units() throws {
        let campaign = try Instruments.campaign()
        let material = FormMaterial(questionnaire: try Instruments.hostile(), language: .vi, campaign: campaign)
        let offered = try columns(material)[0].offered.map { cell -> String in
            if case .text(let text) = cell.value { text } else { "" }
        }
        let codes = offered.map { text in
            campaign.finder.find(text).unit.map { campaign.finder.registry.units[$0].code } ?? "?"
        }
        #expect(!codes.contains("?"))
        #expect(codes.suffix(3) == ["X02", "X01", "101"] && offered.suffix(3) == ["X02", "X01", "101"])
        #expect(offered[0] == "X02 - Xã Sông Trăng")
    }

    @Test("the same workbook has the same bytes, and a text of the instrument is never a formula")
    func written() throws {
        let folder = TemporaryFolder()
        let material = FormMaterial(
            questionnaire: try Instruments.hostile(), language: .vi, campaign: try Instruments.campaign())
        for name in ["a.xlsx", "b.xlsx"] {
            try EntryWorkbook(material, numbers: ["001", "002"], rows: 20).write(to: folder.file(name))
        }
        let bytes = try FileReader.allBytes(of: folder.file("a.xlsx"))
        #expect(bytes == (try FileReader.allBytes(of: folder.file("b.xlsx"))) && bytes.count > 5_000)
    }

    @Test("rows outside the bounds are refused", arguments: [0, -1, 100_001])
    func rows(count: Int) throws {
        let material = FormMaterial(questionnaire: try Instruments.shipped("overall-satisfaction"), language: .vi)
        #expect(throws: FormsError.tooMany(asked: count, limit: 100_000)) {
            try EntryWorkbook(material, rows: count)
        }
    }

    @Test("a folder that is not there is told with its name")
    func noFolder() throws {
        let folder = TemporaryFolder()
        let material = FormMaterial(questionnaire: try Instruments.shipped("overall-satisfaction"), language: .vi)
        #expect(throws: FormsError.table(.missingFolder(folder: folder.file("none")))) {
            try EntryWorkbook(material, rows: 5).write(to: folder.file("none/a.xlsx"))
        }
    }
}
