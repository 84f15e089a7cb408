import Figures
import Tables
import Testing

/// The way of a bad record through the program: found, exported, mended in a spreadsheet, imported, counted; and decisions.
@Suite struct MendingTests {
    private static let folder = SmallCampaign.folder

    /// A campaign with a telephone number on the form, and a batch with a bad unit, a conflict and a row that is cut off.
    private func workspace() throws -> TestWorkspace {
        var campaign = SmallCampaign()
        campaign.batches = [
            "mot.csv": """
            unit,form,date,sex,phone,q1
            A,A1,2026-01-10,1,0912345678,5
            Xã Không Có,A2,2026-01-11,1,0987654321,4
            A,A3,2026-01-12,2,0900000001,2
            A,A3,2026-01-12,2,0900000001,5
            B,B1,2026-01-14
            B,B2,2026-01-15,1,0900000002,=1+1

            """
        ]
        let workspace = try campaign.workspace()
        try workspace.edit(
            "questionnaires/nho.questionnaire.xml", replacing: "    <section id=\"rating\"",
            by: """
                <section id="person" vi="Người trả lời" en="Respondent">
                  <text id="phone" personal="true" maximumLength="20">
                    <vi>Điện thoại</vi>
                    <en>Telephone</en>
                  </text>
                </section>
                <section id="rating"
                """)
        return workspace
    }

    private func counts(_ workspace: TestWorkspace) throws -> [Int] {
        let records = try workspace.json("status", Self.folder)["records"]
        return ["records", "accepted", "superseded", "excluded", "quarantined"].map { records?[$0]?.integer ?? -1 }
    }

    /// The rows of a mend file by column.
    private func rows(_ workspace: TestWorkspace, _ file: String) throws -> Table {
        try Table(bytes: Array(workspace.text(file).utf8), name: file, dialect: CSVDialect(separator: .semicolon))
    }

    /// Writes a mend file back with some cells changed.
    private func write(
        _ table: Table, changing changes: [Int: [String: String]], leaving left: Set<Int> = [], to file: String,
        in workspace: TestWorkspace
    ) throws {
        var writer = CSVWriter(dialect: CSVDialect(separator: .semicolon, lineEnd: .crlf), byteOrderMark: true)
        writer.write(texts: table.columns)
        for (place, row) in table.rows.enumerated() where !left.contains(place) {
            writer.write(
                texts: zip(table.columns, row.cells).map { column, cell in changes[place]?[column] ?? cell })
        }
        try workspace.write(String(decoding: writer.takeBytes(), as: UTF8.self), to: file)
    }

    @Test("what the campaign says of the field's files, such as columns by place, is not said of mend files")
    func places() throws {
        let workspace = try workspace()
        try workspace.edit(
            Self.folder + "/campaign.xml", replacing: "<questionnaire id=\"nho\"/>",
            by: "<questionnaire id=\"nho\"><map place=\"6\" question=\"q1\"/></questionnaire>")
        _ = try workspace.hailong("findings", Self.folder, "--export", "sua.csv", "--quiet")
        let table = try rows(workspace, "sua.csv")
        let place = try #require(table.rows.firstIndex { $0["form"] == "A2" })
        try write(
            table, changing: [place: ["unit": "Xã An"]], leaving: Set(table.rows.indices).subtracting([place]),
            to: "da-sua.csv", in: workspace)
        _ = try workspace.json("import", Self.folder, "da-sua.csv")
        let found = try workspace.json("findings", Self.folder, "--batch", "batches/da-sua.csv")["findings"]?.elements
        #expect(found?.allSatisfy { $0["rule"]?.string?.hasPrefix("cell.") != true } == true, "\(found ?? [])")
        #expect(try counts(workspace)[2] == 1, "the mended row takes the record's place")
        _ = try workspace.json("export", Self.folder)
        let rows = try Table.read(file: workspace.path + "/" + Self.folder + "/export/nho-2026.nho.csv").rows
        #expect(rows.first { $0["form"] == "A2" }?["q1"] == "4")
    }

