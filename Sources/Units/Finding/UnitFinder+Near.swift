extension UnitFinder {
    /// Units that a cell may mean though nothing fits it: the likeliest first.
    func nearUnits(_ query: UnitQuery, _ column: Column) -> [UnitSuggestion] {
        var found = column == .names ? [] : nearCodes(query)
        guard column != .codes, !query.tokens.isEmpty else { return found }
        found += otherKinds(query)
        found += weakPrefixes(query)
        found += withoutMarks(query)
        found += initials(query)
        if found.isEmpty { found = spellings(query) }
        return preferred(found, query)
    }

    /// Units of the same proper name but of another kind.
    private func otherKinds(_ query: UnitQuery) -> [UnitSuggestion] {
        NameReading.readings(query.tokens).filter { !$0.core.isEmpty && !$0.isWeak && !$0.isNumberAlone }
            .flatMap { reading in
                (index.names[reading.key] ?? []).filter { $0.contradicts(reading.kinds) }.units
            }
            .map { UnitSuggestion(unit: $0, reason: .kindDiffers) }
    }

    /// Units found by taking a single letter as the kind.
    private func weakPrefixes(_ query: UnitQuery) -> [UnitSuggestion] {
        NameReading.readings(query.tokens).filter(\.isWeak)
            .flatMap { (index.names[$0.key] ?? []).selected(by: $0).units }
            .map { UnitSuggestion(unit: $0, reason: .prefixUnclear) }
    }

    /// Units whose name fits once all diacritics are taken away; those of a fitting kind, if there are any.
    private func withoutMarks(_ query: UnitQuery) -> [UnitSuggestion] {
        let readings = bareReadings(query)
        var fitting: [Int] = []
        var others: [Int] = []
        for reading in readings {
            for key in reading.bareKeys {
                let entries = index.bareNames[key] ?? []
                fitting += entries.selected(by: reading).units
                others += entries.filter { $0.contradicts(reading.kinds) }.units
            }
        }
        return (fitting.isEmpty ? others : fitting).map { UnitSuggestion(unit: $0, reason: .diacriticsDiffer) }
    }

    private func bareReadings(_ query: UnitQuery) -> [NameReading] {
        (NameReading.readings(query.tokens, withoutMarks: true) + NameReading.readings(query.tokens))
            .filter { !$0.core.isEmpty && !($0.isNumberAlone && !$0.hasPrefix) }
    }

    /// Units whose initials the cell is: `TN&MT` for `Tài nguyên và Môi trường`.
    private func initials(_ query: UnitQuery) -> [UnitSuggestion] {
        let and = NameScanner.tokens("&").key
        return bareReadings(query).flatMap { reading -> [Int] in
            let letters = reading.core.filter { $0.key != and }.map(\.bare).joined()
            guard letters.count >= 2, !reading.isWeak else { return [] }
            return index.initials[letters] ?? []
        }
        .map { UnitSuggestion(unit: $0, reason: .abbreviation) }
    }

    /// Units whose name is a letter or two away: one letter for names of four to seven letters, two for longer ones.
    /// A number never counts as misspelt: `Hà Giang 3` is not near `Hà Giang 2`.
    private func spellings(_ query: UnitQuery) -> [UnitSuggestion] {
        var best: [Int: Nearness] = [:]
        var compared: Set<String> = []
        for reading in bareReadings(query) where compared.insert(reading.core.bare).inserted {
            let word = EditDistance.Word(reading.core.bare)
            let bound = word.letters.count < 4 ? 0 : word.letters.count < 8 ? 1 : 2
            guard bound > 0 else { continue }
            let numbers = reading.core.filter(\.isNumber).map(\.key)
            for spelling in index.spellings where spelling.word.letters.count > 2 && spelling.numbers == numbers {
                guard let distance = EditDistance.between(word, spelling.word, atMost: bound) else { continue }
                let otherKind =
                    !reading.kinds.isEmpty && !spelling.kinds.isEmpty && reading.kinds.isDisjoint(with: spelling.kinds)
                let found = Nearness(distance: distance, kindRank: otherKind ? 1 : 0, unit: spelling.unit)
                best[spelling.unit] = min(best[spelling.unit] ?? found, found)
            }
        }
        return best.values.sorted().map { UnitSuggestion(unit: $0.unit, reason: .spelling(distance: $0.distance)) }
    }

    /// How near a spelling is; nearer ones are less.
    private struct Nearness: Comparable {
        let distance: Int
        /// 0 if the kind may be the same, 1 if it is another.
        let kindRank: Int
        let unit: Int

        static func < (left: Nearness, right: Nearness) -> Bool {
            (left.distance, left.kindRank, left.unit) < (right.distance, right.kindRank, right.unit)
        }
    }

    /// The suggestions that day and context allow; if they allow none, all of them, with what speaks against each.
    private func preferred(_ suggestions: [UnitSuggestion], _ query: UnitQuery) -> [UnitSuggestion] {
        let eligible = suggestions.filter { isEligible($0.unit, query) }
        guard eligible.isEmpty else { return eligible }
        return suggestions.flatMap { suggestion -> [UnitSuggestion] in
            guard !isValid(suggestion.unit, query) else { return [suggestion] }
            return objections(to: suggestion.unit, query)
        }
    }
}
