import Figures
import Tables
import Testing

/// Workbooks and old encodings through the program: the figures are those of the same table in CSV.
@Suite struct WorkbookTests {
    /// Writes a table into the first sheet of a workbook; cells that are whole numbers become numbers.
    private func write(_ table: String, to file: String, title: String? = nil) throws {
        var book = try WorkbookWriter(file)
        let sheet = try book.addSheet("Phiếu")
        if let title { try book.write([.text(title)], to: sheet) }
        for line in table.split(separator: "\n") {
            let cells = line.split(separator: ",", omittingEmptySubsequences: false).map { text -> WorkbookCell in
                if let date = try? CalendarDate(iso: text) { return .date(date) }
                if let number = Int(text) { return .count(number) }
                return text.isEmpty ? .blank : .text(String(text))
            }
            try book.write(cells, to: sheet)
        }
        try book.commit()
    }

    private func estimates(_ workspace: TestWorkspace) throws -> JSONValue {
        try #require(try workspace.json("index", SmallCampaign.folder)["estimates"])
    }

    @Test("a batch and the units in workbooks give the figures of the same tables in CSV")
    func same() throws {
        let campaign = SmallCampaign()
        let table = try campaign.workspace()
        let expected = try estimates(table)
        let workspace = try campaign.workspace()
        let folder = workspace.path + "/" + SmallCampaign.folder
        try write(
            try #require(campaign.batches["mot.csv"]), to: folder + "/batches/mot.xlsx", title: "Kết quả nhập phiếu")
        try write(campaign.units, to: folder + "/units.xlsx")
        workspace.remove(SmallCampaign.folder + "/batches/mot.csv")
        workspace.remove(SmallCampaign.folder + "/units.csv")
        try workspace.edit(SmallCampaign.folder + "/campaign.xml", replacing: "units.csv", by: "units.xlsx")
        #expect(try estimates(workspace) == expected)
        let check = try workspace.json("check", SmallCampaign.folder)
        let batch = try #require(check["batches"]?.elements?.first)
        #expect(batch["format"]?.string == "xlsx")
        #expect(batch["records"]?.integer == 6 && batch["accepted"]?.integer == 6)
        #expect(batch["findings"]?.first(where: "rule", is: "sheet.chosen")?["line"]?.integer == 2)
    }

    @Test("the encoding can be given; one that the bytes contradict ends with 65")
    func encoding() throws {
        let workspace = try SmallCampaign().workspace()
        let right = try workspace.json("check", SmallCampaign.folder, "--encoding", "tcvn3")
        #expect(right["batches"]?.elements?.first?["encoding"]?.string == "TCVN3")
        let wrong = try workspace.hailong("check", SmallCampaign.folder, "--encoding", "utf-16le", "--quiet")
        #expect(wrong.status == 65 && wrong.output.isEmpty)
        #expect(wrong.messages.contains("UTF-16LE"))
        let unknown = try workspace.hailong("check", SmallCampaign.folder, "--encoding", "latin9", "--quiet")
        #expect(unknown.status == 64)
    }
}
