import Figures
import Intake
import Questionnaires
import Responses
import Tables
import Testing

@Suite("A workbook and a table with the same cells")
struct SameFindingsTests {
    /// What stands in cells of the field, right and wrong.
    private static let cells = [
        "", "", "1", "2", "3", "3", "98", "7", "03", "3.0", "3,00", "(3)", "'3", "3 - Hài lòng", "3 - Bình thường",
        "Hài lòng",
        "HÀI LÒNG", "ha\u{300}i lo\u{300}ng", "hài lòng ", "\u{A0}3", "\u{200B}3", "1 3", "1;3", "1, 9",
        "Tại quầy; Trực tuyến", "  ",
        "=1+1", "-1", "+2", "@x", "1,5", "1.55", "21", "1e3", "0x3", "TRUE", "2026-01-15", "15/01/2026", "31/02/2026",
        "2026-01-15 25:99", "15/01/2026 08:30", "15.1.2026 sáng", "0912345678", "079123456789", "ý kiến\ndòng hai",
        "nói \"rõ\"; nhanh, gọn", "\"", "A1", "Xã Hoa Sen", "xa hoa sen", "Sông Trăng", "שלום", "👍🏽", "n/a", "#N/A",
        "_x000D_",
        String(repeating: "dài ", count: 12), String(repeating: "rất dài ", count: 40),
    ]

    @Test("give the same answers and the same findings, record by record", arguments: 0..<12)
    func same(seed: UInt64) throws {
        let toy = try Toy()
        var random = SplitMix(seed: seed)
        func pick(_ list: [String]) -> String { list[Int(random.next() % UInt64(list.count))] }
        var rows: [[String]] = []
        for number in 0..<40 {
            // Units and numbers are mostly right, else nothing but they would be found.
            rows.append(
                [pick(["A1", "A2", "Xã Hoa Sen", "Xã Lạ", pick(Self.cells)]), "F\(number)"]
                    + (2..<9).map { _ in pick(Self.cells) })
        }
        // As people write it: ours would put an apostrophe before what a spreadsheet computes.
        let lines = ([Toy.headings] + rows).map { row in
            row.map { "\"" + $0.replacing("\"", with: "\"\"") + "\"" }.joined(separator: ",")
        }
        let table = try toy.read(lines.joined(separator: "\n"), "a.csv")

        let file = toy.folder.path + "/made.xlsx"
        var book = try WorkbookWriter(file, title: "t")
        let sheet = try book.addSheet("Phiếu", WorkbookLayout())
        try book.write(Toy.headings.map { .text($0) }, to: sheet)
        for row in rows {
            try book.write(
                row.map { text in
                    if let number = Double(text), "\(Int(number))" == text, random.next() % 2 == 0 {
                        return .number(number)
                    }
                    return text.isEmpty ? .blank : .text(text)
                }, to: sheet)
        }
        try book.commit()
        let workbook = try toy.read(try FileReader(file).bytes(at: 0, count: 1 << 22), "a.xlsx")

        let questionnaire = try Toy.questionnaire.get()
        for (number, (one, other)) in zip(workbook.rows(questionnaire), table.rows(questionnaire)).enumerated() {
            #expect(one == other, "\(rows[number])")
        }
        #expect(workbook.recordCount == table.recordCount)
        #expect(workbook.table.recordCountWithUnit == table.table.recordCountWithUnit)
        #expect(Self.told(workbook).symmetricDifference(Self.told(table)) == [])
        #expect(table.findings.count > 20)
    }

    /// What findings say; where a record stands in its file, and which of its cells is looked at first, is another thing.
    private static func told(_ batch: BatchContents) -> Set<String> {
        Set(
            batch.findings.map {
                "\($0.rule) \($0.severity) \($0.record ?? 0) \($0.field ?? "") \($0.value ?? "") \($0.message.vi)"
            })
    }
}

extension ResponseTable {
    /// The number of records whose unit is known.
    fileprivate var recordCountWithUnit: Int { (0..<rowCount).count { unit($0) != nil } }
}
