import Figures
import Scorecards
import Units

/// How firm a ranking is, for programs.
enum FirmnessJSON {
    /// The draws and the other ways of counting; null where nothing was worked out.
    static func value(_ material: CardMaterial, units: UnitRegistry) -> JSONValue {
        guard let firmness = material.firmness else { return .null }
        func code(_ unit: Int) -> JSONValue { .string(units.units[unit].code) }
        return [
            "draws": .integer(firmness.draws), "seed": .string(String(firmness.seed)),
            "units": .array(
                firmness.units.map { unit in
                    var members: [String: JSONValue] = [
                        "unit": code(unit.unit), "standardError": .number(unit.standardError),
                        "classShares": .object(
                            Dictionary(
                                unit.classShares.map { ($0.scoreClass.id, JSONValue.number($0.share)) },
                                uniquingKeysWith: { first, _ in first })),
                    ]
                    put(
                        "indexInterval", unit.indexInterval.map { [.number($0.lowerBound), .number($0.upperBound)] },
                        &members)
                    put("ranks", unit.places.map { [.integer($0.lowerBound), .integer($0.upperBound)] }, &members)
                    put("rankShare", unit.placeShare.map { .number($0) }, &members)
                    return .object(members)
                }),
            "alternatives": .array(
                firmness.alternatives.map { alternative in
                    let moved = alternative.moved(from: material.results)
                    return [
                        "id": .string(alternative.kind.rawValue), "otherIndex": .integer(moved.indices),
                        "otherClass": .integer(moved.classes), "otherRank": .integer(moved.ranks),
                        "units": .array(
                            alternative.results.map { result in
                                var members: [String: JSONValue] = ["unit": code(result.unit)]
                                put("percent", result.percent.map { .number($0.double) }, &members)
                                put("class", result.scoreClass.map { .string($0.id) }, &members)
                                put("rank", result.rank.map { .integer($0) }, &members)
                                return .object(members)
                            }),
                    ]
                }),
        ]
    }

    /// A value, or null with its reason: no draws were made, or nothing would be there.
    private static func put(_ name: String, _ value: JSONValue?, _ members: inout [String: JSONValue]) {
        members[name] = value ?? .null
        if value == nil { members[name + "Reason"] = .string(Absence.notApplicable.rawValue) }
    }
}
