internal import Figures
internal import Units
internal import Weighting

/// What made the unit's weights.
extension FigureExplanation {
    /// The factors of this unit's weights, step by step.
    var weightSteps: [(label: LocalizedText, text: String)] {
        survey.sample.weightExplanation(unit: unit).map { step in
            (
                LocalizedText(vi: "quyền số: \(step.text.vi)", en: "weight: \(step.text.en)"),
                "× \(range(step.factors))"
            )
        } + weightResult + collapseSteps + marginSteps
    }

    private func range(_ values: ClosedRange<Double>) -> String {
        let low = cells.precise(values.lowerBound)
        let high = cells.precise(values.upperBound)
        return low == high ? low : "\(low)–\(high)"
    }

    /// What the steps come to: the weights that figures are made with.
    private var weightResult: [(label: LocalizedText, text: String)] {
        guard survey.sample.isWeighted, let facts = survey.sample.diagnostics[unit] else { return [] }
        return [
            (
                LocalizedText(vi: "quyền số: kết quả", en: "weight: result"),
                LocalizedText(
                    vi:
                        "\(range(facts.minimum...facts.maximum)); tổng \(cells.precise(facts.sum)) của \(cells.count(facts.respondents)) phiếu (từng phiếu: --form SỐ_PHIẾU)",
                    en:
                        "\(range(facts.minimum...facts.maximum)); sum \(cells.precise(facts.sum)) over \(cells.count(facts.respondents)) forms (one form's: --form NUMBER)"
                ).text(language)
            )
        ]
    }

    /// The same in numbers.
    var weightsJSON: JSONValue {
        func pair(_ range: ClosedRange<Double>) -> JSONValue { [.number(range.lowerBound), .number(range.upperBound)] }
        guard survey.sample.isWeighted, let facts = survey.sample.diagnostics[unit] else { return .null }
        return [
            "steps": .array(
                survey.sample.weightExplanation(unit: unit).map {
                    ["text": .string($0.text.text(language)), "factors": pair($0.factors), "weights": pair($0.weights)]
                }), "smallest": .number(facts.minimum), "largest": .number(facts.maximum), "sum": .number(facts.sum),
            "respondents": .integer(facts.respondents),
        ]
    }

    /// The levels of margins that were put together.
    private var collapseSteps: [(label: LocalizedText, text: String)] {
        survey.sample.collapseTexts(unit: code).map {
            (LocalizedText(vi: "quyền số: gộp mức", en: "weight: levels put together"), $0.text(language))
        }
    }

    /// How far the final weights are from the margins, where it can be seen.
    private var marginSteps: [(label: LocalizedText, text: String)] {
        let errors = survey.sample.marginErrors
        guard let error = errors[code] ?? errors[nil] else { return [] }
        let percent = cells.number(error.relative * 100)
        return [
            (
                LocalizedText(vi: "quyền số: lệch biên lớn nhất", en: "weight: largest margin error"),
                LocalizedText(
                    vi:
                        "\(percent)% (\(error.margin) «\(error.level)»: \(cells.number(error.reached)) so với \(cells.number(error.target)))",
                    en:
                        "\(percent) % (\(error.margin) “\(error.level)”: \(cells.number(error.reached)) of \(cells.number(error.target)))"
                ).text(language)
            )
        ]
    }
}
