import Figures
@testable import Intake
import Questionnaires
import Responses
import Tables
import Testing
import Units
import XMLDocuments

@Suite("Findings within bounds, from a catalogue")
struct CatalogueTests {
    @Test("Every check of the catalogue has a title and advice in both languages")
    func texts() {
        for rule in FindingRule.allCases {
            #expect(!rule.title.vi.isEmpty && !rule.title.en.isEmpty && rule.title.vi != rule.title.en)
            #expect(!rule.advice.vi.isEmpty && !rule.advice.en.isEmpty && rule.advice.vi != rule.advice.en)
        }
        #expect(Set(FindingRule.allCases.map(\.title.en)).count == FindingRule.allCases.count)
        #expect(Set(FindingRule.allCases.map(\.title.vi)).count == FindingRule.allCases.count)
    }

    @Test("A campaign may make a check milder or stricter, but not where nothing could be counted")
    func severities() {
        let adjusted: [String: Severity] = [
            "cell.impossibleCode": .error, "unit.unknown": .note, "record.conflict": .warning, "own-rule": .error,
        ]
        func severity(_ rule: String, _ own: Severity) -> Severity {
            FindingRule.severity(of: rule, own: own, adjusted: adjusted)
        }
        #expect(severity("cell.impossibleCode", .warning) == .error)
        #expect(severity("unit.unknown", .error) == .error)
        #expect(severity("record.conflict", .error) == .error)
        #expect(severity("own-rule", .warning) == .error)
        #expect(severity("cell.tooLong", .warning) == .warning)
    }

    @Test("Beyond the bound each record keeps its first finding of a check, every error stays, the rest is counted")
    func bounded() {
        var log = FindingLog(most: 3)
        func note(_ rule: FindingRule, _ record: UInt32, _ severity: Severity? = nil) {
            log.add(
                Finding(
                    rule, severity: severity, origin: RecordOrigin(record: record, line: record, byte: 0),
                    message: LocalizedText(verbatim: "")))
        }
        for _ in 0..<5 { note(.cellImpossibleCode, 1) }
        for _ in 0..<5 { note(.cellImpossibleCode, 2) }
        note(.cellNotADate, 2)
        for _ in 0..<4 { note(.unitUnknown, 3) }
        let found = log.finished()
        #expect(found.count { $0.rule == "cell.impossibleCode" && $0.record == 1 } == 4)
        #expect(found.count { $0.rule == "cell.impossibleCode" && $0.record == 2 } == 1)
        #expect(found.count { $0.rule == "cell.notADate" } == 1)
        #expect(found.count { $0.rule == "unit.unknown" } == 4)
        #expect(found.last?.rule == "file.findingsShortened")
        #expect(found.last?.message.en.contains("cell.impossibleCode 5") == true)
    }

    @Test("A table of cells finds what was put in, of every length")
    func cellTable() {
        var table = CellTable()
        let cells = (0..<5_000).map { Array(String(repeating: "x", count: $0 % 23).utf8) + Array("\($0)".utf8) }
        for (number, cell) in cells.enumerated() { table.insert(cell.span, UInt32(number)) }
        #expect(cells.enumerated().allSatisfy { table.value(of: $1.span) == UInt32($0) })
        #expect(table.value(of: Array("y".utf8).span) == nil)
        #expect(table.value(of: [UInt8]().span) == nil)
        #expect(table.count == 5_000)
    }
}
