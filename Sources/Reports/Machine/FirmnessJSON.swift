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
                    [
                        "unit": code(unit.unit), "standardError": .number(unit.standardError),
                        "indexInterval": unit.indexInterval.map { [.number($0.lowerBound), .number($0.upperBound)] }
                            ?? .null,
                        "ranks": unit.places.map { [.integer($0.lowerBound), .integer($0.upperBound)] } ?? .null,
                        "rankShare": unit.placeShare.map { .number($0) } ?? .null,
                        "classShares": .object(
                            Dictionary(
                                unit.classShares.map { ($0.scoreClass.id, JSONValue.number($0.share)) },
                                uniquingKeysWith: { first, _ in first })),
                    ]
                }),
            "alternatives": .array(
                firmness.alternatives.map { alternative in
                    let moved = alternative.moved(from: material.results)
                    return [
                        "id": .string(alternative.kind.rawValue), "otherIndex": .integer(moved.indices),
                        "otherClass": .integer(moved.classes), "otherRank": .integer(moved.ranks),
                        "units": .array(
                            alternative.results.map { result in
                                [
                                    "unit": code(result.unit),
                                    "percent": result.percent.map { .number($0.double) } ?? .null,
                                    "class": result.scoreClass.map { .string($0.id) } ?? .null,
                                    "rank": result.rank.map { .integer($0) } ?? .null,
                                ]
                            }),
                    ]
                }),
        ]
    }
}
