import Figures
import Tables
import Testing

@testable import Units

@Suite("Registry")
struct UnitRegistryTests {
    private func read(_ csv: String) throws -> UnitRegistry {
        try UnitRegistry.read(table: Table(bytes: Array(csv.utf8), name: "units.csv"))
    }

    /// The problems of a list that must have some.
    private func problems(_ csv: String) throws -> [UnitProblem] {
        do {
            _ = try read(csv)
            return []
        } catch UnitsError.problems(let problems) {
            return problems
        }
    }

    @Test("A whole list is read, each column into its place")
    func wholeList() throws {
        let registry = try read(
            """
            code,name,name_en,kind,parent,block,ranked,centre,population,target,valid_from,valid_to,ancestors,phone
            H1,Huyện Bến Lức,,district,,,,,,,,,,
            b02,Xã B,Commune B,commune,H1,xã,,no,6.471,90,2025-07-01,,"A01;A02:0,6;A03:25%",0123
            B01,Xã A,,commune,H1,xã,không,x,100.0,,01/01/2020,31/12/2030,,
            S,Sở Y tế,,department,,sở,có,,0,0,,,,
            """)
        #expect(registry.units.map(\.code) == ["B01", "H1", "S", "b02"])
        #expect(registry.fileOrder.map { registry.units[$0].code } == ["H1", "b02", "B01", "S"])
        let b = try #require(registry.unit(code: "b02"))
        let expected = Unit(
            code: "b02", name: "Xã B", nameEn: "Commune B", kind: "commune", parent: "H1", block: "xã", isRanked: true,
            isCentre: false, population: 6471, target: 90, validFrom: try CalendarDate(year: 2025, month: 7, day: 1),
            ancestors: [
                AncestorShare(code: "A01"), AncestorShare(code: "A02", share: try Ratio(3, over: 5)),
                AncestorShare(code: "A03", share: try Ratio(1, over: 4)),
            ], extras: ["phone": "0123"])
        #expect(b == expected)
        let a = try #require(registry.unit(code: "B01"))
        #expect(a.isRanked == false)
        #expect(a.isCentre)
        #expect(a.population == 100)
        #expect(a.validTo == (try CalendarDate(year: 2030, month: 12, day: 31)))
        #expect(registry.unit(code: "H1")?.isRanked == false)
        #expect(registry.index(ofCode: "b02").flatMap { registry.line(of: $0) } == 3)
        #expect(b.name(in: .en) == "Commune B")
        #expect(a.name(in: .en) == "Xã A")
    }

    @Test("Vietnamese headings mean the same columns, in any case and without diacritics")
    func vietnameseHeadings() throws {
        let registry = try read("Mã,TÊN ĐƠN VỊ,Loai,Khối,Dân số,Đơn vị cũ\na,Xã A,xã,k,12,b\n")
        let unit = registry.units[0]
        #expect(unit.code == "a" && unit.name == "Xã A" && unit.kind == "xã" && unit.block == "k")
        #expect(unit.population == 12)
        #expect(unit.ancestors == [AncestorShare(code: "b")])
    }

    @Test("No two columns share a heading")
    func headings() {
        var seen: [String: UnitColumn] = [:]
        for column in UnitColumn.allCases {
            for heading in [column.rawValue] + column.aliases {
                #expect(UnitColumn(heading: heading) == column)
                let key = NameScanner.tokens(heading).bare
                #expect(seen[key] == nil || seen[key] == column)
                seen[key] = column
            }
        }
    }

    @Test("Blocks come in the order of the file, their units in the order of codes")
    func blocks() throws {
        let registry = try read("code,name,block\nz,Xã Z,xã\nm,Sở M,sở\na,Xã A,xã\nn,Ban N,\n")
        #expect(registry.blocks.map(\.name) == ["xã", "sở"])
        #expect(registry.blocks[0].units.map { registry.units[$0].code } == ["a", "z"])
    }

    @Test("The tree: parents, children, descendants and paths")
    func tree() throws {
        let registry = try Samples.registry()
        func place(_ code: String) throws -> Int { try #require(registry.index(ofCode: code)) }
        func codes(_ places: [Int]) -> [String] { places.map { registry.units[$0].code } }
        #expect(codes(registry.roots) == ["80"])
        #expect(codes(registry.children(of: try place("80"))) == ["794", "803", "804", "S-TNMT", "S-YT"])
        #expect(
            codes(registry.descendants(of: try place("80"))) == [
                "794", "00102", "00106", "00107", "803", "00101", "00103", "00104", "00108", "TT803", "804", "00105",
                "S-TNMT", "S-YT",
            ])
        #expect(codes(registry.path(to: try place("00105"))) == ["80", "804", "00105"])
        #expect(registry.parent(of: try place("80")) == nil)
        #expect(registry.isFlat == false)
        #expect(registry.count == 15)
    }

