internal import Reports

/// Finds which changes can have moved a figure, from what it rests on.
///
/// A criterion's points rest on its own inputs, its rule, and the survey that it names; a sum on the points below it that moved; a
/// place on the indices of all units that moved. So a change that moved nothing on the way is no cause of what lies above. Where
/// several meet, all that can have moved the figure are named.
struct FigureCauses {
    private let changes: [InputChange]
    private let moving: [Int]
    /// Of those, all but scores: they may be tens of thousands, and are looked up by their unit.
    private let settings: [Int]
    /// The scores that changed, by card and unit.
    private var scores: [Owner: [Int]] = [:]
    /// The units that a batch brought forms of, before or after.
    private var unitsOfBatch: [String: Set<String>] = [:]
    /// The blocks of a unit, before or after.
    private var blocks: [String: Set<String>] = [:]
    /// The earlier units that a unit continues, before or after.
    private var ancestors: [String: Set<String>] = [:]
    /// The questionnaires that a criterion of a card names, before or after, by card and criterion.
    private var questionnaires: [Owner: Set<String>] = [:]

    private struct Owner: Hashable {
        var part: String
        var name: String
    }

    init(before: [ClosedInput], after: [ClosedInput], changes: [InputChange]) {
        self.changes = changes
        moving = changes.indices.filter { changes[$0].movesFigures }
        settings = moving.filter { changes[$0].input.kind != .score }
        for place in moving where changes[place].input.kind == .score {
            let input = changes[place].input
            scores[Owner(part: input.part, name: input.unit), default: []].append(place)
        }
        for input in before + after {
            switch input.kind {
            case .batchUnit: unitsOfBatch[input.key, default: []].insert(input.unit)
            case .unit where input.key == "block": blocks[input.unit, default: []].insert(input.value)
            case .unit where input.key == "ancestors":
                ancestors[input.unit, default: []].formUnion(
                    input.value.split(separator: ";").compactMap { $0.split(separator: "=").first.map(String.init) })
            case .card where input.key.hasSuffix("/@questionnaire"):
                guard let criterion = Self.criterion(in: input.key) else { break }
                questionnaires[Owner(part: input.part, name: criterion), default: []].insert(input.value)
            default: break
            }
        }
    }

    /// The changes that can have moved each of some figures, in the order of the changes.
    ///
    /// - Parameter worded: those that are the same before they are printed, and are only called otherwise.
    func causes(of keys: [ClosedFigure.Key], worded: Set<ClosedFigure.Key> = []) -> [[Int]] {
        let lines = keys.filter { $0.part.hasPrefix("card:") && $0.scope == .unit && $0.figure.hasPrefix("points:") }
        // What moved below the sums of a unit, and below the places of a card's units.
        var below: [Owner: Set<Int>] = [:]
        var ofLine: [ClosedFigure.Key: Set<Int>] = [:]
        for key in lines {
            let found = line(key)
            ofLine[key] = found
            below[Owner(part: key.part, name: key.name), default: []].formUnion(found)
        }
        var indices = MovedIndices()
        for key in keys where key.part.hasPrefix("card:") && key.scope == .unit && key.figure == "percent" {
            let causes = sum(key, below: below[Owner(part: key.part, name: key.name)])
            indices.ofCard[key.part, default: []].formUnion(causes)
            for block in blocks[key.name] ?? [] {
                indices.ofBlock[Owner(part: key.part, name: block), default: []].formUnion(causes)
            }
        }
        return keys.map { key in
            let owner = Owner(part: key.part, name: key.name)
            let found: Set<Int>
            if worded.contains(key), key.figure == "class" {
                found = Set(
                    settings.filter {
                        changes[$0].isClassName && "card:" + changes[$0].input.part == key.part
                    })
            } else if key.part.hasPrefix("survey:") {
                found = survey(key)
            } else if let own = ofLine[key] {
                found = own
            } else if key.scope == .unit, !Self.isPlace(key.figure) {
                found = sum(key, below: below[owner])
            } else {
                found = place(key, indices)
            }
            return (found.isEmpty ? Set(moving) : found).sorted()
        }
    }

