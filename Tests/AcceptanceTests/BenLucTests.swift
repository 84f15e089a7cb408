import Figures
import Tables
import Testing

/// The made campaign of Bến Lức: what its reports and answers say.
@Suite struct BenLucTests {
    private static let campaign = "responses/ben-luc-2023"

    @Test("run writes every report, exits 3 for the waiting records, and prints the published index")
    func run() throws {
        let workspace = try TestWorkspace(campaigns: "ben-luc-2023")
        let outcome = try workspace.hailong("run", Self.campaign)
        #expect(outcome.status == 3)
        #expect(outcome.output.contains("98,62%"))
        #expect(outcome.output.contains("reports/ben-luc-2023/index.html"))
        #expect(outcome.output.contains("12 chờ xử lý"))

        let overview = workspace.text("reports/ben-luc-2023/index.html")
        #expect(overview.contains("98,62%"))
        #expect(overview.contains("Số liệu dựng để minh hoạ"))
        // Forms issued, findings by rule, the method and the ranking are there.
        #expect(workspace.text("reports/ben-luc-2023/field.html").contains("unit.uncertain"))
        for text in ["N/n trong từng đơn vị", "logit", "Xã Hoa Sen", "<svg", "hữu hạn"] {
            #expect(overview.contains(text), "\(text)")
        }
        let codes = ["BL"] + (1...15).map { "X" + ($0 < 10 ? "0" : "") + "\($0)" }
        for code in codes {
            let page = workspace.text("reports/ben-luc-2023/units/\(code).html")
            #expect(page.contains("Số liệu dựng để minh hoạ"), "\(code) does not say that its data are made")
            #expect(page.contains("<svg"), "\(code) has no chart")
        }
        #expect(workspace.text("reports/ben-luc-2023/units/BL.html").contains("98,62%"))
        #expect(workspace.text("reports/ben-luc-2023/units/X01.html").contains("82,57%"))
        let names = Set(workspace.reports("ben-luc-2023").keys)
        #expect(
            names
                == Set(
                    [
                        "index.html", "figures.csv", "figures.json", "scores.json", "batches.json", "forms.json",
                        "manifest.json", "certificate.csv", "decision.html", "field.html", "method.html",
                    ]
                        + codes.flatMap { ["units/\($0).html", "certificates/\($0).html"] }))
    }

    @Test("no page takes anything from the network, and no page holds a telephone number of a respondent")
    func pagesAreSelfContained() throws {
        let workspace = try TestWorkspace(campaigns: "ben-luc-2023")
        #expect(try workspace.hailong("run", Self.campaign, "--quiet").status == 3)
        for (name, bytes) in workspace.reports("ben-luc-2023") {
            let text = String(decoding: bytes, as: UTF8.self)
            let fetching =
                name.hasSuffix(".html") ? ["src=\"http", "href=\"http", "url(http", "@import", "<script src"] : []
            for word in fetching { #expect(!text.contains(word), "\(name) holds \(word)") }
            // Two numbers of the sample, and a comment.
            for secret in ["0926883521", "0947240076", "mà phải đi lại nhiều lần"] {
                #expect(!text.contains(secret), "\(name) holds \(secret)")
            }
        }
    }

    @Test("the manifest names every input and output with the digest of its bytes")
    func manifest() throws {
        let workspace = try TestWorkspace(campaigns: "ben-luc-2023")
        #expect(try workspace.hailong("run", Self.campaign, "--quiet").status == 3)
        let reports = workspace.path + "/reports/ben-luc-2023/"
        let manifest = try JSONValue(parsing: Files.bytes(reports + "manifest.json"))
        let outputs = try #require(manifest["outputs"]?.elements)
        for entry in outputs {
            let path = try #require(entry["path"]?.string)
            let bytes = Files.bytes(reports + path)
            #expect(try SHA256.digest(of: bytes).hex == entry["sha256"]?.string, "\(path)")
            #expect(bytes.count == entry["bytes"]?.integer, "\(path)")
        }
        let written = Set(outputs.compactMap { $0["path"]?.string })
        #expect(written.union(["manifest.json"]) == Set(Files.list(reports)))

        let inputs = try #require(manifest["inputs"]?.elements)
        for entry in inputs {
            let path = try #require(entry["path"]?.string)
            let bytes = Files.bytes(workspace.path + "/" + path)
            #expect(!bytes.isEmpty, "\(path) is not there")
            #expect(try SHA256.digest(of: bytes).hex == entry["sha256"]?.string, "\(path)")
        }
        let read = Set(inputs.compactMap { $0["path"]?.string })
        let campaignFiles = Files.list(workspace.path + "/" + Self.campaign).map { Self.campaign + "/" + $0 }
        #expect(
            read
                == Set(campaignFiles).union([
                    "questionnaires/service-centre.questionnaire.xml", "questionnaires/commune-2023.scorecard.xml",
                ]))
        #expect(manifest["program"]?.string?.hasPrefix("hailong ") == true)
        #expect(manifest["settings"]?["confidence"]?.double == 0.95)
    }

    @Test("the index of the centre is exactly 143/145 and prints 98,62%")
    func index() throws {
        let workspace = try TestWorkspace(campaigns: "ben-luc-2023")
        let answer = try workspace.json("index", Self.campaign)
        #expect(answer["campaign"]?.string == "ben-luc-2023")
        #expect(answer["questionnaire"]?.string == "service-centre")
        #expect(answer["formula"]?.string == "topLevels")
        #expect(answer["period"]?.isNull == true && answer["periodReason"]?.string == "wholeCampaign")
        let estimates = try #require(answer["estimates"]?.elements)
        let centre = try #require(
            estimates.first { $0["unit"]?.string == "BL" && $0["item"]?.string == "satisfaction_index" })
        let numerator = try #require(centre["exact"]?["numerator"]?.integer)
        let denominator = try #require(centre["exact"]?["denominator"]?.integer)
        #expect(numerator * 145 == denominator * 143)
        #expect(denominator == centre["answers"]?.integer)
        #expect(centre["printed"]?.string == "98,62%")
        #expect(centre["respondents"]?.integer == 290)
        #expect(centre["weightedBase"]?.double == 6471)

        // Every estimate has the contract's members, an interval around its figure, and a base.
        let members = [
            "unit", "item", "group", "respondents", "answers", "missing", "weightedBase", "percent", "printed",
            "standardError", "interval", "confidence", "degreesOfFreedom", "designEffect", "effectiveSampleSize",
            "flags",
        ]
        for estimate in estimates {
            for member in members { #expect(estimate[member] != nil, "\(member) is missing in \(estimate)") }
            guard let percent = estimate["percent"]?.double, let interval = estimate["interval"]?.elements else {
                continue
            }
            let (low, high) = (try #require(interval[0].double), try #require(interval[1].double))
            #expect(0 <= low && low <= percent && percent <= high && high <= 100)
            let respondents = Double(try #require(estimate["respondents"]?.integer))
            #expect(try #require(estimate["effectiveSampleSize"]?.double) <= respondents + 1e-9)
        }
        // Units, two blocks and the whole, each with the same items.
        let units = Set(estimates.compactMap { $0["unit"]?.string })
        #expect(units.count == 17 && units.contains("*"))
        let items = Set(estimates.compactMap { $0["item"]?.string })
        #expect(estimates.count == items.count * (16 + 2 + 1))
        #expect(items.isSuperset(of: ["q01", "q14", "satisfaction_index"]))
    }

    @Test("the communes are ranked on 70 appraised points and satisfaction as 30 of 100")
    func score() throws {
        let workspace = try TestWorkspace(campaigns: "ben-luc-2023")
        let answer = try workspace.json("score", Self.campaign)
        let index = try workspace.json("index", Self.campaign, "--item", "satisfaction_index")
        let figures = try #require(index["estimates"])
        let units = try #require(answer["units"]?.elements)
        #expect(units.count == 15)
        #expect(units.compactMap { $0["rank"]?.integer }.sorted() == Array(1...15))
        for unit in units {
            let code = try #require(unit["unit"]?.string)
            // The points are the printed percentage's share of 30, rounded half up to two decimals.
            let percent = try #require(figures.first(where: "unit", is: code)?["percent"]?.double)
            let printed = (percent * 100).rounded() / 100
            let expected = (printed * 30).rounded() / 100
            #expect(abs(try #require(unit["satisfaction"]?.double) - expected) < 1e-9, "\(code)")
            #expect(unit["maximum"]?.double == 100)
            let total = try #require(unit["total"]?.double)
            #expect(abs(total - (try #require(unit["appraised"]?.double) + expected)) < 1e-9, "\(code)")
            #expect(try #require(unit["appraised"]?.double) <= 70)
            let areas = try #require(unit["areas"]?.elements).compactMap { $0["points"]?.double }
            #expect(abs(areas.reduce(0, +) - total) < 1e-9, "\(code)")
            #expect(unit["change"]?.double != nil && unit["previous"]?.double != nil, "\(code)")
        }
        // A higher total is never ranked lower.
        let byRank = units.sorted { ($0["rank"]?.integer ?? 0) < ($1["rank"]?.integer ?? 0) }
        let totals = byRank.compactMap { $0["total"]?.double }
        #expect(totals == totals.sorted(by: >))
    }

    @Test("the tasks-done indicator 10/18 prints 55,55% under truncation, and says from which rows it comes")
    func explainCriterion() throws {
        let workspace = try TestWorkspace(campaigns: "ben-luc-2023")
        let outcome = try workspace.hailong("explain", Self.campaign, "X01", "1.2")
        #expect(outcome.status == 0)
        for part in ["55,55%", "10 (scores/commune-2023.csv:4)", "18 (scores/commune-2023.csv:5)", "cắt bỏ"] {
            #expect(outcome.output.contains(part), "\(part)")
        }
        let english = try workspace.hailong("explain", Self.campaign, "X01", "1.2", "--language", "en")
        #expect(english.output.contains("55.55"))
        let json = try workspace.json("explain", Self.campaign, "X01", "1.2")
        #expect(json["criterion"]?.string == "1.2" && json["unit"]?.string == "X01")
        #expect(json["points"]?.double != nil && json["maximum"]?.double == 3)
    }

    @Test("a figure is explained back to counts, weights and files")
    func explainFigure() throws {
        let workspace = try TestWorkspace(campaigns: "ben-luc-2023")
        let answer = try workspace.json("explain", Self.campaign, "BL")
        #expect(answer["printed"]?.string == "98,62%")
        #expect(answer["exact"] == ["numerator": "3289", "denominator": "3335"])
        let files = try #require(answer["files"]?.elements)
        let names = files.compactMap { $0["file"]?.string }
        #expect(names == ["batches/trung-tam-quy-1.csv", "batches/trung-tam-quy-2.xml"])
        #expect(files.compactMap { $0["accepted"]?.integer }.reduce(0, +) == 290)
        for file in files {
            let name = try #require(file["file"]?.string)
            let bytes = Files.bytes(workspace.path + "/" + Self.campaign + "/" + name)
            #expect(try SHA256.digest(of: bytes).hex == file["sha256"]?.string)
        }
        let items = try #require(answer["items"]?.elements)
        #expect(items.compactMap { $0["answers"]?.integer }.reduce(0, +) == 3335)
        // Satisfied answers of all items, which are levels 4 and 5.
        let satisfied = items.flatMap { ($0["levels"]?.elements ?? []).suffix(2) }.compactMap(\.integer).reduce(0, +)
        #expect(satisfied == 3289)

        let table = try workspace.hailong("explain", Self.campaign, "BL")
        #expect(table.output.contains("3289 / 3335"))
        #expect(table.output.contains("22,31"), "the weight N/n = 6471/290 is shown")
        let item = try workspace.json("explain", Self.campaign, "X03", "q05")
        #expect(item["item"]?.string == "q05" && item["unit"]?.string == "X03")
    }
}
