import Figures
import Testing
import XMLDocuments

/// Walks the shared suites of hostile and broken documents.
@Suite(.enabled(if: SharedData.isThere, "the shared data folder lies beside the repository, or at HAILONG_SHARED"))
struct CorpusTests {
    struct Case: Sendable, CustomTestStringConvertible {
        var file: String
        var verdict: String
        var testDescription: String { "\(file): \(verdict)" }
    }

    /// What we decide where the suite leaves it to a policy.
    static let policy: [String: String] = [
        "doctype_only.xml": "refuse", "attributes_20000.xml": "refuse", "attribute_1MB.xml": "refuse",
        "name_100kB.xml": "refuse", "namespace_bomb.xml": "refuse", "notwf_xml_1_1.xml": "read",
        "windows1258_declared.xml": "read",
    ]

    static var cases: [Case] {
        guard let list = contents(ofFile: SharedData.suites + "/handmade/expected.csv") else { return [] }
        return String(decoding: list, as: UTF8.self).split(whereSeparator: \.isNewline).dropFirst().compactMap { line in
            let cells = line.split(separator: ",", maxSplits: 3).map(String.init)
            guard cells.count > 2, cells[2] != "n/a" else { return nil }
            return Case(file: cells[0], verdict: cells[2] == "policy" ? policy[cells[0]] ?? "?" : cells[2])
        }
    }

    @Test(arguments: cases)
    func verdict(_ item: Case) throws {
        let bytes = try #require(contents(ofFile: SharedData.suites + "/handmade/" + item.file))
        let outcome = parse(bytes)
        #expect((outcome.problem == nil ? "read" : "refuse") == item.verdict, "\(outcome.problem as Any)")
    }

    @Test(arguments: [
        ("cyclic.xml", false), ("dtd.xml", false), ("external.xml", false), ("external_file.xml", false),
        ("quadratic.xml", false), ("simple-ns.xml", true), ("simple.xml", true), ("xalan_exec.xsl", true),
        ("xalan_write.xsl", true), ("xmlbomb.xml", false), ("xmlbomb2.xml", false),
    ])
    func defused(_ file: String, _ isRead: Bool) throws {
        let bytes = try #require(contents(ofFile: SharedData.suites + "/defusedxml/xmltestdata/" + file))
        let outcome = parse(bytes)
        #expect(outcome.problem?.kind == (isRead ? nil : .doctype))
    }
}
