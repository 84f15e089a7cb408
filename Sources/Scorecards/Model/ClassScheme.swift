public import Figures

/// The classes (xếp loại) of one block of units, or of all blocks that have none of their own.
///
/// Lower bounds are inclusive: exactly 15 of 18 with a bound of 15 is the upper class.
public struct ClassScheme: Sendable, Hashable {
    /// The block that the classes are for; nil for every block without a scheme of its own.
    public var block: String?
    /// What the bounds are bounds of.
    public var measure: Measure
    /// Whether the printed or the full value is tested.
    public var basis: FigureBasis
    /// The classes, the best first; the last one begins at 0.
    public var classes: [ScoreClass]
    /// The line of the card where it stands.
    public var line: Int?

    /// Makes a scheme from its parts.
    public init(
        block: String? = nil, measure: Measure = .percent, basis: FigureBasis = .printed, classes: [ScoreClass],
        line: Int? = nil
    ) {
        self.block = block
        self.measure = measure
        self.basis = basis
        self.classes = classes
        self.line = line
    }

    /// What the bounds are bounds of. The raw names are those of card documents.
    public enum Measure: String, CaseIterable, Sendable {
        /// The index in per cent of the maximum.
        case percent
        /// The total in points.
        case points
    }

    /// The class of a value: the best one whose lower bound it reaches. Nil below all bounds, which a checked card
    /// excludes by beginning at 0.
    public func scoreClass(of value: Ratio) -> ScoreClass? {
        classes.first { value >= $0.from }
    }
}

/// One class: `Xuất sắc`, from 90.
public struct ScoreClass: Sendable, Hashable {
    /// The identifier in the scheme, such as `A`.
    public var id: String
    /// What it is called.
    public var name: LocalizedText
    /// The lower bound, inclusive.
    public var from: Ratio

    /// Makes a class from its parts.
    public init(id: String, name: LocalizedText, from: Ratio) {
        self.id = id
        self.name = name
        self.from = from
    }
}
