internal import Figures
internal import Planning
internal import Units

extension PlanAnswer {
    /// The plan for programs: also what plan.json holds, so no path or clock is in it.
    var json: JSONValue {
        let size = plan.settings.size
        var object: [String: JSONValue] = [
            "campaign": .string(campaign.definition.id), "program": .string(ProgramVersion.text),
            "settings": [
                "goal": .string(goal.name), "rule": .string(size.rule.rawValue),
                "margin": .number(size.margin.double * 100), "confidence": .number(size.confidence),
                "designEffect": .number(size.designEffect), "responseRate": .number(size.responseRate.double),
                "total": goal.total.map { .integer($0) } ?? .null,
                "allocation": goal.sharing.map { .string($0) } ?? .null,
                "minimum": .integer(plan.settings.minimum),
                "maximum": plan.settings.maximum.map { .integer($0) } ?? .null,
            ],
            "units": .array(plan.units.map(unitJSON)), "forms": .integer(plan.forms),
            "unitsWithoutPopulation": .array(
                withoutPopulation.map { .string(campaign.units.units[$0].code) }),
        ]
        if let drawn { object["draw"] = drawJSON(drawn) }
        return .object(object)
    }

    private var goal: (name: String, total: Int?, sharing: String?) {
        switch plan.settings.goal {
        case .margin: ("margin", nil, nil)
        case .targets: ("targets", nil, nil)
        case .total(let total, let rule): ("total", total, rule.rawValue)
        }
    }

    private func unitJSON(_ one: SamplePlan.UnitPlan) -> JSONValue {
        let place = one.candidate.unit
        var object: [String: JSONValue] = [
            "unit": .string(one.candidate.code), "name": .string(campaign.units.units[place].name),
            "population": one.candidate.population.map { .integer($0) } ?? .null,
            "expectedPercent": .number(one.candidate.expected * 100),
            "needed": plan.settings.goal == .margin ? .integer(one.needed) : .null,
            "forms": .integer(one.forms), "expectedRespondents": .number(one.expectedRespondents),
            "margin": one.margin.map { .number($0 * 100) } ?? .null,
            "remarks": .array(one.remarks.map { .string($0.rawValue) }),
        ]
        if let drawn {
            object["drawn"] = .integer(drawn.draw.persons.count { $0.unit == place })
            object["reserve"] = .integer(drawn.draw.reserve.count { $0.unit == place })
        }
        return .object(object)
    }

    private func drawJSON(_ drawn: Drawn) -> JSONValue {
        let settings = drawn.listed.settings
        let frame = drawn.listed.frame
        return [
            "method": .string(settings.method.rawValue), "seed": .string(String(settings.seed)),
            "perPSU": settings.perCluster.map { .integer($0) } ?? .null,
            "psus": settings.clusters.map { .integer($0) } ?? .null,
            "reserveShare": .number(settings.reserve.double), "firstNumber": .integer(settings.firstNumber),
            "generator": "xoshiro256** / SplitMix64",
            "frame": [
                "file": .string(drawn.listed.name), "sha256": .string(drawn.listed.sha256),
                "rows": .integer(frame.rowCount), "used": .integer(frame.entries.count),
                "otherUnits": .integer(frame.otherUnits), "unusable": .integer(frame.problems.count),
                "listsPSUs": .bool(frame.listsClusters),
                "problems": .array(
                    frame.problems.map { problem in
                        [
                            "line": .integer(problem.line), "reason": .string(problem.reason.rawValue),
                            "cell": .string(FrameProblemText.shown(problem)),
                            "other": problem.other.map { .integer($0) } ?? .null,
                        ]
                    }),
            ],
            "unitsWithoutRows": .array(drawn.unlisted.map { .string(campaign.units.units[$0].code) }),
            "selectedPSUs": .array(
                drawn.draw.clusters.map { cluster in
                    [
                        "unit": .string(campaign.units.units[cluster.unit].code), "stratum": .string(cluster.stratum),
                        "psu": .string(cluster.psu), "size": .integer(cluster.size),
                        "probability": .number(cluster.probability.double), "forms": .integer(cluster.forms),
                    ]
                }),
            "drawn": .integer(drawn.draw.persons.count), "reserve": .integer(drawn.draw.reserve.count),
        ]
    }
}
