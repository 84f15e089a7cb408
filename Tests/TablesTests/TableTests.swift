import Figures
import Testing

@testable import Tables

@Suite("Whole tables")
struct TableTests {
    private func table(_ text: String) throws(TableError) -> Table {
        try Table(bytes: Array(text.utf8), name: "units.csv")
    }

    @Test("Columns by heading, rows with their lines, blank rows left out")
    func reads() throws {
        let table = try table("\u{FEFF}mã ; tên;N\n\n01;\"Xã \"\"A\"\"\";1200\n;;\n02;Xã B;\n")
        #expect(table.columns == ["mã", "tên", "N"])
        #expect(table.rows.map(\.line) == [3, 5])
        #expect(table.rows[0]["tên"] == "Xã \"A\"")
        #expect(table.rows[1]["N"] == "")
        #expect(table.rows[1]["P"] == nil)
        #expect(try table.column("mã") == ["01", "02"])
        #expect(table.dialect.separator == .semicolon)
    }

    @Test("A heading in decomposed form is the same heading")
    func decomposed() throws {
        let table = try table("ma\u{303},n\n01,2\n")
        #expect(table.position(of: "mã") == 0)
    }

    @Test("Each error names file, line and column, in both languages")
    func errors() {
        let cases: [(String, TableError)] = [
            ("a,b,a\n1,2,3\n", .duplicateColumn(file: "units.csv", line: 1, name: "a", first: 1, second: 3)),
            ("\na,b\n1,2\n1,2,3\n", .wrongCellCount(file: "units.csv", line: 4, expected: 2, found: 3)),
            ("a,b\n1,\"x\"y\n", .damagedRecord(file: "units.csv", line: 2, damage: .irregularQuote)),
            ("a,b\n1,x\0\n", .damagedRecord(file: "units.csv", line: 2, damage: .nulByte)),
            ("", .noHeader(file: "units.csv")),
        ]
        for (text, expected) in cases {
            #expect(throws: expected) { try table(text) }
            #expect(expected.file == "units.csv")
            for message in [expected.message.vi, expected.message.en] {
                #expect(message.contains("units.csv"))
                if let line = expected.line { #expect(message.contains("\(line)")) }
            }
            #expect(expected.message.vi != expected.message.en)
        }
        #expect(throws: TableError.missingColumn(file: "units.csv", name: "N", present: ["a", "b"])) {
            try table("a,b\n1,2\n").column("N")
        }
        #expect(throws: TableError.missingColumn(file: "units.csv", name: "N", present: ["a", "b"])) {
            try table("a,b\n1,2\n").rows[0].text("N")
        }
    }

    @Test("A file that is not there, a folder, a path below a file, a device, a file that is too large")
    func files() throws {
        let folder = TemporaryFolder()
        put(Array("a,b\n1,2\n".utf8), folder.file("t.csv"))
        #expect(try Table.read(file: folder.file("t.csv")).rows.map(\.cells) == [["1", "2"]])
        let missing = folder.file("no.csv")
        #expect(throws: TableError.missingFile(file: missing)) { try Table.read(file: missing) }
        #expect(throws: TableError.isFolder(file: folder.path)) { try Table.read(file: folder.path) }
        let below = folder.file("t.csv/x.csv")
        #expect(throws: TableError.missingFile(file: below)) { try Table.read(file: below) }
        #expect(throws: TableError.notRegular(file: "/dev/null")) { try Table.read(file: "/dev/null") }
        let tooLarge = TableError.tooLarge(file: folder.file("t.csv"), bytes: 8, limit: 7)
        #expect(throws: tooLarge) { try ByteSourceProbe.open(folder.file("t.csv"), limit: 7) }
        #expect(tooLarge.message.en.contains("8 bytes"))
    }
}

/// Opening alone: a value that cannot be copied cannot go through `#expect`.
enum ByteSourceProbe {
    static func open(_ file: String, limit: Int) throws(TableError) {
        _ = try ByteSource(file: file, limit: limit)
    }
}
