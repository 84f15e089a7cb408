/// A pattern and the text that it is matched against.
struct PatternUse: Sendable {
    let pattern: Pattern
    let text: TextNode
}

/// Whether a match in a block was given up.
final class MatchLog {
    var someExceeded = false
}

/// The patterns that a checker meets while it walks over an expression.
final class PatternList {
    private(set) var uses: [PatternUse] = []

    func add(_ pattern: Pattern, on text: TextNode) {
        uses.append(PatternUse(pattern: pattern, text: text))
    }
}
