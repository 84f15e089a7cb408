/// A piece of an expression and the column that it starts at.
struct Token: Equatable {
    enum Kind: Equatable {
        case number(Double)
        case text(String)
        /// `.`
        case own
        /// `${name}`
        case reference(String)
        /// The name of a function, or `and`, `or`, `div`, `mod`.
        case word(String)
        /// `= != < <= > >= + - * ( ) ,`
        case mark(String)
    }

    let kind: Kind
    let column: Int

    /// The piece as a message quotes it.
    var shown: String {
        switch kind {
        case .number(let value): wholeNumber(value).map { "\($0)" } ?? "\(value)"
        case .text(let text): "'\(text.count > 40 ? text.prefix(39) + "…" : text)'"
        case .own: "."
        case .reference(let name): "${\(name)}"
        case .word(let word): word
        case .mark(let mark): mark
        }
    }
}
