import Figures

extension Spellings {
    /// The answer of a folded text that is a code and a label of it, in either order; impossible where the two
    /// disagree; nil if the text is not made so.
    func codeAndLabel(_ folded: String) -> Outcome? {
        labelAfterCode(folded) ?? codeAfterLabel(folded)
    }

    private static let marks: Set<Character> = [" ", ".", ")", "]", ":", "-", "=", "/", "'", "\""]
    /// The longest code, in characters, that is looked for before a label.
    private static let longestCode = 34

    private func labelAfterCode(_ folded: String) -> Outcome? {
        let text = folded.drop { $0 == "(" || $0 == "[" || $0 == "'" || $0 == "\"" }
        for place in text.indices.prefix(Self.longestCode)
        where place > text.startIndex && Self.marks.contains(text[place]) {
            guard let ofCode = codes[FoldedText(text[..<place])] else { continue }
            var rest = text[place...].drop(while: Self.marks.contains)
            while let last = rest.last, last == "." || last == "\"" || last == " " { rest.removeLast() }
            guard let ofLabel = labels[FoldedText(rest)] else { continue }
            return ofCode == ofLabel ? ofCode : .impossible
        }
        return nil
    }

    private func codeAfterLabel(_ folded: String) -> Outcome? {
        guard let last = folded.last, last == ")" || last == "]",
            let opening = folded.lastIndex(where: { $0 == "(" || $0 == "[" })
        else { return nil }
        let code = folded[folded.index(after: opening)...].dropLast()
        guard let ofCode = codes[FoldedText(code)], let ofLabel = labels[FoldedText(folded[..<opening])] else {
            return nil
        }
        return ofCode == ofLabel ? ofCode : .impossible
    }
}