    /// What moved the indices of a card's units, all together and by block.
    private struct MovedIndices {
        var ofCard: [String: Set<Int>] = [:]
        var ofBlock: [Owner: Set<Int>] = [:]
    }

    // MARK: Cards

    /// A place among other units, which moves when they do.
    private static func isPlace(_ figure: String) -> Bool {
        figure == "rank" || figure.hasPrefix("rank:") || figure == "change:rank"
    }

    /// A comparison with last year.
    private static func isChange(_ figure: String) -> Bool { figure == "change" || figure.hasPrefix("change:") }

    /// Whether a unit is compared with what a code had last year: its own, or an earlier unit's that it continues. Without a code the
    /// file as a whole is meant, which concerns everybody.
    private func isCompared(_ unit: String, with code: String) -> Bool {
        code.isEmpty || unit == code || ancestors[unit]?.contains(code) ?? false
    }

    /// What can have moved the points of a criterion.
    private func line(_ key: ClosedFigure.Key) -> Set<Int> {
        let card = String(key.part.dropFirst("card:".count))
        let criterion = String(key.figure.dropFirst("points:".count))
        var found = Set(
            (scores[Owner(part: card, name: key.name)] ?? []).filter {
                changes[$0].input.key.hasPrefix(criterion + "/")
            })
        for place in settings {
            let input = changes[place].input
            switch input.kind {
            case .card where input.part == card:
                guard Self.isOfScoring(input.key) else { continue }
                let own = Self.criterion(in: input.key)
                if own == nil || own == criterion { found.insert(place) }
            case .program: found.insert(place)
            case .setting where input.key.hasPrefix("scorecard"): found.insert(place)
            case .unit where input.unit == key.name && ["code", "kind"].contains(input.key): found.insert(place)
            default: break
            }
        }
        for questionnaire in questionnaires[Owner(part: card, name: criterion)] ?? [] {
            found.formUnion(
                survey(
                    ClosedFigure.Key(
                        part: "survey:" + questionnaire, scope: key.scope, name: key.name, figure: "percent")))
        }
        return found
    }

    /// What can have moved a sum, an index, a class or a change: what moved the lines, and what is set for the card as a whole.
    private func sum(_ key: ClosedFigure.Key, below: Set<Int>?) -> Set<Int> {
        let card = String(key.part.dropFirst("card:".count))
        var found = below ?? []
        if let id = Self.partID(key.figure) {
            found = found.filter { place in
                guard changes[place].input.kind == .score else { return true }
                return isInside(place, id, card)
            }
        }
        if key.figure == "self" { found.formUnion(scores[Owner(part: card, name: key.name)] ?? []) }
        for place in settings {
            let input = changes[place].input
            switch input.kind {
            case .card where input.part == card:
                let isName = changes[place].isClassName && key.figure != "class"
                if !input.key.hasPrefix("ranking"), !isName { found.insert(place) }
            case .program: found.insert(place)
            case .setting where input.key.hasPrefix("scorecard[\(card)]"): found.insert(place)
            case .previous where Self.isChange(key.figure) && input.part == card:
                if isCompared(key.name, with: input.unit) { found.insert(place) }
            case .unit where input.unit == key.name && Self.isChange(key.figure) && input.key == "ancestors":
                found.insert(place)
            case .unit where input.unit == key.name && ["code", "kind", "block"].contains(input.key):
                found.insert(place)
            default: break
            }
        }
        return found
    }

