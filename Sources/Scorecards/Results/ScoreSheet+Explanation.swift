import Figures

extension ScoreSheet {
    /// The way from the points of the lines to areas, sources, total, index and class, with every addend, so that each can be checked
    /// with a pocket calculator.
    public func explanation(_ card: Scorecard) -> [ExplanationStep] {
        let sums = SheetSums(card: card, sheet: self)
        var steps =
            areaSteps(sums, below: card.areas) + sources.map { sums.step($0.title, lines: sums.lines(of: $0), of: $0) }
        if let rebasedAppraised {
            steps.append(sums.rebased(rebasedAppraised))
        } else if card.rebasing != .none {
            steps.append(ExplanationStep(LocalizedText(vi: "quy đổi", en: "re-basing"), card.rebasing.text))
        }
        for adjustment in adjustments { steps.append(sums.adjustment(adjustment)) }
        steps.append(ExplanationStep(LocalizedText(vi: "cách cộng", en: "sum"), card.totalRule.text))
        steps += [sums.maximum, sums.total, sums.percent]
        if let scoreClass { steps.append(classStep(scoreClass, card)) }
        return steps
    }

    /// The way from the points of the lines to those of an area, of a criterion with sub-criteria, or of a bonus or minus group; nil if the
    /// card has none of the identifier.
    public func explanation(ofPart id: String, _ card: Scorecard) -> PartExplanation? {
        let sums = SheetSums(card: card, sheet: self)
        if let adjustment = adjustments.first(where: { $0.group.id == id }) {
            return PartExplanation(
                id: id, title: adjustment.group.title, points: adjustment.points, maximum: adjustment.group.cap,
                steps: sums.points(of: adjustment.lines) + [sums.adjustment(adjustment)])
        }
        guard let part = parts.first(where: { $0.id == id }), let group = card.group(id) else { return nil }
        let ids = Set(group.criteria.map(\.id))
        let own = lines.filter { ids.contains($0.criterion.id) }
        return PartExplanation(
            id: id, title: part.title, points: part.points, maximum: part.maximum,
            steps: sums.points(of: own) + areaSteps(sums, below: [group]) + [sums.percent(of: part)])
    }

    /// The areas and the criteria with sub-criteria, each with the points that it is the sum of.
    private func areaSteps(_ sums: SheetSums, below groups: [CriterionGroup]) -> [ExplanationStep] {
        var steps: [ExplanationStep] = []
        func add(_ group: CriterionGroup) {
            if let part = parts.first(where: { $0.id == group.id }) {
                let ids = Set(group.criteria.map(\.id))
                let label = LocalizedText(vi: "\(group.id). \(group.title.vi)", en: "\(group.id). \(group.title.en)")
                steps.append(sums.step(label, lines: lines.filter { ids.contains($0.criterion.id) }, of: part))
            }
            for case .group(let inner) in group.children { add(inner) }
        }
        for group in groups { add(group) }
        return steps
    }

    private func classStep(_ scoreClass: ScoreClass, _ card: Scorecard) -> ExplanationStep {
        let basis = card.classScheme(for: block)?.basis.text ?? LocalizedText(verbatim: "")
        return ExplanationStep(
            LocalizedText(vi: "xếp loại", en: "class"),
            LocalizedText(
                vi: "\(scoreClass.name.vi) (từ \(scoreClass.from.vi); \(basis.vi))",
                en: "\(scoreClass.name.en) (from \(scoreClass.from.en); \(basis.en))"))
    }
}

/// Puts the sums of a sheet into words, addend by addend.
private struct SheetSums {
    let card: Scorecard
    let sheet: ScoreSheet

    func lines(of source: PartScore) -> [ScoreLine] {
        sheet.lines.filter { $0.criterion.source.rawValue == source.id }
    }

    /// A sum of lines: addends, exact sum, printed sum of the maximum that applied.
    func step(_ label: LocalizedText, lines: [ScoreLine], of part: PartScore) -> ExplanationStep {
        ExplanationStep(label, rounded(part.points, addends(lines), maximum: part.maximum))
    }

    /// What each line earned, to be asked for by its own identifier.
    func points(of lines: [ScoreLine]) -> [ExplanationStep] {
        lines.map { line in
            let label = LocalizedText(
                vi: "\(line.criterion.id). \(line.criterion.title.vi)",
                en: "\(line.criterion.id). \(line.criterion.title.en)")
            return ExplanationStep(label, branch(of: line))
        }
    }

    private func branch(of line: ScoreLine) -> LocalizedText {
        let points = rounded(line.points, nil, maximum: line.criterion.maximum)
        guard line.points.exact != nil else { return points }
        return LocalizedText(vi: "\(line.branchText.vi): \(points.vi)", en: "\(line.branchText.en): \(points.en)")
    }

    /// points / maximum · 100 of an area or a criterion with sub-criteria.
    func percent(of part: PartScore) -> ExplanationStep {
        let way = part.points.exact.map { points in
            LocalizedText(
                vi: "\(points.vi) / \(part.maximum.vi) × 100", en: "\(points.en) / \(part.maximum.en) × 100")
        }
        return ExplanationStep(
            LocalizedText(vi: "tỷ lệ (%)", en: "per cent"), rounded(part.percent, way, maximum: nil))
    }

