import Figures
import Testing

@testable import Units

@Suite("What is certain, what is suggested")
struct UnitFinderTests {
    let finder: UnitFinder

    init() throws { finder = try Samples.finder() }

    @Test(
        "Names as people type them are certain",
        arguments: [
            ("Xã Mỹ Yên", "00103", UnitMatchRule.name),
            ("Xa\u{303} My\u{303} Ye\u{302}n", "00103", .name),
            ("  XÃ   MỸ\u{A0}YÊN ", "00103", .foldedName),
            ("Xã\u{200B} Mỹ Y\u{AD}ên", "00103", .foldedName),
            ("Xã Mỹ-Yên", "00103", .foldedName),
            ("Mỹ Yên", "00103", .prefixStripped),
            ("UBND xã Mỹ Yên", "00103", .prefixStripped),
            ("Ủy ban nhân dân xã Mỹ Yên", "00103", .prefixStripped),
            ("Uỷ ban nhân dân Xã Mỹ Yên", "00103", .prefixStripped),
            ("X. Mỹ Yên", "00103", .prefixStripped),
            ("Bộ phận Một cửa UBND xã Mỹ Yên", "00103", .prefixStripped),
            ("Bộ phận Một cửa của xã Mỹ Yên", "00103", .prefixStripped),
            ("P.1", "00106", .prefixStripped), ("P1", "00106", .prefixStripped), ("P 01", "00106", .prefixStripped),
            ("Phường 01", "00106", .foldedName), ("phường I", "00106", .foldedName),
            ("Phường 2", "00107", .foldedName), ("PHƯỜNG II", "00107", .foldedName),
            ("T. Long An", "80", .prefixStripped), ("tỉnh Long An", "80", .foldedName),
            ("TP. Tân An", "794", .prefixStripped), ("T.P. Tân An", "794", .prefixStripped),
            ("Tp Tân An", "794", .prefixStripped), ("P. Tân An", "00102", .prefixStripped),
            ("H.Thủ Thừa", "804", .prefixStripped), ("Thủ Thừa", "804", .prefixStripped),
            ("Thủ Thưà", "804", .prefixStripped),
            ("Sở Y Tế", "S-YT", .foldedName), ("Y tế", "S-YT", .prefixStripped),
            ("Sở Tài nguyên & Môi trường", "S-TNMT", .foldedName),
            ("Xã Đức Thủy", "00108", .foldedName), ("xã Ðức Thuỷ", "00108", .foldedName),
            ("Xã \u{189}ức Thuỷ", "00108", .foldedName),
            ("Хã Mỹ Yên", "00103", .foldedName),
            ("<U+0110>ức Thủy", "00108", .prefixStripped),
            ("Duc Thuy commune", "00108", .englishName),
            ("TTHCC huyện Bến Lức", "TT803", .prefixStripped),
            ("Trung tâm Phục vụ hành chính công Bến Lức", "TT803", .prefixStripped),
            ("Huyện Bến Lức", "803", .name), ("UBND Bến Lức", "803", .prefixStripped),
        ])
    func certain(cell: String, code: String, rule: UnitMatchRule) {
        #expect(finder.code(cell) == code)
        #expect(finder.rule(cell) == rule)
    }

    @Test(
        "Codes are certain without case and leading zeros",
        arguments: [
            ("00103", "00103", UnitMatchRule.code), ("103", "00103", .foldedCode), ("103.0", "00103", .foldedCode),
            ("'00103", "00103", .foldedCode), ("0103", "00103", .foldedCode), (" tt803 ", "TT803", .foldedCode),
            ("s-yt", "S-YT", .foldedCode),
            ("00103 - Xã Mỹ Yên", "00103", .codeAndName), ("Mỹ Yên (00103)", "00103", .codeAndName),
            ("S-YT: Sở Y tế", "S-YT", .codeAndName), ("Hòa Khánh 105", "00105", .codeAndName),
        ])
    func codes(cell: String, code: String, rule: UnitMatchRule) {
        #expect(finder.code(cell) == code)
        #expect(finder.rule(cell) == rule)
    }

    @Test(
        "What could mean several units, or only nearly means one, is suggested",
        arguments: [
            ("Tân An", ["00101", "00102", "794"], UnitDoubt.severalFit),
            ("Hòa Khánh", ["00104", "00105"], .severalFit),
            ("xã Hoà Khánh", ["00104", "00105"], .severalFit),
            ("Bến Lức", ["803", "TT803"], .severalFit),
            ("thị xã Mỹ Yên", ["00103"], .kindDiffers),
            ("Phường Mỹ Yên", ["00103"], .kindDiffers),
            ("Ben Luc", ["803", "TT803"], .diacriticsDiffer),
            ("xa Tan An", ["00101"], .diacriticsDiffer),
            ("UBND xa My Yen", ["00103"], .diacriticsDiffer),
            ("Xã Mỹ Yen", ["00103"], .diacriticsDiffer),
            ("phuong 1", ["00106"], .diacriticsDiffer),
            ("Xã Mỹ Yênn", ["00103"], .spelling(distance: 1)),
            ("Xã Mý Yên", ["00103"], .diacriticsDiffer),
            ("Thử Thà", ["804"], .spelling(distance: 1)),
            ("Sở TN&MT", ["S-TNMT"], .abbreviation),
            ("TNMT", ["S-TNMT"], .abbreviation),
            ("1", ["00106"], .numberAlone),
            ("X Mỹ Yên", ["00103"], .prefixUnclear),
            ("Xã Mỹ Yên (cũ)", ["00103"], .restUnconfirmed),
            ("0O1O3", ["00103"], .codeLooksAlike),
            ("00103 - Phường 1", ["00103", "00106"], .codeAndNameDisagree),
            ("00103 abc def", ["00103"], .restUnconfirmed),
            ("Xã Mỹ\u{0}Yên", ["00103"], .spelling(distance: 1)),
        ])
    func suggested(cell: String, codes: [String], doubt: UnitDoubt) {
        #expect(finder.code(cell) == nil)
        #expect(finder.suggested(cell).sorted() == codes.sorted())
        #expect(finder.doubt(cell) == doubt)
    }

