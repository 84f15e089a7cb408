import Figures
import FuzzTargets
import Testing

#if canImport(Glibc)
import Glibc
#endif

/// What the fuzzers start from and what they found, each file given to the entry that its fuzzer calls, in every run of the tests.
@Suite("The fuzzers' seeds and finds") struct CorpusWalkTests {
    @Test(
        "Every seed ends in a verdict, with a reason in both languages where it is refused",
        arguments: FuzzTarget.allCases)
    func seeds(_ target: FuzzTarget) throws {
        let walked = try walk(target, "Seeds")
        #expect(walked.read > 0, "no seed of \(target.rawValue) is read: they try nothing but refusals")
        #expect(walked.refused > 0 || target == .table, "no seed of \(target.rawValue) is refused")
    }

    @Test("What was found once stays mended", arguments: FuzzTarget.allCases)
    func finds(_ target: FuzzTarget) throws { _ = try walk(target, "Found") }

    @Test("A folder that no target reads would not be walked")
    func folders() throws {
        let known = Set(FuzzTarget.allCases.map(\.rawValue))
        for folder in ["Seeds", "Found"] {
            let found = Set(try names(in: root + "/Fuzz/" + folder))
            #expect(found.isSubset(of: known), "\(folder)")
            if folder == "Seeds" { #expect(found == known) }
        }
    }

    /// libFuzzer stops an input that takes longer (`-timeout` in Fuzz/run); a seed takes milliseconds.
    private let mostSeconds = 10.0

    private func walk(_ target: FuzzTarget, _ folder: String) throws -> (read: Int, refused: Int) {
        var counts = (read: 0, refused: 0)
        let path = "\(root)/Fuzz/\(folder)/\(target.rawValue)"
        guard access(path, R_OK) == 0 else { return counts }
        for name in try names(in: path) {
            let input = try bytes(of: path + "/" + name)
            let start = processorSeconds()
            switch try target.run(input) {
            case .read: counts.read += 1
            case .refused(let reason):
                counts.refused += 1
                #expect(
                    !reason.vi.isEmpty && !reason.en.isEmpty && reason.vi != reason.en, "\(folder)/\(name): \(reason)")
            }
            #expect(processorSeconds() - start < mostSeconds, "\(folder)/\(name)")
        }
        return counts
    }

    /// What this thread used: other tests that run beside it do not count.
    private func processorSeconds() -> Double {
        var time = timespec()
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }

    /// The repository's folder, also where the folder of tests is a link into it.
    private var root: String {
        guard let real = realpath(#filePath, nil) else { return "" }
        defer { free(real) }
        return "/" + String(cString: real).split(separator: "/").dropLast(3).joined(separator: "/")
    }

    private func names(in folder: String) throws -> [String] {
        let handle = try #require(opendir(folder), "\(folder)")
        defer { closedir(handle) }
        var names: [String] = []
        while let entry = readdir(handle) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) {
                $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            if !name.hasPrefix(".") { names.append(name) }
        }
        return names.sorted()
    }

    private func bytes(of path: String) throws -> [UInt8] {
        let file = try #require(fopen(path, "rb"), "\(path)")
        defer { fclose(file) }
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        while case let count = fread(&buffer, 1, buffer.count, file), count > 0 { bytes += buffer[..<count] }
        return bytes
    }
}
