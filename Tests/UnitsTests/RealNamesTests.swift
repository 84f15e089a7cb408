import Figures
import Tables
import Testing

@testable import Units

/// Real lists of places and real misspellings of them.
@Suite("Real names", .enabled(if: SharedData.isThere, "the shared data is not there; set HAILONG_SHARED"))
struct RealNamesTests {
    /// How the answers to a list of cells compare with the truth.
    struct Tally: Equatable {
        var certainRight = 0
        var certainWrong = 0
        var suggestedRight = 0
        var suggestedWithout = 0
        var unknown = 0
    }

    private func tally(_ finder: UnitFinder, _ cells: [(cell: String, context: String?, code: String?)]) -> Tally {
        var tally = Tally()
        for (cell, context, code) in cells {
            switch finder.find(cell, context: context) {
            case .certain(let unit, _):
                if finder.registry.units[unit].code == code { tally.certainRight += 1 } else { tally.certainWrong += 1 }
            case .suggested(let suggestions):
                let codes = suggestions.map { finder.registry.units[$0.unit].code }
                if let code, codes.contains(code) { tally.suggestedRight += 1 } else { tally.suggestedWithout += 1 }
            case .unknown: tally.unknown += 1
            }
        }
        return tally
    }

    // MARK: Provinces

    private func provinces() throws -> UnitRegistry {
        try UnitRegistry(
            SharedData.table("vn-admin/crosswalk/province_old_to_new.csv").values("old_province_code", "old_province")
                .map { Unit(code: $0[0], name: $0[1], kind: "") })
    }

    /// The 122 spellings with the code of the province that the analyst corrected them to; nil if it is none of the 63.
    private func spellings(_ registry: UnitRegistry) throws -> [(cell: String, context: String?, code: String?)] {
        var codes: [String: String] = [:]
        for unit in registry.units {
            let bare = NameReading.readings(NameScanner.tokens(unit.name))[0].core.bare
            codes[bare] = unit.code
        }
        codes["ho chi minh city"] = codes["ho chi minh"]
        codes["thua thien hue"] = codes["hue"]
        return try SharedData.table("vn-encodings/messy-province-names/province_name_variants.csv")
            .values("original", "fixed").map { ($0[0], nil, codes[NameScanner.tokens($0[1]).bare]) }
    }

    @Test("Of 122 real spellings of provinces none is taken for another province")
    func messyProvinces() throws {
        let registry = try provinces()
        #expect(registry.count == 63)
        let spellings = try spellings(registry)
        #expect(spellings.count == 122)
        let tally = tally(try UnitFinder(registry), spellings)
        // Unknown are Hà Bắc and Hà Tây, which are none of the 63, and "Thua Thien Hue", whose province is now called Huế.
        #expect(tally == Tally(certainRight: 95, suggestedRight: 23, unknown: 4))
    }

    // MARK: Communes

    private func communes() throws -> UnitRegistry {
        let rows = try SharedData.table("vn-admin/crosswalk/new_34_provinces_communes.csv")
            .values("province_code", "province", "commune_code", "commune")
        var provinces: [String: String] = [:]
        for row in rows { provinces[row[0]] = row[1] }
        return try UnitRegistry(
            provinces.sorted { $0.key < $1.key }.map { Unit(code: "P" + $0.key, name: $0.value) }
                + rows.map { Unit(code: $0[2], name: $0[3], parent: "P" + $0[0]) })
    }

    @Test("Each of 3,321 communes is found by its name in its province, and by a name of its own only if it is unique")
    func everyCommune() throws {
        let registry = try communes()
        let finder = try UnitFinder(registry)
        let units = registry.units.filter { $0.parent != nil }
        #expect(units.count == 3321)
        let inProvince = tally(finder, units.map { ($0.name, $0.parent, $0.code) })
        #expect(inProvince == Tally(certainRight: 3321))
        let typed = stride(from: 0, to: units.count, by: 5).map { place in
            ("UBND " + units[place].name.uppercased(), units[place].parent, Optional(units[place].code))
        }
        #expect(tally(finder, typed) == Tally(certainRight: typed.count))
        var named: [String: Int] = [:]
        for unit in registry.units { named[NameScanner.tokens(unit.name).key, default: 0] += 1 }
        for unit in units {
            let isUnique = named[NameScanner.tokens(unit.name).key] == 1
            #expect((finder.code(unit.name) == unit.code) == isUnique, "\(unit.name)")
            if !isUnique { #expect(finder.code(unit.name) == nil, "\(unit.name)") }
        }
    }

    @Test("Without their kind, no name that two communes of a province share is certain")
    func withoutKind() throws {
        let registry = try communes()
        let finder = try UnitFinder(registry)
        let cells = registry.units.filter { $0.parent != nil }.map { unit in
            (NameReading.readings(NameScanner.tokens(unit.name))[0].core.key, unit.parent, Optional(unit.code))
        }
        let tally = tally(finder, cells)
        #expect(tally.certainWrong == 0)
        #expect(tally.certainRight + tally.suggestedRight == 3321)
    }

    // MARK: Encodings

    @Test("Names in other forms of Unicode are found as in the truth")
    func otherForms() throws {
        // Columns are taken by place, as their headings are in the form that is tested.
        let truth = try SharedData.table("vn-encodings/derived/truth_utf8.csv").rows.map(\.cells)
        var units: [String: Unit] = [:]
        for row in truth {
            units["P" + row[0]] = Unit(code: "P" + row[0], name: row[1])
            units["D" + row[2]] = Unit(code: "D" + row[2], name: row[3], parent: "P" + row[0])
            units[row[5]] = Unit(code: row[5], name: row[6], parent: "D" + row[2])
        }
        let finder = try UnitFinder(UnitRegistry(units.values.sorted { $0.code < $1.code }))
        for file in ["utf8_nfd.csv", "utf8_eth_homoglyph.csv", "utf8_nbsp_zwsp.csv"] {
            let typed = try SharedData.table("vn-encodings/derived/" + file).rows.map(\.cells)
            #expect(typed.count == truth.count && typed.count > 1700)
            let cells = zip(truth, typed).map { ($1[6], Optional($1[3]), Optional($0[5])) }
            #expect(tally(finder, cells) == Tally(certainRight: cells.count), "\(file)")
        }
    }
}
