import Figures
import Testing

/// The records of the made campaign that are bad in each way that Validation knows.
@Suite struct BenLucCheckTests {
    private static let campaign = "responses/ben-luc-2023"

    /// A defect that the generator planted.
    struct Planted: Sendable, CustomTestStringConvertible {
        var file: String
        var record: Int?
        var rule: String
        var severity: String
        var field: String?
        var testDescription: String { "\(rule) in \(file), record \(record.map(String.init) ?? "-")" }
    }

    static let planted: [Planted] = [
        Planted(file: "xa-dot-1.csv", record: 4, rule: "cell.impossibleCode", severity: "warning", field: "q05"),
        Planted(file: "xa-dot-1.csv", record: 6, rule: "cell.severalMarks", severity: "warning", field: "q03"),
        Planted(file: "xa-dot-1.csv", record: 8, rule: "cell.requiredBlank", severity: "warning", field: "q01"),
        Planted(file: "xa-dot-1.csv", record: 9, rule: "date.outsidePeriod", severity: "warning", field: "date"),
        Planted(file: "xa-dot-1.csv", record: 10, rule: "cell.notADate", severity: "warning", field: "date"),
        Planted(file: "xa-dot-1.csv", record: 15, rule: "answer.notToBeAsked", severity: "warning", field: "q06"),
        Planted(file: "xa-dot-1.csv", record: 20, rule: "cell.constraint", severity: "warning", field: "phone"),
        Planted(file: "xa-dot-1.csv", record: 42, rule: "record.columnCount", severity: "error", field: nil),
        Planted(file: "xa-dot-1.csv", record: 93, rule: "record.irregularQuote", severity: "error", field: nil),
        Planted(file: "xa-dot-1.csv", record: 133, rule: "record.conflict", severity: "error", field: "form"),
        Planted(file: "xa-dot-1.csv", record: 154, rule: "record.columnCount", severity: "error", field: nil),
        Planted(file: "xa-dot-1.csv", record: 405, rule: "unit.unknown", severity: "error", field: "unit"),
        Planted(file: "xa-dot-1.csv", record: 406, rule: "unit.blank", severity: "error", field: "unit"),
        Planted(file: "xa-dot-1.csv", record: 407, rule: "record.noFormNumber", severity: "error", field: "form"),
        Planted(file: "xa-dot-1.csv", record: 408, rule: "record.tooManyBlanks", severity: "error", field: nil),
        Planted(file: "xa-dot-2.tsv", record: nil, rule: "header.unknownColumn", severity: "note", field: nil),
        Planted(file: "xa-dot-2.tsv", record: nil, rule: "header.missingColumn", severity: "note", field: "comment"),
        Planted(file: "xa-dot-2.tsv", record: 62, rule: "record.invalidText", severity: "error", field: nil),
        Planted(file: "xa-dot-2.tsv", record: 203, rule: "unit.uncertain", severity: "error", field: "unit"),
        Planted(file: "xa-dot-3.xml", record: nil, rule: "form.unknownQuestion", severity: "note", field: "q99"),
        Planted(file: "xa-dot-3.xml", record: 26, rule: "record.repeatedAnswer", severity: "error", field: "q03"),
        Planted(file: "xa-nhap-lai.csv", record: 1, rule: "record.duplicate", severity: "note", field: "form"),
        Planted(file: "xa-nhap-lai.csv", record: 2, rule: "record.duplicate", severity: "note", field: "form"),
        Planted(file: "xa-nhap-lai.csv", record: 3, rule: "record.conflict", severity: "error", field: "form"),
        Planted(file: "trung-tam-quy-2.xml", record: 2, rule: "late-but-on-time", severity: "warning", field: nil),
    ]

    @Test("check finds every planted defect, keeps nothing, and accounts for every record")
    func check() throws {
        let workspace = try TestWorkspace(campaigns: "ben-luc-2023")
        let before = Files.tree(workspace.path)
        let outcome = try workspace.hailong("check", Self.campaign, "--format", "json")
        #expect(outcome.status == 3)
        #expect(Files.tree(workspace.path) == before, "check changed the workspace")
        #expect(!Files.exists(workspace.path + "/" + Self.campaign + "/.hailong"), "check kept a ledger")

        let batches = try #require(try outcome.json()["batches"])
        for defect in Self.planted {
            let batch = try #require(batches.first(where: "file", is: "batches/" + defect.file))
            let found = batch["findings"]?.elements?.contains { finding in
                finding["rule"]?.string == defect.rule && finding["severity"]?.string == defect.severity
                    && finding["record"]?.integer == defect.record
                    && (defect.field == nil || finding["field"]?.string == defect.field)
                    && finding["line"]?.integer != nil && finding["message"]?.string?.isEmpty == false
            }
            #expect(found == true, "\(defect.testDescription)")
        }
        try accounts(batches)
    }

