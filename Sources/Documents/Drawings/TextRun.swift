/// A line of text in a drawing.
public struct TextRun: Sendable, Hashable {
    /// Which end of the text lies at its point.
    public enum Alignment: Sendable, Hashable, CaseIterable {
        /// The text begins there.
        case start
        /// The text is centred there.
        case middle
        /// The text ends there.
        case end
    }

    /// The words.
    public var text: String
    /// Where the text stands on its baseline.
    public var origin: Point
    /// Which end of the text lies there.
    public var alignment: Alignment
    /// The size of the letters (the em).
    public var size: Double
    /// Whether the letters are bold.
    public var isBold: Bool
    /// Whether the letters are slanted.
    public var isItalic: Bool
    /// The colour.
    public var ink: Ink

    /// Makes a line of text.
    public init(
        _ text: String, at origin: Point, alignment: Alignment = .start, size: Double, isBold: Bool = false,
        isItalic: Bool = false, ink: Ink
    ) {
        self.text = text
        self.origin = origin
        self.alignment = alignment
        self.size = size
        self.isBold = isBold
        self.isItalic = isItalic
        self.ink = ink
    }

    /// How wide the text is set at most, as ``TextMeasure`` knows it.
    public var width: Double { TextMeasure(size: size, isBold: isBold).width(text) }

    /// The left edge of the text.
    public var left: Double {
        switch alignment {
        case .start: origin.x
        case .middle: origin.x - width / 2
        case .end: origin.x - width
        }
    }
}
