import Figures

/// Sums of lines: areas, sources, total and index, after re-basing.
struct SheetTotals {
    let card: Scorecard
    let lines: [ScoreLine]

    /// The sum of some lines' counted points and of the maxima that applied; the points are absent if a line's are.
    private func sum(
        _ lines: some Sequence<ScoreLine>
    ) throws(FiguresError) -> (points: Quantity, maximum: Ratio) {
        var points = Ratio.zero
        var maximum = Ratio.zero
        var reason: Absence?
        for line in lines where line.isApplicable {
            maximum = try maximum.adding(line.criterion.maximum)
            if let counted = line.counted(card.totalRule) {
                points = try points.adding(counted)
            } else {
                // A survey without responses says more than an input that is still to come.
                if reason == nil || reason == .missingInput { reason = line.points.absence }
            }
        }
        if let reason { return (.absent(reason), maximum) }
        return (maximum == .zero ? .absent(.notApplicable) : .exact(points), maximum)
    }

    private func part(
        id: String, title: LocalizedText, depth: Int, _ lines: some Sequence<ScoreLine>
    ) throws(FiguresError) -> PartScore {
        let (points, maximum) = try sum(lines)
        return PartScore(
            id: id, title: title, depth: depth, points: try RoundedFigure(points, .part, card.roundings.part),
            maximum: maximum, percent: try percent(of: points, in: maximum))
    }

    /// points / maximum · 100, rounded for printing.
    func percent(of points: Quantity, in maximum: Ratio) throws(FiguresError) -> RoundedFigure {
        guard case .exact(let points) = points else {
            return RoundedFigure(absent: points.absence ?? .notScored, .percent)
        }
        guard maximum != .zero else { return RoundedFigure(absent: .zeroDenominator, .percent) }
        return try RoundedFigure(
            .exact(points.multiplied(by: 100).divided(by: maximum)), .percent, card.roundings.percent)
    }

    /// The areas and the criteria with sub-criteria, each before its children.
    func parts() throws(FiguresError) -> [PartScore] {
        var found: [PartScore] = []
        var next = lines.startIndex
        for area in card.areas { try append(area, depth: 0, from: &next, to: &found) }
        return found
    }

    // The lines are in the order of the tree, so a group's lines follow one another.
    private func append(
        _ group: CriterionGroup, depth: Int, from next: inout Int, to found: inout [PartScore]
    ) throws(FiguresError) {
        let place = found.count
        let first = next
        found.append(try part(id: group.id, title: group.title, depth: depth, EmptyCollection()))
        for child in group.children {
            switch child {
            case .criterion: next += 1
            case .group(let inner): try append(inner, depth: depth + 1, from: &next, to: &found)
            }
        }
        found[place] = try part(id: group.id, title: group.title, depth: depth, lines[first..<next])
    }

    /// The sources of points that the card uses.
    func sources() throws(FiguresError) -> [PartScore] {
        var found: [PartScore] = []
        for source in PointSource.allCases {
            let own = lines.filter { $0.criterion.source == source }
            if !own.isEmpty {
                found.append(try part(id: source.rawValue, title: source.text, depth: 0, own))
            }
        }
        return found
    }

    /// The sum of the self-assessed points: absent if none or not all of the criteria that apply have them.
    func selfAssessed() throws(FiguresError) -> RoundedFigure {
        let own = lines.filter { $0.criterion.source == .appraised && $0.isApplicable }
        let given = own.compactMap(\.selfAssessed)
        guard !given.isEmpty else { return RoundedFigure(absent: .notScored, .part) }
        guard given.count == own.count else { return RoundedFigure(absent: .missingInput, .part) }
        let points = try Ratio.sum(
            given.compactMap { card.totalRule == .sumOfPrinted ? $0.printed?.ratio : $0.exact })
        return try RoundedFigure(.exact(points), .part, card.roundings.part)
    }

    /// Re-basing R3: the appraised points v of T - r points that applied, scaled to T.
    func rebasedAppraised() throws(FiguresError) -> RoundedFigure? {
        guard card.rebasing == .appraisedBlock else { return nil }
        let (points, applied) = try sum(lines.filter { $0.criterion.source == .appraised })
        guard case .exact(let points) = points, applied != .zero else {
            return RoundedFigure(absent: points.absence ?? .zeroDenominator, .part)
        }
        let full = try card.maximum(of: .appraised)
        return try RoundedFigure(
            .exact(points.multiplied(by: full).divided(by: applied)), .part, card.roundings.part)
    }

    /// The points inside the hundred after re-basing, and what they are measured against.
    func base(rebased: RoundedFigure?) throws(FiguresError) -> (points: Quantity, maximum: Ratio) {
        guard let rebased else { return try sum(lines) }
        let rest = try sum(lines.filter { $0.criterion.source != .appraised })
        let maximum = try Ratio.sum(card.criteria.lazy.map(\.maximum))
        if let reason = rest.points.absence, reason != .notApplicable { return (.absent(reason), maximum) }
        guard let appraised = card.totalRule == .sumOfPrinted ? rebased.printed?.ratio : rebased.exact else {
            return (.absent(rebased.absence ?? .notScored), maximum)
        }
        guard case .exact(let others) = rest.points else { return (.exact(appraised), maximum) }
        return (.exact(try appraised.adding(others)), maximum)
    }
}