    @Test("Validity counts both ends; ancestors lead to their successors")
    func validity() throws {
        let registry = try read(
            "code,name,valid_from,valid_to,ancestors\nold,Xã A,,2025-06-30,\nnew,Xã A,2025-07-01,,old;older:0.5\nall,Xã B,,,\n"
        )
        let last = try CalendarDate(year: 2025, month: 6, day: 30)
        let first = try CalendarDate(year: 2025, month: 7, day: 1)
        #expect(registry.valid(on: last).map { registry.units[$0].code } == ["all", "old"])
        #expect(registry.valid(on: first).map { registry.units[$0].code } == ["all", "new"])
        let new = try #require(registry.index(ofCode: "new"))
        #expect(registry.successors(ofCode: "older") == [new])
        #expect(registry.ancestors(of: new).map(\.code) == ["old", "older"])
        #expect(registry.successors(ofCode: "x").isEmpty)
    }

    @Test("Every problem of a list is reported at once, each with its line")
    func allProblems() throws {
        let found = try problems(
            """
            code,name,parent,block,ranked,centre,population,target,valid_from,valid_to,ancestors
            a,Xã A,,xã,,,-1,,,,
            a,Xã B,,xã,,maybe,,1.5,,,
            A,Xã C,nobody,Xã,,,,,2025-02-29,,
            ,Xã D,,,yes,,,,2025-07-01,2025-06-30,
            e/f,,,,,,1.23,,,,
            g,Xã G,,xã,,,,,,,g;h:2
            i,Xã I,,xã,,,,,,,g;g
            j,xã  Ị,,xã,,,,,,,k:0.7
            l,Xã L,,xã,,,,,,,k:0.7
            m,XÃ L,,xã,,,,,,,
            """)
        let expected: [(Int, UnitFault, String)] = [
            (2, .notACount("-1"), "population"), (3, .notYesOrNo("maybe"), "centre"), (3, .notACount("1.5"), "target"),
            (3, .codeTwice("a", firstLine: 2), "code"), (4, .notADate("2025-02-29"), "valid_from"),
            (4, .codesDifferInCase("a", "A"), "code"), (4, .parentUnknown("nobody"), "parent"),
            (4, .blocksAlike("xã", "Xã"), "block"), (5, .blank, "code"),
            (5, .validityReversed(from: try date(2025, 7, 1), to: try date(2025, 6, 30)), "valid_from"),
            (5, .rankedWithoutBlock, "block"), (6, .notACount("1.23"), "population"),
            (6, .codeNotAllowed("e/f"), "code"), (6, .blank, "name"), (7, .notAnAncestor("h:2"), "ancestors"),
            (8, .ancestorTwice("g"), "ancestors"), (10, .ancestorSharesAboveOne("k"), "ancestors"),
            (11, .namesAlike("XÃ L", otherCode: "l", otherLine: 10), "name"),
        ]
        #expect(found.count == expected.count)
        for (line, fault, column) in expected {
            #expect(found.contains { $0.line == line && $0.fault == fault && $0.column == column }, "\(line) \(fault)")
        }
        #expect(found.map(\.line) == found.map(\.line).sorted())
        for problem in found {
            #expect(problem.file == "units.csv")
            #expect(problem.message.vi.hasPrefix("units.csv, dòng \(problem.line), cột “\(problem.column)”: "))
            #expect(problem.message.en.hasPrefix("units.csv, line \(problem.line), column “\(problem.column)”: "))
        }
    }

    private func date(_ year: Int, _ month: Int, _ day: Int) throws -> CalendarDate {
        try CalendarDate(year: year, month: month, day: day)
    }

    @Test("A list without its columns, with one twice, or without a unit is refused")
    func badShape() throws {
        #expect(try problems("name,kind\nXã A,xã\n").map(\.fault) == [.columnMissing("code")])
        #expect(try problems("x,y\n1,2\n").map(\.fault) == [.columnMissing("code"), .columnMissing("name")])
        #expect(try problems("code,name,Mã\na,Xã A,b\n").map(\.fault) == [.columnTwice("code")])
        #expect(try problems("code,name\n").map(\.fault) == [.noUnits])
    }

