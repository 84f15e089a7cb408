import Figures
import Tables
import Testing

/// Nothing that the program writes for a spreadsheet begins a formula, whatever the field, the units or the questionnaire say.
@Suite struct FormulaTests {
    /// What a spreadsheet would run or follow.
    private static let texts = [
        "=1+1", "+84901234567", "-x", "@SUM(A1)", "\t=1", " =cmd|' /C calc'!A0", "\u{200B}=1", "＝1", "'=1",
    ]

    /// A campaign whose every text begins like a formula.
    private func workspace() throws -> TestWorkspace {
        var campaign = SmallCampaign()
        var units = CSVWriter()
        units.write(texts: ["code", "name", "name_en", "kind", "block", "population"])
        units.write([.text("A"), .text("=Xã An"), .text("+An"), .text("@commune"), .text("-Xã"), .integer(100)])
        units.write([.text("B"), .text("@Xã Bình"), .text("=Binh"), .text("@commune"), .text("-Xã"), .integer(300)])
        // As a person would write it, without the apostrophe of ours.
        campaign.units = String(decoding: units.bytes, as: UTF8.self).replacing("'", with: "")
        var batch = CSVWriter()
        batch.write(texts: ["unit", "form", "date", "stratum", "sex", "q1", "=thêm"])
        for (number, text) in Self.texts.enumerated() {
            batch.write([
                .text(number % 2 == 0 ? "A" : "B"), .text("\(text)\(number)"), .text("2026-01-10"), .text(text),
                .text("1"),
                .text(number % 3 == 0 ? "4" : text), .text(text),
            ])
        }
        batch.write([.text("=HYPERLINK(\"x\")"), .text("@1"), .text("=NOW()"), .text("-"), .text("+"), .text("5")])
        campaign.batches["=mot.csv"] = String(decoding: batch.bytes, as: UTF8.self).replacing("'", with: "")
        let workspace = try campaign.workspace()
        try workspace.edit("questionnaires/nho.questionnaire.xml", replacing: "Mức độ hài lòng", by: "=Mức độ hài lòng")
        try workspace.edit("questionnaires/nho.questionnaire.xml", replacing: "vi=\"Nam\"", by: "vi=\"+Nam\"")
        return workspace
    }

    @Test("every CSV of a run, of an export and on standard output")
    func everyTable() throws {
        let workspace = try workspace()
        let folder = SmallCampaign.folder
        var tables: [String: [UInt8]] = [:]
        for arguments in [
            ["run", folder], ["check", folder], ["import", folder], ["index", folder],
            ["index", folder, "--by", "sex"],
            ["export", folder, "--with-personal"], ["export", folder, "--labels", "--output", "nhan"],
            ["status", folder], ["findings", folder, "--all"], ["explain", folder, "A"],
            ["explain", folder, "A", "q1"],
            ["findings", folder, "--export", "sua.csv", "--separator", ",", "--warnings"],
        ] {
            let outcome = try Program.hailong.run(arguments + ["--format", "csv", "--quiet"], in: workspace.path)
            #expect([0, 3].contains(outcome.status), "\(arguments): \(outcome.messages)")
            tables[arguments.joined(separator: " ")] = Array(outcome.output.utf8)
        }
        for (name, bytes) in Files.tree(workspace.path)
        where name.hasSuffix(".csv") && !name.contains("/batches/") && !name.hasSuffix("units.csv") {
            tables[name] = bytes
        }
        #expect(tables.keys.contains { $0.hasSuffix("figures.csv") } && tables.keys.contains { $0.hasPrefix("nhan/") })
        #expect(tables.keys.contains("sua.csv"))
        var active = 0
        for (name, bytes) in tables where !bytes.isEmpty {
            let table = try Table(bytes: bytes, name: name)
            for cell in [table.columns] + table.rows.map(\.cells) {
                for text in cell {
                    if text.hasPrefix("'") { active += 1 }
                    #expect(!Self.runs(text), "\(name): \(text.debugDescription)")
                }
            }
        }
        // The test is blind if nothing had to be made harmless.
        #expect(active > 50)
    }

    @Test("every workbook holds texts and numbers, no formula and no link")
    func everyWorkbook() throws {
        let workspace = try workspace()
        _ = try Program.hailong.run(
            ["export", SmallCampaign.folder, "--to", "xlsx", "--labels", "--with-personal", "--output", "so"],
            in: workspace.path)
        _ = try Program.hailong.run(
            ["findings", SmallCampaign.folder, "--export", "so/sua.xlsx", "--warnings"], in: workspace.path)
        _ = try Program.hailong.run(
            ["form", "nho", "--to", "xlsx", "--campaign", SmallCampaign.folder, "--output", "so/nhap.xlsx"],
            in: workspace.path)
        let books = Files.list(workspace.path + "/so").filter { $0.hasSuffix(".xlsx") }
        #expect(books.count == 3)
        for name in books {
            let book = try ZIPArchive(file: workspace.path + "/so/" + name)
            var texts = 0
            for entry in book.entries {
                #expect(
                    !entry.name.contains("externalLink") && !entry.name.contains("vbaProject"), "\(name): \(entry.name)"
                )
                guard entry.name.hasPrefix("xl/worksheets/") else { continue }
                let sheet = String(decoding: try book.bytes(of: entry, atMost: 1 << 24), as: UTF8.self)
                for mark in ["<f>", "<f ", "<hyperlink", "t=\"str\""] {
                    #expect(!sheet.contains(mark), "\(name): \(entry.name) has \(mark)")
                }
                texts += sheet.split(separator: ">=").count - 1
            }
            #expect(texts > 0, "\(name): the test is blind")
        }
    }

    /// Whether a spreadsheet would take a cell for more than text or a number.
    private static func runs(_ text: String) -> Bool {
        guard Double(text) == nil else { return false }
        let rest = text.unicodeScalars.drop {
            $0.properties.isWhitespace && !"\t\r\n".unicodeScalars.contains($0) || $0.value == 0x200B
        }
        return rest.first.map { "=+-@\t\r\n＝＋－＠".unicodeScalars.contains($0) } ?? false
    }
}
