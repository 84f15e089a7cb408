import Figures
import Tables
import Testing
import Units
import XMLDocuments

@testable import Scorecards

/// Cards kept in Excel, and the sheets in which scores are written.
@Suite struct CardWorkbookTests {
    private func inFolder(_ body: (String) throws -> Void) throws {
        let folder = TemporaryFolder()
        try withExtendedLifetime(folder) { try body(folder.path) }
    }

    private func tree(_ bytes: [UInt8]) throws -> XMLElement {
        normal(try XMLTree.parse(bytes, file: nil, schema: nil))
    }

    /// Without white space between elements, and attributes in the order of their names.
    private func normal(_ element: XMLElement) -> XMLElement {
        var element = element
        element.attributes.sort { $0.name < $1.name }
        let children = element.children
        element.nodes =
            children.isEmpty
            ? (element.text.isEmpty ? [] : [.text(element.text)]) : children.map { .element(normal($0)) }
        return element
    }

    @Test(arguments: ["766-2022", "commune-2023", "department-2023", "one-stop-2018", "example-2026"])
    func shippedCardsComeBackWhole(_ id: String) throws {
        let bytes = try FileReader.allBytes(of: "\(ShippedCardsTests.root)/questionnaires/\(id).scorecard.xml")
        try inFolder { folder in
            try CardWorkbook.write(bytes, of: id, to: folder + "/card.xlsx")
            let read = try CardWorkbook.read(try Table.read(file: folder + "/card.xlsx"))
            #expect(read.card.id == id)
            #expect(try tree(read.document).hasSameContent(as: try tree(bytes)))
            // And once more: the table is the same.
            try CardWorkbook.write(read.document, of: id, to: folder + "/again.xlsx")
            let tables = try (Table.read(file: folder + "/card.xlsx"), Table.read(file: folder + "/again.xlsx"))
            #expect(tables.0.columns == tables.1.columns)
            #expect(tables.0.rows.map(\.cells) == tables.1.rows.map(\.cells))
        }
    }

    private let rows = """
        bậc,phần tử,mã,điểm tối đa,nguồn điểm,vi,en,version,wording,year,from,chữ
        0,scorecard,t,2,,,,1,unofficial,2026,,
        1,title,,,,Bộ,Card,,,,,
        1,source,,,,Nguồn,Source,,,,,
        1,unitKind,,,,,,,,,,commune
        1,classes,,,,,,,,,,
        2,class,A,,,Đạt,Pass,,,,0,
        1,area,1,2,,Lĩnh vực,Area,,,,,
        2,criterion,1.1,2,appraised,Tiêu chí,Criterion,,,,,
        3,handMark,,,,,,,,,,
        """

    private func table(_ text: String) throws -> Table { try Table(bytes: Array(text.utf8), name: "card.csv") }

    @Test func aCardIsWrittenByHandAsATable() throws {
        let card = try CardWorkbook.read(try table(rows)).card
        #expect(card.unitKinds == ["commune"])
        #expect(card.criteria.map(\.id) == ["1.1"])
        #expect(card.title.vi == "Bộ")
    }

