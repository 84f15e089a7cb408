import Figures
import Questionnaires
import Responses
import Testing

@Suite("Response tables")
struct ResponseTableTests {
    static let questionnaire = Questionnaire(
        id: "toy", version: "1", title: LocalizedText(verbatim: "Toy"), source: LocalizedText(verbatim: "made"),
        isOfficialWording: false,
        scales: [
            Scale(id: "five", levels: (1...5).map { Level(code: "\($0)", label: LocalizedText(verbatim: "\($0)")) })
        ],
        sections: [Section(id: "s", title: LocalizedText(verbatim: "S"))],
        questions: [
            Question(id: "q", text: LocalizedText(verbatim: "q"), kind: .single(scale: "five"), sectionID: "s"),
            Question(id: "m", text: LocalizedText(verbatim: "m"), kind: .multiple(scale: "five"), sectionID: "s"),
            Question(
                id: "n", text: LocalizedText(verbatim: "n"), kind: .number(minimum: nil, maximum: nil, decimals: 2),
                sectionID: "s"),
            Question(id: "d", text: LocalizedText(verbatim: "d"), kind: .date, sectionID: "s"),
            Question(id: "t", text: LocalizedText(verbatim: "t"), kind: .text(maximumLength: 9), sectionID: "s"),
        ])

    static func table(_ rows: Int, first: Int = 0) throws -> ResponseTable {
        var texts = TextColumn()
        for row in 0..<rows { texts.append("text \((row + first) % 3)") }
        return try ResponseTable(
            questionnaireID: "toy",
            columns: [
                .codes8(CodeBlocks((0..<rows).map { UInt8(($0 + first) % 5) })),
                .sets(CodeBlocks((0..<rows).map { UInt64(1) << UInt64(($0 + first) % 5) })),
                .numbers(NumberBlocks((0..<rows).map { Double($0 + first) / 4 })),
                .dates(CodeBlocks((0..<rows).map { UInt32(DateCodes.origin + $0 + first) })),
                .texts(texts),
            ],
            units: CodeBlocks((0..<rows).map { UInt32(($0 + first) % 2) }),
            origins: (0..<rows).map {
                RecordOrigin(record: UInt32($0 + first + 1), line: UInt32($0 + 2), byte: UInt64($0 * 10))
            })
    }

    @Test("The empty table has a column of the right kind for each question")
    func empty() {
        let table = ResponseTable(for: Self.questionnaire)
        #expect(table.rowCount == 0)
        #expect(table.columns.count == 5)
        guard case .codes8 = table.columns[0], case .sets = table.columns[1], case .numbers = table.columns[2],
            case .dates = table.columns[3], case .texts = table.columns[4]
        else {
            Issue.record("columns of the wrong kind")
            return
        }
    }

    @Test("Columns of unequal length are refused")
    func unequal() throws {
        let table = try Self.table(3)
        #expect(throws: ResponsesError.self) {
            try ResponseTable(
                questionnaireID: "toy", columns: table.columns, units: table.units,
                origins: Array(table.origins.prefix(2)))
        }
    }

    @Test("Joining and gathering keep every cell with its row")
    func joining() throws {
        var table = try Self.table(3)
        try table.append(contentsOf: try Self.table(2, first: 3))
        #expect(table.rowCount == 5)
        #expect((0..<5).map { table.columns[0].level($0) } == [0, 1, 2, 3, 4])
        let gathered = table.gathered([4, 0])
        #expect(gathered.columns[0].level(0) == 4)
        #expect(gathered.columns[0].level(1) == 0)
        #expect(gathered.origins.map(\.record) == [5, 1])
        #expect(gathered.unit(0) == 0)
        guard case .texts(let texts) = gathered.columns[4], case .numbers(let numbers) = gathered.columns[2] else {
            Issue.record("kinds changed")
            return
        }
        #expect(texts[0] == "text 1")
        #expect(numbers[0] == 1)
    }

    @Test("Tables of two questionnaires cannot be joined")
    func differentQuestionnaires() throws {
        var table = try Self.table(1)
        let other = try ResponseTable(
            questionnaireID: "other", columns: table.columns, units: table.units, origins: table.origins)
        #expect(throws: ResponsesError.differentQuestionnaires("toy", "other")) { try table.append(contentsOf: other) }
    }

    @Test("A cell of every kind can become missing", arguments: 0..<5)
    func missing(column: Int) throws {
        var table = try Self.table(3)
        #expect(table.columns[column].missingReason(1) == nil)
        table.setMissing(.notAsked, column: column, row: 1)
        #expect(table.columns[column].missingReason(1) == .notAsked)
        #expect(table.columns[column].missingReason(0) == nil)
        #expect(table.columns[column].missingReason(2) == nil)
        #expect(table.columns[column].count == 3)
    }

    @Test("Dates before and after 1970 are coded and read back")
    func dates() throws {
        for text in ["0001-01-01", "1969-12-31", "1970-01-01", "2026-11-22", "9999-12-31"] {
            let date = try CalendarDate(iso: text)
            #expect(DateCodes.date(of: DateCodes.code(date)) == date)
        }
        #expect(DateCodes.date(of: MissingCodes.code(.blank)) == nil)
    }
}
