import Figures
import Questionnaires
import Responses
import Testing
import Validation

@Suite("Findings of large batches")
struct ListedRowsTests {
    /// A batch of many good records but for a blank in every second one.
    private static func batch(_ count: Int) throws -> BatchContents {
        var batch = try Toy.batch("a.csv", [Toy.record("1"), Toy.record("2", ["fee": ""])])
        let pattern = batch.table
        let rows = (0..<count).map { $0 % 2 }
        var columns = pattern.columns.map { $0.gathered(rows) }
        var forms = TextColumn()
        for row in 0..<count { forms.append("F\(row)") }
        columns[1] = .texts(forms)
        let origins = (0..<count).map { RecordOrigin(record: UInt32($0 + 1), line: UInt32($0 + 2), byte: 0) }
        batch.table = try ResponseTable(
            questionnaireID: "toy", columns: columns, units: pattern.units.gathered(rows), origins: origins)
        return batch
    }

    @Test("Up to ten thousand warnings of a kind are listed one by one")
    func few() throws {
        let found = try Toy.validate([try Self.batch(20_000)]).batches[0].findings
        #expect(found.count { $0.rule == "cell.requiredBlank" } == 10_000)
        #expect(found.allSatisfy { $0.count == 1 && $0.record != nil })
    }

    @Test("Of more, the first of each question are listed and the others counted; nothing else changes")
    func many() throws {
        let result = try Toy.validate([try Self.batch(70_000)])
        let found = result.batches[0].findings.filter { $0.rule == "cell.requiredBlank" }
        #expect(found.reduce(0) { $0 + $1.count } == 35_000)
        #expect(found.count { $0.record != nil } == 100)
        #expect(found.compactMap(\.record).sorted() == (1...100).map { $0 * 2 })
        let rest = try #require(found.first { $0.record == nil })
        #expect(rest.count == 34_900 && rest.field == "fee" && rest.message.en.contains("34900 more"))
        #expect(result.fates == [70_000, 0, 0, 0, 0])
    }

    @Test("Errors are listed whatever their number, and each makes its record wait")
    func errors() throws {
        let settings = ValidationSettings(severities: ["cell.requiredBlank": .error])
        let result = try Toy.validate([try Self.batch(30_000)], settings: settings)
        #expect(result.batches[0].findings.count == 15_000)
        #expect(result.fates == [15_000, 0, 0, 0, 15_000])
    }

    @Test("Verdicts alone are the same as those beside the accepted table")
    func verdicts() throws {
        let batches = [try Toy.batch("a.csv", [Toy.record("1"), Toy.record("1"), Toy.record("2"), ["refused": "x"]])]
        let validator = Validator(questionnaire: try Toy.questionnaire, settings: ValidationSettings())
        let whole = try validator.validate(batches)
        let alone = try validator.accounts(batches).batches
        #expect(alone.map(\.counts) == whole.batches.map(\.counts))
        #expect(alone.map(\.findings) == whole.batches.map(\.findings))
    }
}