    @Test("the same loop in a workbook: exported, mended, imported, and the records count")
    func workbook() throws {
        let workspace = try workspace()
        let export = try workspace.hailong("findings", Self.folder, "--export", "sua.xlsx", "--quiet")
        #expect(export.status == 3)
        let table = try Table.read(file: workspace.path + "/sua.xlsx")
        #expect(table.columns.prefix(4) == ["hailong:batch", "hailong:record", "hailong:line", "hailong:reasons"])
        #expect(table.rows.count == 4 && table.rows.allSatisfy { $0["phone"] != "0912345678" })
        let place = try #require(table.rows.firstIndex { $0["form"] == "A2" })
        let file = workspace.path + "/da-sua.xlsx"
        var book = try WorkbookWriter(file)
        let sheet = try book.addSheet("Phiếu cần sửa")
        try book.write(table.columns.map { .text($0) }, to: sheet)
        try book.write(
            zip(table.columns, table.rows[place].cells).map { column, cell in
                .text(column == "unit" ? "Xã Bình" : cell)
            }, to: sheet)
        try book.commit()
        let imported = try workspace.hailong("import", Self.folder, "da-sua.xlsx", "--quiet")
        #expect(imported.status == 3, "\(imported.messages)")
        // Records, accepted, superseded, excluded, quarantined: one more counts, and the one that it replaces does not wait.
        #expect(try counts(workspace) == [7, 3, 1, 0, 3])
        let exported = try workspace.hailong("export", Self.folder, "--with-personal", "--quiet")
        #expect([0, 3].contains(exported.status))
        let data = workspace.text(Self.folder + "/export/nho-2026.nho.csv")
        #expect(data.contains("B,A2,2026-01-11") && data.contains("0987654321"))
    }

    @Test("of a form server's export the mend file has codes, and what was no answer as the server wrote it")
    func formServer() throws {
        var campaign = SmallCampaign()
        campaign.batches = [
            "odk.csv": """
            SubmissionDate,today,g-unit,g-form,g-sex,g-q1,meta-instanceID,KEY,SubmitterID,ReviewState,Edits
            2026-01-13T01:00:00.000Z,2026-01-13,Xã Không,O1,Male,vui lắm,uuid:1,uuid:1,5,approved,1
            2026-01-13T01:00:00.000Z,2026-01-13,B,O2,1,2,uuid:2,uuid:2,5,approved,0

            """
        ]
        let workspace = try campaign.workspace()
        let export = try workspace.hailong("findings", Self.folder, "--export", "sua.csv", "--quiet")
        #expect(export.status == 3, "\(export.messages)")
        let table = try rows(workspace, "sua.csv")
        let row = try #require(table.rows.first)
        #expect(table.rows.count == 1)
        #expect(row["unit"] == "Xã Không" && row["form"] == "O1" && row["date"] == "2026-01-13")
        #expect(row["sex"] == "1" && row["q1"] == "vui lắm")
        try write(table, changing: [0: ["unit": "A", "q1": "5"]], to: "da-sua.csv", in: workspace)
        #expect(try workspace.hailong("import", Self.folder, "da-sua.csv", "--quiet").status == 0)
        #expect(try counts(workspace) == [3, 2, 1, 0, 0])
    }

