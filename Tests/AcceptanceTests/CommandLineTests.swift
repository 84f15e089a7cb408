import Figures
import Tables
import Testing

/// The command line's contract: help, exit statuses, streams, languages and forms of results.
@Suite struct CommandLineTests {
    static let verbs = ["run", "check", "index", "score", "report", "explain"]

    @Test("each command has --help with an example", arguments: verbs)
    func help(verb: String) throws {
        let folder = TemporaryFolder()
        let outcome = try Program.hailong.run([verb, "--help"], in: folder.path)
        #expect(outcome.status == 0 && outcome.messages == "")
        #expect(outcome.output.contains("hailong \(verb) responses/"))
        #expect(outcome.output.lowercased().contains("example"))
        for option in ["--language", "--format", "--workspace", "--quiet"] { #expect(outcome.output.contains(option)) }
    }

    @Test func programHelpAndVersion() throws {
        let folder = TemporaryFolder()
        let help = try Program.hailong.run(["--help"], in: folder.path)
        #expect(help.status == 0)
        for verb in Self.verbs { #expect(help.output.contains("  \(verb) ")) }
        #expect(help.output.contains("Exit status"))
        let version = try Program.hailong.run(["--version"], in: folder.path)
        #expect(version.status == 0)
        #expect(version.output.hasPrefix("hailong ") && version.output.split(separator: ".").count == 3)
    }

    @Test("wrong usage ends with 64 and an empty standard output")
    func wrongUsage() throws {
        let workspace = try SmallCampaign().workspace()
        let folder = SmallCampaign.folder
        let wrong: [([String], String)] = [
            (["tính"], "tính"), (["index"], "campaign"), (["run", folder, "--fast"], "--fast"),
            (["run", folder, "--language", "fr"], "fr"), (["index", folder, "--format", "pdf"], "pdf"),
            (["index", folder, "--unit", "Z9"], "Z9"), (["index", folder, "--item", "q99"], "q99"),
            (["index", folder, "--period", "q9"], "q9"), (["index", folder, "--by", "tuoi"], "tuoi"),
            (["index", folder, "--by", "sex", "--by", "sex"], "--by"),
            (["index", folder, "--formula", "median"], "median"), (["index", folder, "--questionnaire", "x"], "x"),
            (["explain", folder, "Z9"], "Z9"), (["explain", folder, "A", "q99"], "q99"), (["explain", folder], "unit"),
            (["report", folder, "--unit", "Z9"], "Z9"), (["report", folder, "--to", "html,odt"], "odt"),
            (["score", folder], "bộ tiêu chí"),
        ]
        for (arguments, part) in wrong {
            try Program.hailong.run(arguments, in: workspace.path).isRefusal(64, naming: [part])
        }
        for (arguments, part) in wrong where arguments.count > 2 && arguments[1] == folder {
            let english = try Program.hailong.run(arguments + ["--language", "en"], in: workspace.path)
            #expect(english.status == 64)
            #expect(english.messages.contains(part) || part == "bộ tiêu chí")
        }
        #expect(!Files.exists(workspace.path + "/reports"))
    }

    @Test("a card that the campaign does not have is wrong usage too")
    func unknownCard() throws {
        let workspace = try TestWorkspace(campaigns: "ben-luc-2023")
        try workspace.hailong("score", "responses/ben-luc-2023", "--card", "x", "--quiet")
            .isRefusal(64, naming: ["x", "commune-2023"])
    }

    @Test("a campaign outside a workspace needs --workspace")
    func workspace() throws {
        let workspace = try SmallCampaign().workspace()
        try Files.copy(workspace.path + "/" + SmallCampaign.folder, to: workspace.path + "/khac/nho-2026")
        try workspace.hailong("run", "khac/nho-2026").isRefusal(64, naming: ["responses/", "--workspace"])
        let outcome = try workspace.hailong("run", "khac/nho-2026", "--workspace", ".", "--quiet")
        #expect(outcome.status == 0, "\(outcome.messages)")
        #expect(Files.exists(workspace.path + "/reports/nho-2026/index.html"))
        // From within the folder, by an absolute path, and with a slash at the end.
        let inside = try Program.hailong.run(
            ["index", ".", "--quiet"], in: workspace.path + "/" + SmallCampaign.folder)
        #expect(inside.status == 0, "\(inside.messages)")
        for path in [workspace.path + "/" + SmallCampaign.folder, SmallCampaign.folder + "/"] {
            #expect(try workspace.hailong("index", path, "--quiet").status == 0)
        }
    }

    @Test("progress goes to standard error in plain lines; --quiet says nothing there; results are the same")
    func streams() throws {
        let workspace = try SmallCampaign().workspace()
        let loud = try workspace.hailong("index", SmallCampaign.folder)
        #expect(loud.messages.contains("Đọc 1 lô phiếu"))
        #expect(!loud.messages.contains("\u{1B}") && !loud.messages.contains("\r"))
        #expect(!loud.output.contains("Đọc 1 lô phiếu"))
        let quiet = try workspace.hailong("index", SmallCampaign.folder, "--quiet")
        #expect(quiet.messages == "")
        #expect(quiet.output == loud.output)
        let english = try workspace.hailong("index", SmallCampaign.folder, "--language", "en")
        #expect(english.messages.contains("Reading 1 batch"))
    }

    @Test("English output: headings, names of units, decimal points")
    func english() throws {
        let workspace = try SmallCampaign().workspace()
        let outcome = try workspace.hailong("index", SmallCampaign.folder, "--language", "en", "--quiet")
        for text in [
            "Small campaign", "unit", "An Commune", "Satisfaction index", "66.67", "Whole campaign", "interval",
        ] {
            #expect(outcome.output.contains(text), "\(text)")
        }
        #expect(!outcome.output.contains("66,67"))
        #expect(try workspace.hailong("run", SmallCampaign.folder, "--language", "en", "--quiet").status == 0)
        let page = workspace.text("reports/nho-2026/index.en.html")
        #expect(page.contains("lang=\"en\"") && page.contains("66.67") && page.contains("Bình Commune"))
        let vietnamese = workspace.text("reports/nho-2026/index.html")
        #expect(vietnamese.contains("lang=\"vi\"") && vietnamese.contains("66,67%"))
        let checked = try workspace.hailong("check", SmallCampaign.folder, "--language", "en", "--quiet")
        #expect(checked.output.contains("accepted") && checked.output.contains("Findings"))
    }

    @Test("--format csv has a row of names, and as many cells in each row", arguments: ["check", "index", "run"])
    func csv(verb: String) throws {
        let workspace = try SmallCampaign().workspace()
        let outcome = try workspace.hailong(verb, SmallCampaign.folder, "--format", "csv", "--quiet")
        #expect(outcome.status == 0 && outcome.messages == "")
        let rows = try Table(bytes: Array(outcome.output.utf8), name: verb).rows
        #expect(!rows.isEmpty)
        let names =
            verb == "check" ? ["file", "record", "line", "rule", "message"] : ["unit", "respondents", "percent"]
        for name in names { #expect(rows.allSatisfy { $0[name] != nil }, "\(name)") }
    }

    @Test("JSON is strict, sorted and has a reason beside every null of a figure", arguments: verbs)
    func json(verb: String) throws {
        let workspace = try TestWorkspace(campaigns: "ben-luc-2023")
        let arguments = verb == "explain" ? ["X03", "q05"] : verb == "report" ? ["--unit", "X03", "--to", "json"] : []
        let outcome = try Program.hailong.run(
            [verb, "responses/ben-luc-2023", "--format", "json", "--quiet"] + arguments, in: workspace.path)
        #expect([0, 3].contains(outcome.status), "\(outcome.messages)")
        let answer = try outcome.json()
        #expect(answer.text(pretty: true) + "\n" == outcome.output, "keys are sorted and numbers have 12 digits")
        #expect(answer.members?.isEmpty == false)
        for estimate in answer["estimates"]?.elements ?? [] where estimate["percent"]?.isNull == true {
            #expect(estimate["reason"]?.string != nil)
        }
    }

    @Test("report writes one unit's pages only, in the forms asked for")
    func report() throws {
        let workspace = try SmallCampaign().workspace()
        let outcome = try workspace.hailong("report", SmallCampaign.folder, "--unit", "B", "--to", "html", "--quiet")
        #expect(outcome.status == 0, "\(outcome.messages)")
        #expect(Files.list(workspace.path + "/reports/nho-2026") == ["certificates/B.html", "units/B.html"])
        #expect(try workspace.hailong("report", SmallCampaign.folder, "--to", "csv,json", "--quiet").status == 0)
        let names = Files.list(workspace.path + "/reports/nho-2026")
        #expect(names.contains("figures.csv") && names.contains("figures.json") && !names.contains("index.html"))
    }

    @Test("a unit's page written again leaves every other file of the run as it is")
    func reportAfterRun() throws {
        let workspace = try SmallCampaign().workspace()
        #expect(try workspace.hailong("run", SmallCampaign.folder, "--quiet").status == 0)
        let before = workspace.reports("nho-2026")
        workspace.remove("reports/nho-2026/units/B.html")
        #expect(try workspace.hailong("report", SmallCampaign.folder, "--unit", "B", "--quiet").status == 0)
        let after = workspace.reports("nho-2026")
        #expect(after.keys.sorted() == before.keys.sorted())
        let changed = before.keys.filter { before[$0] != after[$0] && $0 != "units/B.html" }
        #expect(changed.isEmpty)
    }

    @Test("workbooks stand beside the pages, are listed, and go when they are out of date or not asked for")
    func reportForms() throws {
        let workspace = try SmallCampaign().workspace()
        let folder = SmallCampaign.folder
        #expect(try workspace.hailong("run", folder, "--quiet").status == 0)
        let before = workspace.reports("nho-2026")
        #expect(try workspace.hailong("report", folder, "--to", "xlsx", "--quiet").status == 0)
        var names = workspace.reports("nho-2026").keys
        #expect(names.contains("index.xlsx") && names.contains("units/B.xlsx") && names.contains("index.html"))
        let manifest = try #require(workspace.reports("nho-2026")["manifest.json"])
        #expect(String(decoding: manifest, as: UTF8.self).contains("\"units/B.xlsx\""))
        // A whole run leaves what it is asked for, and the manifest is the same as that of the first.
        #expect(try workspace.hailong("run", folder, "--quiet").status == 0)
        #expect(workspace.reports("nho-2026") == before)
        #expect(try workspace.hailong("run", folder, "--to", "xlsx,html,csv,json", "--quiet").status == 0)
        names = workspace.reports("nho-2026").keys
        #expect(
            names.contains("index.xlsx")
                && names.count == 2 * before.keys.count(where: { $0.hasSuffix(".html") })
                    + before.keys.count(where: { !$0.hasSuffix(".html") })
        )
    }

    @Test("cells of reports that a spreadsheet would run are made harmless, and HTML is escaped")
    func hostileTexts() throws {
        var campaign = SmallCampaign()
        campaign.units = """
            code,name,name_en,kind,block,population
            A,=HYPERLINK(1),=cmd|' /C calc'!A0,commune,Xã,100
            B,<script>alert(1)</script>,<b>B</b>,commune,Xã,300

            """
        let workspace = try campaign.workspace()
        #expect(try workspace.hailong("run", SmallCampaign.folder, "--quiet", "--language", "en").status == 0)
        for (name, bytes) in workspace.reports("nho-2026") {
            let text = String(decoding: bytes, as: UTF8.self)
            if name.hasSuffix(".html") {
                #expect(!text.contains("<script>alert") && !text.contains("<b>B</b>"), "\(name)")
            } else if name.hasSuffix(".csv") {
                #expect(!text.contains(",=HYPERLINK") && !text.contains(",=cmd"), "\(name)")
            }
        }
    }

    @Test("the examples of Documentation/formats.md run as they stand")
    func documentedExamples() throws {
        let workspace = try TestWorkspace()
        let page = Files.text(Repository.root + "/Documentation/formats.md")
        var written = 0
        for part in page.ranges(of: "<!-- example: ") {
            let rest = page[part.upperBound...]
            let path = String(rest.prefix { $0 != " " })
            let body = rest.drop { $0 != "`" }.drop { $0 != "\n" }.dropFirst()
            let end = try #require(body.ranges(of: "\n```").first).lowerBound
            try workspace.write(String(body[..<end]) + "\n", to: path)
            written += 1
        }
        #expect(written >= 10)
        let outcome = try workspace.hailong("run", "responses/xa-mau-2026", "--quiet")
        // One record waits, as the page says, and T01 has no forms.
        #expect(outcome.status == 3, "\(outcome.messages)")
        let checked = try workspace.hailong("check", "responses/xa-mau-2026", "--quiet")
        #expect(checked.output.contains("record.columnCount"))
        for unit in ["T01", "X01", "P02"] {
            #expect(Files.exists(workspace.path + "/reports/xa-mau-2026/units/\(unit).html"))
        }
        #expect(try workspace.hailong("score", "responses/xa-mau-2026", "--quiet").output.contains("X01"))
    }
}
