import Figures
import Units

/// The possible ranks of blocks for programs: the same shape for satisfaction and for the reform index.
enum RanksJSON {
    /// By block: the sets of each unit, who may be among the best, and the groups that cannot be told apart.
    static func value(_ blocks: [BlockRanks], _ material: ReportMaterial) -> JSONValue {
        let units = material.units
        func codes(_ places: [Int]) -> JSONValue { .array(places.map { .string(units.units[$0].code) }) }
        func pair(_ range: ClosedRange<Int>) -> JSONValue {
            [.integer(range.lowerBound), .integer(range.upperBound)]
        }
        return .array(
            blocks.map { block in
                [
                    "block": .string(block.block), "confidence": .number(block.confidence),
                    "units": .array(
                        block.units.indices.map { place in
                            [
                                "unit": .string(units.units[block.units[place]].code),
                                "marginal": pair(block.marginal[place]),
                                "simultaneous": pair(block.simultaneous[place]),
                            ]
                        }),
                    "mayBeFirst": codes(block.mayBeAmongBest(1)), "mayBeAmongBestThree": codes(block.mayBeAmongBest(3)),
                    "mayBeAmongBest": .array(
                        material.campaign.bestRanks(units: block.units.count).map {
                            ["best": .integer($0), "units": codes(block.mayBeAmongBest($0))]
                        }),
                    "groups": .array(block.groups.map(codes)),
                ]
            })
    }
}
