public import Figures

/// The room that a chart is drawn for.
public struct ChartLayout: Sendable, Hashable {
    /// The width of the drawing, in units of 1/96 inch.
    public var width: Double
    /// The greatest height of one drawing; a longer chart goes on in another.
    public var height: Double
    /// The greatest height of the first drawing, where it begins below other things; nil for that of the others.
    public var firstHeight: Double?
    /// The language of the few words that a chart adds.
    public var language: Language

    /// Makes a layout. Widths below 240 are drawn as 240: a name and a figure need that much.
    public init(width: Double, height: Double = 960, language: Language) {
        self.width = max(width.isFinite ? width : 0, 240)
        self.height = max(height.isFinite ? height : 0, 240)
        self.language = language
    }

    /// The width of a page's text.
    public static func page(_ language: Language) -> ChartLayout { ChartLayout(width: 760, language: language) }

    /// The width of a telephone held upright.
    public static func phone(_ language: Language) -> ChartLayout { ChartLayout(width: 340, language: language) }

    /// Whether names stand above their bars, for want of room beside them.
    var isNarrow: Bool { width < 520 }

    /// The size of names and figures.
    var textSize: Double { isNarrow ? 14 : 13 }

    /// The size of everything else.
    var smallSize: Double { isNarrow ? 12.5 : 11.5 }
}