    /// Records are conserved, batch by batch, and quarantined ones are as many as records with an error.
    private func accounts(_ batches: JSONValue) throws {
        let list = try #require(batches.elements)
        #expect(list.count == 6)
        var waiting = 0
        for batch in list {
            let file = batch["file"]?.string ?? ""
            let fates = ["accepted", "duplicates", "superseded", "excluded", "quarantined"]
            let counts = try fates.map { try #require(batch[$0]?.integer, "\(file): \($0)") }
            #expect(batch["records"]?.integer == counts.reduce(0, +), "\(file)")
            let errors = Set(
                (batch["findings"]?.elements ?? []).filter { $0["severity"]?.string == "error" }
                    .compactMap { $0["record"]?.integer })
            #expect(batch["quarantined"]?.integer == errors.count, "\(file)")
            waiting += errors.count
            #expect(batch["sha256"]?.string?.count == 64, "\(file)")
        }
        #expect(waiting == 12)
        #expect(batches.first(where: "file", is: "batches/xa-dot-2.tsv")?["dialect"]?.string == "tab")
        #expect(batches.first(where: "file", is: "batches/xa-dot-3.xml")?["format"]?.string == "xml")
        #expect(batches.first(where: "file", is: "batches/trung-tam-quy-1.csv")?["accepted"]?.integer == 170)
    }

    @Test("values of personal questions are masked in findings")
    func personalValues() throws {
        let workspace = try TestWorkspace(campaigns: "ben-luc-2023")
        for format in ["json", "table", "csv"] {
            let outcome = try workspace.hailong("check", Self.campaign, "--format", format)
            #expect(outcome.status == 3)
            #expect(!outcome.output.contains("0947240076") && !outcome.output.contains("0926883521"))
        }
        let batches = try #require(try workspace.json("check", Self.campaign)["batches"])
        let findings = batches.first(where: "file", is: "batches/xa-dot-1.csv")?["findings"]?.elements ?? []
        let phone = try #require(findings.first { $0["rule"]?.string == "cell.constraint" })
        #expect(phone["value"]?.string != "123")
    }

    @Test("a decision settles a conflict: one record counts, the other is superseded")
    func decisions() throws {
        let workspace = try TestWorkspace(campaigns: "ben-luc-2023")
        try workspace.write(
            """
            batch,record,action,author,reason
            batches/xa-nhap-lai.csv,3,keep,Nguyễn Thị Lan,Đúng với phiếu giấy
            batches/xa-dot-1.csv,1,exclude,Nguyễn Thị Lan,Người trả lời là công chức của xã

            """, to: Self.campaign + "/decisions.csv")
        let batches = try #require(try workspace.json("check", Self.campaign)["batches"])
        let again = try #require(batches.first(where: "file", is: "batches/xa-nhap-lai.csv"))
        #expect(again["accepted"]?.integer == 1 && again["quarantined"]?.integer == 0)
        let first = try #require(batches.first(where: "file", is: "batches/xa-dot-1.csv"))
        #expect(first["superseded"]?.integer == 1 && first["excluded"]?.integer == 1)
        #expect(first["accepted"]?.integer == 399 && first["quarantined"]?.integer == 7)
    }

    @Test("a file that does not lie in batches/ is checked beside the batches and not kept")
    func checkOneFile() throws {
        let workspace = try TestWorkspace(campaigns: "ben-luc-2023")
        let text = workspace.text(Self.campaign + "/batches/xa-nhap-lai.csv")
        try workspace.write(text, to: "inbox/phieu-cu.csv")
        let known = try workspace.json("check", Self.campaign, "inbox/phieu-cu.csv")
        #expect(
            known["alreadyImported"]?.elements?.compactMap { $0["file"]?.string } == ["batches/xa-nhap-lai.csv"])
        try workspace.write(text.replacing("X01-0021", with: "X01-9021"), to: "inbox/phieu-moi.csv")
        let answer = try workspace.json("check", Self.campaign, "inbox/phieu-moi.csv")
        #expect(answer["batches"]?.elements?.count == 1)
        let batch = answer["batches"]?.first(where: "file", is: "phieu-moi.csv")
        // One form is new, one has the number of another with other answers. The third stands in xa-dot-1.csv too; of two files the
        // first by name counts, whichever came first.
        #expect(batch?["accepted"]?.integer == 2 && batch?["quarantined"]?.integer == 1)
        let changes = answer["changes"]?.elements ?? []
        #expect(changes.map { $0["after"]?.string } == ["duplicate"])
        #expect(changes.first?["file"]?.string == "batches/xa-dot-1.csv" && changes.first?["record"]?.integer == 72)
        #expect(!Files.exists(workspace.path + "/" + Self.campaign + "/batches/phieu-moi.csv"))
        try workspace.hailong("check", Self.campaign, "inbox/khong-co.csv").isRefusal(
            66, naming: ["inbox/khong-co.csv"])
    }
}
