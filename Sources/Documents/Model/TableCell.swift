/// A cell of a table. A cell without a value says why: there is no empty cell.
public enum TableCell: Sendable, Hashable, ExpressibleByStringLiteral {
    /// Words.
    case text([Inline])
    /// A figure.
    case figure(Figure)
    /// Two limits, such as those of a figure's interval.
    case interval(FigureInterval)
    /// No value, with the reason that is printed in its place.
    case absent(reason: String)
    /// Nothing belongs here, as beside a total over other columns. Read aloud as "not applicable", never as a gap.
    case notApplicable

    /// A cell of plain text.
    public static func text(_ text: String) -> TableCell { .text([.text(text)]) }

    /// A cell of plain text.
    public init(stringLiteral value: String) { self = .text([.text(value)]) }

    /// The words alone; a figure as it prints, without its base.
    public var plainText: String {
        switch self {
        case .text(let inlines): inlines.plainText
        case .figure(let figure): figure.absence ?? figure.printed
        case .interval(let interval): interval.printed
        case .absent(let reason): reason
        case .notApplicable: ""
        }
    }
}
