import Testing

#if canImport(Glibc)
import Glibc
#endif

/// Summaries of the sample campaigns as sheets that are handed out: two pages, and the annex behind them.
@Suite struct SummaryPagesTests {
    /// The words of each page of a PDF file; nil where the machine cannot take them out of it.
    private func pages(of path: String) throws -> [String]? {
        let pipe = try #require(popen("pdftotext -layout '\(path)' - 2>/dev/null", "r"))
        var text: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = fread(&buffer, 1, buffer.count, pipe)
            guard count > 0 else { break }
            text += buffer[..<count]
        }
        guard pclose(pipe) == 0 else { return nil }
        return String(decoding: text, as: UTF8.self).split(separator: "\u{C}").map(String.init)
    }

    @Test(arguments: [("ben-luc-2023", ["BL", "X01", "X08", "X15"], 3), ("brvt-tnmt-2022", ["TNMT"], 0)])
    func theAnnexBeginsAfterTwoPages(campaign: String, units: [String], status: Int32) throws {
        let workspace = try TestWorkspace(campaigns: campaign)
        let chosen = units.flatMap { ["--unit", $0] }
        #expect(
            try workspace.hailong(["report", "responses/\(campaign)", "--to", "pdf", "--quiet"] + chosen).status
                == status)
        for unit in units {
            guard let pages = try pages(of: workspace.path + "/reports/\(campaign)/units/\(unit).pdf") else {
                print("pdftotext is not on this machine: the pages of summaries are not counted")
                return
            }
            let annex = pages.firstIndex { $0.contains("Phụ lục") }
            #expect(annex.map { $0 <= 2 } == true, "\(unit): the annex begins on page \((annex ?? -1) + 1)")
            #expect(pages.prefix(2).contains { $0.contains("Kết quả theo yếu tố") || $0.contains("Kết quả chung") })
        }
    }
}
