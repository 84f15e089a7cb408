import Figures

extension ScoreResults {
    /// Where a unit stands: its place in its block and in the card's other rankings, with what decided them, and the change against last
    /// year in points, places and class, with what it is the difference of. What is not there says why.
    public func standing(_ sheet: ScoreSheet) -> [ExplanationStep] {
        [place(sheet)] + sheet.groupRanks.map { place($0, of: sheet) } + changes(sheet)
    }

    private func place(_ sheet: ScoreSheet) -> ExplanationStep {
        let label = LocalizedText(vi: "hạng trong khối", en: "rank in its block")
        guard let rank = sheet.rank, let block = blocks.first(where: { $0.block == sheet.block }) else {
            let reason = (sheet.unrankedReason ?? .notRanked).text
            return ExplanationStep(
                label,
                sheet.unrankedReason ?? .notRanked == .notRanked
                    ? reason : LocalizedText(vi: "không xếp hạng: \(reason.vi)", en: "not ranked: \(reason.en)"))
        }
        let better = block.ranked.count { self.sheet(ofUnit: $0)?.rank.map { $0 < rank } ?? false }
        let tie = sheet.tieBreak.map { $0.text(in: card) }
        let ties = tie.map { ("; bằng chỉ số, xét \($0.vi)", "; same index, decided by \($0.en)") } ?? ("", "")
        let method = card.rankMethod.text
        return ExplanationStep(
            label,
            LocalizedText(
                vi: "\(better) đơn vị xếp trên → \(rank)/\(block.ranked.count) (\(method.vi)\(ties.0))",
                en: "\(better) units ahead → \(rank)/\(block.ranked.count) (\(method.en)\(ties.1))"))
    }

    private func place(_ other: GroupRank, of sheet: ScoreSheet) -> ExplanationStep {
        let better = sheets.count { sheet in
            sheet.groupRanks.contains {
                $0.group.id == other.group.id && $0.within == other.within && $0.rank < other.rank
            }
        }
        let within = other.within.map { " (\($0))" } ?? ""
        let method = card.rankMethod.text
        return ExplanationStep(
            LocalizedText(
                vi: "hạng: \(other.group.title.vi)\(within)", en: "rank: \(other.group.title.en)\(within)"),
            LocalizedText(
                vi: "\(better) đơn vị xếp trên → \(other.printed(.vi)) (\(method.vi))",
                en: "\(better) units ahead → \(other.printed(.en)) (\(method.en))"))
    }

    // MARK: Change

    private func changes(_ sheet: ScoreSheet) -> [ExplanationStep] {
        let comparison = sheet.comparison
        let label = LocalizedText(vi: "tăng/giảm", en: "change")
        guard let change = comparison.change.printed, let previous = comparison.previousPrinted,
            let now = sheet.percent.printed
        else { return [ExplanationStep(label, (comparison.change.absence ?? .noPreviousYear).text)] }
        let (vi, en) = (FigureFormat(.vi), FigureFormat(.en))
        var steps = ancestors(comparison)
        steps.append(
            ExplanationStep(
                label,
                LocalizedText(
                    vi: "\(vi.percent(now)) − \(vi.percent(previous)) = \(vi.signed(change))",
                    en: "\(en.percent(now)) − \(en.percent(previous)) = \(en.signed(change))")))
        if let before = comparison.previous?.rank, let rank = sheet.rank, let places = comparison.places {
            steps.append(
                ExplanationStep(
                    LocalizedText(vi: "tăng/giảm bậc xếp hạng", en: "places won or lost"),
                    LocalizedText(
                        vi: "\(before) − \(rank) = \(vi.signed(count: places))",
                        en: "\(before) − \(rank) = \(en.signed(count: places))")))
        }
        if let before = comparison.previous?.className, let now = sheet.scoreClass, let won = comparison.classes {
            steps.append(
                ExplanationStep(
                    LocalizedText(vi: "tăng/giảm bậc xếp loại", en: "classes won or lost"),
                    LocalizedText(
                        vi: "\(before) → \(now.name.vi): \(vi.signed(count: won))",
                        en: "\(before) → \(now.name.en): \(en.signed(count: won))"
                    )))
        }
        return steps
    }

    /// Where last year's percentage is that of other units: the one that is continued, or the mean Σ N·s·p / Σ N·s with each addend.
    private func ancestors(_ comparison: YearComparison) -> [ExplanationStep] {
        guard let first = comparison.ancestors.first, let exact = comparison.previous?.percent,
            let printed = comparison.previousPrinted
        else { return [] }
        let label = LocalizedText(vi: "năm trước, theo đơn vị cũ", en: "last year, of earlier units")
        let rounding = card.roundings.percent.text
        let (vi, en) = (FigureFormat(.vi).percent(printed), FigureFormat(.en).percent(printed))
        guard first.weight != nil else {
            return [
                ExplanationStep(
                    label,
                    LocalizedText(
                        vi: "\(first.code): \(exact.vi)% → \(vi) (\(rounding.vi))",
                        en: "\(first.code): \(exact.en) % → \(en) (\(rounding.en))"))
            ]
        }
        func mean(_ number: (Ratio) -> String) -> String {
            let above = comparison.ancestors.map { ancestor in
                ([number(ancestor.percent)] + ancestor.factors.map(number)).joined(separator: " × ")
                    + " (\(ancestor.code))"
            }
            let below = comparison.ancestors.map { $0.factors.map(number).joined(separator: " × ") }
            return "(\(above.joined(separator: " + "))) / (\(below.joined(separator: " + ")))"
        }
        return [
            ExplanationStep(
                label,
                LocalizedText(
                    vi: "\(mean(\.vi)) = \(exact.vi)% → \(vi) (\(rounding.vi))",
                    en: "\(mean(\.en)) = \(exact.en) % → \(en) (\(rounding.en))"))
        ]
    }
}

extension YearComparison.Ancestor {
    /// What its percentage is weighted by: N and, where only a part of it came here, the share.
    fileprivate var factors: [Ratio] {
        guard let population else { return weight.map { [$0] } ?? [] }
        return [population] + (share.map { [$0] } ?? [])
    }
}
