import Figures
import Tables
import Testing

/// What `findings` says of the checks of the field.
@Suite struct FieldChecksTests {
    /// A campaign with a second batch of nothing but praise for A, and a conflict that waits.
    private static func campaign() -> SmallCampaign {
        var campaign = SmallCampaign()
        var mixed = "unit,form,date,sex,q1\n"
        for number in 0..<20 { mixed += "A,A\(100 + number),2026-01-10,\(1 + number % 2),\(number % 2 == 0 ? 5 : 1)\n" }
        for number in 0..<20 { mixed += "B,B\(100 + number),2026-01-11,1,\(number % 4 == 0 ? 1 : 4)\n" }
        var praise = "unit,form,date,sex,q1\n"
        for number in 0..<20 { praise += "A,A\(200 + number),2026-01-12,\(1 + number % 2),5\n" }
        campaign.batches = ["mot.csv": mixed + "B,B900,2026-01-11,1,5\nB,B900,2026-01-11,2,1\n", "hai.csv": praise]
        return campaign
    }

    @Test("flags, what they would change, and the range; nothing of it changes a figure or a fate")
    func flags() throws {
        let workspace = try Self.campaign().workspace()
        let before = try workspace.hailong("index", SmallCampaign.folder, "--format", "json", "--quiet")
        let answer = try workspace.json("findings", SmallCampaign.folder)
        let field = try #require(answer["field"]?.elements?.first)
        let checks = field["checks"]?.elements ?? []
        #expect(checks.count == 10)
        let praise = try #require(checks.first { $0["check"] == "field.positiveBatches" })
        #expect(praise["flaggedForms"] == 20)
        let effect = praise["effect"]?.elements ?? []
        #expect(effect.map { $0["unit"] } == ["*", "A"])
        #expect(effect.last?["printed"] == "75,00%" && effect.last?["printedWithout"] == "50,00%")
        let range = field["range"]?.elements ?? []
        #expect(range.map { $0["unit"] } == ["*", "B"])
        #expect(range.last?["printed"] == "75,00%")
        #expect(range.last?["printedLowest"] == "71,43%" && range.last?["printedHighest"] == "76,19%")
        #expect(try workspace.json("findings", SmallCampaign.folder) == answer)
        let after = try workspace.hailong("index", SmallCampaign.folder, "--format", "json", "--quiet")
        #expect(after.output == before.output)
    }

    @Test("a choice among the findings leaves the field's checks out, unless they are asked for")
    func choice() throws {
        let workspace = try Self.campaign().workspace()
        let some = ["findings", SmallCampaign.folder, "--unit", "A", "--quiet", "--language", "en"]
        let without = try Program.hailong.run(some, in: workspace.path)
        #expect(!without.output.contains("field.positiveBatches"))
        let with = try Program.hailong.run(some + ["--field"], in: workspace.path)
        #expect(with.output.contains("field.positiveBatches"))
        #expect(with.output.contains("Checks of the field") && with.output.contains("75.00"))
    }
}
