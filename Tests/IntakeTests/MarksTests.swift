@testable import Intake
import Questionnaires
import Responses
import Testing
import Units

/// Tables of a questionnaire with many marks, read sixteen bytes at a time and cell by cell.
@Suite("Columns of marks")
struct MarksTests {
    /// A form number, a unit, twelve items on two scales, a comment in their midst.
    private static let xml = """
        <?xml version="1.0" encoding="UTF-8"?>
        <questionnaire xmlns="urn:hailong:questionnaire:1" id="marks" version="1" wording="unofficial">
          <title><vi>Phiếu dấu</vi><en>Marks</en></title>
          <source><vi>Tự đặt</vi><en>Made</en></source>
          <scales>
            <scale id="five">
              <level code="1" vi="Rất kém" en="Very bad" score="1"/>
              <level code="2" vi="Kém" en="Bad" score="2"/>
              <level code="3" vi="Tốt" en="Good" score="3" satisfied="true"/>
              <missing code="8" reason="refused" vi="Từ chối" en="Refused"/>
              <missing code="98" reason="doesNotKnow" vi="Không biết" en="Does not know"/>
            </scale>
            <scale id="letters">
              <level code="A" vi="Có" en="Yes" score="1"/>
              <level code="B" vi="Không" en="No" score="2"/>
              <level code="10" vi="Khác" en="Other" score="3"/>
            </scale>
          </scales>
          <sections>
            <section id="head" vi="Đầu" en="Head">
              <text id="form" role="formNumber" required="true" maximumLength="40"><vi>Số phiếu</vi><en>Form</en></text>
              <text id="unit" role="unit" required="true" maximumLength="200"><vi>Đơn vị</vi><en>Unit</en></text>
            </section>
            <section id="body" vi="Thân" en="Body">
              <factor id="all" vi="Chung" en="All">
              \((1...6).map { "<item id=\"q\($0)\" scale=\"five\"><vi>Câu \($0)</vi><en>Item \($0)</en></item>" }.joined())
              </factor>
              <text id="comment" maximumLength="40"><vi>Góp ý</vi><en>Comment</en></text>
              \((7...12).map { "<single id=\"q\($0)\" scale=\"letters\"><vi>Câu \($0)</vi><en>Item \($0)</en></single>" }.joined())
            </section>
          </sections>
          <index id="index" formula="topLevels"><vi>Chỉ số</vi><en>Index</en><pooled/></index>
        </questionnaire>
        """
    private static let questionnaire = Result {
        try QuestionnaireReader.read(Array(xml.utf8), file: "marks.questionnaire.xml")
    }
    private static let headings =
        ["form", "unit"] + (1...6).map { "q\($0)" } + ["comment"] + (7...12).map { "q\($0)" }

    private static func draw(_ random: inout SeededGenerator, records: Int) -> [UInt8] {
        let separator = [",", ";", "\t"][random.below(3)]
        let lineEnd = ["\n", "\r\n"][random.below(2)]
        // How rarely a cell, and a record, is not as the others are.
        let rarity = [4, 60, 2_000][random.below(3)]
        var text = headings.joined(separator: separator) + lineEnd
        for number in 0..<records {
            var cells = [
                "F\(random.below(20) == 0 ? number / 2 : number)", ["A1", "A2", "Xã Hoa Sen"][random.below(3)],
            ]
            for _ in 1...6 { cells.append(["1", "2", "3", "", "8"][random.below(5)]) }
            cells.append(["", "ý kiến", "\"hai \"\"dòng\"\"\(lineEnd)chữ\(separator)\""][random.below(3)])
            for _ in 7...12 { cells.append(["A", "B", ""][random.below(3)]) }
            if random.below(rarity) == 0 {
                let odd = [
                    "98", "10", "7", "x", " ", "  2 ", "Tốt", "To\u{302}\u{301}t", "\"3\"", "\"\"", "1;2", "'", "\"A\"",
                    "\"\(separator)\"", "\u{A0}", "A1",
                ]
                cells[random.below(cells.count)] = odd[random.below(odd.count)]
            }
            if random.below(rarity * 2) == 0 {
                switch random.below(4) {
                case 0: cells.remove(at: random.below(cells.count))
                case 1: cells.insert("", at: random.below(cells.count))
                case 2: cells[random.below(cells.count)] = "\"mở"
                default: cells[random.below(cells.count)] = "a\"b"
                }
            }
            text += cells.joined(separator: separator) + lineEnd
        }
        if random.below(2) == 0 { text.removeLast() }
        var bytes = Array(text.utf8)
        for _ in 0..<random.below(3) { bytes[random.below(bytes.count)] = [0, 0xFF][random.below(2)] }
        return bytes
    }

    @Test(
        "Taken together or cell by cell, in blocks of any size: the same rows, findings and refusals", arguments: 1...60
    )
    func sameness(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let folder = try TemporaryFolder()
        let registry = try Toy.registry.get()
        let questionnaire = try Self.questionnaire.get()
        let instrument = Instrument(questionnaire, registry: registry, finder: try UnitFinder(registry))
        let bytes = Self.draw(&random, records: 1 + random.below(700))
        let path = try folder.write(bytes, "batch.csv")
        func read(_ takesMarksTogether: Bool, workers: Int, blockBytes: Int) -> Result<BatchContents, any Error> {
            Result {
                try CSVBatchReader(
                    file: path, name: "batch.csv", instrument: instrument, settings: BatchSettings(), workers: workers,
                    blockBytes: blockBytes, takesMarksTogether: takesMarksTogether
                ).contents()
            }
        }
        let expected = read(false, workers: 1, blockBytes: 1 << 18)
        for (workers, size) in [(1, 1 << 18), (2, 1_500), (2, 1)] {
            let found = read(true, workers: workers, blockBytes: size)
            guard case .success(let expected) = expected, case .success(let found) = found else {
                #expect("\(found)" == "\(expected)")
                continue
            }
            #expect(found.source == expected.source)
            #expect(found.rows(questionnaire) == expected.rows(questionnaire))
            #expect(found.table.units == expected.table.units && found.table.origins == expected.table.origins)
            #expect(found.refused == expected.refused)
            #expect(found.findings == expected.findings)
        }
    }
}
