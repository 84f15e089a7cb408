import FoundationEssentials
import Intake
import Responses
import Testing

@testable import Intake

/// Walks the fixtures of ODK Briefcase and Central that are shared beside the repository.
@Suite(
    "ODK's own submissions",
    .enabled(if: ODKCorpus.isThere, "the shared data folder lies beside the repository, or at HAILONG_SHARED"))
struct ODKCorpusTests {
    @Test("Every submission reads as one record, or is refused because it is encrypted", arguments: ODKCorpus.files)
    func walk(file: String) throws {
        let text = try String(contentsOf: URL(fileURLWithPath: file), encoding: .utf8)
        let toy = try Toy()
        do {
            let batch = try toy.read(text, "s.xml")
            #expect(batch.recordCount == 1)
            #expect(batch.source.dialect == "OpenRosa")
            #expect(!text.contains("encrypted=\"yes\""))
        } catch let error as IntakeError {
            switch error {
            case .encryptedSubmission: #expect(text.contains("encrypted=\"yes\""))
            // Some of Central's fixtures use a prefix that they do not declare; libxml2 and we refuse those.
            case .xml: #expect(text.contains("orx:") && !text.contains("xmlns:orx"))
            default: Issue.record("\(error)")
            }
        }
    }
}

enum ODKCorpus {
    private static let folder: String = {
        if let shared = ProcessInfo.processInfo.environment["HAILONG_SHARED"] { return shared + "/data/odk" }
        let source = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath().path
        return "/" + source.split(separator: "/").dropLast(4).joined(separator: "/") + "/shared/data/odk"
    }()

    static var isThere: Bool { !files.isEmpty }

    static let files: [String] = {
        let manager = FileManager.default
        let central = folder + "/central-backend/submissions"
        let briefcase = folder + "/briefcase/org/opendatakit/briefcase/export"
        let names =
            ((try? manager.contentsOfDirectory(atPath: central)) ?? []).map { central + "/" + $0 }
            + ((try? manager.contentsOfDirectory(atPath: briefcase)) ?? []).filter { $0.contains("submission") }
            .map { briefcase + "/" + $0 }
        return names.filter { $0.hasSuffix(".xml") }.sorted()
    }()
}
