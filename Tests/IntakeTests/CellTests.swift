import Figures
import Intake
import Questionnaires
import Responses
import Tables
import Testing
import Units
import XMLDocuments

@Suite("Cells and units")
struct CellTests {
    private func findings(_ question: String, _ cell: String) throws -> (cell: String, rules: [String]) {
        let batch = try Toy().read("unit,form,\(question)\nA1,1,\"\(cell)\"\n")
        let questionnaire = try Toy.questionnaire.get()
        let position = try #require(questionnaire.position(of: question))
        #expect(
            batch.findings.filter { $0.record != nil }.allSatisfy { $0.severity == .warning && $0.field == question })
        return (batch.rows(questionnaire)[0][position], batch.findings.filter { $0.record != nil }.map(\.rule))
    }

    @Test(
        "A bad cell is a typed missing with a warning",
        arguments: [
            ("q1", "9", "cell.impossibleCode"), ("q1", "Hài", "cell.impossibleCode"),
            ("q1", "1;2", "cell.severalMarks"),
            ("channels", "1;9", "cell.impossibleCode"), ("visits", "nhiều", "cell.notANumber"),
            ("visits", "21", "cell.outOfBounds"), ("visits", "-1", "cell.outOfBounds"),
            ("visits", "1.25", "cell.tooManyDecimals"),
            ("date", "31/02/2023", "cell.notADate"), ("date", "hôm qua", "cell.notADate"),
            ("comment", "12345678901234567890123456789012345678901", "cell.tooLong"),
        ])
    func badCells(question: String, cell: String, rule: String) throws {
        let found = try findings(question, cell)
        #expect(found.cell == "[invalid]")
        #expect(found.rules == [rule])
    }

    @Test(
        "A good cell is its answer",
        arguments: [
            ("q1", "98", "[doesNotKnow]"), ("q1", "Không biết", "[doesNotKnow]"), ("q1", "", "[blank]"),
            ("q1", "   ", "[blank]"),
            ("q1", "2;2", "2"), ("channels", "3, 1", "1+3"), ("channels", "Tại quầy; Online", "1+3"),
            ("channels", "", "[blank]"),
            ("visits", "2,5", "2.5"), ("visits", "20", "20.0"), ("visits", "3,00", "3.0"), ("visits", "2.50", "2.5"),
            ("date", "2023-12-31T08:00", "2023-12-31"),
            ("date", "31/12/2023 08:15", "2023-12-31"), ("comment", " Tốt ", "Tốt"),
            ("comment", "1234567890123456789012345678901234567890", "1234567890123456789012345678901234567890"),
        ])
    func goodCells(question: String, cell: String, answer: String) throws {
        let found = try findings(question, cell)
        #expect(found.cell == answer)
        #expect(found.rules == [])
    }

    @Test("What a personal cell holds is in no finding")
    func personal() throws {
        let batch = try Toy().read("unit,form,phone\nA1,1,0912345678901234\n")
        let finding = try #require(batch.findings.first { $0.record == 1 })
        #expect(finding.rule == "cell.tooLong")
        #expect(finding.value == "•••")
        #expect(!finding.message.vi.contains("0912") && !finding.message.en.contains("0912"))
    }

    @Test(
        "A unit is certain, uncertain, unknown or blank; only the first is taken",
        arguments: [
            ("A2", 1, nil), ("a2", 1, nil), ("Xã Sông Trăng", 1, nil), ("UBND xã Sông Trăng", 1, nil),
            ("Song Trang", nil, "unit.uncertain"), ("Xã Không Có Thật", nil, "unit.unknown"), ("", nil, "unit.blank"),
            ("  ", nil, "unit.blank"),
        ] as [(String, Int?, String?)])
    func units(text: String, unit: Int?, rule: String?) throws {
        let batch = try Toy().read("unit,form,q1\n\(text),1,3\nA1,2,3\n")
        #expect(batch.table.unit(0) == unit)
        #expect(batch.table.unit(1) == 0)
        let errors = batch.findings.filter { $0.severity == .error }
        #expect(errors.map(\.rule) == [rule].compactMap { $0 })
        #expect(errors.allSatisfy { $0.record == 1 && $0.field == "unit" })
        if rule == "unit.uncertain" {
            #expect(errors[0].message.vi.contains("A2 Xã Sông Trăng"))
            #expect(errors[0].message.en.contains("alias"))
        }
    }

    @Test("A unit's text longer than any name is unknown, not blank")
    func longUnit() throws {
        let batch = try Toy().read("unit,form,q1\n\(String(repeating: "x", count: 300)),1,3\n")
        #expect(batch.findings.filter { $0.severity == .error }.map(\.rule) == ["unit.unknown"])
    }

    @Test("Units may be the levels of a scale")
    func unitScale() throws {
        var questionnaire = try Toy.questionnaire.get()
        questionnaire.scales.append(
            Scale(
                id: "units",
                levels: [
                    Level(code: "A1", label: .init(verbatim: "Nơi thứ nhất")),
                    Level(code: "A2", label: .init(verbatim: "Nơi thứ hai")),
                ]))
        questionnaire.questions[0].kind = .single(scale: "units")
        let registry = try Toy.registry.get()
        let toy = try Toy()
        let reader = BatchReader(questionnaires: [questionnaire], registry: registry, finder: try .init(registry))
        let path = try toy.folder.write(Array("unit,form\nA1,1\nNơi thứ hai,2\nNơi nào,3\n,4\n".utf8), "u.csv")
        let batch = try reader.read(path, name: "u.csv", questionnaire: "toy", settings: [:])
        #expect((0..<4).map { batch.table.unit($0) } == [0, 1, nil, nil])
        #expect(batch.findings.filter { $0.severity == .error }.map(\.rule) == ["unit.unknown", "unit.blank"])
    }
}
