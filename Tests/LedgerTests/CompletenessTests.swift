import Figures
import Ledger
import Questionnaires
import Responses
import Testing

/// The ledger stores contents part by part, so a part that is added to them has to be added here as well: then add a version
/// of the tables, the part to the checksum, and its name to these lists.
@Suite("Every part of what is read is stored")
struct CompletenessTests {
    private func parts(_ value: Any) -> [String] { Mirror(reflecting: value).children.compactMap(\.label) }

    @Test("contents have the parts that the tables were made for")
    func contents() throws {
        let contents = try SampleBatch.contents(rows: 1)
        #expect(parts(contents) == ["source", "table", "refused", "findings", "notes"])
        #expect(
            parts(contents.source) == [
                "file", "sha256", "size", "format", "encoding", "dialect", "collection", "period",
            ])
        #expect(parts(contents.table) == ["questionnaireID", "columns", "units", "origins", "submissions"])
        #expect(parts(contents.table.submissions) == ["ids", "places", "revisions"])
        #expect(parts(contents.notes) == ["exclusions", "replaced", "rowless", "members"])
    }

    @Test("records and findings have the parts that the tables were made for")
    func records() {
        let refused = SampleBatch.someRefused[0]
        #expect(parts(refused) == ["origin", "rawText", "finding"])
        #expect(parts(refused.origin) == ["batch", "record", "line", "length", "byte"])
        #expect(
            parts(refused.finding) == [
                "shared", "recordNumber", "lineNumber", "byteOffset", "times", "value",
            ])
        let shared = Mirror(reflecting: refused.finding).children.first { $0.label == "shared" }
        #expect(shared.map { parts($0.value) } == ["rule", "severity", "field", "message"])
        #expect(parts(refused.finding.message) == ["vi", "en"])
    }
}
