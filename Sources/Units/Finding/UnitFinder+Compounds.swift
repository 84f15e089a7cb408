extension UnitFinder {
    /// What a cell says that holds more than a name: code and name, or name and the places it lies in.
    func compoundVerdict(_ query: UnitQuery) -> UnitVerdict {
        guard query.tokens.count > 1 else { return .none }
        let coded = codeAndNameVerdict(query)
        if case .none = coded { return pathVerdict(query) }
        return coded
    }

    // MARK: Code and name

    /// `001 - Xã Tân An`, `Xã Tân An (001)`: certain if both mean the same unit.
    private func codeAndNameVerdict(_ query: UnitQuery) -> UnitVerdict {
        let words = query.tokens
        var doubts: [UnitSuggestion] = []
        for length in 1...min(UnitFinder.longestCodeWords, words.count - 1) {
            for (code, name) in [
                (words.prefix(length), words.dropFirst(length)), (words.suffix(length), words.dropLast(length)),
            ] {
                guard let coded = index.codeWords[code.key], !coded.isEmpty else { continue }
                let named = nameVerdict(of: name, query)
                if case .one(let unit, _) = named, coded.contains(unit) { return .one(unit, .codeAndName) }
                if case .doubtful(let suggestions) = named, suggestions.allSatisfy({ $0.reason == .severalFit }) {
                    // The code tells units of one name apart.
                    let both = coded.filter { unit in suggestions.contains { $0.unit == unit } }
                    if both.count == 1 { return .one(both[0], .codeAndName) }
                }
                // A name that means another unit is a conflict; among words that name nothing, only a code with a number in
                // it is likely to be meant as one.
                let reason: UnitDoubt = named.units.isEmpty ? .restUnconfirmed : .codeAndNameDisagree
                guard reason == .codeAndNameDisagree || code.contains(where: \.isNumber) else { continue }
                doubts += (coded + named.units).map { UnitSuggestion(unit: $0, reason: reason) }
            }
        }
        return doubts.isEmpty ? .none : .doubtful(doubts)
    }

    /// The most words that a code is cut into for this comparison: `A-01` is two.
    private static let longestCodeWords = 4

    // MARK: Name and place

    /// `Xã Tân An, huyện Bến Lức`: certain if every further part is a place that the unit lies in.
    private func pathVerdict(_ query: UnitQuery) -> UnitVerdict {
        var doubts: [UnitSuggestion] = []
        for parts in UnitFinder.partitions(query.tokens) {
            for ordered in [parts, parts.reversed()] {
                let found = pathVerdict(ordered, query)
                if case .one = found { return found }
                if case .doubtful(let suggestions) = found { doubts += suggestions }
            }
        }
        return doubts.isEmpty ? .none : .doubtful(doubts)
    }

    private func pathVerdict(_ parts: [ArraySlice<NameToken>], _ query: UnitQuery) -> UnitVerdict {
        let kind = parts.dropFirst().compactMap(NameReading.kindAlone).first ?? []
        let places = parts.dropFirst().filter { NameReading.kindAlone($0) == nil }
        let head = nameVerdict(of: parts[0], query, kind: kind)
        let candidates: [Int]
        switch head {
        case .none: return .none
        case .one(let unit, _): candidates = [unit]
        case .doubtful(let suggestions):
            guard suggestions.allSatisfy({ $0.reason == .severalFit }) else { return head }
            candidates = suggestions.map(\.unit)
        }
        let confirmed = candidates.filter { unit in places.allSatisfy { lies(unit, in: $0) } }
        switch confirmed.count {
        case 0: return .doubtful(candidates.map { UnitSuggestion(unit: $0, reason: .restUnconfirmed) })
        case 1: return .one(confirmed[0], .path)
        default: return .doubtful(confirmed.map { UnitSuggestion(unit: $0, reason: .severalFit) })
        }
    }

    /// Whether a unit above this one has the name that the words say.
    private func lies(_ unit: Int, in words: ArraySlice<NameToken>) -> Bool {
        let wanted = NameReading.readings(Array(words)).filter { !$0.core.isEmpty && !$0.isWeak }
        return registry.path(to: unit).dropLast().contains { above in
            index.readings[above].contains { own in
                wanted.contains { reading in
                    reading.key == own.key
                        && (reading.kinds.isEmpty || own.kinds.isEmpty || !reading.kinds.isDisjoint(with: own.kinds))
                }
            }
        }
    }

    /// The ways to cut a cell into a name and places: at commas and brackets, at spaced dashes, too, and before the
    /// kind of a larger place. Only cuts into two parts or more are given.
    private static func partitions(_ words: [NameToken]) -> [[ArraySlice<NameToken>]] {
        let byComma = cut(words) { words[$0].breakBefore == .comma }
        let byDash = cut(words) { words[$0].breakBefore != .none }
        let byKind = cut(words) { place in
            words[place].breakBefore != .none || beginsLargerPlace(words[place...], after: words[place - 1])
        }
        var seen: Set<[Int]> = []
        return [byComma, byDash, byKind].filter { $0.count > 1 && seen.insert($0.map(\.startIndex)).inserted }
    }

    private static func cut(_ words: [NameToken], before isCut: (Int) -> Bool) -> [ArraySlice<NameToken>] {
        var parts: [ArraySlice<NameToken>] = []
        var start = 0
        for place in words.indices.dropFirst() where isCut(place) {
            parts.append(words[start..<place])
            start = place
        }
        return parts + [words[start...]]
    }

    private static func beginsLargerPlace(_ words: ArraySlice<NameToken>, after previous: NameToken) -> Bool {
        let reading = NameReading.readings(Array(words)).first
        guard let reading, !reading.isWeak, reading.institution == nil else { return false }
        return !reading.kinds.isDisjoint(with: .containing)
    }
}