    @Test("bad batch, findings --export, mended, imported: the records count, the telephone numbers were never shown")
    func wholeLoop() throws {
        let workspace = try workspace()
        #expect(try counts(workspace) == [6, 2, 0, 0, 4])
        let export = try workspace.hailong("findings", Self.folder, "--export", "sua.csv", "--quiet")
        #expect(export.status == 3 && export.output.contains("sua.csv"))
        let text = workspace.text("sua.csv")
        #expect(text.hasPrefix("\u{FEFF}hailong:batch;hailong:record;hailong:line;hailong:reasons;"))
        #expect(!text.contains("0987654321") && !text.contains("0900000001"))
        let table = try rows(workspace, "sua.csv")
        #expect(table.rows.map { $0["hailong:record"] } == ["2", "3", "4", "5"])
        #expect(table.rows[0]["unit"] == "Xã Không Có" && table.rows[0]["phone"] == "•••")
        #expect(table.rows[0]["hailong:reasons"]?.contains("Không có đơn vị") == true)
        #expect(table.rows[1]["hailong:reasons"]?.contains("nội dung khác") == true)
        #expect(table.rows[3]["unit"] == "", "where cells are missing nobody knows which column is personal")
        // The unit is mended; of the pair in conflict one was another form; the cut-off record is completed.
        try write(
            table,
            changing: [
                0: ["unit": "A"], 2: ["form": "A4"],
                3: ["unit": "B", "form": "B1", "date": "14/01/2026", "sex": "2", "q1": "4"],
            ], to: Self.folder + "/batches/sua.csv", in: workspace)
        #expect(try counts(workspace) == [10, 6, 4, 0, 0])
        #expect(!workspace.text(Self.folder + "/decisions.csv").contains("supersede"), "status writes nothing")
        #expect(try workspace.hailong("run", Self.folder, "--quiet").status == 0)
        let decisions = workspace.text(Self.folder + "/decisions.csv")
        #expect(decisions.contains("batches/mot.csv,2,supersede,,batches/sua.csv#1,"))
        #expect(decisions.split(separator: "\n").count == 5)
        let reports = workspace.reports(SmallCampaign.id)
        #expect(try workspace.hailong("run", Self.folder, "--quiet").status == 0)
        #expect(workspace.text(Self.folder + "/decisions.csv") == decisions, "nothing is written twice")
        #expect(workspace.reports(SmallCampaign.id) == reports)
        #expect(try counts(workspace) == [10, 6, 4, 0, 0])
        // A mended file that is taken back gives way to what it mended.
        #expect(
            try workspace.hailong("withdraw", Self.folder, "sua.csv", "--reason", "Sửa nhầm", "--quiet").status == 3)
        #expect(try counts(workspace) == [10, 2, 0, 4, 4])
        #expect(
            try workspace.hailong("decide", Self.folder, "sua.csv", "keep", "--reason", "Đúng", "--quiet").status == 0)
        #expect(try counts(workspace) == [10, 6, 4, 0, 0])
    }

    @Test("a mended file whose column of records was deleted waits; headings in other letters are the same headings")
    func headings() throws {
        let workspace = try workspace()
        _ = try workspace.hailong("findings", Self.folder, "--export", "sua.csv", "--quiet")
        let text = workspace.text("sua.csv")
        let table = try rows(workspace, "sua.csv")
        try workspace.write(
            text.replacing("hailong:batch", with: "HAILONG:Batch ").replacing("hailong:record", with: "Hailong:RECORD")
                .replacing("Xã Không Có", with: "A"), to: "chu-hoa.csv")
        var answer = try workspace.json("check", Self.folder, "chu-hoa.csv")
        #expect(answer["batches"]?.elements?.last?["accepted"]?.integer == 1)
        var writer = CSVWriter(dialect: CSVDialect(separator: .semicolon))
        let kept = table.columns.indices.filter { table.columns[$0] != "hailong:record" }
        writer.write(texts: kept.map { table.columns[$0] })
        for row in table.rows { writer.write(texts: kept.map { row.cells[$0].replacing("Xã Không Có", with: "A") }) }
        try workspace.write(String(decoding: writer.takeBytes(), as: UTF8.self), to: "thieu-cot.csv")
        answer = try workspace.json("check", Self.folder, "thieu-cot.csv")
        let batch = answer["batches"]?.elements?.last
        #expect(batch?["accepted"]?.integer == 0 && batch?["quarantined"]?.integer == table.rows.count)
        let finding = batch?["findings"]?.first(where: "rule", is: "record.mendsNothing")
        #expect(finding?["message"]?.string?.contains("nhập lại") == true)
    }

    @Test("a mend file is not written where the campaign keeps its own, and shows no telephone number from any column")
    func ownFiles() throws {
        var campaign = SmallCampaign()
        campaign.batches = [
            "mot.csv": "unit,form,date,sex,q1\nX01 0909123456,A1-0912345678,2026-01-10 0912345678,1,5\n"
        ]
        let workspace = try campaign.workspace()
        for name in ["decisions.csv", "sample.csv", "margins/a.csv"] {
            try workspace.hailong("findings", Self.folder, "--export", Self.folder + "/" + name, "--quiet")
                .isRefusal(64, naming: [name])
        }
        for name in ["sua.csv", "sua.xlsx"] {
            #expect(try workspace.hailong("findings", Self.folder, "--export", name, "--quiet").status == 3)
            let rows = try name == "sua.csv" ? rows(workspace, name) : Table.read(file: workspace.path + "/" + name)
            #expect(rows.rows.count == 1)
            for cell in rows.rows[0].cells {
                #expect(!cell.contains("0912") && !cell.contains("0909"), "\(name): \(cell)")
            }
        }
        for format in ["json", "csv"] {
            let outcome = try workspace.hailong(
                "findings", Self.folder, "--format", format, "--severity", "note", "--quiet")
            #expect(!outcome.output.contains("0912") && !outcome.output.contains("0909"), "\(outcome.output)")
        }
    }

    @Test("import copies a mended file and writes its decisions down")
    func imported() throws {
        let workspace = try workspace()
        _ = try workspace.hailong("findings", Self.folder, "--export", "sua.csv", "--quiet")
        try write(
            try rows(workspace, "sua.csv"), changing: [0: ["unit": "A"]], leaving: [1, 2, 3], to: "da-sua.csv",
            in: workspace)
        let answer = try workspace.json("import", Self.folder, "da-sua.csv")
        #expect(answer["batches"]?.elements?.last?["accepted"]?.integer == 1)
        #expect(answer["waiting"]?.integer == 3)
        let decisions = workspace.text(Self.folder + "/decisions.csv")
        #expect(decisions.contains("batches/mot.csv,2,supersede,,batches/da-sua.csv#1,"))
        #expect(try counts(workspace) == [7, 3, 1, 0, 3])
        try workspace.hailong("findings", Self.folder, "--export", Self.folder + "/batches/x.csv", "--quiet")
            .isRefusal(64, naming: ["batches/"])
    }

    @Test("a masked answer is never taken for one: it stays what the first record says")
    func masks() throws {
        let workspace = try workspace()
        _ = try workspace.hailong("findings", Self.folder, "--export", "sua.csv", "--quiet")
        try write(
            try rows(workspace, "sua.csv"), changing: [0: ["unit": "A"]], leaving: [1, 2, 3],
            to: Self.folder + "/batches/sua.csv", in: workspace)
        _ = try workspace.hailong("run", Self.folder, "--quiet")
        let again = try workspace.hailong(
            "findings", Self.folder, "--export", "tat-ca.csv", "--with-personal", "--quiet")
        #expect(again.status == 3)
        #expect(workspace.text("tat-ca.csv").contains("0900000001"))
        #expect(workspace.text(Self.folder + "/journal.csv").contains("personal"))
        // The mended record repeats the first one's telephone number, so that the same form entered whole is a duplicate.
        try workspace.write(
            "unit,form,date,sex,phone,q1\nA,A2,2026-01-11,1,0987654321,4\n", to: Self.folder + "/batches/zz.csv")
        let records = try workspace.json("status", Self.folder)["records"]
        #expect(records?["duplicates"]?.integer == 1)
    }

    @Test("mended twice: the second file replaces the first, and export names the latest copy")
    func twice() throws {
        let workspace = try workspace()
        _ = try workspace.hailong("findings", Self.folder, "--export", "sua.csv", "--quiet")
        let first = try rows(workspace, "sua.csv")
        // Still wrong: another unit that is not there.
        try write(
            first, changing: [0: ["unit": "Xã Cũng Không"]], leaving: [1, 2, 3], to: Self.folder + "/batches/sua-1.csv",
            in: workspace)
        _ = try workspace.hailong("run", Self.folder, "--quiet")
        #expect(try counts(workspace) == [7, 2, 1, 0, 4])
        _ = try workspace.hailong("findings", Self.folder, "--export", "sua-2.csv", "--quiet")
        let second = try rows(workspace, "sua-2.csv")
        #expect(second.rows.last?["hailong:batch"] == "batches/sua-1.csv")
        try write(
            second, changing: [3: ["unit": "A"]], leaving: [0, 1, 2], to: Self.folder + "/batches/sua-2.csv",
            in: workspace)
        #expect(try counts(workspace) == [8, 3, 2, 0, 3])
        // The first export mended once more, and imported under a third name: it goes over the second.
        try write(
            first, changing: [0: ["unit": "B"]], leaving: [1, 2, 3], to: Self.folder + "/batches/sua-3.csv",
            in: workspace)
        _ = try workspace.hailong("run", Self.folder, "--quiet")
        #expect(try counts(workspace) == [9, 3, 3, 0, 3])
        let units = try workspace.json("status", Self.folder)["questionnaires"]?.elements?[0]["forms"]?["units"]
        #expect(units?.first(where: "unit", is: "B")?["valid"]?.integer == 2)
        // With nothing kept the same comes out.
        workspace.remove(Self.folder + "/.hailong")
        #expect(try counts(workspace) == [9, 3, 3, 0, 3])
    }

    @Test("mended rows that name nothing wait, with an error; with the name put back they count")
    func nameless() throws {
        let workspace = try workspace()
        _ = try workspace.hailong("findings", Self.folder, "--export", "sua.csv", "--quiet")
        let table = try rows(workspace, "sua.csv")
        let good = ["unit": "A", "form": "A2", "date": "2026-01-11", "sex": "1", "q1": "4"]
        try write(
            table,
            changing: [
                0: ["hailong:batch": "", "hailong:record": ""].merging(good) { $1 },
                1: ["hailong:batch": "batches/khong-co.csv"],
                2: ["hailong:record": "99"], 3: ["hailong:record": "năm"].merging(good) { $1 },
            ], to: Self.folder + "/batches/sua.csv", in: workspace)
        #expect(try counts(workspace) == [10, 2, 0, 0, 8])
        let found = try workspace.json("findings", Self.folder, "--rule", "record.mendsNothing")["findings"]?.elements
        #expect(found?.map { $0["record"]?.integer ?? 0 } == [1, 2, 3, 4])
        #expect(found?.map { $0["severity"]?.string ?? "" } == Array(repeating: "error", count: 4))
        #expect(found?[1]["value"]?.string == "batches/khong-co.csv#3")
        #expect(try workspace.hailong("run", Self.folder, "--quiet").status == 3)
        #expect(!Files.exists(workspace.path + "/" + Self.folder + "/decisions.csv"), "nothing replaces anything")
        // A file that is only checked may mend a batch that is not among those given.
        try write(table, changing: [0: ["unit": "A"]], leaving: [1, 2, 3], to: "ngoai.csv", in: workspace)
        let checked = try workspace.json("check", Self.folder, "ngoai.csv")
        #expect(checked["batches"]?.elements?.first?["accepted"]?.integer == 1)
        // A decision says what the row does not.
        _ = try workspace.hailong(
            "decide", Self.folder, "mot.csv", "supersede", "--record", "2", "--by", "batches/sua.csv#1", "--reason",
            "x",
            "--quiet")
        #expect(try counts(workspace) == [10, 3, 1, 0, 6])
    }

    @Test("decisions about what is not there are told by check, status and run; a blank or bare file decides nothing")
    func astrayDecisions() throws {
        let workspace = try workspace()
        let decisions = Self.folder + "/decisions.csv"
        let header = "batch,record,action,author,reason\n"
        for empty in ["", "\n", "\u{FEFF}", header, "lô;bản ghi;quyết định;người quyết định;lý do\r\n"] {
            try workspace.write(empty, to: decisions)
            #expect(try counts(workspace) == [6, 2, 0, 0, 4], "\(empty)")
        }
        try workspace.write(header + "batches/mot.csv,77,exclude,Lan,thử\n", to: decisions)
        for verb in ["check", "status", "run"] {
            let outcome = try workspace.hailong(verb, Self.folder, "--quiet")
            #expect(outcome.output.contains("bản ghi 77"), "\(verb): \(outcome.output)")
        }
        try workspace.write(header + "batches/khong-co.csv,1,exclude,Lan,thử\n", to: decisions)
        for verb in ["check", "status", "run"] {
            try workspace.hailong(verb, Self.folder, "--quiet").isRefusal(
                65, naming: ["decisions.csv", "khong-co.csv"])
        }
        try workspace.write("unit,form,date,sex,phone,q1\nB,B7,2026-01-14,1,0900000001,4\n", to: "hai.csv")
        try workspace.hailong("check", Self.folder, "hai.csv", "--quiet").isRefusal(65, naming: ["khong-co.csv"])
        let imported = try workspace.hailong("import", Self.folder, "hai.csv")
        #expect(
            imported.status == 3 && imported.messages.contains("khong-co.csv"),
            "told, and nobody is kept from importing")
    }

    @Test("what stands in decisions.csv stays byte by byte: rows are added, or the file is refused")
    func appending() throws {
        let workspace = try workspace()
        let decisions = Self.folder + "/decisions.csv"
        let own =
            "Lô;Bản ghi;Quyết định;Người quyết định;Lý do;Câu;Giá trị\r\nbatches/mot.csv;1;giữ;Lan;\"đúng; rồi\";;"
        try workspace.write(own, to: decisions)
        func exclude(_ record: String) throws -> Outcome {
            try workspace.hailong(
                "decide", Self.folder, "mot.csv", "exclude", "--record", record, "--reason", "thử", "--author", "Lan",
                "--quiet")
        }
        #expect(try exclude("3").status == 3)
        let added = workspace.text(decisions)
        #expect(added.hasPrefix(own) && added.hasSuffix("batches/mot.csv;3;exclude;Lan;thử;;\r\n"), "\(added)")
        let narrow = "batch,record,action,author,reason\nbatches/mot.csv,1,keep,Lan,x\n"
        try workspace.write(narrow, to: decisions)
        #expect(try exclude("3").status == 3)
        #expect(workspace.text(decisions) == narrow + "batches/mot.csv,3,exclude,Lan,thử\n")
        try workspace.hailong(
            "correct", Self.folder, "mot.csv", "1", "q1", "4", "--reason", "x", "--quiet"
        ).isRefusal(65, naming: ["decisions.csv", "question, value"])
        // A mended file that needs the columns is not taken in halfway.
        _ = try workspace.hailong("findings", Self.folder, "--export", "sua.csv", "--quiet")
        try write(
            try rows(workspace, "sua.csv"), changing: [0: ["unit": "A"]], leaving: [1, 2], to: "da-sua.csv",
            in: workspace)
        try workspace.hailong("import", Self.folder, "da-sua.csv", "--quiet").isRefusal(65, naming: ["value"])
        #expect(!Files.exists(workspace.path + "/" + Self.folder + "/batches/da-sua.csv"))
        try workspace.write("\n\n", to: decisions)
        #expect(try exclude("3").status == 3)
        #expect(
            workspace.text(decisions).hasPrefix(
                "batch,record,action,question,value,author,reason,time\nbatches/mot.csv,3,"))
    }

    @Test("an existing file is not written over, and cells are harmless")
    func safety() throws {
        let workspace = try workspace()
        try workspace.write("x", to: "sua.csv")
        try workspace.hailong("findings", Self.folder, "--export", "sua.csv", "--quiet").isRefusal(
            64, naming: ["sua.csv"])
        #expect(workspace.text("sua.csv") == "x")
        _ = try workspace.hailong("findings", Self.folder, "--export", "b.csv", "--warnings", "--quiet")
        let table = try rows(workspace, "b.csv")
        #expect(table.rows.last?["q1"] == "'=1+1")
        try workspace.hailong("findings", Self.folder, "--warnings", "--quiet").isRefusal(64, naming: ["--export"])
        try workspace.hailong("findings", Self.folder, "--unit", "Z", "--quiet").isRefusal(64, naming: ["Z"])
        try workspace.hailong("findings", Self.folder, "--rule", "x.y", "--quiet").isRefusal(64, naming: ["x.y"])
    }

    @Test("findings are filtered by unit, rule, severity and batch")
    func filters() throws {
        let workspace = try workspace()
        func rules(_ arguments: String...) throws -> [String] {
            let outcome = try Program.hailong.run(
                ["findings", Self.folder] + arguments + ["--format", "json", "--quiet"], in: workspace.path)
            return try #require(try outcome.json()["findings"]?.elements).compactMap { $0["rule"]?.string }
        }
        #expect(
            try rules("--severity", "error").sorted() == [
                "record.columnCount", "record.conflict", "record.conflict", "unit.unknown",
            ])
        #expect(try rules("--unit", "A") == ["record.conflict", "record.conflict"])
        #expect(try rules("--unit", "B") == ["cell.impossibleCode"])
        #expect(try rules("--rule", "unit.unknown", "--batch", "mot.csv") == ["unit.unknown"])
        let csv = try workspace.hailong("findings", Self.folder, "--format", "csv", "--quiet")
        #expect(csv.output.hasPrefix("batch,record,line,unit,disposition,severity,rule,field,value,message\n"))
    }
}

