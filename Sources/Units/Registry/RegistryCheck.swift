internal import Figures

/// Finds everything that is wrong with a list of units as a whole; the cells of each row are checked as they are read.
struct RegistryCheck {
    let units: [Unit]
    /// The line of each unit, 0 if it has none.
    let lines: [Int]
    let file: String

    /// Every problem, check by check.
    func problems() -> [UnitProblem] {
        let places = Dictionary(zip(units.map(\.code), units.indices), uniquingKeysWith: { first, _ in first })
        return cells() + codes(places) + parents(places) + cycles(places) + names() + blocks() + ancestorShares()
    }

    private func problem(_ fault: UnitFault, at place: Int, _ column: UnitColumn) -> UnitProblem {
        UnitProblem(fault, file: file, line: lines[place], column: column.rawValue)
    }

    // MARK: Each unit

    private func cells() -> [UnitProblem] {
        units.indices.flatMap { place -> [UnitProblem] in
            let unit = units[place]
            var found: [UnitProblem] = []
            if unit.code.isEmpty {
                found.append(problem(.blank, at: place, .code))
            } else if !Unit.isCode(unit.code) {
                found.append(problem(.codeNotAllowed(unit.code), at: place, .code))
            }
            if unit.name.trimmedOfWhiteSpace.isEmpty {
                found.append(problem(.blank, at: place, .name))
            } else if unit.name.utf8.count > Unit.longestName * 4 || unit.name.count > Unit.longestName {
                found.append(problem(.nameTooLong(most: Unit.longestName), at: place, .name))
            }
            if let count = unit.population, count < 0 {
                found.append(problem(.notACount(String(count)), at: place, .population))
            }
            if let count = unit.target, count < 0 {
                found.append(problem(.notACount(String(count)), at: place, .target))
            }
            if let from = unit.validFrom, let to = unit.validTo, from > to {
                found.append(problem(.validityReversed(from: from, to: to), at: place, .validFrom))
            }
            if unit.isRanked, unit.block == nil { found.append(problem(.rankedWithoutBlock, at: place, .block)) }
            return found + ancestors(of: unit, at: place)
        }
    }

    private func ancestors(of unit: Unit, at place: Int) -> [UnitProblem] {
        var seen: Set<String> = [unit.code]
        return unit.ancestors.flatMap { ancestor -> [UnitProblem] in
            var found: [UnitProblem] = []
            if !seen.insert(ancestor.code).inserted {
                found.append(problem(.ancestorTwice(ancestor.code), at: place, .ancestors))
            }
            if let share = ancestor.share, share <= .zero || share > .one {
                found.append(problem(.notAnAncestor("\(ancestor.code):\(share)"), at: place, .ancestors))
            }
            return found
        }
    }

    // MARK: Codes and the tree

    private func codes(_ places: [String: Int]) -> [UnitProblem] {
        var firstByCase: [String: Int] = [:]
        return units.indices.compactMap { place in
            let code = units[place].code
            guard !code.isEmpty else { return nil }
            if let first = places[code], first != place {
                return problem(.codeTwice(code, firstLine: lines[first]), at: place, .code)
            }
            if let first = firstByCase[code.lowercased()] {
                return problem(.codesDifferInCase(units[first].code, code), at: place, .code)
            }
            firstByCase[code.lowercased()] = place
            return nil
        }
    }

    private func parents(_ places: [String: Int]) -> [UnitProblem] {
        units.indices.compactMap { place in
            guard let parent = units[place].parent, places[parent] == nil else { return nil }
            return problem(.parentUnknown(parent), at: place, .parent)
        }
    }

    /// Each circle of parents once, at its unit that comes first in the file.
    private func cycles(_ places: [String: Int]) -> [UnitProblem] {
        let parents = units.map { $0.parent.flatMap { places[$0] } }
        // 0: not seen; else the number of the walk that saw the unit. A walk that meets itself has found a circle.
        var walks = Array(repeating: 0, count: units.count)
        var found: [UnitProblem] = []
        for start in units.indices where walks[start] == 0 {
            var current = start
            walks[current] = start + 1
            while let next = parents[current], walks[next] == 0 {
                walks[next] = start + 1
                current = next
            }
            guard let next = parents[current], walks[next] == start + 1 else { continue }
            var circle = [next]
            var place = parents[next]
            while let member = place, member != next {
                circle.append(member)
                place = parents[member]
            }
            let first = circle.min() ?? next
            let codes = (circle + [next]).map { units[$0].code }
            found.append(problem(.cycle(codes), at: first, .parent))
        }
        return found
    }

    // MARK: Names, blocks and ancestors

    /// Units of one parent and time that no reader of forms could tell apart by name and kind.
    private func names() -> [UnitProblem] {
        struct Key: Hashable {
            let parent: String?
            let name: String
            let kinds: NameKind
            let institution: NameInstitution?
        }
        var known: [Key: [Int]] = [:]
        return units.indices.compactMap { place in
            let unit = units[place]
            guard unit.name.utf8.count <= Unit.longestName * 4,
                let reading = UnitIndex.readings(of: unit, tokens: NameScanner.tokens(unit.name)).first
            else { return nil }
            let key = Key(
                parent: unit.parent, name: reading.key, kinds: reading.kinds,
                institution: reading.institution == .centre ? .centre : nil)
            let twin = known[key]?.first { units[$0].overlaps(unit) && units[$0].code != unit.code }
            known[key, default: []].append(place)
            guard let twin else { return nil }
            let fault = UnitFault.namesAlike(unit.name, otherCode: units[twin].code, otherLine: lines[twin])
            return problem(fault, at: place, .name)
        }
    }

    private func blocks() -> [UnitProblem] {
        var known: [String: String] = [:]
        var reported: Set<String> = []
        return units.indices.compactMap { place in
            guard let block = units[place].block else { return nil }
            let folded = FoldedText(block).text
            guard let first = known[folded] else {
                known[folded] = block
                return nil
            }
            // Compared byte by byte, as a block's name is also printed: NFC and NFD of one name are two spellings.
            guard !first.utf8.elementsEqual(block.utf8), reported.insert(block).inserted else { return nil }
            return problem(.blocksAlike(first, block), at: place, .block)
        }
    }

    private func ancestorShares() -> [UnitProblem] {
        var totals: [String: Ratio] = [:]
        var reported: Set<String> = []
        return units.indices.flatMap { place in
            units[place].ancestors.compactMap { ancestor -> UnitProblem? in
                guard let share = ancestor.share, share > .zero, share <= .one else { return nil }
                // A total that does not fit in 128 bits comes of shares with absurd decimals: left to the check of each.
                guard let total = try? (totals[ancestor.code] ?? .zero).adding(share) else { return nil }
                totals[ancestor.code] = total
                guard total > .one, reported.insert(ancestor.code).inserted else { return nil }
                return problem(.ancestorSharesAboveOne(ancestor.code), at: place, .ancestors)
            }
        }
    }
}
