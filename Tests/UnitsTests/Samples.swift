import Figures

@testable import Units

/// A small province with the traps of real ones.
enum Samples {
    static func registry() throws -> UnitRegistry {
        try UnitRegistry([
            Unit(code: "80", name: "Tỉnh Long An", kind: "province"),
            Unit(code: "803", name: "Huyện Bến Lức", kind: "district", parent: "80"),
            Unit(code: "804", name: "Huyện Thủ Thừa", kind: "district", parent: "80"),
            Unit(code: "794", name: "Thành phố Tân An", kind: "city", parent: "80"),
            Unit(
                code: "TT803", name: "Trung tâm Hành chính công huyện Bến Lức", kind: "district-centre",
                parent: "803", isCentre: true),
            Unit(code: "00101", name: "Xã Tân An", kind: "commune", parent: "803", block: "xã"),
            Unit(code: "00102", name: "Phường Tân An", kind: "ward", parent: "794", block: "phường"),
            Unit(code: "00103", name: "Xã Mỹ Yên", kind: "commune", parent: "803", block: "xã"),
            Unit(code: "00104", name: "Xã Hoà Khánh", kind: "commune", parent: "803", block: "xã"),
            Unit(code: "00105", name: "Xã Hòa Khánh", kind: "commune", parent: "804", block: "xã"),
            Unit(code: "00106", name: "Phường 1", kind: "ward", parent: "794", block: "phường"),
            Unit(code: "00107", name: "Phường II", kind: "ward", parent: "794", block: "phường"),
            Unit(code: "00108", name: "Xã Đức Thuỷ", nameEn: "Duc Thuy Commune", kind: "commune", parent: "803"),
            Unit(code: "S-YT", name: "Sở Y tế", kind: "department", parent: "80", block: "sở"),
            Unit(code: "S-TNMT", name: "Sở Tài nguyên và Môi trường", kind: "department", parent: "80", block: "sở"),
        ])
    }

    static func finder(aliases: [String: String] = [:]) throws -> UnitFinder {
        try UnitFinder(registry(), aliases: aliases)
    }
}

extension UnitFinder {
    /// The code of the unit that a cell certainly means.
    func code(
        _ cell: String, context: String? = nil, on date: CalendarDate? = nil, in column: Column = .codesAndNames
    ) -> String? {
        find(cell, context: context, on: date, in: column).unit.map { registry.units[$0].code }
    }

    /// The codes that are suggested for a cell.
    func suggested(_ cell: String, context: String? = nil, on date: CalendarDate? = nil) -> [String] {
        find(cell, context: context, on: date).suggestions.map { registry.units[$0.unit].code }
    }

    /// The reason of the first suggestion.
    func doubt(_ cell: String, context: String? = nil, on date: CalendarDate? = nil) -> UnitDoubt? {
        find(cell, context: context, on: date).suggestions.first?.reason
    }

    /// How a certain match was made.
    func rule(_ cell: String, context: String? = nil) -> UnitMatchRule? {
        if case .certain(_, let how) = find(cell, context: context) { how } else { nil }
    }
}