/// Decisions written by commands.
@Suite struct DecidingTests {
    private static let folder = SmallCampaign.folder

    private func workspace() throws -> TestWorkspace {
        var campaign = SmallCampaign()
        campaign.batches["hai.csv"] = "unit,form,sex,q1\nA,A1,1,1\nA,A9,2,9\n"
        return try campaign.workspace()
    }

    private func index(_ workspace: TestWorkspace) throws -> JSONValue? {
        try workspace.json("index", Self.folder, "--item", "overall", "--unit", "A")["estimates"]?.elements?.first?[
            "exact"]
    }

    @Test("a correction runs before the checks, shows in findings and explain, and is written once")
    func correct() throws {
        let workspace = try workspace()
        // A1 of hai.csv is another form, A11; the impossible answer of A9 was a 5.
        let first = try workspace.json(
            "correct", Self.folder, "hai.csv", "1", "form", "A11", "--reason", "Theo phiếu giấy", "--author", "Lan")
        #expect(first["written"]?.bool == true && first["after"]?["quarantined"]?.integer == 0)
        _ = try workspace.json("correct", Self.folder, "batches/hai.csv", "2", "q1", "Rất hài lòng", "--reason", "x")
        let again = try workspace.json("correct", Self.folder, "hai.csv", "2", "q1", "Rất hài lòng", "--reason", "y")
        #expect(again["written"]?.bool == false)
        let lines = workspace.text(Self.folder + "/decisions.csv").split(separator: "\n")
        #expect(lines.count == 3 && lines[0] == "batch,record,action,question,value,author,reason,time")
        #expect(lines[1].hasPrefix("batches/hai.csv,1,correct,form,A11,Lan,Theo phiếu giấy,20"))
        // A: 5 4 1 2 of the first batch, 1 and 5 of the second.
        #expect(try index(workspace) == ["numerator": 3, "denominator": 6])
        let findings = try workspace.json("findings", Self.folder, "--rule", "cell.corrected")["findings"]?.elements
        #expect(findings?.count == 2)
        #expect(findings?[0]["message"]?.string?.contains("«A1» thành «A11»") == true)
        let explained = try workspace.hailong("explain", Self.folder, "A", "--quiet")
        #expect(explained.output.contains("Theo phiếu giấy") && explained.output.contains("A11"))
        #expect(workspace.text(Self.folder + "/batches/hai.csv").contains("A,A1,1,1"), "the file stays as it is")
    }

