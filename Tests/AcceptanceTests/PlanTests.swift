import Figures
import Tables
import Testing

/// `hailong plan` as a user drives it: sizes, a sample drawn, and the campaign weighed by it.
@Suite struct PlanTests {
    private static let folder = SmallCampaign.folder

    /// 100 dossiers of A and 300 of B, in two strata each.
    private static let frame: String = {
        var text = "Mã đơn vị,Số hồ sơ,Tầng,Họ tên\n"
        for (unit, count) in [("A", 100), ("B", 300)] {
            for number in 1...count {
                text += "\(unit),\(unit)-HS\(number),t\(number % 4 == 0 ? 2 : 1),=Ông \(number)\n"
            }
        }
        return text
    }()

    /// Exit status and options that must lead to it.
    private static let refusals: [String] = [
        "64 --margin 0",
        "64 --margin abc",
        "64 --total 0",
        "64 --total 401",
        "64 --total 5 --margin 3",
        "64 --rule khác",
        "64 --allocation equal",
        "64 --response-rate 120%",
        "64 --confidence 2",
        "64 --unit Q",
        "64 --minimum 9 --maximum 3",
        "64 --intraclass 0.1",
        "64 --expected cột",
        "64 --draw pps",
        "65 --targets",
        "64 --frame ds.csv",
        "66 --frame khong-co.csv --seed 1",
        "65 --frame ds.csv --seed 1 --draw pps",
        "64 --frame ds.csv --seed 1 --draw stages",
        "65 --frame ds.csv --seed 1 --keep Địa~chỉ",
        "64 --frame ds.csv --seed 1 --column x=y",
        "64 --frame ds.csv --seed 1 --total 3",
        "64 --total x",
    ]

    private func workspace(_ frame: String = PlanTests.frame) throws -> TestWorkspace {
        var campaign = SmallCampaign()
        campaign.batches = [:]
        let workspace = try campaign.workspace()
        try workspace.write(frame, to: "ds.csv")
        return workspace
    }

    private func draw(_ workspace: TestWorkspace, _ more: String...) throws -> JSONValue {
        try workspace.json(["plan", Self.folder, "--frame", "ds.csv", "--seed", "2026", "--total", "40"] + more)
    }

    @Test("sizes of the 2012 method, and those of a margin, from units.csv")
    func sizes() throws {
        let workspace = try workspace()
        let yamane = try workspace.json("plan", Self.folder, "--rule", "yamane")
        // 100 / 1.25 = 80; 300 / 1.75 = 171.4.
        #expect(yamane["units"]?.elements?.map { $0["forms"]?.integer } == [80, 172])
        let margin = try workspace.json(
            "plan", Self.folder, "--margin", "5", "--design-effect", "1,5", "--response-rate", "80%")
        // 576.219: / (1 + 5.75219) = 85.3, / (1 + 1.91740) = 197.5; over 0.8 is 107.5 (at most 100) and 247.5.
        #expect(margin["units"]?.elements?.map { $0["needed"]?.integer } == [86, 198])
        #expect(margin["units"]?.elements?.map { $0["forms"]?.integer } == [100, 248])
        let table = try workspace.hailong("plan", Self.folder, "--total", "41", "--quiet")
        #expect(table.status == 0 && table.output.contains("Xã Bình") && table.output.contains("Tổng"))
        #expect(!Files.exists(workspace.path + "/" + Self.folder + "/sample.csv"))
    }

    @Test("a unit without N and without a block is named as well, units that others belong to are not")
    func neitherBlockNorPopulation() throws {
        var campaign = SmallCampaign()
        campaign.batches = [:]
        campaign.units += "E,Trung tâm Em,Em Centre,centre,,\n"
        let workspace = try campaign.workspace()
        let plan = try workspace.hailong("plan", Self.folder, "--margin", "5", "--format", "json", "--quiet")
        #expect(plan.status == 3)
        #expect(try plan.json()["unitsWithoutPopulation"] == ["E"])
    }

