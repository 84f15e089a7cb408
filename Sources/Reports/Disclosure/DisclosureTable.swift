import Estimation
import Statistics

/// A break-down by one variable, or by several crossed, of all scopes and nodes together.
struct DisclosureTable {
    /// A cell: whose, of what, of which levels, one for each variable.
    struct Cell {
        var scope: EstimateScope
        var item: String
        var levels: [String]
        var respondents: Int
    }

    private struct Key: Hashable {
        var scope: EstimateScope
        var item: String
        var levels: [String]
    }

    private struct Place: Hashable {
        var scope: EstimateScope
        var item: String
    }

    let variables: [String]
    let cells: [Cell]

    /// Which cells are withheld, in their order, found independently of it: of cells that would do as well the first is taken, so they
    /// are looked at by scope, item and levels, in the order in which each of these comes up first.
    func hiddenInOrder(_ structure: DisclosureStructure, smallest: Int) -> [Bool] {
        var scopes: [EstimateScope: Int] = [:]
        var items: [String: Int] = [:]
        var levels = [[String: Int]](repeating: [:], count: variables.count)
        func place<Name: Hashable>(_ name: Name, _ places: inout [Name: Int]) -> Int {
            if let place = places[name] { return place }
            places[name] = places.count
            return places.count - 1
        }
        let keys = cells.map { cell in
            [place(cell.scope, &scopes), place(cell.item, &items)]
                + cell.levels.indices.map { place(cell.levels[$0], &levels[$0]) }
        }
        let order = cells.indices.sorted { keys[$0].lexicographicallyPrecedes(keys[$1]) }
        let found = DisclosureTable(variables: variables, cells: order.map { cells[$0] })
            .hidden(structure, smallest: smallest)
        var hidden = [Bool](repeating: false, count: cells.count)
        for (place, isHidden) in zip(order, found) { hidden[place] = isHidden }
        return hidden
    }

    /// Which cells are withheld, in their order.
    ///
    /// The index comes first: its cells are in every report, and what is withheld there must be the same in each. A person whom the
    /// index hides is hidden in each item; then come items and factors that few have answered.
    func hidden(_ structure: DisclosureStructure, smallest: Int) -> [Bool] {
        let inRoot = cells.indices.filter { cells[$0].item == structure.root }
        let rootPattern = pattern(
            of: inRoot, fixed: [:], structure, smallest: smallest, primary: { isSmall(cells[$0], smallest) })
        guard inRoot.count < cells.count else { return cells.indices.map { rootPattern[$0] ?? false } }
        var hiddenPersons: Set<Key> = []
        for (place, isHidden) in rootPattern where isHidden {
            hiddenPersons.insert(Key(scope: cells[place].scope, item: "", levels: cells[place].levels))
        }
        let all = pattern(of: Array(cells.indices), fixed: rootPattern, structure, smallest: smallest) { place in
            let cell = cells[place]
            return hiddenPersons.contains(Key(scope: cell.scope, item: "", levels: cell.levels))
                || (rootPattern[place] == nil && isSmall(cell, smallest))
        }
        return cells.indices.map { all[$0] ?? false }
    }

    /// Those who did not say are few persons as well: whoever knows that somebody left the question blank would read their answers.
    private func isSmall(_ cell: Cell, _ smallest: Int) -> Bool {
        (1..<max(smallest, 1)).contains(cell.respondents)
    }

    /// The pattern over some cells, by place.
    ///
    /// - Parameter fixed: the cells that are published or withheld already.
    private func pattern(
        of places: [Int], fixed: [Int: Bool], _ structure: DisclosureStructure, smallest: Int,
        primary: (Int) -> Bool
    ) -> [Int: Bool] {
        var primaries = places.map { fixed[$0] ?? primary($0) }
        guard primaries.contains(true) else { return Dictionary(uniqueKeysWithValues: places.map { ($0, false) }) }
        var counts = places.map { cells[$0].respondents }
        var standings = places.map { place -> CellRelations.Standing in
            fixed[place] != nil ? .fixed : cells[place].levels.contains("") ? .reserve : .open
        }
        var sums = sums(places, structure)
        if variables.count > 1 {
            for margin in margins(places, structure, smallest: smallest) {
                sums.append(CellRelations.Sum(whole: counts.count, parts: margin.parts))
                counts.append(margin.parts.reduce(0) { $0 + counts[$1] })
                standings.append(.fixed)
                primaries.append(margin.isHidden)
            }
        }
        let relations = CellRelations(counts: counts, standings: standings, sums: sums)
        let found = CellSuppression(relations, primary: primaries, smallest: smallest).hidden
        return Dictionary(uniqueKeysWithValues: zip(places, found))
    }

