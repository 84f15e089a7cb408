#if canImport(Glibc)
import Glibc
#endif

/// Where a person wants to look at the pages that the tests make: they are written there, if the environment names a folder.
enum SampleFiles {
    static func keep(_ page: [UInt8], as name: String) {
        guard let folder = getenv("HAILONG_LOOK_AT_PAGES") else { return }
        guard let file = fopen("\(String(cString: folder))/\(name)", "w") else { return }
        defer { fclose(file) }
        page.withUnsafeBytes { _ = fwrite($0.baseAddress, 1, $0.count, file) }
    }
}
