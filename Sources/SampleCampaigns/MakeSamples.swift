import Figures
import Tables

#if canImport(Glibc)
import Glibc
#endif

/// Writes the sample campaigns of this repository again: the same bytes from the same seed.
///
///     make-samples --workspace DIR
@main
struct MakeSamples {
    static func main() {
        let arguments = CommandLine.arguments
        guard arguments.count == 3, arguments[1] == "--workspace" else {
            complain("usage: make-samples --workspace DIR")
            exit(64)
        }
        do throws(TableError) {
            try BenLucCampaign().write(to: SampleFolder(arguments[2] + "/responses/ben-luc-2023"))
            try PublishedAnswers().write(to: SampleFolder(arguments[2] + "/responses/brvt-tnmt-2022"))
        } catch {
            complain(error.message.en)
            exit(74)
        }
    }

    private static func complain(_ text: String) {
        let bytes = Array("make-samples: \(text)\n".utf8)
        _ = bytes.withUnsafeBytes { Glibc.write(STDERR_FILENO, $0.baseAddress, $0.count) }
    }
}
