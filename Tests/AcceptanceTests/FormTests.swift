import Figures
import Tables
import Testing

/// `hailong form`: what is made, where it goes, and that filled forms come back without any mapping.
@Suite struct FormTests {
    private let folder = SmallCampaign.folder

    @Test("--help has examples")
    func help() throws {
        let outcome = try Program.hailong.run(["form", "--help"], in: "/")
        #expect(outcome.status == 0 && outcome.messages == "")
        for part in ["--to", "--campaign", "--numbers", "--output", "hailong form sipas-2023"] {
            #expect(outcome.output.contains(part))
        }
    }

    @Test("wrong usage and missing files are refused with what to do")
    func refusals() throws {
        let workspace = try SmallCampaign().workspace()
        let wrong: [(Int32, [String], [String])] = [
            (64, ["nho", "--to", "pdf"], ["pdf", "xlsx"]), (64, ["nho", "--to", "xlsx"], ["--output"]),
            (64, ["commune-2023", "--to", "html"], ["commune-2023", "bộ tiêu chí"]),
            (64, ["questionnaires/commune-2023.scorecard.xml", "--to", "html"], ["bộ tiêu chí"]),
            (66, ["none", "--to", "html"], ["none", "questionnaires/none.questionnaire.xml"]),
            (66, ["nho", "--to", "html", "--campaign", "responses/none"], ["responses/none"]),
            (64, ["sipas-2023", "--to", "html", "--campaign", folder], ["sipas-2023", "nho"]),
            (64, ["nho", "--to", "html", "--unit", "A"], ["--campaign"]),
            (64, ["nho", "--to", "html", "--campaign", folder, "--unit", "Z"], ["Z", "units.csv"]),
            (64, ["nho", "--to", "html", "--numbers", "9-1"], ["9-1"]),
            (64, ["nho", "--to", "html", "--numbers", "1-5001"], ["5000"]),
            (64, ["nho", "--to", "html", "--numbers", "1-2", "--count", "2"], ["--count"]),
            (64, ["nho", "--to", "xform", "--count", "2"], ["--count"]),
            (64, ["nho", "--to", "html", "--rows", "2"], ["--rows"]),
            (64, ["nho", "--to", "xlsx", "--output", "a.xlsx", "--rows", "0"], ["0"]),
            (64, ["nho", "--to", "html", "--output", "questionnaires/nho.questionnaire.xml"], ["--replace"]),
            (64, ["nho", "--to", "xlsx", "--output", folder + "/units.csv", "--replace"], [".xlsx"]),
            (64, ["nho", "--to", "xlsx", "--output", folder + "/batches/a.xlsx"], ["batches/"]),
            (66, ["nho", "--to", "xlsx", "--output", "none/a.xlsx"], ["none"]),
            (66, ["nho", "--to", "html", "--output", "none/a.html"], ["none"]),
        ]
        for (status, arguments, parts) in wrong {
            try Program.hailong.run(["form"] + arguments, in: workspace.path).isRefusal(status, naming: parts)
            let english = try Program.hailong.run(["form"] + arguments + ["--language", "en"], in: workspace.path)
            #expect(english.status == status && english.output == "", "\(arguments)")
        }
        #expect(!Files.exists(workspace.path + "/a.xlsx"))
    }

    @Test("standard output holds the document, as the file does; the answer says what was written")
    func outputs() throws {
        let workspace = try SmallCampaign().workspace()
        for kind in ["html", "xform"] {
            let printed = try workspace.hailong("form", "nho", "--to", kind, "--campaign", folder)
            #expect(printed.status == 0 && printed.messages == "", "\(printed.messages)")
            let written = try workspace.json("form", "nho", "--to", kind, "--campaign", folder, "--output", "f.\(kind)")
            #expect(workspace.text("f.\(kind)") == printed.output && !printed.output.isEmpty)
            #expect(written["questionnaire"]?.string == "nho" && written["file"]?.string == "f.\(kind)")
            #expect(written["sha256"]?.string?.count == 64)
            let again = try workspace.hailong(
                "form", "nho", "--to", kind, "--campaign", folder, "--output", "f.\(kind)", "--replace", "--quiet")
            #expect(again.status == 0 && workspace.text("f.\(kind)") == printed.output)
        }
        let set = try workspace.json(
            "form", "questionnaires/nho.questionnaire.xml", "--to", "html", "--campaign", folder, "--unit", "A",
            "--count", "3",
            "--output", "set.html")
        #expect(set["numbers"]?.elements?.compactMap(\.string) == ["A-001", "A-002", "A-003"])
        #expect(workspace.text("set.html").contains("hailong:1:nho-2026:nho:1:A-003"))
    }

