import Figures
import Reports
import Testing

#if canImport(Glibc)
import Glibc
#endif

/// Writes the made campaign's reports where a person wants to look at them: set HAILONG_REPORT_SAMPLES to a folder.
@Suite struct SampleFilesTests {
    static let folder: String? = getenv("HAILONG_REPORT_SAMPLES").map { String(cString: $0) }

    @Test(.enabled(if: folder != nil, "HAILONG_REPORT_SAMPLES is not set"))
    func filesAreWritten() throws {
        let folder = try #require(Self.folder)
        let set = ReportSet(try MadeCampaign.shared.get(), languages: [.vi, .en])
        mkdir(folder, 0o755)
        mkdir(folder + "/units", 0o755)
        var count = 0
        try set.files { file in
            let handle = try #require(fopen(folder + "/" + file.path, "w"))
            #expect(fwrite(file.bytes, 1, file.bytes.count, handle) == file.bytes.count)
            fclose(handle)
            count += 1
        }
        #expect(count == set.count)
    }
}
