import Figures
import Units

extension Scorecard {
    /// Gives each unit that has an index and takes part its place within its block, and in the card's other rankings.
    func rank(_ sheets: inout [ScoreSheet], in units: UnitRegistry) {
        let taking = sheets.indices.filter { sheets[$0].unrankedReason == nil }
        var keys = [RankKey](repeating: RankKey(values: []), count: sheets.count)
        for place in taking { keys[place] = key(of: sheets[place]) }
        for members in Dictionary(grouping: taking, by: { sheets[$0].block ?? "" }).values {
            for (place, rank) in zip(members, ranks(members.map { keys[$0] }, rankMethod)) { sheets[place].rank = rank }
            for (place, tieBreak) in decided(members, keys) { sheets[place].tieBreak = tieBreak }
        }
        for group in rankingGroups {
            let own = taking.filter { group.blocks.isEmpty || group.blocks.contains(sheets[$0].block ?? "") }
            let parts = Dictionary(grouping: own) { group.part(of: units.units[sheets[$0].unit]) }
            for (part, members) in parts {
                guard let part else { continue }
                for (place, rank) in zip(members, ranks(members.map { keys[$0] }, rankMethod)) {
                    sheets[place].groupRanks.append(
                        GroupRank(
                            group: group, within: group.by == .all ? nil : part, rank: rank, size: members.count))
                }
            }
        }
    }

    private func key(of sheet: ScoreSheet) -> RankKey {
        let index = rankBasis == .printed ? sheet.percent.printed?.ratio : sheet.percent.exact
        return RankKey(values: [index] + tieBreaks.map { value(of: $0, in: sheet) })
    }

    /// The points that a tie-break looks at, printed or exact as places go by; nil where there are none.
    private func value(of tieBreak: TieBreak, in sheet: ScoreSheet) -> Ratio? {
        let figure: RoundedFigure? =
            switch tieBreak {
            case .source(let source): sheet.source(source)?.points
            case .part(let id):
                sheet.parts.first { $0.id == id }?.points ?? sheet.adjustments.first { $0.group.id == id }?.points
                    ?? sheet.line(id)?.points
            }
        return rankBasis == .printed ? figure?.printed?.ratio : figure?.exact
    }

    /// The units whose index another one has too, with the tie-break that told them apart.
    private func decided(_ members: [Int], _ keys: [RankKey]) -> [(Int, TieBreak)] {
        guard !tieBreaks.isEmpty else { return [] }
        var found: [(Int, TieBreak)] = []
        for same in Dictionary(grouping: members, by: { keys[$0].values[0] }).values where same.count > 1 {
            for place in same {
                let decisions = same.compactMap { keys[place].decision(against: keys[$0]) }
                if let first = decisions.min(), first > 0 { found.append((place, tieBreaks[first - 1])) }
            }
        }
        return found
    }
}

extension RankingGroup {
    /// The part of the group that a unit is ranked in; nil if it has no kind or parent to be ranked within.
    fileprivate func part(of unit: Unit) -> String? {
        switch by {
        case .all: ""
        case .kind: unit.kind.isEmpty ? nil : unit.kind
        case .parent: unit.parent
        }
    }
}