    @Test("what is not there, or no answer, is refused and nothing is written")
    func refused() throws {
        let workspace = try workspace()
        func refuses(_ arguments: [String], _ parts: [String]) throws {
            try Program.hailong.run(
                arguments + ["--quiet"], in: workspace.path
            ).isRefusal(64, naming: parts)
        }
        let reason = ["--reason", "x"]
        try refuses(["correct", Self.folder, "ba.csv", "1", "q1", "4"] + reason, ["ba.csv", "batches/mot.csv"])
        try refuses(["correct", Self.folder, "hai.csv", "7", "q1", "4"] + reason, ["hai.csv", "7"])
        try refuses(["correct", Self.folder, "hai.csv", "1", "q7", "4"] + reason, ["q7"])
        try refuses(["correct", Self.folder, "hai.csv", "1", "q1", "7"] + reason, ["q1", "1 2 3 4 5"])
        let wrong = try workspace.hailong(
            "correct", Self.folder, "hai.csv", "1", "q1", "7", "--reason", "x", "--language", "en", "--quiet")
        #expect(!wrong.messages.contains("counts as invalid"), "nothing was written, so nothing counts")
        try refuses(["correct", Self.folder, "hai.csv", "1", "form", "A\u{1}1"] + reason, ["U+0001"])
        try refuses(["correct", Self.folder, "hai.csv", "1", "unit", "Xã Lạ"] + reason, ["Xã Lạ"])
        try refuses(["correct", Self.folder, "hai.csv", "1", "q1", "4", "--reason", " "], ["--reason"])
        try refuses(["decide", Self.folder, "hai.csv", "exclude"] + reason, ["--record"])
        try refuses(
            ["decide", Self.folder, "hai.csv", "supersede", "--record", "1", "--by", "mot.csv#99"] + reason, ["99"])
        try refuses(
            ["decide", Self.folder, "hai.csv", "keep", "--record", "1", "--by", "mot.csv#1"] + reason, ["--by"])
        try refuses(
            ["decide", Self.folder, "hai.csv", "supersede", "--record", "1", "--by", "hai.csv#1"] + reason, ["chính nó"]
        )
        try refuses(["withdraw", Self.folder, "ba.csv"] + reason, ["ba.csv"])
        #expect(!Files.exists(workspace.path + "/" + Self.folder + "/decisions.csv"))
    }