    /// v / (T - r) · T.
    func rebased(_ figure: RoundedFigure) -> ExplanationStep {
        let own = sheet.lines.filter { $0.criterion.source == .appraised && $0.isApplicable }
        let points = (try? Ratio.sum(own.compactMap { $0.counted(card.totalRule) })) ?? .zero
        let applied = (try? Ratio.sum(own.map(\.criterion.maximum))) ?? .zero
        let full = (try? card.maximum(of: .appraised)) ?? .zero
        let way = LocalizedText(
            vi: "\(points.vi) / \(applied.vi) × \(full.vi)", en: "\(points.en) / \(applied.en) × \(full.en)")
        return ExplanationStep(
            LocalizedText(vi: "phần thẩm định sau quy đổi", en: "appraised block, re-based"),
            rounded(figure, way, maximum: nil))
    }

    /// The points of a bonus or minus group, and its cap where it was reached.
    func adjustment(_ score: AdjustmentScore) -> ExplanationStep {
        var way = addends(score.lines)
        if score.isCapped {
            way = LocalizedText(
                vi: "\(way.vi) = \(score.uncapped.vi), tối đa \(score.group.cap.vi)",
                en: "\(way.en) = \(score.uncapped.en), at most \(score.group.cap.en)")
        }
        return ExplanationStep(score.group.title, rounded(score.points, way, maximum: score.group.cap))
    }

    /// The maximum that applied to the unit, and what did not.
    var maximum: ExplanationStep {
        let label = LocalizedText(vi: "điểm tối đa để tính", en: "maximum counted")
        let left = sheet.lines.filter { !$0.isApplicable }
        guard !left.isEmpty, sheet.rebasedAppraised == nil else {
            return ExplanationStep(label, LocalizedText(vi: sheet.maximum.vi, en: sheet.maximum.en))
        }
        let whole = (try? Ratio.sum(card.criteria.map(\.maximum))) ?? card.maximum
        let parts = left.map { ($0.criterion.id, $0.criterion.maximum) }
        return ExplanationStep(
            label,
            LocalizedText(
                vi: whole.vi + parts.map { " − \($0.1.vi) (\($0.0))" }.joined() + " = \(sheet.maximum.vi)",
                en: whole.en + parts.map { " − \($0.1.en) (\($0.0))" }.joined() + " = \(sheet.maximum.en)"))
    }

    /// The total: the areas, or under R3 the re-based block and the rest, with bonus and less minus, not below 0.
    var total: ExplanationStep {
        let label = LocalizedText(vi: "tổng điểm", en: "total")
        var terms: [(String, Ratio, Bool)] = []
        if let rebased = sheet.rebasedAppraised {
            let value = card.totalRule == .sumOfPrinted ? rebased.printed?.ratio : rebased.exact
            if let value { terms.append(("R3", value, true)) }
            for line in sheet.lines where line.criterion.source != .appraised {
                if line.isApplicable, let value = line.counted(card.totalRule) {
                    terms.append((line.criterion.id, value, true))
                }
            }
        } else {
            for area in sheet.areas { if let value = area.points.exact { terms.append((area.id, value, true)) } }
        }
        if let bonus = sheet.bonus?.exact { terms.append(("+", bonus, true)) }
        if let minus = sheet.minus?.exact { terms.append(("−", minus, false)) }
        func text(_ value: (Ratio) -> String) -> String {
            terms.enumerated().map { place, term in
                (place == 0 ? "" : term.2 ? " + " : " − ") + value(term.1)
                    + (term.0 == "+" || term.0 == "−" ? "" : " (\(term.0))")
            }.joined()
        }
        return ExplanationStep(
            label,
            rounded(sheet.total, LocalizedText(vi: text(\.vi), en: text(\.en)), maximum: sheet.maximum))
    }

    /// total / maximum · 100.
    var percent: ExplanationStep {
        let label = LocalizedText(vi: "chỉ số (%)", en: "index (%)")
        let way = sheet.total.exact.map { total in
            LocalizedText(
                vi: "\(total.vi) / \(sheet.maximum.vi) × 100", en: "\(total.en) / \(sheet.maximum.en) × 100")
        }
        return ExplanationStep(label, rounded(sheet.percent, way, maximum: nil))
    }

    /// The points of lines that enter a sum, with their criteria; those that do not apply are left out.
    private func addends(_ lines: [ScoreLine]) -> LocalizedText {
        let terms = lines.compactMap { line in
            line.isApplicable ? line.counted(card.totalRule).map { (line.criterion.id, $0) } : nil
        }
        return LocalizedText(
            vi: terms.map { "\($0.1.vi) (\($0.0))" }.joined(separator: " + "),
            en: terms.map { "\($0.1.en) (\($0.0))" }.joined(separator: " + "))
    }

    private func rounded(_ figure: RoundedFigure, _ way: LocalizedText?, maximum: Ratio?) -> LocalizedText {
        guard let exact = figure.exact, let printed = figure.printed else {
            return (figure.absence ?? .notScored).text
        }
        let rounding = card.roundings[figure.step].text
        let most = maximum.map { (" / \($0.vi)", " / \($0.en)") } ?? ("", "")
        let before = way.map { $0.vi.isEmpty ? ("", "") : ("\($0.vi) = ", "\($0.en) = ") } ?? ("", "")
        return LocalizedText(
            vi: "\(before.0)\(exact.vi) → \(FigureFormat(.vi).number(printed))\(most.0) (\(rounding.vi))",
            en: "\(before.1)\(exact.en) → \(FigureFormat(.en).number(printed))\(most.1) (\(rounding.en))")
    }
}
