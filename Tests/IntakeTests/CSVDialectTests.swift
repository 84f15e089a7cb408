import Figures
import Intake
import Questionnaires
import Responses
import Tables
import Testing
import Units
import XMLDocuments

@Suite("CSV batches in every dialect")
struct CSVDialectTests {
    private static let rows = [
        ["A1", "F-1", "2023-03-01", "3", "1", "1;3", "2.5", "Tốt", ""],
        [
            "Xã Sông Trăng", "F-2", "02/03/2023", "Hài lòng", "Neutral", "Trực tuyến", "", "Chờ lâu; \"một cửa\"",
            "0912345678",
        ],
        ["A3", "F-3", "", "98", "", "", "0", "Dòng một\nDòng hai", ""],
    ]

    private static let expected = [
        ["A1", "F-1", "2023-03-01", "3", "1", "1+3", "2.5", "Tốt", "[blank]"],
        [
            "Xã Sông Trăng", "F-2", "2023-03-02", "3", "2", "3", "[blank]", "Chờ lâu; \"một cửa\"", "0912345678",
        ],
        ["A3", "F-3", "[blank]", "[doesNotKnow]", "[blank]", "[blank]", "0.0", "Dòng một\nDòng hai", "[blank]"],
    ]

    private static func text(separator: String, lineEnd: String) -> String {
        ([Toy.headings] + rows).map { row in
            row.map { cell in
                cell.contains { "\"\n;,\t".contains($0) } ? "\"" + cell.replacing("\"", with: "\"\"") + "\"" : cell
            }.joined(separator: separator)
        }.joined(separator: lineEnd) + lineEnd
    }

    @Test("Separators, line ends and encodings lead to the same table", arguments: [",", ";", "\t"], ["\n", "\r\n"])
    func dialects(separator: String, lineEnd: String) throws {
        let toy = try Toy()
        let text = Self.text(separator: separator, lineEnd: lineEnd)
        let encodings: [(bytes: [UInt8], name: String)] = [
            (Array(text.utf8), "UTF-8"), ([0xEF, 0xBB, 0xBF] + Array(text.utf8), "UTF-8"), (utf16(text), "UTF-16LE"),
            (utf16(text, lowFirst: false), "UTF-16BE"),
        ]
        for (bytes, encoding) in encodings {
            let batch = try toy.read(bytes)
            #expect(batch.rows(try Toy.questionnaire.get()) == Self.expected)
            #expect(batch.findings == [])
            #expect(batch.refused == [])
            #expect((0..<3).map { batch.table.unit($0) } == [0, 1, 2])
            #expect(batch.source.encoding == encoding)
            #expect(batch.source.dialect == (separator == "\t" ? "tab" : separator))
            #expect(batch.source.size == bytes.count)
            #expect(batch.source.sha256.count == 64)
        }
    }

    @Test("Labels with marks of their own (NFD) are the labels; a unit's name is found; equal texts are one text")
    func normalForms() throws {
        let toy = try Toy()
        let composed = "unit,form,q1,comment\nXã Hoa Sen,N1,Hài lòng,Tốt\n"
        let marked = "unit,form,q1,comment\nXa\u{303} Hoa Sen,N1,Ha\u{300}i lo\u{300}ng,To\u{302}\u{301}t\n"
        #expect(Array(composed.utf8) != Array(marked.utf8))
        let both = try toy.read(composed + marked.split(separator: "\n")[1] + "\n")
        #expect(both.table.unit(0) == 0 && both.table.unit(1) == 0)
        let rows = both.rows(try Toy.questionnaire.get())
        #expect(rows[0] == rows[1])
        guard case .texts(let comments) = both.table.columns[7] else {
            Issue.record("comments are not texts")
            return
        }
        #expect(comments.codes[0] == comments.codes[1])
    }

    @Test(
        "Answers may be codes or labels, Vietnamese or English, in any case",
        arguments: [
            "3", "Hài lòng", "HÀI LÒNG", "hài  lòng", "Satisfied", "satisfied", " 3 ", "3.0", "3 - Hài lòng",
            "\u{FEFF}3", "\u{A0}3",
        ])
    func spellings(answer: String) throws {
        let batch = try Toy().read("unit,form,q1\nA1,1,\"\(answer)\"\n")
        #expect(batch.table.columns[3].level(0) == 2)
        #expect(!batch.rules.contains("cell.impossibleCode"))
    }

    @Test("What makes formulas harmless is taken off texts again")
    func harmless() throws {
        let batch = try Toy().read("unit,form,comment\nA1,'=1+1,'=SUM(A1)\nA1,=1+1,''=x\n")
        let rows = batch.rows(try Toy.questionnaire.get())
        #expect(rows.map { $0[1] } == ["=1+1", "=1+1"])
        #expect(rows.map { $0[7] } == ["=SUM(A1)", "'=x"])
    }

    @Test("A file of many blocks is read like one of few")
    func manyBlocks() throws {
        let toy = try Toy()
        let lines = (1...30_000).map {
            "A\($0 % 3 + 1),F-\($0),2023-01-\(10 + $0 % 20),\($0 % 3 + 1),,\($0 % 3 + 1) 1,\($0 % 20),c\($0 % 50),"
        }
        let batch = try toy.read(Toy.headings.joined(separator: ",") + "\n" + lines.joined(separator: "\n") + "\n")
        #expect(batch.table.rowCount == 30_000)
        for row in [0, 9_999, 29_999] {
            let number = row + 1
            #expect(batch.table.unit(row) == number % 3)
            #expect(batch.table.columns[3].level(row) == number % 3)
            #expect(batch.table.origins[row].record == UInt32(number))
            #expect(batch.table.origins[row].line == UInt32(number + 1))
            #expect(
                try toy.reader.rawText(of: batch.table.origins[row], path: toy.folder.path + "/batch.csv") == lines[row]
            )
        }
    }
}
