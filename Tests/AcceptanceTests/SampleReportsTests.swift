import Testing

/// The sample reports of the repository are what the program writes.
@Suite struct SampleReportsTests {
    @Test("sample reports are byte for byte what the program writes; scripts/sample-reports writes them again")
    func sameBytes() throws {
        let listed = Files.text(Repository.root + "/reports/samples.txt").split(separator: "\n").map(String.init)
        #expect(listed.count > 20)
        let campaigns = Set(listed.compactMap { $0.split(separator: "/").first.map(String.init) }).sorted()
        for campaign in campaigns {
            let workspace = try TestWorkspace(campaigns: campaign)
            let status = try workspace.hailong("run", "responses/\(campaign)", "--quiet").status
            #expect(status == 0 || status == 3)
            for file in listed where file.hasPrefix(campaign + "/") {
                let kept = Files.bytes(Repository.root + "/reports/" + file)
                let written = Files.bytes(workspace.path + "/reports/" + file)
                #expect(!written.isEmpty && kept == written, "reports/\(file): run scripts/sample-reports")
            }
        }
    }
}
