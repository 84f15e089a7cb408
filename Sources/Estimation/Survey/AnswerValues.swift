internal import Figures
internal import Questionnaires
internal import Responses

/// What each code of an item adds to numerator and denominator of a share, under the questionnaire's formula.
///
/// - top levels: 1 of 1 for a satisfied level, else 0 of 1;
/// - mean of highest: score of highest score;
/// - rescaled mean: score less lowest of highest less lowest.
///
/// So a pooled figure is a single ratio of sums. Where items have scales of different lengths each answer counts alike:
/// the shares themselves are added, of 1 each.
struct AnswerValues {
    /// The place of the item's question.
    let position: Int
    /// By level: what an answer adds to the numerator.
    let exact: [Ratio]
    /// What any counted answer adds to the denominator.
    let unit: Ratio
    /// Whether a missing reason counts as an answer that adds nothing, by the reason's raw value.
    let countsAsZero: [Bool]
    /// The share that the lowest possible answers give, such as 0.2 for the mean of five levels over 5.
    let lowestShare: Double

    private let numerators: [Double]
    private let denominator: Double

    init(
        question position: Int, scale: Scale, formula: IndexDefinition.Formula, usesCommonUnit: Bool,
        denominators: [MissingReason: IndexDefinition.DenominatorPolicy]
    ) throws(FiguresError) {
        self.position = position
        let low = scale.lowestScore ?? .zero
        let high = scale.highestScore ?? .one
        let whole: Ratio
        var values: [Ratio] = []
        switch formula {
        case .topLevels:
            whole = .one
            values = scale.levels.map { $0.isSatisfied ? .one : .zero }
        case .meanOfHighest:
            whole = high
            values = scale.levels.map { $0.score ?? .zero }
        case .meanRescaled:
            whole = try high.subtracting(low)
            for level in scale.levels { values.append(try (level.score ?? low).subtracting(low)) }
        }
        if usesCommonUnit {
            exact = values
            unit = whole
        } else {
            var shares: [Ratio] = []
            for value in values { shares.append(try value.divided(by: whole)) }
            exact = shares
            unit = .one
        }
        countsAsZero = MissingReason.allCases.map { denominators[$0] == .countAsZero }
        lowestShare = formula == .meanOfHighest ? low.double / high.double : 0
        numerators = exact.map(\.double)
        denominator = unit.double
    }

    /// What the cell of a row adds to numerator and denominator; nil if it does not count at all.
    func value(_ column: Column, _ row: Int) -> (numerator: Double, denominator: Double, isAnswer: Bool)? {
        if let level = column.level(row) {
            return level < numerators.count ? (numerators[level], denominator, true) : nil
        }
        guard let reason = column.missingReason(row), countsAsZero[Int(reason.rawValue)] else { return nil }
        return (0, denominator, false)
    }
}
