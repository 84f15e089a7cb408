import Figures
import Intake
import Questionnaires
import Responses
import Testing
import Units

/// The made campaign of the repository, read with its own units and settings.
@Suite("The sample campaign ben-luc-2023")
struct SampleCampaignTests {
    private static let root = #filePath.split(separator: "/").dropLast(3).map { "/" + $0 }.joined()
    private static let folder = root + "/responses/ben-luc-2023"
    private static let files = [
        "trung-tam-quy-1.csv", "trung-tam-quy-2.xml", "xa-dot-1.csv", "xa-dot-2.tsv", "xa-dot-3.xml", "xa-nhap-lai.csv",
    ]

    private func read() throws -> (questionnaire: Questionnaire, registry: UnitRegistry, batches: [BatchContents]) {
        let questionnaire = try QuestionnaireReader.read(
            path: Self.root + "/questionnaires/service-centre.questionnaire.xml")
        let registry = try UnitRegistry.read(file: Self.folder + "/units.csv")
        let reader = BatchReader(questionnaires: [questionnaire], registry: registry, finder: try UnitFinder(registry))
        let batches = try Self.files.map { file in
            try reader.read(
                Self.folder + "/batches/" + file, name: "batches/" + file, questionnaire: "service-centre",
                settings: ["service-centre": BatchSettings(separator: file.hasSuffix(".tsv") ? "\t" : nil)])
        }
        return (questionnaire, registry, batches)
    }

    @Test("Every kind of defect of reading is found, as often as it was made")
    func defects() throws {
        let (_, registry, batches) = try read()
        var counts: [String: Int] = [:]
        for finding in batches.flatMap({ $0.findings + $0.refused.map(\.finding) }) {
            counts[finding.rule, default: 0] += 1
        }
        #expect(
            counts == [
                "cell.impossibleCode": 2, "cell.notADate": 1, "cell.severalMarks": 1, "form.unknownQuestion": 1,
                "header.missingColumn": 6, "header.unknownColumn": 1, "record.columnCount": 2, "record.invalidText": 1,
                "record.irregularQuote": 1, "record.repeatedAnswer": 1, "unit.blank": 1, "unit.uncertain": 1,
                "unit.unknown": 1,
            ])
        let uncertain = batches[3].findings.first { $0.rule == "unit.uncertain" }
        #expect(uncertain?.value == "Xa Hoa Ngat" && uncertain?.message.vi.contains("X08") == true)
        #expect(registry.count == 16)
    }

    @Test("The formats, encodings and separators are recognised")
    func sources() throws {
        let (_, _, batches) = try read()
        #expect(batches.map(\.source.dialect) == [";", nil, ",", "tab", nil, ","])
        #expect(batches.allSatisfy { $0.source.encoding == "UTF-8" && $0.source.sha256.count == 64 })
        #expect(batches.map(\.recordCount) == [170, 120, 408, 407, 408, 3])
    }

    @Test("Of the centre's answers exactly 143 in 145 are satisfied")
    func centre() throws {
        let (questionnaire, registry, batches) = try read()
        let centre = try #require(registry.index(ofCode: "BL"))
        var valid = 0
        var satisfied = 0
        for batch in batches.prefix(2) {
            for item in try #require(questionnaire.index).root.itemIDs {
                let position = try #require(questionnaire.position(of: item))
                let levels = try #require(questionnaire.scale(of: questionnaire.questions[position])).levels
                for row in 0..<batch.table.rowCount where batch.table.unit(row) == centre {
                    guard let level = batch.table.columns[position].level(row) else { continue }
                    valid += 1
                    satisfied += levels[level].isSatisfied ? 1 : 0
                }
            }
        }
        #expect(valid > 3_000)
        #expect(valid % 145 == 0 && satisfied == valid / 145 * 143)
    }

    @Test("Every record's raw text is read again from its file, and it is the record")
    func rawTexts() throws {
        let (questionnaire, _, batches) = try read()
        let form = try #require(questionnaire.position(of: .formNumber))
        let registry = try UnitRegistry.read(file: Self.folder + "/units.csv")
        let reader = BatchReader(questionnaires: [questionnaire], registry: registry, finder: try UnitFinder(registry))
        for batch in batches {
            guard case .texts(let numbers) = batch.table.columns[form] else { continue }
            for row in stride(from: 0, to: batch.table.rowCount, by: 29) {
                let text = try reader.rawText(of: batch.table.origins[row], path: Self.folder + "/" + batch.source.file)
                #expect(text.contains(numbers[row] ?? ""))
                #expect(batch.source.format == .csv || (text.hasPrefix("<form ") && text.hasSuffix("</form>")))
            }
        }
    }
}