    @Test("rated units without N are named, and the exit status says that something is missing")
    func withoutPopulation() throws {
        var campaign = SmallCampaign()
        campaign.batches = [:]
        campaign.units += "C,Xã Chi,Chi Commune,commune,Xã,\n"
        let workspace = try campaign.workspace()
        let plan = try workspace.hailong("plan", Self.folder, "--margin", "5", "--format", "json", "--quiet")
        #expect(plan.status == 3)
        #expect(try plan.json()["unitsWithoutPopulation"] == ["C"])
        #expect(try plan.json()["units"]?.elements?.count == 2)
        let table = try workspace.hailong("plan", Self.folder, "--margin", "5", "--quiet")
        #expect(table.output.contains("units.csv không ghi N") && table.output.contains(": C."))
        let asked = try workspace.hailong(
            "plan", Self.folder, "--margin", "5", "--unit", "C", "--format", "json", "--quiet")
        #expect(try asked.status == 0 && asked.json()["units"]?.elements?.count == 1)
    }

    @Test("a sample drawn by plan weighs the campaign by its probabilities, substitutes included")
    func weighs() throws {
        let workspace = try workspace()
        let plan = try draw(workspace, "--reserve", "20%", "--keep", "Họ tên")
        #expect(plan["draw"]?["drawn"]?.integer == 40 && plan["draw"]?["reserve"]?.integer == 10)
        var rows = try Table.read(file: workspace.path + "/" + Self.folder + "/sample.csv").rows
        #expect(rows.count == 40 && rows.allSatisfy { $0["probability"]?.hasPrefix("0.") == true })
        // Everybody answers but one, for whom a substitute of its stratum comes.
        let reserve = try Table.read(file: workspace.path + "/" + Self.folder + "/reserve.csv").rows
        let gone = try #require(rows.firstIndex { $0["unit"] == "B" })
        let instead = try #require(reserve.first { $0["unit"] == "B" && $0["stratum"] == rows[gone]["stratum"] })
        let form = try #require(rows[gone]["form"])
        let path = Self.folder + "/sample.csv"
        let line = try #require(workspace.text(path).split(separator: "\n").first { $0.contains(form) }).description
        let parts = line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
        try workspace.edit(
            path, replacing: line,
            by: (parts.prefix(5) + ["replaced", "\(instead["form"] ?? "")", parts[7]]).joined(separator: ","))
        rows.remove(at: gone)
        var batch = "unit,form,stratum,sex,q1\n"
        for row in rows + [instead] {
            batch += "\(row["unit"] ?? ""),\(row["form"] ?? ""),\(row["stratum"] ?? ""),1,4\n"
        }
        try workspace.write(batch, to: Self.folder + "/batches/mot.csv")
        try workspace.edit(
            Self.folder + "/campaign.xml", replacing: "<units file=\"units.csv\"/>",
            by: "<units file=\"units.csv\"/><sample file=\"sample.csv\"/><weighting><probability/></weighting>")
        #expect(try workspace.hailong("run", Self.folder, "--quiet").status == 0)
        let index = try workspace.json("index", Self.folder, "--item", "overall")
        let bases = (index["estimates"]?.elements ?? []).filter { $0["unit"]?.string != "*" }
            .compactMap { estimate in estimate["unit"]?.string.map { ($0, estimate["weightedBase"]?.double ?? 0) } }
        for (unit, base) in bases { #expect(abs(base - (unit == "A" ? 100 : 300)) < 1e-9, "\(unit): \(base)") }
        #expect(bases.count == 2)
        let status = try workspace.hailong("status", Self.folder, "--quiet")
        #expect(status.status == 0)
        // What the field team was given: names only there, and never a formula.
        #expect(!workspace.text(path).contains("Ông") && !workspace.text(Self.folder + "/reserve.csv").contains("Ông"))
        let book = try Table.read(file: workspace.path + "/" + Self.folder + "/sample.xlsx")
        #expect(book.rows.count == 40 && book.rows[0]["Họ tên"]?.hasPrefix("=Ông") == true)
        #expect(book.columns.contains("Kết quả") && book.rows[0]["Số phiếu"] == "A-001")
    }

    @Test("the workbook that comes back from the field is a table of the sample")
    func workbook() throws {
        let workspace = try workspace()
        _ = try draw(workspace, "--no-strata")
        try workspace.write("unit,form,q1\nA,A-001,5\nB,B-001,4\n", to: Self.folder + "/batches/mot.csv")
        try workspace.edit(
            Self.folder + "/campaign.xml", replacing: "<units file=\"units.csv\"/>",
            by: "<units file=\"units.csv\"/><sample file=\"sample.xlsx\"/><weighting><probability/></weighting>")
        let index = try workspace.json("index", Self.folder, "--unit", "B", "--item", "overall")
        #expect(abs((index["estimates"]?.elements?.first?["weightedBase"]?.double ?? 0) - 10) < 1e-9)
    }

    @Test(
        "the same seed and list give the same bytes, another order of a simple sample's list too; nothing is written over"
    )
    func sameBytes() throws {
        let workspace = try workspace()
        _ = try draw(workspace)
        let names = ["sample.csv", "sample.xlsx"]
        let first = names.map { Files.bytes(workspace.path + "/" + Self.folder + "/" + $0) }
        try workspace.hailong(
            "plan", Self.folder, "--frame", "ds.csv", "--seed", "2026", "--total", "40", "--quiet"
        ).isRefusal(64, naming: ["sample.csv", "--replace"])
        _ = try draw(workspace, "--output", "khac")
        #expect(names.map { Files.bytes(workspace.path + "/khac/" + $0) } == first)
        let plan = Files.bytes(workspace.path + "/khac/plan.json")
        #expect(plan == Files.bytes(workspace.path + "/" + Self.folder + "/plan.json") && !plan.isEmpty)
        let lines = Self.frame.split(separator: "\n")
        try workspace.write(([lines[0]] + lines.dropFirst().reversed()).joined(separator: "\n"), to: "ds.csv")
        _ = try draw(workspace, "--replace")
        #expect(names.map { Files.bytes(workspace.path + "/" + Self.folder + "/" + $0) } == first)
        let other = try workspace.json(
            "plan", Self.folder, "--frame", "ds.csv", "--seed", "2027", "--total", "40", "--replace")
        #expect(other["draw"]?["drawn"]?.integer == 40)
        #expect(Files.bytes(workspace.path + "/" + Self.folder + "/sample.csv") != first[0])
    }

    @Test("rows that cannot be used are told and counted, and the status says so")
    func problems() throws {
        let workspace = try workspace(Self.frame + "Z,HS1,t1,Bà\nA,,t1,Bà 0912345678\n,HS2,t1,\nB,B-HS7,t2,khác\n")
        let outcome = try workspace.hailong(
            "plan", Self.folder, "--frame", "ds.csv", "--seed", "1", "--total", "40", "--quiet")
        #expect(outcome.status == 3)
        for text in ["402", "403", "404", "405", "không rõ đơn vị nào", "không có mã", "cùng mã với dòng khác"] {
            #expect(outcome.output.contains(text), "\(text)")
        }
        let json = try workspace.json(
            "plan", Self.folder, "--frame", "ds.csv", "--seed", "1", "--total", "40", "--replace")
        let frame = json["draw"]?["frame"]
        #expect(frame?["rows"]?.integer == 404 && frame?["used"]?.integer == 399 && frame?["unusable"]?.integer == 5)
        #expect(frame?["problems"]?.elements?.count == 5)
    }

    @Test("in stages, by size and in the order of the list")
    func methods() throws {
        var text = "unit,id,psu,size\n"
        for unit in ["A", "B"] {
            for number in 0..<60 { text += "\(unit),\(unit)\(number),thôn \(number % 7),\(number + 1)\n" }
        }
        let workspace = try workspace(text)
        let stages = try draw(workspace, "--draw", "stages", "--per-psu", "5")
        #expect(stages["draw"]?["selectedPSUs"]?.elements?.count == 8)
        _ = try draw(workspace, "--draw", "pps", "--replace")
        let rows = try Table.read(file: workspace.path + "/" + Self.folder + "/sample.csv").rows
        #expect(rows.count == 40)
        let systematic = try draw(workspace, "--draw", "systematic", "--replace")
        #expect(systematic["draw"]?["drawn"]?.integer == 40)
    }

    @Test(
        "wrong options are usage errors, unusable lists are told with what they have",
        arguments: refusals)
    func refused(line: String) throws {
        let words = line.split(separator: " ").map { String($0).replacing("~", with: " ") }
        let (status, options) = (Int32(words[0]), Array(words.dropFirst()))
        let workspace = try workspace()
        for language in ["vi", "en"] {
            let outcome = try workspace.hailong(["plan", Self.folder, "--quiet", "--language", language] + options)
            #expect(outcome.status == status, "\(options): \(outcome.messages)")
            #expect(outcome.output.isEmpty && !outcome.messages.isEmpty)
        }
        #expect(!Files.exists(workspace.path + "/" + Self.folder + "/sample.csv"))
    }
}