    @Test("the same command writes the same workbook")
    func sameWorkbook() throws {
        let workspace = try SmallCampaign().workspace()
        for name in ["a.xlsx", "b.xlsx"] {
            let outcome = try workspace.hailong(
                "form", "nho", "--to", "xlsx", "--campaign", folder, "--numbers", "1-9", "--rows", "50", "--output",
                name)
            #expect(outcome.status == 0 && outcome.output.contains(name), "\(outcome.messages)")
        }
        #expect(Files.bytes(workspace.path + "/a.xlsx") == Files.bytes(workspace.path + "/b.xlsx"))
    }

    @Test("the entry workbook offers the numbers that were handed out, of all units or of one")
    func issued() throws {
        var campaign = SmallCampaign()
        campaign.after = """
            <issued><series unit="A" from="A-01" to="A-12"/><series unit="B" from="B-001" to="B-003"/></issued>
            """
        let workspace = try campaign.workspace()
        let numbers: ([String]) throws -> [String] = { more in
            try workspace.json(
                ["form", "nho", "--to", "xlsx", "--campaign", folder, "--output", "n.xlsx", "--replace"] + more)[
                    "numbers"]?
                .elements?.compactMap(\.string) ?? []
        }
        let all = try numbers([])
        #expect(all.count == 15 && all.first == "A-01" && all.last == "B-003")
        #expect(try numbers(["--unit", "B"]) == ["B-001", "B-002", "B-003"])
        #expect(try numbers(["--count", "2"]) == ["001", "002"])
        let paper = try workspace.json(
            "form", "nho", "--to", "html", "--campaign", folder, "--output", "n.html")
        #expect(paper["numbers"]?.elements?.isEmpty == true)
    }

    /// The headings of the entry sheet of a workbook.
    static func headings(_ file: String) throws -> [String] {
        let archive = try ZIPArchive(file: file)
        let entry = try #require(archive.entry(named: "xl/worksheets/sheet1.xml"))
        let sheet = String(decoding: try archive.bytes(of: entry, atMost: 10_000_000), as: UTF8.self)
        let start = try #require(sheet.firstRange(of: "<row r=\"1\""))
        let row = sheet[start.lowerBound..<(try #require(sheet.firstRange(of: "</row>")).lowerBound)]
        return row.split(separator: "<t").dropFirst().compactMap { part -> String? in
            guard let open = part.firstIndex(of: ">"), let close = part.firstIndex(of: "<") else { return nil }
            return String(part[part.index(after: open)..<close]).replacing("&lt;", with: "<").replacing(
                "&gt;", with: ">"
            )
            .replacing("&quot;", with: "\"").replacing("&amp;", with: "&")
        }
    }

    /// The answers that are typed in, by the question: two people of commune A and B.
    static let filled: [[String: String]] = [
        ["unit": "A - Xã An", "form": "A-001", "date": "15/01/2026", "sex": "2 - Nữ", "q1": "5 - Rất hài lòng"],
        ["unit": "B", "form": "B-001", "date": "16/01/2026", "sex": "1", "q1": "98 - Không biết"],
    ]

    @Test("a filled entry workbook, saved as CSV, is read without a mapping", arguments: ["vi", "en"])
    func roundTripCSV(language: String) throws {
        let workspace = try SmallCampaign().workspace()
        let made = try workspace.hailong(
            "form", "nho", "--to", "xlsx", "--campaign", folder, "--output", "nhap.xlsx", "--language", language)
        #expect(made.status == 0, "\(made.messages)")
        let headings = try Self.headings(workspace.path + "/nhap.xlsx")
        #expect(headings.count == 6)
        var writer = CSVWriter()
        writer.write(texts: headings)
        for form in Self.filled { writer.write(texts: headings.map { form[Self.id($0)] ?? "" }) }
        try Files.write(writer.takeBytes(), to: workspace.path + "/nhap.csv")
        try expectWhole(workspace, "nhap.csv")
    }

    private static func id(_ heading: String) -> String { heading.split(separator: "\n").first.map(String.init) ?? "" }

    /// Both forms are accepted, nothing is found about the headings, and the answers are those typed.
    private func expectWhole(_ workspace: TestWorkspace, _ file: String) throws {
        let answer = try workspace.json("check", folder, file)
        let batch = try #require(answer["batches"]?.elements?.first)
        #expect(batch["records"]?.integer == 2 && batch["accepted"]?.integer == 2)
        #expect(batch["findings"]?.elements?.compactMap { $0["rule"]?.string } == [])
    }
}