    /// What adds up among some cells, by their places in the list.
    private func sums(_ places: [Int], _ structure: DisclosureStructure) -> [CellRelations.Sum] {
        var byKey: [Key: Int] = [:]
        var byPlace: [Place: [Int]] = [:]
        var order: [Place] = []
        for (number, place) in places.enumerated() {
            let cell = cells[place]
            byKey[Key(scope: cell.scope, item: cell.item, levels: cell.levels)] = number
            let at = Place(scope: cell.scope, item: cell.item)
            if byPlace[at] == nil { order.append(at) }
            byPlace[at, default: []].append(number)
        }
        // The figure of a scope is official: the levels add up to what is printed.
        var sums = order.map { CellRelations.Sum(whole: nil, parts: byPlace[$0] ?? []) }
        let wholes = Dictionary(structure.scopes.map { ($0.whole, $0.parts) }, uniquingKeysWith: { first, _ in first })
        let parents = Dictionary(structure.nodes.map { ($0.whole, $0.parts) }, uniquingKeysWith: { first, _ in first })
        for (number, place) in places.enumerated() {
            let cell = cells[place]
            if let scopes = wholes[cell.scope] {
                // A unit without anybody of a level has no cell of it where levels are texts; it adds nothing.
                let parts = scopes.compactMap { byKey[Key(scope: $0, item: cell.item, levels: cell.levels)] }
                if parts.reduce(0, { $0 + cells[places[$1]].respondents }) == cell.respondents {
                    sums.append(CellRelations.Sum(whole: number, parts: parts))
                }
            }
            if let items = parents[cell.item] {
                let parts = items.compactMap { byKey[Key(scope: cell.scope, item: $0, levels: cell.levels)] }
                if parts.count == items.count {
                    sums.append(CellRelations.Sum(whole: number, parts: parts, countsPersons: false))
                }
            }
        }
        return sums
    }

    /// The cells of the break-downs by some of the variables only, which a crossing adds up to, and whether they are withheld in
    /// their own table: of three questions those by each and those by each two.
    private func margins(
        _ places: [Int], _ structure: DisclosureStructure, smallest: Int
    ) -> [(parts: [Int], isHidden: Bool)] {
        var found: [(parts: [Int], isHidden: Bool)] = []
        for chosen in properSubsets {
            var parts: [Key: [Int]] = [:]
            var order: [Key] = []
            for (cell, place) in places.enumerated() {
                let margin = Key(
                    scope: cells[place].scope, item: cells[place].item, levels: chosen.map { cells[place].levels[$0] })
                if parts[margin] == nil { order.append(margin) }
                parts[margin, default: []].append(cell)
            }
            let names = chosen.map { variables[$0] }
            let table = DisclosureTable(
                variables: names,
                cells: order.map { margin in
                    Cell(
                        scope: margin.scope, item: margin.item, levels: margin.levels,
                        respondents: (parts[margin] ?? []).reduce(0) { $0 + cells[places[$1]].respondents })
                })
            let hidden =
                names.contains(where: structure.isCharacteristic)
                ? table.hidden(structure, smallest: smallest) : order.map { _ in false }
            found += zip(order, hidden).map { (parts[$0] ?? [], $1) }
        }
        return found
    }

    /// The places of some of the variables, but not of all of them.
    private var properSubsets: [[Int]] {
        guard variables.count > 1 else { return [] }
        return (1..<(1 << variables.count) - 1).map { set in variables.indices.filter { set >> $0 & 1 == 1 } }
    }
}
