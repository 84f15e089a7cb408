import Figures
import Tables
import Testing

/// Names that no form has room for, written from right to left, or with characters that nobody sees: read, counted, printed.
@Suite struct HostileNamesTests {
    /// Units by code: 300 letters; Hebrew with an override of the direction; zero-width letters; combining marks upon marks.
    private static let units: [(code: String, name: String)] = [
        ("A", String(repeating: "Xã Thăng Long ", count: 22).prefix(300).description),
        ("B", "Xã \u{202E}שלום & <b>\"x\"</b>\u{202C}"), ("C", "Xã\u{200B} An\u{200D} \u{FEFF}Hoà"),
        ("D", "Xã e" + String(repeating: "\u{301}\u{323}", count: 40)), ("E", "Xã 👩‍👩‍👧‍👦🏳️‍🌈"),
    ]

    private func workspace() throws -> TestWorkspace {
        var campaign = SmallCampaign()
        var units = CSVWriter()
        units.write(texts: ["code", "name", "block", "population"])
        for unit in Self.units {
            units.write([.text(unit.code), .text(unit.name), .text("Khối \(unit.name)"), .integer(100)])
        }
        campaign.units = String(decoding: units.bytes, as: UTF8.self)
        var batch = CSVWriter()
        batch.write(texts: ["unit", "form", "date", "stratum", "sex", "q1", "cột \(Self.units[0].name) \u{202E}x"])
        for (place, unit) in Self.units.enumerated() {
            for form in 1...3 {
                // By the name, as it stands in the table of units, and by the code.
                batch.write([
                    .text(form == 1 ? unit.code : unit.name), .text("\(unit.code)\(form)"), .text("2026-01-1\(form)"),
                    .text(unit.name), .integer(form % 2 + 1), .integer((place + form) % 5 + 1), .text(unit.name),
                ])
            }
        }
        batch.write([
            .text("Xã \u{202E}lạ " + Self.units[0].name), .text("X1"), .empty, .empty, .text("9"), .text("7"), .empty,
        ])
        campaign.batches = ["\u{202E}vsc.csv": String(decoding: batch.bytes, as: UTF8.self)]
        return try campaign.workspace()
    }

    @Test("every form of a named unit counts, and each report and table names the unit as it is")
    func reports() throws {
        let workspace = try workspace()
        let run = try workspace.json("run", SmallCampaign.folder)
        let batch = try #require(run["batches"]?.elements?.first)
        #expect(
            batch["records"]?.integer == 16 && batch["accepted"]?.integer == 15 && batch["quarantined"]?.integer == 1)
        let reports = "reports/" + SmallCampaign.id
        let shown = ["A": "Xã Thăng Long Xã", "B": "שלום", "C": "An", "D": "Xã", "E": "👩‍👩‍👧‍👦"]
        for unit in Self.units {
            let page = Array(workspace.text(reports + "/units/\(unit.code).html").utf8)
            #expect(page.firstRange(of: Array(try #require(shown[unit.code]).utf8)) != nil, "\(unit.code)")
            // Nothing turns the direction of the page, and nothing is markup.
            #expect(page.firstRange(of: Array("\u{202E}".utf8)) == nil, "\(unit.code)")
            #expect(page.firstRange(of: Array("<b>\"x\"".utf8)) == nil, "\(unit.code)")
        }
        let figures = try Table(
            bytes: Files.bytes(workspace.path + "/" + reports + "/figures.csv"), name: "figures.csv")
        #expect(Set(figures.rows.compactMap { $0["unit"] }).isSuperset(of: Self.units.map(\.code)))
        let export = try workspace.json("export", SmallCampaign.folder)
        #expect(export["files"]?.elements?.first?["records"]?.integer == 15)
        let data = try Table(
            bytes: Files.bytes(workspace.path + "/" + SmallCampaign.folder + "/export/nho-2026.nho.csv"), name: "data")
        for unit in Self.units {
            let rows = data.rows.filter { $0["hailong_unit"] == unit.code }
            #expect(
                rows.count == 3
                    && rows.allSatisfy { Self.letters($0["hailong_unit_name"] ?? "") == Self.letters(unit.name) })
        }
    }

    /// What people see of a name.
    private static func letters(_ name: String) -> [Character] {
        name.filter { $0.isLetter || $0.isNumber || $0.isSymbol }
    }

    @Test("what waits, the mend files and the forms for the field take such names")
    func others() throws {
        let workspace = try workspace()
        for arguments in [
            ["check", SmallCampaign.folder], ["status", SmallCampaign.folder], ["findings", SmallCampaign.folder],
            ["findings", SmallCampaign.folder, "--export", "sua.csv"],
            ["findings", SmallCampaign.folder, "--export", "sua.xlsx"],
            ["explain", SmallCampaign.folder, "B"], ["index", SmallCampaign.folder, "--by", "sex"],
            ["export", SmallCampaign.folder, "--to", "xlsx"],
            ["form", "nho", "--to", "xlsx", "--campaign", SmallCampaign.folder, "--output", "n.xlsx"],
            [
                "form", "nho", "--to", "html", "--campaign", SmallCampaign.folder, "--unit", "B", "--count", "2",
                "--output", "n.html",
            ],
            ["form", "nho", "--to", "xform", "--campaign", SmallCampaign.folder, "--output", "n.xml"],
        ] {
            let outcome = try workspace.hailong(arguments + ["--quiet"])
            #expect([0, 3].contains(outcome.status), "\(arguments): \(outcome.messages)")
        }
        let mend = try Table.read(file: workspace.path + "/sua.xlsx")
        #expect(mend.rows.count == 1 && mend.rows[0]["unit"]?.hasPrefix("Xã \u{202E}lạ") == true)
        let units = try XLSXReader(file: workspace.path + "/n.xlsx", sheet: "Đơn vị")
        #expect(units.header.first == "Mã")
    }
}
