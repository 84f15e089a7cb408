import Estimation
import Figures
import Questionnaires
import Units

extension SurveyMaterial {
    /// The unit whose place, possible ranks and change belong to a figure: the overall figure of a unit, all respondents taken
    /// together, where places were worked out. Nil for all other figures.
    func standing(_ estimate: Estimate) -> Int? {
        guard estimate.kind == .overall, estimate.group.isEmpty, case .unit(let unit) = estimate.scope,
            places[unit] != nil
        else { return nil }
        return unit
    }
}

extension EstimateJSON {
    /// The unit's place in its block, the places that sampling error leaves open, and the change against last year with its
    /// test; each null has its `<name>Reason`, as in `score`.
    func addStanding(_ unit: Int, _ scope: EstimateScope, to members: inout [String: JSONValue]) {
        switch survey.place(of: unit) {
        case .ranked(let place, of: let count):
            members["rank"] = .integer(place)
            members["rankOf"] = .integer(count)
        case .unranked(let reason):
            members["rank"] = .null
            members["rankReason"] = .string(reason.rawValue)
        }
        put("rankInterval", survey.possibleRanks(of: unit), in: &members)
        put("rankIntervalTogether", survey.possibleRanksTogether(of: unit), in: &members)
        addChange(survey.change(of: scope), to: &members)
    }

    private func put(_ name: String, _ ranks: ClosedRange<Int>?, in members: inout [String: JSONValue]) {
        members[name] = ranks.map { [.integer($0.lowerBound), .integer($0.upperBound)] } ?? .null
        if ranks == nil { members[name + "Reason"] = .string(Absence.notApplicable.rawValue) }
    }

    private func addChange(_ change: SatisfactionChange, to members: inout [String: JSONValue]) {
        let reason = JSONValue.string((change.absence ?? .noPreviousYear).rawValue)
        members["previous"] = change.previous.map { .number($0.double) } ?? .null
        if change.previous == nil { members["previousReason"] = reason }
        if !change.ancestors.isEmpty {
            members["previousAncestors"] = .array(
                change.ancestors.map { ancestor in
                    [
                        "unit": .string(ancestor.code), "percent": .number(ancestor.percent.double),
                        "population": ancestor.population.map { .integer($0) } ?? .null,
                    ]
                })
        }
        members["change"] = change.change.map { .number($0.double) } ?? .null
        guard let points = change.change else {
            members["changeReason"] = reason
            return
        }
        members["changePrinted"] = .string(printer.format.signed(points))
        guard let test = change.test else { return }
        var numbers: [String: JSONValue] = [
            "difference": .number(test.difference),
            "standardError": test.standardError.map { .number($0) } ?? .null,
            "pValue": test.pValue.map { .number($0) } ?? .null,
            "adjustedPValue": test.adjustedPValue.map { .number($0) } ?? .null,
            "significant": change.isSignificant.map { .bool($0) } ?? .null,
        ]
        if test.pValue == nil { numbers["reason"] = .string((test.absence ?? .noVariance).rawValue) }
        members["changeTest"] = .object(numbers)
    }
}
