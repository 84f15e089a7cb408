import Figures
import Testing

/// Strata and sampling units that only the table of the sample names.
@Suite struct DesignFromSampleTests {
    private static let folder = SmallCampaign.folder

    private func workspace(_ sample: String) throws -> TestWorkspace {
        var campaign = SmallCampaign()
        campaign.after = "<sample file=\"sample.csv\"/>"
        let workspace = try campaign.workspace()
        try workspace.write(sample, to: Self.folder + "/sample.csv")
        return workspace
    }

    private func figure(_ workspace: TestWorkspace, _ unit: String) throws -> JSONValue {
        let index = try workspace.json("index", Self.folder, "--unit", unit, "--item", "overall")
        return try #require(index["estimates"]?.elements?.first)
    }

    @Test("clusters of sample.csv make the error, and method, explain and notes say where they come from")
    func clusters() throws {
        let workspace = try workspace(
            """
            unit,form,psu
            A,A1,Thôn 1
            A,A2,thôn 1
            A,A3,Thôn 2
            A,A4,Thôn 2
            B,B1,Thôn 1
            B,B2,

            """)
        // Both of hamlet 1 are satisfied, neither of hamlet 2: 2/(2-1)·(0.25² + 0.25²) = 0.25.
        let estimate = try figure(workspace, "A")
        #expect(estimate["percent"]?.double == 50 && estimate["degreesOfFreedom"]?.double == 1)
        #expect(abs((estimate["standardError"]?.double ?? 0) - 50) < 1e-9)
        let explained = try workspace.hailong("explain", Self.folder, "A", "--form", "A3", "--quiet").output
        #expect(explained.contains("1 tầng; 2 đơn vị mẫu sơ cấp (4 phiếu theo bảng mẫu)"))
        #expect(explained.contains("Thôn 2 (theo bảng mẫu)"))
        let run = try workspace.hailong("run", Self.folder, "--quiet")
        #expect(run.output.contains("1 phiếu không rõ đơn vị mẫu sơ cấp (psu) (B2)"))
        #expect(workspace.text("reports/nho-2026/index.html").contains("(5 phiếu: theo bảng mẫu, tra bằng số phiếu)"))
    }

    @Test("without clusters in the sample each respondent is one, and strata of the sample divide units")
    func strata() throws {
        let alone = try workspace("unit,form,psu\nA,A1,\nA,A2,\n")
        #expect(try figure(alone, "A")["degreesOfFreedom"]?.double == 3)
        let strata = try workspace("unit,form,tầng\nA,A1,t1\nA,A2,t1\nA,A3,t2\nA,A4,t2\n")
        let estimate = try figure(strata, "A")
        // No variance within the strata, so that none of the design is known.
        #expect(estimate["percent"]?.double == 50 && estimate["degreesOfFreedom"]?.double == 2)
    }
}