    @Test("decisions.csv written by hand: a record that replaces itself, a record's number that is none")
    func byHand() throws {
        let workspace = try workspace()
        let header = "batch,record,action,question,value,author,reason,time\n"
        try workspace.write(
            header + "batches/hai.csv,1,supersede,,batches/hai.csv#1,Lan,x,\n", to: Self.folder + "/decisions.csv")
        try workspace.hailong("status", Self.folder, "--quiet").isRefusal(65, naming: ["decisions.csv", "chính nó"])
        try workspace.write(header + "batches/hai.csv,1.0,exclude,,,Lan,x,\n", to: Self.folder + "/decisions.csv")
        try workspace.hailong("status", Self.folder, "--quiet").isRefusal(65, naming: ["decisions.csv", "«1.0»"])
    }

    @Test("withdraw, keep again, exclude, supersede; each is idempotent and changes the figures")
    func others() throws {
        let workspace = try workspace()
        #expect(try index(workspace) == ["numerator": 1, "denominator": 3], "A1 is in conflict; the 9 is invalid")
        _ = try workspace.json("decide", Self.folder, "mot.csv", "keep", "--record", "1", "--reason", "x")
        #expect(try index(workspace) == ["numerator": 2, "denominator": 4])
        _ = try workspace.json("withdraw", Self.folder, "mot.csv", "--reason", "x")
        #expect(try index(workspace) == ["numerator": 0, "denominator": 1])
        #expect(try workspace.json("withdraw", Self.folder, "mot.csv", "--reason", "x")["written"]?.bool == false)
        _ = try workspace.json("decide", Self.folder, "mot.csv", "keep", "--reason", "x")
        #expect(try index(workspace) == ["numerator": 2, "denominator": 4])
        _ = try workspace.json("decide", Self.folder, "mot.csv", "exclude", "--record", "3", "--reason", "x")
        #expect(try index(workspace) == ["numerator": 2, "denominator": 3])
        _ = try workspace.json(
            "decide", Self.folder, "mot.csv", "supersede", "--record", "4", "--by", "hai.csv#1", "--reason", "x")
        #expect(try workspace.json("status", Self.folder)["decisions"]?["supersede"]?.integer == 1)
    }

