public import Figures

/// How the rounded value of a figure is printed.
public enum FigureStyle: Sendable, Hashable, CaseIterable {
    /// With the percent sign: 98,62%.
    case percent
    /// A number: 28,50.
    case number
    /// A number with its sign, for changes: +1,36.
    case change

    /// The printed text.
    public func text(_ value: FixedDecimal, language: Language) -> String {
        let format = FigureFormat(language)
        return switch self {
        case .percent: format.percent(value)
        case .number: format.number(value)
        case .change: format.signed(value)
        }
    }
}
