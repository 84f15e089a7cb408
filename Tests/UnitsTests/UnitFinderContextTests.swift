import Figures
import Testing

@testable import Units

@Suite("Context, dates and aliases")
struct UnitFinderContextTests {
    let finder: UnitFinder

    init() throws { finder = try Samples.finder() }

    @Test("A context tells units of one name apart")
    func context() {
        #expect(finder.code("Hòa Khánh", context: "Huyện Thủ Thừa") == "00105")
        #expect(finder.code("Hòa Khánh", context: "803") == "00104")
        #expect(finder.code("Tân An", context: "Bến Lức", on: nil) == nil)
        #expect(finder.code("Tân An", context: "huyện Bến Lức") == "00101")
        #expect(finder.code("Mỹ Yên", context: "Long An") == "00103")
        #expect(finder.code("Mỹ Yên", context: "  ") == "00103")
    }

    @Test("A unit that lies elsewhere, or in a place that nobody knows, is not certain")
    func contradictingContext() {
        #expect(finder.code("Mỹ Yên", context: "Thủ Thừa") == nil)
        #expect(finder.doubt("Mỹ Yên", context: "Thủ Thừa") == .outsideContext)
        #expect(finder.doubt("00103", context: "Thủ Thừa") == .outsideContext)
        #expect(finder.doubt("Mỹ Yên", context: "Đà Nẵng") == .contextUnknown)
        #expect(finder.code("00103", context: "Đà Nẵng") == "00103")
    }

    @Test("A likely context confirms a unit but chooses none")
    func likelyContext() {
        #expect(finder.code("Mỹ Yên", context: "Ben Luc") == "00103")
        #expect(finder.code("Hòa Khánh", context: "huyen Thu Thua") == nil)
        #expect(finder.suggested("Hòa Khánh", context: "huyen Thu Thua") == ["00105"])
    }

    @Test("Without a tree there is nothing to check a context against")
    func flat() throws {
        let finder = try UnitFinder(UnitRegistry([Unit(code: "a", name: "Xã Mỹ Yên")]))
        #expect(finder.code("Mỹ Yên", context: "Bến Lức") == "a")
    }

    @Test(
        "The places that a unit lies in may stand in the cell itself",
        arguments: [
            ("Xã Hòa Khánh, huyện Thủ Thừa", "00105"), ("Hòa Khánh, H. Thủ Thừa, T. Long An", "00105"),
            ("xã Hòa Khánh huyện Thủ Thừa tỉnh Long An", "00105"), ("Hòa Khánh - Thủ Thừa", "00105"),
            ("Thủ Thừa - Hòa Khánh", "00105"), ("Hòa Khánh (Thủ Thừa)", "00105"), ("Tân An (xã)", "00101"),
            ("Tân An (P)", "00102"), ("Phường 1, TP. Tân An", "00106"),
        ])
    func path(cell: String, code: String) {
        #expect(finder.code(cell) == code)
        #expect(finder.rule(cell) == .path)
    }

    @Test(
        "A place that does not hold, or that nobody knows, leaves a suggestion",
        arguments: ["Xã Mỹ Yên, huyện Thủ Thừa", "Mỹ Yên, huyện Đức Hòa", "Mỹ Yên - Long Thành"])
    func wrongPath(cell: String) {
        #expect(finder.code(cell) == nil)
        #expect(finder.suggested(cell).first == "00103")
        #expect(finder.doubt(cell) == .restUnconfirmed)
    }

    @Test("An alias makes a spelling certain, in any way of typing it")
    func aliases() throws {
        let finder = try Samples.finder(aliases: ["Ben Luc": "TT803", "TNMT": "S-TNMT", "Tân An": "00101", "??": "80"])
        #expect(finder.code("BEN  LUC") == "TT803")
        #expect(finder.rule("ben luc") == .alias)
        #expect(finder.code("TNMT") == "S-TNMT")
        #expect(finder.code("tân an") == "00101")
        #expect(finder.code("??") == "80")
        #expect(finder.find("?") == .unknown)
    }

    @Test("Aliases that stand for nothing, or for two units, are refused")
    func badAliases() throws {
        #expect(throws: UnitsError.aliasOfUnknownUnit(alias: "Ben Luc", code: "x")) {
            try Samples.finder(aliases: ["Ben Luc": "x"])
        }
        #expect(throws: UnitsError.aliasOfTwoUnits(alias: "ben luc", codes: ["803", "TT803"])) {
            try Samples.finder(aliases: ["Ben Luc": "803", "ben luc": "TT803"])
        }
    }

    @Test("A unit is certain only on days on which it exists")
    func dates() throws {
        let end = try CalendarDate(year: 2025, month: 6, day: 30)
        let start = try CalendarDate(year: 2025, month: 7, day: 1)
        let finder = try UnitFinder(
            UnitRegistry([
                Unit(code: "old", name: "Xã Tân An", validTo: end),
                Unit(code: "gone", name: "Xã Mỹ Yên", validTo: end),
                Unit(
                    code: "new", name: "Xã Tân An", validFrom: start,
                    ancestors: [AncestorShare(code: "old"), AncestorShare(code: "gone"), AncestorShare(code: "00107")]),
            ]))
        #expect(finder.code("Xã Tân An", on: end) == "old")
        #expect(finder.code("Xã Tân An", on: start) == "new")
        #expect(finder.suggested("Xã Tân An") == ["new", "old"])
        #expect(finder.code("old", on: start) == nil)
        #expect(finder.suggested("Xã Mỹ Yên", on: start) == ["new", "gone"])
        #expect(finder.doubt("Xã Mỹ Yên", on: start) == .successor(ofCode: "gone"))
        #expect(finder.find("gone", on: start).suggestions.last?.reason == .notValid(on: start))
        #expect(finder.doubt("00107", on: start) == .successor(ofCode: "00107"))
        #expect(finder.suggested("Xa Tan An", on: start) == ["new"])
    }
}