    @Test("a file of five columns, with semicolons and Vietnamese headings, is read and added to")
    func oldFiles() throws {
        let workspace = try workspace()
        try workspace.write(
            "\u{FEFF}Lô phiếu;Bản ghi;Quyết định;Người quyết định;Lý do\r\nbatches/hai.csv;1;loại;Lan;Trùng\r\n",
            to: Self.folder + "/decisions.csv")
        #expect(try workspace.json("status", Self.folder)["records"]?["excluded"]?.integer == 1)
        _ = try workspace.json("decide", Self.folder, "mot.csv", "exclude", "--record", "1", "--reason", "a;b")
        #expect(workspace.text(Self.folder + "/decisions.csv").contains("\r\nbatches/mot.csv;1;exclude;"))
        #expect(try workspace.json("status", Self.folder)["records"]?["excluded"]?.integer == 2)
        try workspace.hailong(
            "correct", Self.folder, "mot.csv", "2", "q1", "1", "--reason", "x", "--author", "Lan", "--quiet"
        ).isRefusal(65, naming: ["decisions.csv", "question, value."])
        try workspace.write(
            "batch,record,action,author,reason\nbatches/mot.csv,1,tha,Lan,x\n", to: Self.folder + "/decisions.csv")
        try workspace.hailong("status", Self.folder, "--quiet").isRefusal(65, naming: ["decisions.csv", "2", "tha"])
    }
}

