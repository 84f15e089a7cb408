/// A part of an expression whose names and types are known.
enum CheckedNode: Sendable {
    case number(NumberNode)
    case text(TextNode)
    case choice(TextNode)
    case date(DateNode)
    case truth(TruthNode)
    case selection(Slot)

    /// The type of its values.
    var type: ExpressionType {
        switch self {
        case .number: .number
        case .text: .text
        case .choice: .choice
        case .date: .date
        case .truth: .truth
        case .selection: .selection
        }
    }
}

/// The place of a variable in the list of those that the expression reads.
typealias Slot = Int

/// A condition.
indirect enum TruthNode: Sendable {
    case constant(Truth)
    case variable(Slot)
    case not(TruthNode)
    case all([TruthNode])
    case any([TruthNode])
    case compareNumbers(Order, NumberNode, NumberNode)
    case compareDates(Order, DateNode, DateNode)
    case sameTexts(TextNode, TextNode)
    /// A text against a number: false if the text is none.
    case sameNumber(TextNode, NumberNode)
    case sameTruths(TruthNode, TruthNode)
    /// Never unknown.
    case isMissing(CheckedNode)
    /// Whether a code is among those chosen; never unknown.
    case selected(Slot, String)
    /// Whether a whole text fits a pattern.
    case fits(TextNode, Pattern)
    /// The condition, with false for unknown.
    case certainly(TruthNode)
    case choose(TruthNode, TruthNode, TruthNode)
    case firstPresent([TruthNode])
}

/// How two values are compared; "not equal" is the negation of `equal`.
enum Order: Sendable {
    case equal, less, lessOrEqual, greater, greaterOrEqual
}

/// A number; NaN where it is missing.
indirect enum NumberNode: Sendable {
    case constant(Double)
    case variable(Slot)
    case fromText(TextNode)
    case negated(NumberNode)
    /// Steps from left to right; a list, so that a long sum is not deep.
    case calculated(NumberNode, [Step])
    case rounded(NumberNode, Rounder)
    case magnitude(NumberNode)
    case smallest([NumberNode])
    case largest([NumberNode])
    case length(TextNode)
    case countSelected(Slot)
    case days(DateNode, DateNode)
    case choose(TruthNode, NumberNode, NumberNode)
    case firstPresent([NumberNode])

    /// An operator and what stands right of it.
    struct Step: Sendable {
        let sign: Operator
        let operand: NumberNode
    }
}

/// A text; nil where it is missing.
indirect enum TextNode: Sendable {
    case constant(String?)
    case variable(Slot)
    case choose(TruthNode, TextNode, TextNode)
    case firstPresent([TextNode])
}

/// A day; nil where it is missing.
indirect enum DateNode: Sendable {
    case constant(Int32?)
    case variable(Slot)
    case fromText(TextNode)
    case shifted(DateNode, NumberNode)
    case choose(TruthNode, DateNode, DateNode)
    case firstPresent([DateNode])
}