    @Test(
        "What is near nothing is unknown",
        arguments: [
            "", "   ", "\u{FEFF}\u{200B}", "Xã", "UBND xã", "Phường", "P.", ".", "---", "()", ",,,", "?", "Hà Nội",
            "99999", "9",
            "Phường 3", "😀", "🏢🏢", "مركز الخدمة", "\u{202E}nA naT", "\u{0}", "'", "<U+", "<U+D800>", "*", "=1+1",
        ])
    func unknown(cell: String) { #expect(finder.find(cell) == .unknown) }

    @Test("Cells of any length are answered")
    func longCells() {
        #expect(finder.find(String(repeating: "Xã Mỹ Yên ", count: 100_000)) == .unknown)
        #expect(finder.code(String(repeating: " ", count: 250) + "Xã Mỹ Yên") == "00103")
        let commas = String(repeating: "a,", count: 290)
        #expect(finder.find(commas) == .unknown)
        let prefixes = String(repeating: "UBND ", count: 100)
        #expect(finder.find(prefixes) == .unknown)
        #expect(finder.code(prefixes + "xã Mỹ Yên") == "00103")
        #expect(finder.find("Xã " + String(repeating: "Mỹ", count: 80)) == .unknown)
    }

    @Test("An emoji or a direction mark beside a name does not decide anything")
    func decorations() {
        #expect(finder.code("\u{200F}Xã Mỹ Yên\u{202C}") == "00103")
        #expect(finder.code("Xã Mỹ Yên 😀") == nil)
    }

    @Test("A column of codes is not read as names, a column of names not as codes")
    func columns() {
        #expect(finder.find("Mỹ Yên", in: .codes) == .unknown)
        #expect(finder.find("803", in: .names) == .unknown)
        #expect(finder.code("803", in: .codes) == "803")
        #expect(finder.code("Mỹ Yên", in: .names) == "00103")
    }

    @Test("A code that is also another unit's name is for a person to decide")
    func codeOrName() throws {
        let registry = try UnitRegistry([
            Unit(code: "1", name: "Phường 3"), Unit(code: "3", name: "Phường 1"), Unit(code: "2", name: "Phường 2"),
        ])
        let finder = try UnitFinder(registry)
        #expect(finder.doubt("1") == .codeAndNameDisagree)
        #expect(finder.code("2") == "2")
        #expect(finder.code("1", in: .codes) == "1")
        #expect(finder.code("P.1") == "3")
        #expect(finder.code("1 - Phường 3") == "1")
        #expect(finder.suggested("1 - Phường 1") == ["1", "3"])
    }

    @Test("Codes that differ only in leading zeros are told apart only as they stand")
    func zeros() throws {
        let finder = try UnitFinder(
            UnitRegistry([Unit(code: "01", name: "Thành phố Hà Nội"), Unit(code: "001", name: "Quận Ba Đình")]))
        #expect(finder.code("01") == "01")
        #expect(finder.code("001") == "001")
        #expect(finder.code("1") == nil)
        #expect(Set(finder.suggested("1")) == ["01", "001"])
    }

    @Test("A name that looks as if it began with a kind is found as it is")
    func seemingPrefixes() throws {
        let finder = try UnitFinder(
            UnitRegistry([
                Unit(code: "a", name: "Xã Ban Công"), Unit(code: "b", name: "Ban Dân tộc"),
                Unit(code: "c", name: "Phòng Phú", kind: "commune"), Unit(code: "d", name: "Xã A Lưới 2"),
            ]))
        #expect(finder.code("Ban Công") == "a")
        #expect(finder.code("Xã Ban Công") == "a")
        #expect(finder.code("Ban Dân Tộc") == "b")
        #expect(finder.code("Dân tộc") == "b")
        #expect(finder.code("Xã Phòng Phú") == "c")
        #expect(finder.code("A Lưới 02") == "d")
        #expect(finder.find("A Lưới 3") == .unknown)
    }

    @Test("Texts of rules and doubts exist in both languages")
    func texts() {
        for rule in UnitMatchRule.allCases { #expect(!rule.text.vi.isEmpty && !rule.text.en.isEmpty) }
        let doubts: [UnitDoubt] = [
            .severalFit, .codeAndNameDisagree, .kindDiffers, .diacriticsDiffer, .spelling(distance: 2),
            .successor(ofCode: "x"), .outsideContext, .contextUnknown, .restUnconfirmed, .numberAlone, .codeLooksAlike,
            .abbreviation, .prefixUnclear,
        ]
        #expect(Set(doubts.map(\.text.vi)).count == doubts.count)
        #expect(Set(doubts.map(\.text.en)).count == doubts.count)
    }
}