/// Forms handed out, the sample, and what `status` says of them.
@Suite struct FormsTests {
    private static let folder = SmallCampaign.folder

    @Test("series in campaign.xml, a sample in a table: missing numbers, outcomes, rates; the same in the reports")
    func account() throws {
        var campaign = SmallCampaign()
        campaign.units = """
            code,name,name_en,kind,block,population,target
            A,Xã An,An Commune,commune,Xã,100,5
            B,Xã Bình,Bình Commune,commune,Xã,300,2

            """
        campaign.after = """
            <sample file="mau.csv"/>
            <issued><series unit="A" from="A1" to="A08"/><series unit="B" from="B1" to="B3"/></issued>
            """
        let workspace = try campaign.workspace()
        try workspace.write(
            """
            Mã đơn vị;Số phiếu;Kết quả tiếp cận;Xác suất
            A;A1;đã trả lời;0,05
            A;A5;từ chối;0,05
            A;A6;;0,05
            A;A7;thay bằng A8;0,05
            B;B1;;
            B;B3;không thuộc đối tượng;

            """, to: Self.folder + "/mau.csv")
        let status = try workspace.json("status", Self.folder)
        let units = try #require(status["questionnaires"]?.elements?[0]["forms"]?["units"])
        let a = try #require(units.first(where: "unit", is: "A"))
        #expect(a["issued"]?.integer == 8 && a["returned"]?.integer == 4 && a["shortfall"]?.integer == 1)
        #expect(a["missing"] == [["first": "A5", "last": "A8", "count": 4]])
        #expect(a["outcomes"] == ["answered": 1, "refused": 1, "unknown": 1, "replaced": 1])
        #expect(a["rates"]?["RR1"]?.double == 25 && a["rates"]?["REF1Printed"]?.string == "25,00%")
        let b = try #require(units.first(where: "unit", is: "B"))
        #expect(b["missingCount"]?.integer == 1 && b["rates"]?["RR1"]?.double == 100)
        #expect(b["shortfall"]?.integer == 0 && b["cases"]?["notEligible"]?.integer == 1)
        let table = try workspace.hailong("status", Self.folder, "--quiet")
        #expect(table.status == 0 && table.output.contains("A5–A8") && table.output.contains("RR1"))
        #expect(try workspace.hailong("run", Self.folder, "--quiet", "--language", "en").status == 0)
        #expect(workspace.text("reports/nho-2026/units/A.html").contains("A5–A8"))
        #expect(workspace.text("reports/nho-2026/field.en.html").contains("RR1"))
        let forms = try JSONValue(parsing: workspace.text("reports/nho-2026/forms.json"))
        #expect(forms["surveys"]?.elements?[0]["units"]?.first(where: "unit", is: "A") == a)
        #expect(workspace.text("reports/nho-2026/manifest.json").contains("mau.csv"))
    }

    @Test("what is wrong in series and samples is told with its line")
    func refused() throws {
        var campaign = SmallCampaign()
        campaign.after = "<sample file=\"mau.csv\"/><issued file=\"day.csv\"/>"
        let workspace = try campaign.workspace()
        try workspace.write(
            "unit,from,to,count\nA,A1,A9,\nB,A5,A6,\nZ,,,4\nA,X1,Y2,\nA,,,x\nA,C1,C3,4\n", to: Self.folder + "/day.csv")
        try workspace.write(
            "unit,form,outcome,probability\nA,A1,gì,\nZ,A2,,\nA,A3,,2\nA,A4,,\nA,A04,,\n", to: Self.folder + "/mau.csv")
        try workspace.hailong("status", Self.folder, "--quiet").isRefusal(
            65,
            naming: [
                "day.csv:4", "«Z»", "day.csv:5", "«X1»", "day.csv:6", "day.csv:7", "3 số", "chồng lên",
                "mau.csv, dòng 2", "«gì»",
                "mau.csv, dòng 3", "mau.csv, dòng 4", "xác suất", "mau.csv, dòng 6",
            ])
    }

    @Test("a campaign without batches has a status, too")
    func empty() throws {
        var campaign = SmallCampaign()
        campaign.batches = [:]
        let workspace = try campaign.workspace()
        let status = try workspace.hailong("status", Self.folder, "--quiet")
        #expect(status.status == 0 && status.output.contains("Chưa có lô phiếu nào"))
        #expect(try workspace.json("status", Self.folder)["batches"] == [])
    }
}