    @Test(arguments: [
        ("1,area,1,2,", "1,area,1,3,", 8, "maximum"), ("3,handMark", "4,handMark", 10, "depth"),
        ("3,handMark", "x,handMark", 10, "depth"), ("3,handMark", "3,hand mark", 10, "element"),
        ("3,handMark", "3,linear", 10, "zero"), ("Tiêu chí,Criterion", ",Criterion", 9, nil),
        ("bậc,phần tử", "bậc,phần", 1, "element"),
    ])
    func mistakesNameTheRow(_ old: String, _ new: String, _ row: Int, _ field: String?) throws {
        do {
            _ = try CardWorkbook.read(try table(rows.replacing(old, with: new)))
            Issue.record("taken with \(new)")
        } catch let error as ScorecardsError {
            // What the whole card says of itself comes first: the sum of its areas.
            let problem = try #require(error.problems.last)
            #expect(problem.file == "card.csv")
            #expect(problem.line == row, "\(problem.text(.vi))")
            if let field { #expect(problem.field == field, "\(problem.text(.vi))") }
        }
    }

    private func problems(_ table: Table) -> [ScorecardProblem] {
        do throws(ScorecardsError) {
            _ = try CardWorkbook.read(table)
            return []
        } catch {
            return error.problems
        }
    }

    @Test("an id that stands twice names both rows, not lines of the document in between")
    func doubledIdentifier() throws {
        let twice = rows.replacing("1,area,1,2,", with: "1,area,1,4,").replacing(
            "0,scorecard,t,2,", with: "0,scorecard,t,4,")
        let found = problems(
            try table(twice + "\n2,criterion,1.1,2,appraised,Hai,Two,,,,,\n3,handMark,,,,,,,,,,"))
        #expect(found.map(\.line) == [11])
        #expect(found.first?.message.vi.contains("đã dùng ở dòng 9:") ?? false, "\(found)")
    }

    @Test("an id that Excel made a date is refused with its row")
    func datedIdentifier() throws {
        try inFolder { folder in
            var book = try WorkbookWriter(folder + "/card.xlsx")
            let sheet = try book.addSheet("card", WorkbookLayout(columns: [], frozenRows: 1))
            let day = try CalendarDate(iso: "2026-01-01")
            for line in rows.split(separator: "\n") {
                let cells = line.split(separator: ",", omittingEmptySubsequences: false)
                try book.write(
                    cells.map { $0 == "1.1" ? .date(day) : $0.isEmpty ? .blank : .text(String($0)) }, to: sheet)
            }
            try book.commit()
            let found = problems(try Table.read(file: folder + "/card.xlsx"))
            #expect(found.map(\.line) == [9] && found.map(\.field) == ["id"], "\(found)")
            #expect(found.first?.message.vi.contains("Excel đã đổi mã") ?? false)
        }
    }

    @Test func scoreSheetsAreReadBackAndAddUp() throws {
        let units = try communes(2)
        let toy = card(
            [
                criterion("a", "1", FullOrNothingRule()), criterion("b", "1", HandMarkRule(.appraised)),
                criterion(
                    "s", "1", LinearRule(Rate(.index)), source: .satisfaction, questionnaire: "q"),
            ], maximum: "3")
        try inFolder { folder in
            try ScoreSheetWorkbook(toy, units: units.units, language: .vi).write(to: folder + "/all.xlsx")
            let empty = try ScoreInputs.read(file: folder + "/all.xlsx", card: toy, units: units)
            // a: met, appraised, self, second; b: appraised, self, second; nothing is asked of the survey. A sheet a unit.
            #expect(empty.files.map(\.file) == ["\(folder)/all.xlsx [U1]", "\(folder)/all.xlsx [U2]"])
            #expect(empty.files.map(\.rows) == [7, 7])
            #expect(empty.files.map(\.blank) == [7, 7])
            // What is known stands in the sheet of one unit, and comes back.
            let one = ScoreSheetWorkbook(toy, units: [units.units[0]], language: .en) { unit, criterion in
                unit == "U1" && criterion == "b" ? [ScoreEntry("appraised", r("0,35"), note: "=ev 1")] : []
            }
            try one.write(to: folder + "/U1.xlsx")
            let tables = try ["U1", "all"].flatMap { name in
                let file = "\(folder)/\(name).xlsx"
                return try ScoreInputs.tables(try FileReader.allBytes(of: file), name: file)
            }
            let read = try ScoreInputs.read(tables, card: toy, units: units)
            #expect(read[unit: 0, criterion: "b"].map(\.value) == [r("0,35")])
            #expect(read[unit: 0, criterion: "b"].map(\.note) == ["=ev 1"])
            for file in read.files { #expect(file.rows == file.values + file.blank + file.repeated) }
            #expect(read.files.map(\.values) == [1, 0, 0])
        }
    }

    @Test(
        "a workbook whose sheets people renamed, moved, hid or added notes to is read in one go; each sheet is accounted for"
    )
    func severalSheets() throws {
        let units = try communes(3)
        let toy = card([criterion("a", "1", FullOrNothingRule())], maximum: "1")
        try inFolder { folder in
            let file = folder + "/year.xlsx"
            var book = try WorkbookWriter(file)
            let notes = try book.addSheet("Notes")
            try book.write([.text("mã đơn vị"), .text("ghi chú")], to: notes)
            try book.write([.text("U1"), .text("gọi lại")], to: notes)
            _ = try book.addSheet("Empty")
            for (name, code, value) in [("xã một", "U1", "1"), ("U2 (2)", "U2", "0"), ("U3", "U3", "")] {
                let sheet = try book.addSheet(name)
                try book.write(["Mã đơn vị", "tiêu chí", "Số liệu", "giá trị"].map { .text($0) }, to: sheet)
                try book.write([code, "a", "met", value].map { .text($0) }, to: sheet)
            }
            try book.commit()
            let read = try ScoreInputs.read(file: file, card: toy, units: units)
            #expect(read.files.map(\.file) == ["xã một", "U2 (2)", "U3"].map { "\(file) [\($0)]" })
            #expect(read.files.map(\.values) == [1, 1, 0])
            #expect(read.files.map(\.blank) == [0, 0, 1])
            #expect(read[unit: 1, criterion: "a"].map(\.value) == [0])
        }
    }

    @Test("two sheets that contradict each other name both")
    func sheetsContradict() throws {
        let units = try communes(1)
        let toy = card([criterion("a", "1", FullOrNothingRule())], maximum: "1")
        try inFolder { folder in
            let file = folder + "/year.xlsx"
            var book = try WorkbookWriter(file)
            for (name, value) in [("one", "1"), ("two", "0")] {
                let sheet = try book.addSheet(name)
                try book.write(["unit", "criterion", "input", "value"].map { .text($0) }, to: sheet)
                try book.write(["U1", "a", "met", value].map { .text($0) }, to: sheet)
            }
            try book.commit()
            #expect { try ScoreInputs.read(file: file, card: toy, units: units) } throws: { error in
                let problems = (error as? ScorecardsError)?.problems ?? []
                return problems.map(\.kind) == [.conflict] && problems[0].file == file + " [two]"
                    && problems[0].message.en.contains("[one]:2")
            }
        }
    }

    @Test("names of sheets: what Excel forbids is replaced, long ones are cut, no two are the same")
    func sheetNames() {
        let names = SheetNames(
            [
                "A/1", "a_1", "", String(repeating: "x", count: 40), String(repeating: "X", count: 33), "History",
                "Units",
            ],
            besides: "Units"
        ).all
        #expect(names[0] == "A_1" && names[1] == "a_1~2" && names[2] == "_")
        #expect(Set(names.map { $0.lowercased() }).count == names.count)
        #expect(names.allSatisfy { $0.utf16.count <= 31 && !["history", "units"].contains($0.lowercased()) })
    }
}
