import Figures
import Intake
import Questionnaires
import Responses
import Tables
import Testing

@Suite("Choose-many questions in every encoding")
struct SetColumnTests {
    private let toy: Toy
    private let questionnaire: Questionnaire

    init() throws {
        toy = try Toy()
        questionnaire = try Toy.questionnaire.get()
    }

    /// The answers to `channels`, and the findings about them.
    private func read(_ text: String, settings: BatchSettings = BatchSettings()) throws -> ([String], [String]) {
        let batch = try toy.read(text, settings: settings)
        return (batch.rows(questionnaire).map { $0[5] }, batch.findings.filter { $0.field == "channels" }.map(\.rule))
    }

    @Test(
        "Several answers in one cell",
        arguments: [
            ("1 3", "1+3"), ("3 1", "1+3"), ("1,3", "1+3"), ("1;3", "1+3"), ("1|3", "1+3"), ("1 | 3", "1+3"),
            ("Tại quầy Trực tuyến", "1+3"), ("Desk Online", "1+3"), ("Desk, Online", "1+3"),
            ("desk;post;online", "1+2+3"),
            ("Tại quầy,Bưu chính", "1+2"), ("2", "2"), ("", "[blank]"), ("Online", "3"), ("1 4", "[invalid]"),
            ("Desk Fax", "[invalid]"), ("Tại", "[invalid]"),
        ])
    func oneCell(cell: String, expected: String) throws {
        #expect(try read("unit;form;channels\nA1;1;\"\(cell)\"\n").0 == [expected])
    }

    @Test(
        "One column a level",
        arguments: [
            ("1", "0", "1", "1+3"), ("TRUE", "FALSE", "false", "1"), ("Yes", "No", "yes", "1+3"),
            ("Có", "Không", "có", "1+3"), ("x", "", "X", "1+3"), ("", "", "", "[blank]"), ("0", "0", "0", "[blank]"),
            ("1.0", "0.0", "1,0", "1+3"), ("Tại quầy", "", "Online", "1+3"), ("1", "2", "", "1+2"),
            ("1", "3", "", "[invalid]"), ("có thể", "0", "0", "[invalid]"), ("2", "", "", "[invalid]"),
        ])
    func columns(first: String, second: String, third: String, expected: String) throws {
        for head in [
            "channels/1;channels/2;channels/3", "channels[1];channels[2];channels[3]",
            "channels__1;channels__2;channels__3",
            "channels_1;channels_2;channels_3", "Hình thức/Tại quầy;Hình thức/Bưu chính;Hình thức/Trực tuyến",
            "Channels: Desk;Channels: Post;Channels: Online", "Channels - Desk;Channels - Post;Channels - Online",
            "Hình thức [Tại quầy];Hình thức [Bưu chính];Hình thức [Trực tuyến]",
            "g/h/channels/1;g/h/channels/2;g/h/channels/3",
        ] {
            let (answers, rules) = try read("unit;form;\(head)\nA1;1;\(first);\(second);\(third)\n")
            #expect(answers == [expected], "\(head)")
            #expect(rules == (expected == "[invalid]" ? ["cell.impossibleCode"] : []), "\(head)")
        }
    }

    @Test("KoBo's workbook: one cell, columns of numbers or of truth values, or both; entry workbooks: columns of x")
    func workbooks() throws {
        func book(_ head: [String], _ rows: [[WorkbookCell]]) throws -> [String] {
            let file = toy.folder.path + "/made.xlsx"
            var book = try WorkbookWriter(file, title: "t")
            let sheet = try book.addSheet("phieu", WorkbookLayout())
            try book.write(head.map { .text($0) }, to: sheet)
            for row in rows { try book.write(row, to: sheet) }
            try book.commit()
            let batch = try toy.read(try FileReader(file).bytes(at: 0, count: 1 << 20), "a.xlsx")
            #expect(!batch.findings.contains { $0.field == "channels" }, "\(batch.findings)")
            return batch.rows(questionnaire).map { $0[5] }
        }
        let head = ["unit", "form", "_id", "_uuid", "_submission_time"]
        func start(_ number: Int) -> [WorkbookCell] {
            [
                .text("A1"), .text("F\(number)"), .number(Double(number)), .text("u\(number)"),
                .text("2026-03-05T01:40:00"),
            ]
        }
        let levels = ["g/channels/1", "g/channels/2", "g/channels/3"]
        #expect(
            try book(head + ["g/channels"], [start(1) + [.text("1 3")], start(2) + [.number(2)], start(3)])
                == ["1+3", "2", "[blank]"])
        #expect(
            try book(
                head + levels,
                [
                    start(1) + [.number(1), .number(0), .number(1)], start(2) + [.number(0), .number(1), .number(0)],
                    start(3), start(4) + [.text("TRUE"), .text("FALSE"), .text("TRUE")],
                ]) == ["1+3", "2", "[blank]", "1+3"])
        #expect(
            try book(
                head + ["g/channels"] + levels,
                [
                    start(1) + [.text("1 3"), .number(1), .number(0), .number(1)],
                    start(2) + [.number(2), .text("FALSE"), .text("TRUE")],
                ])
                == ["1+3", "2"])
        let entry =
            ["unit", "form"]
            + ["1\nKênh\n1 - Tại quầy", "2\nKênh: a/2\n2 - Bưu chính", "3\nKênh"].map { "channels/" + $0 }
        #expect(
            try book(
                entry,
                [
                    [.text("A1"), .text("1"), .text("x"), .blank, .text("X")],
                    [.text("A1"), .text("2"), .blank, .text("x")],
                    [.text("A1"), .text("3")],
                ]) == ["1+3", "2", "[blank]"])
    }

    @Test("Numbers above one are the order of choosing in Survey Solutions alone")
    func order() throws {
        let text = "interview__key\tunit\tform\tchannels__1\tchannels__2\tchannels__3\nk\tA1\t1\t2\t0\t1\n"
        #expect(try read(text).0 == ["1+3"])
    }

    @Test("Both forms that agree are one answer; forms that disagree are none, with a warning")
    func both() throws {
        let rows = [
            ("1 3", "1", "0", "1", "1+3"), ("1 3", "", "", "", "1+3"), ("", "1", "0", "1", "1+3"),
            ("1 3", "1", "0", "0", "[invalid]"), ("1", "0", "0", "0", "[invalid]"), ("", "0", "0", "0", "[blank]"),
        ]
        let text =
            "unit;form;channels;channels/1;channels/2;channels/3\n"
            + rows.enumerated().map { "A1;\($0);\($1.0);\($1.1);\($1.2);\($1.3)\n" }.joined()
        let (answers, rules) = try read(text)
        #expect(answers == rows.map(\.4))
        #expect(rules == ["cell.disagreeingColumns", "cell.disagreeingColumns"])
    }

    @Test("Columns of levels that are not all there, or stand in another order")
    func some() throws {
        #expect(try read("channels/3;unit;channels/1;form\n1;A1;1;1\n1;A1;0;2\n").0 == ["1+3", "3"])
    }

    @Test("A level with two columns is refused; a column of no level is told")
    func wrong() throws {
        #expect(
            try toy.error("unit,form,channels/1,Channels/Desk\nA1,1,1,1\n")
                == .repeatedHeading(file: "batch.csv", line: 1, heading: "Channels/Desk", question: "channels"))
        let batch = try toy.read("unit,form,channels/1,channels/7\nA1,1,1,1\n")
        #expect(batch.findings.filter { $0.rule == "header.unknownColumn" }.map(\.field) == ["channels/7"])
    }
}