    @Test("A file that is not there is an error that names it")
    func missingFile() throws {
        #expect {
            try UnitRegistry.read(file: "no-such-folder/units.csv")
        } throws: { error in
            guard case UnitsError.unreadable(let inner)? = error as? UnitsError else { return false }
            return UnitsError.unreadable(inner).message == inner.message
        }
    }

    @Test("Each circle of parents is reported once, with its codes")
    func cycles() throws {
        let found = try problems(
            "code,name,parent\na,A,b\nb,B,c\nc,C,a\nd,D,a\ne,E,e\nf,F,g\ng,G,\nh,H,d\n")
        #expect(found.map(\.fault) == [.cycle(["a", "b", "c", "a"]), .cycle(["e", "e"])])
        #expect(found.map(\.line) == [2, 6])
    }

    @Test("One name is fine in two places, at two times, or of two kinds")
    func likeNamesAllowed() throws {
        _ = try read(
            """
            code,name,kind,parent,valid_from,valid_to
            1,Huyện A,,,,
            2,Huyện B,,,,
            3,Xã C,,1,,2025-06-30
            4,Xã C,,2,,
            5,Xã C,,1,2025-07-01,
            6,Phường C,,1,,
            7,C,townlet,1,,
            """)
    }

    @Test(
        "Counts may have thousands separators and a spreadsheet's .0",
        arguments: [
            ("0", 0), ("6471", 6471), ("6.471", 6471), ("6,471", 6471), ("6 471", 6471), ("6\u{A0}471", 6471),
            ("1.234.567", 1_234_567), ("12.0", 12), ("12,00", 12), ("007", 7), ("9223372036854775807", Int.max),
        ])
    func counts(text: String, value: Int) throws { #expect(try UnitCells.count(text) == value) }

    @Test(
        "What is no count is refused",
        arguments: [
            "-1", "1.5", "1.23", "1.2345", "1,234.5", "1.234,567", "12.34.567", "1234.567", "", ".", "1.", ".5", "1e3",
            "N/A", "١٢",
            "9223372036854775808", "0x10", "+5",
        ])
    func notCounts(text: String) { #expect(throws: UnitFault.notACount(text)) { try UnitCells.count(text) } }

    @Test("Codes may not name a path, a pattern or a list")
    func codes() {
        for code in ["00103", "S-YT", "H29.12", "a_b", "Đ1", String(repeating: "x", count: 64)] {
            #expect(Unit.isCode(code), "\(code)")
        }
        for code in [
            "", ".", "..", "../x", "a/b", "a\\b", "*", "a b", "a;b", "a:b", "a,b", "-x", "a\u{0}", "a\n", "=1", "😀",
            String(repeating: "x", count: 65), "a\u{202E}b",
        ] { #expect(!Unit.isCode(code), "\(code)") }
    }

    @Test("Ancestors are codes with shares above 0 and at most 1")
    func ancestors() throws {
        #expect(
            try UnitCells.ancestors(" A ; B : 1 ;;C:100%;") == [
                AncestorShare(code: "A"), AncestorShare(code: "B", share: .one), AncestorShare(code: "C", share: .one),
            ])
        for text in ["A:0", "A:1.01", "A:-1", "A:", ":1", "A:1:1", "A B", "A:x", "A:0%", "A:101%"] {
            #expect(throws: UnitFault.notAnAncestor(text)) { try UnitCells.ancestors(text) }
        }
    }

    @Test("A weight's population is asked for unit by unit")
    func population() throws {
        let registry = try read("code,name,population\na,Xã A,5\nb,Xã B,\nc,Xã C,0\n")
        try registry.requirePopulation(of: [0, 2])
        #expect(
            throws: UnitsError.problems([
                UnitProblem(.populationMissing(code: "b"), file: "units.csv", line: 3, column: "population")
            ])
        ) { try registry.requirePopulation(of: [0, 1, 2]) }
    }

    @Test("Hostile lists are refused or read, never more than that")
    func hostile() throws {
        let long = String(repeating: "ạ", count: 301)
        #expect(try problems("code,name\na,\(long)\n").map(\.fault) == [.nameTooLong(most: 300)])
        let fits = String(repeating: "ạ", count: 300)
        #expect(try read("code,name\na,\(fits)\n").count == 1)
        #expect(try read("code,name\na,😀\nb,🏢\nc,مركز\n").count == 3)
        let chain = (1...3000).map { "u\($0),Xã \($0),u\($0 - 1)" }.joined(separator: "\n")
        let deep = try read("code,name,parent\nu0,Tỉnh,\n" + chain + "\n")
        let last = try #require(deep.index(ofCode: "u3000"))
        #expect(deep.path(to: last).count == 3001)
        let finder = try UnitFinder(deep)
        #expect(finder.code("u3000", context: "u1") == "u3000")
    }

    @Test("The order of rows changes nothing but the file's own order")
    func rowOrder() throws {
        let rows = ["b,Xã B,a,xã", "a,Huyện A,,", "c,Xã C,a,xã"]
        let one = try read("code,name,parent,block\n" + rows.joined(separator: "\n"))
        let other = try read("code,name,parent,block\n" + rows.reversed().joined(separator: "\n"))
        #expect(one.units == other.units)
        #expect(one.blocks == other.blocks)
        #expect(one.fileOrder == [1, 0, 2])
        #expect(other.fileOrder == [2, 0, 1])
    }
}
