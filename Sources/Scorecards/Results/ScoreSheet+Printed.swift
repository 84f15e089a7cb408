import Figures

extension ScoreSheet {
    /// Whether the printed areas, with bonus and less minus, add up to the printed total. True where there is no total,
    /// and where the appraised block was re-based, as its areas then show what was earned before.
    public var printedAreasAddUp: Bool {
        guard let printed = total.printed, rebasedAppraised == nil else { return true }
        let inside = areas.compactMap { $0.points.printed?.ratio }
        let outside = [bonus?.printed?.ratio, minus?.printed?.ratio.negated].compactMap(\.self)
        guard let sum = try? Ratio.sum(inside + outside) else { return true }
        return max(.zero, sum) == printed.ratio
    }

    /// Whether everything that is printed of the unit adds up: criteria to areas and to criteria with sub-criteria, what is earned outside
    /// the hundred to its group, areas to the total.
    public func printedPartsAddUp(_ card: Scorecard) -> Bool {
        printedAreasAddUp && card.areas.allSatisfy(addsUp)
            && adjustments.allSatisfy { $0.isCapped || adds($0.lines.map(\.points), to: $0.points) }
    }

    private func addsUp(_ group: CriterionGroup) -> Bool {
        guard let own = parts.first(where: { $0.id == group.id }) else { return true }
        let children: [RoundedFigure?] = group.children.map { child in
            switch child {
            case .group(let inner): parts.first { $0.id == inner.id }?.points
            case .criterion(let criterion): lines.first { $0.criterion.id == criterion.id }?.points
            }
        }
        guard adds(children.compactMap(\.self), to: own.points) else { return false }
        return group.children.allSatisfy { if case .group(let inner) = $0 { addsUp(inner) } else { true } }
    }

    /// Whether printed figures add up to a printed sum; true where there is none to add up to.
    private func adds(_ figures: [RoundedFigure], to sum: RoundedFigure) -> Bool {
        guard let printed = sum.printed, let added = try? Ratio.sum(figures.compactMap { $0.printed?.ratio }) else {
            return true
        }
        return added == printed.ratio
    }
}
