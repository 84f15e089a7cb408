#if canImport(Glibc)
import Glibc
#endif

/// Writes the workspaces that the benchmarks read, with the truth about every column beside them.
///
///     make-bench-data DIR [SCALE]
///
/// SCALE 1 (the default) makes files of about 250 MB; 0.01 makes files for trying things out. The same arguments give the
/// same bytes.
@main
struct MakeBenchData {
    static func main() {
        let arguments = CommandLine.arguments
        guard arguments.count >= 2, let scale = arguments.count > 2 ? Double(arguments[2]) : 1, scale > 0 else {
            complain("usage: make-bench-data DIR [SCALE]")
            exit(64)
        }
        for shape in Shape.all {
            guard Workspace(shape: shape, scale: scale, root: arguments[1]).write() else {
                complain("cannot write below \(arguments[1])")
                exit(74)
            }
        }
    }

    private static func complain(_ text: String) {
        let bytes = Array("make-bench-data: \(text)\n".utf8)
        _ = bytes.withUnsafeBytes { write(STDERR_FILENO, $0.baseAddress, $0.count) }
    }
}
