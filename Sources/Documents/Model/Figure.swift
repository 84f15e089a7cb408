public import Figures

/// A figure in a document: its exact value beside the text that is printed, so that every format says the same and a
/// spreadsheet can still calculate with it. A figure that is absent says why.
public struct Figure: Sendable, Hashable {
    /// The value before rounding, in the unit in which it is printed: percentages in points of 0-100.
    public var quantity: Quantity
    /// The value as it was rounded by the campaign's rules; none for an absent figure.
    public var rounded: FixedDecimal?
    /// The text that is printed, the same in each format; for an absent figure, the reason.
    public var printed: String
    /// What the figure is based on, such as "n = 145"; printed with it wherever no column says so.
    public var base: String?
    /// How many the base is, where it is a count: a workbook has it as a number.
    public var respondents: Int?
    /// The interval in which the true value lies, where one was computed.
    public var interval: FigureInterval?
    /// A mark printed after the figure, such as that it is not precise, with its explanation.
    public var flag: FigureFlag?
    /// How the figure came about: counts, weights, rule, file.
    public var provenance: String?

    /// Makes a figure whose printed text is known.
    public init(
        _ quantity: Quantity, printed: String, rounded: FixedDecimal? = nil, base: String? = nil,
        respondents: Int? = nil,
        interval: FigureInterval? = nil, flag: FigureFlag? = nil, provenance: String? = nil
    ) {
        self.quantity = quantity
        self.rounded = rounded
        self.printed = printed
        self.base = base
        self.respondents = respondents
        self.interval = interval
        self.flag = flag
        self.provenance = provenance
    }

    /// Makes a figure by rounding and printing a value; an absent one prints its reason.
    ///
    /// - Throws: what `Quantity.rounded(_:)` throws: a measured value that is no number, or too large.
    public init(
        _ quantity: Quantity, as style: FigureStyle, rounding: Rounding, language: Language, base: String? = nil,
        respondents: Int? = nil,
        interval: FigureInterval? = nil, flag: FigureFlag? = nil, provenance: String? = nil
    ) throws(FiguresError) {
        let rounded = try quantity.rounded(rounding)
        let printed: String
        if let rounded {
            printed = style.text(rounded, language: language)
        } else {
            printed = quantity.absence?.text.text(language) ?? ""
        }
        self.init(
            quantity, printed: printed, rounded: rounded, base: base, respondents: respondents, interval: interval,
            flag: flag,
            provenance: provenance)
    }

    /// A count, printed with its thousands grouped.
    public static func count(_ count: Int, language: Language, provenance: String? = nil) -> Figure {
        Figure(
            .exact(Ratio(count)), printed: FigureFormat(language).count(count),
            rounded: try? FixedDecimal(unscaled: Int128(count), decimals: 0), provenance: provenance)
    }

    /// A figure that is not there; what is printed is the reason.
    public static func absent(_ reason: Absence, language: Language, base: String? = nil) -> Figure {
        Figure(.absent(reason), printed: reason.text.text(language), base: base)
    }

    /// The base as a cell of its own: a figure where it is a count.
    var baseCell: TableCell { Self.baseCell(base, respondents) }

    /// A base as a cell: a figure where it is a count.
    static func baseCell(_ printed: String?, _ respondents: Int?) -> TableCell {
        guard let printed else { return .notApplicable }
        guard let respondents, let count = try? FixedDecimal(unscaled: Int128(respondents), decimals: 0) else {
            return .text(printed)
        }
        return .figure(Figure(.exact(Ratio(respondents)), printed: printed, rounded: count))
    }

    /// The reason that is printed in place of a value, if the figure is absent.
    public var absence: String? { quantity.absence == nil ? nil : printed }

    /// The value for drawing, in the unit in which it is printed; none if absent or not finite.
    public var double: Double? {
        guard let value = quantity.double, value.isFinite else { return nil }
        return value
    }

    /// The figure as running text: printed, with its base.
    public var plainText: String {
        let marked = flag.map { printed + $0.mark } ?? printed
        guard let base else { return marked }
        return "\(marked) (\(base))"
    }
}
