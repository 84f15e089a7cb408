extension UnitFinder {
    /// Where a context cell says that a unit lies.
    func scope(_ context: String?) -> UnitQuery.Scope {
        guard let context, !context.trimmedOfWhiteSpace.isEmpty, hasTree else { return .anywhere }
        switch find(context) {
        case .certain(let unit, _): return .within([unit], isCertain: true)
        case .suggested(let suggestions): return .within(Set(suggestions.map(\.unit)), isCertain: false)
        case .unknown: return .unknown
        }
    }

    /// Whether any unit belongs to another.
    private var hasTree: Bool { !registry.isFlat }

    /// Whether the unit exists on the day of the query.
    func isValid(_ unit: Int, _ query: UnitQuery) -> Bool {
        query.date.map { registry.units[unit].isValid(on: $0) } ?? true
    }

    /// Whether the unit lies where the query says.
    func isInside(_ unit: Int, _ query: UnitQuery) -> Bool {
        guard case .within(let units, _) = query.scope else { return true }
        return registry.lies(unit, within: units)
    }

    /// Whether neither day nor place speaks against the unit.
    func isEligible(_ unit: Int, _ query: UnitQuery) -> Bool { isValid(unit, query) && isInside(unit, query) }

    /// What speaks against a unit that is not eligible; first the units that took its place.
    func objections(to unit: Int, _ query: UnitQuery) -> [UnitSuggestion] {
        guard let date = query.date, !isValid(unit, query) else {
            return [UnitSuggestion(unit: unit, reason: .outsideContext)]
        }
        return successors(ofCode: registry.units[unit].code, query)
            + [UnitSuggestion(unit: unit, reason: .notValid(on: date))]
    }

    /// The units valid on the day that come from an earlier unit.
    func successors(ofCode code: String, _ query: UnitQuery) -> [UnitSuggestion] {
        registry.successors(ofCode: code).filter { isValid($0, query) }
            .map { UnitSuggestion(unit: $0, reason: .successor(ofCode: code)) }
    }

    /// One verdict on the units that a key gives: one eligible unit is certain.
    func verdict(on units: [Int], _ query: UnitQuery, how: (Int) -> UnitMatchRule) -> UnitVerdict {
        guard !units.isEmpty else { return .none }
        let eligible = units.filter { isEligible($0, query) }
        switch eligible.count {
        case 0: return .doubtful(units.flatMap { objections(to: $0, query) })
        case 1:
            // A context that is itself only likely cannot tell two units apart.
            if case .within(_, isCertain: false) = query.scope, units.filter({ isValid($0, query) }).count > 1 {
                return .doubtful([UnitSuggestion(unit: eligible[0], reason: .severalFit)])
            }
            return .one(eligible[0], how(eligible[0]))
        default: return .doubtful(eligible.map { UnitSuggestion(unit: $0, reason: .severalFit) })
        }
    }
}
