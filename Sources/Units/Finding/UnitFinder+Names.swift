extension UnitFinder {
    /// What the cell says as a name, by its first reading that fits any unit.
    func nameVerdict(_ query: UnitQuery) -> UnitVerdict {
        let found = nameVerdict(of: query.tokens[...], query)
        if case .none = found { return englishVerdict(query) }
        return found
    }

    /// What some words of a cell say as a name.
    func nameVerdict(of words: ArraySlice<NameToken>, _ query: UnitQuery, kind: NameKind = []) -> UnitVerdict {
        for reading in certainReadings(words, kind: kind) {
            let entries = index.names[reading.key] ?? []
            // Units that do not count on that day or in that place must not hide others of the same name.
            let eligible = entries.filter { isEligible($0.unit, query) }.selected(by: reading)
            let units = (eligible.isEmpty ? entries.selected(by: reading) : eligible).units
            guard !units.isEmpty else { continue }
            if reading.isNumberAlone, !reading.hasPrefix {
                return .doubtful(units.map { UnitSuggestion(unit: $0, reason: .numberAlone) })
            }
            if case .within(_, isCertain: false) = query.scope {
                // An uncertain context may confirm a unit, not choose among several.
                let anywhere = entries.filter { isValid($0.unit, query) }.selected(by: reading).units
                return verdict(on: anywhere.isEmpty ? units : anywhere, query, how: { rule($0, query) })
            }
            return verdict(on: units, query) { rule($0, query) }
        }
        return .none
    }

    /// The readings that may make a match certain; a kind given beside the name (`Tân An (xã)`) completes them.
    private func certainReadings(_ words: ArraySlice<NameToken>, kind: NameKind) -> [NameReading] {
        NameReading.readings(Array(words)).filter { !$0.core.isEmpty && !$0.isWeak }.map {
            var reading = $0
            if reading.kinds.isEmpty { reading.kinds = kind }
            return reading
        }
    }

    private func rule(_ unit: Int, _ query: UnitQuery) -> UnitMatchRule {
        if registry.units[unit].name == query.text { return .name }
        return index.wholeNames[unit] == query.wholeKey ? .foldedName : .prefixStripped
    }

    /// What the cell says as an English name: certain only if no other unit's name without diacritics reads the same.
    private func englishVerdict(_ query: UnitQuery) -> UnitVerdict {
        let key = query.wholeKey
        guard let units = index.englishNames[key] else { return .none }
        let others = (index.bareNames[query.tokens.bare] ?? []).units.filter { !units.contains($0) }
        guard others.isEmpty else {
            return .doubtful((units + others).map { UnitSuggestion(unit: $0, reason: .severalFit) })
        }
        return verdict(on: units, query) { _ in .englishName }
    }
}