    /// What can have moved a place, or a figure of a block: what moved the indices, and what decides who is ranked with whom.
    private func place(_ key: ClosedFigure.Key, _ indices: MovedIndices) -> Set<Int> {
        let card = String(key.part.dropFirst("card:".count))
        var found: Set<Int> = []
        if key.figure.hasPrefix("rank:") {
            found = indices.ofCard[key.part] ?? []
        } else {
            for block in key.scope == .block ? [key.name] : blocks[key.name] ?? [] {
                found.formUnion(indices.ofBlock[Owner(part: key.part, name: block)] ?? [])
            }
        }
        for place in settings {
            let input = changes[place].input
            switch input.kind {
            case .unit where ["code", "block", "ranked", "kind", "parent"].contains(input.key): found.insert(place)
            case .unit where key.figure == "weightedMean" && input.key == "population": found.insert(place)
            case .card where input.part == card && Self.criterion(in: input.key) == nil:
                if !changes[place].isClassName { found.insert(place) }
            case .previous where ["up", "down", "unchanged"].contains(key.figure) && input.part == card:
                found.insert(place)
            case .previous where Self.isChange(key.figure) && input.part == card:
                if isCompared(key.name, with: input.unit) { found.insert(place) }
            default: break
            }
        }
        return found
    }

    /// The identifier of a figure that is of a part of the card; nil for sums over all of it.
    private static func partID(_ figure: String) -> String? {
        figure.hasPrefix("part:") ? String(figure.dropFirst("part:".count)) : nil
    }

    /// Whether a change of a score lies below a part: identifiers of sub-criteria need not begin with their area's, so only a clear
    /// case of another part is left out.
    private func isInside(_ place: Int, _ part: String, _ card: String) -> Bool {
        let criterion = changes[place].input.key.split(separator: "/").first.map(String.init) ?? ""
        return criterion == part || criterion.hasPrefix(part + ".") || !criterion.contains(".")
    }

    /// Whether what a path leads to enters points rather than classes and places.
    private static func isOfScoring(_ path: String) -> Bool {
        !["classes", "ranking", "tieBreak", "comparison", "weak"].contains { path.hasPrefix($0) }
    }

    /// The criterion in whose element a path ends; nil outside all.
    private static func criterion(in path: String) -> String? {
        guard
            let step = path.split(separator: "/").last(where: {
                $0.hasPrefix("criterion[") && $0.contains("]")
            })
        else { return nil }
        return step.dropFirst("criterion[".count).split(separator: "]").first.map(String.init)
    }

    // MARK: Surveys

    /// What can have moved a figure of a survey.
    private func survey(_ key: ClosedFigure.Key) -> Set<Int> {
        let questionnaire = String(key.part.dropFirst("survey:".count))
        return Set(
            settings.filter { place in
                let input = changes[place].input
                switch input.kind {
                case .program, .table: return true
                case .setting:
                    return !input.key.hasPrefix("scorecard") && !input.key.hasPrefix("previous")
                        || key.figure == "change"
                case .previous:
                    return key.figure == "change" && input.part.isEmpty
                        && isCompared(key.name, with: input.unit)
                case .questionnaire: return input.part == questionnaire
                case .batch: return input.part == questionnaire && concerns(unitsOfBatch[input.key] ?? [], key)
                case .decision:
                    guard input.part.isEmpty || input.part == questionnaire else { return false }
                    guard input.unit.isEmpty else { return concerns([input.unit], key) }
                    let file = input.key.split(separator: "#").first.flatMap { $0.split(separator: " ").first }
                    return concerns(unitsOfBatch[String(file ?? "")] ?? [], key)
                case .unit: return concerns([input.unit], key) || key.figure == "rank"
                case .card, .score, .batchUnit: return false
                }
            })
    }

    /// Whether what concerns some units can move a figure: a unit's own, a block's with one of them, and all that compares units.
    private func concerns(_ units: Set<String>, _ key: ClosedFigure.Key) -> Bool {
        switch key.scope {
        case .whole: true
        case .block: units.contains { blocks[$0]?.contains(key.name) ?? false }
        case .unit:
            units.contains(key.name)
                || key.figure == "rank"
                    && units.contains { !(blocks[$0] ?? []).isDisjoint(with: blocks[key.name] ?? []) }
        }
    }
}
