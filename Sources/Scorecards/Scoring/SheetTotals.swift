import Figures

/// Sums of lines: areas, sources, total and index, after re-basing.
struct SheetTotals {
    private let card: Scorecard
    private let addends: [Addend]

    /// What a line adds: numbers alone, as each line enters several sums and copying all that explains it would cost more than adding.
    private struct Addend {
        let source: PointSource
        let maximum: Ratio
        let isApplicable: Bool
        let counted: Ratio?
        let absence: Absence?
        /// Whether there are self-assessed points, and what of them counts.
        let isSelfAssessed: Bool
        let selfAssessed: Ratio?
    }

    init(card: Scorecard, lines: [ScoreLine]) {
        self.card = card
        let rule = card.totalRule
        addends = lines.indices.map { place in
            let points = lines[place].points
            let own = lines[place].selfAssessed
            return Addend(
                source: lines[place].criterion.source, maximum: lines[place].criterion.maximum,
                isApplicable: points.absence != .notApplicable,
                counted: rule == .sumOfPrinted ? points.printed?.ratio : points.exact, absence: points.absence,
                isSelfAssessed: own != nil, selfAssessed: rule == .sumOfPrinted ? own?.printed?.ratio : own?.exact)
        }
    }

    /// The sum of some lines' counted points and of the maxima that applied; the points are absent if a line's are.
    private func sum(
        _ addends: some Sequence<Addend>
    ) throws(FiguresError) -> (points: Quantity, maximum: Ratio) {
        var points: [Ratio] = []
        var maxima: [Ratio] = []
        var reason: Absence?
        for addend in addends where addend.isApplicable {
            maxima.append(addend.maximum)
            if let counted = addend.counted {
                points.append(counted)
            } else {
                // A survey without responses says more than an input that is still to come.
                if reason == nil || reason == .missingInput { reason = addend.absence }
            }
        }
        let maximum = try Ratio.total(maxima)
        if let reason { return (.absent(reason), maximum) }
        return (maximum == .zero ? .absent(.notApplicable) : .exact(try Ratio.total(points)), maximum)
    }

    private func part(
        id: String, title: LocalizedText, depth: Int, _ addends: some Sequence<Addend>
    ) throws(FiguresError) -> PartScore {
        let (points, maximum) = try sum(addends)
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
        var next = addends.startIndex
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
        found[place] = try part(id: group.id, title: group.title, depth: depth, addends[first..<next])
    }

    /// The sources of points that the card uses.
    func sources() throws(FiguresError) -> [PartScore] {
        var found: [PartScore] = []
        for source in PointSource.allCases {
            let own = addends.filter { $0.source == source }
            if !own.isEmpty {
                found.append(try part(id: source.rawValue, title: source.text, depth: 0, own))
            }
        }
        return found
    }

    /// The sum of the self-assessed points: absent if none or not all of the criteria that apply have them.
    func selfAssessed() throws(FiguresError) -> RoundedFigure {
        let own = addends.filter { $0.source == .appraised && $0.isApplicable }
        let given = own.filter(\.isSelfAssessed)
        guard !given.isEmpty else { return RoundedFigure(absent: .notScored, .part) }
        guard given.count == own.count else { return RoundedFigure(absent: .missingInput, .part) }
        let points = try Ratio.total(given.compactMap(\.selfAssessed))
        return try RoundedFigure(.exact(points), .part, card.roundings.part)
    }

    /// Re-basing R3: the appraised points v of T - r points that applied, scaled to T.
    func rebasedAppraised() throws(FiguresError) -> RoundedFigure? {
        guard card.rebasing == .appraisedBlock else { return nil }
        let (points, applied) = try sum(addends.filter { $0.source == .appraised })
        guard case .exact(let points) = points, applied != .zero else {
            return RoundedFigure(absent: points.absence ?? .zeroDenominator, .part)
        }
        let full = try card.maximum(of: .appraised)
        return try RoundedFigure(
            .exact(points.multiplied(by: full).divided(by: applied)), .part, card.roundings.part)
    }

    /// The points inside the hundred after re-basing, and what they are measured against.
    func base(rebased: RoundedFigure?) throws(FiguresError) -> (points: Quantity, maximum: Ratio) {
        guard let rebased else { return try sum(addends) }
        let rest = try sum(addends.filter { $0.source != .appraised })
        let maximum = try Ratio.sum(card.criteria.lazy.map(\.maximum))
        if let reason = rest.points.absence, reason != .notApplicable { return (.absent(reason), maximum) }
        guard let appraised = card.totalRule == .sumOfPrinted ? rebased.printed?.ratio : rebased.exact else {
            return (.absent(rebased.absence ?? .notScored), maximum)
        }
        guard case .exact(let others) = rest.points else { return (.exact(appraised), maximum) }
        return (.exact(try Ratio.total([appraised, others])), maximum)
    }
}
