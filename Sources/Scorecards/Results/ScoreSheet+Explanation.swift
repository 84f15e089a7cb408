import Figures

extension ScoreSheet {
    /// The way from the printed points of the lines to total, index and class.
    public func explanation(_ card: Scorecard) -> [ExplanationStep] {
        var steps = sources.map { step($0.title, of: $0.points, maximum: $0.maximum, card) }
        if let rebasedAppraised {
            let label = LocalizedText(vi: "phần thẩm định sau quy đổi", en: "appraised block, re-based")
            steps.append(step(label, of: rebasedAppraised, maximum: nil, card))
        } else if card.rebasing != .none {
            steps.append(ExplanationStep(LocalizedText(vi: "quy đổi", en: "re-basing"), card.rebasing.text))
        }
        for adjustment in adjustments {
            steps.append(step(adjustment.group.title, of: adjustment.points, maximum: adjustment.group.cap, card))
        }
        steps.append(ExplanationStep(LocalizedText(vi: "cách cộng", en: "sum"), card.totalRule.text))
        steps.append(step(LocalizedText(vi: "tổng điểm", en: "total"), of: total, maximum: maximum, card))
        steps.append(step(LocalizedText(vi: "chỉ số (%)", en: "index (%)"), of: percent, maximum: nil, card))
        if let scoreClass {
            steps.append(
                ExplanationStep(
                    LocalizedText(vi: "xếp loại", en: "class"),
                    LocalizedText(
                        vi: "\(scoreClass.name.vi) (từ \(scoreClass.from.vi))",
                        en: "\(scoreClass.name.en) (from \(scoreClass.from.en))")))
        }
        return steps
    }

    private func step(
        _ label: LocalizedText, of figure: RoundedFigure, maximum: Ratio?, _ card: Scorecard
    ) -> ExplanationStep {
        guard let exact = figure.exact, let printed = figure.printed else {
            return ExplanationStep(label, (figure.absence ?? .notScored).text)
        }
        let rounding = card.roundings[figure.step].text
        let most = maximum.map { (" / \($0.vi)", " / \($0.en)") } ?? ("", "")
        return ExplanationStep(
            label,
            LocalizedText(
                vi: "\(exact.vi) → \(FigureFormat(.vi).number(printed))\(most.0) (\(rounding.vi))",
                en: "\(exact.en) → \(FigureFormat(.en).number(printed))\(most.1) (\(rounding.en))"))
    }
}
