import Figures

/// All spellings of a scale's answers, and the interpretation of cells that are none of them to the byte.
struct Spellings: Sendable {
    typealias Outcome = ScaleLexicon.Outcome

    /// Codes, labels and synonyms to the byte.
    let exactTable: SpellingTable
    /// Codes, folded.
    let codes: [FoldedText: Outcome]
    /// Labels and synonyms, folded.
    let labels: [FoldedText: Outcome]
    /// Codes that are numbers, without needless zeros.
    let numbers: [String: Outcome]

    init(_ scale: Scale) {
        let levels = scale.levels.enumerated().map { place, level in
            (Outcome.level(place), level.code, [level.label.vi, level.label.en] + level.synonyms)
        }
        let missing = scale.missingCodes.map { missing in
            (
                Outcome.missing(missing.reason), missing.code,
                [missing.label?.vi, missing.label?.en].compactMap { $0 } + missing.synonyms
            )
        }
        var codes: [FoldedText: Outcome] = [:]
        var labels: [FoldedText: Outcome] = [:]
        var numbers: [String: Outcome] = [:]
        var exact = SpellingTable()
        for (outcome, code, _) in levels + missing {
            let bytes = Array(code.utf8)
            exact.insert(bytes.span, outcome)
            Self.add(FoldedText(code), outcome, to: &codes)
            if let number = PlainNumber(code) { Self.add(number.canonical, outcome, to: &numbers) }
        }
        for (outcome, _, texts) in levels + missing {
            for text in texts where codes[FoldedText(text)] == nil {
                Self.add(FoldedText(text), outcome, to: &labels)
            }
        }
        for text in (levels + missing).flatMap({ $0.2 }) {
            guard let outcome = labels[FoldedText(text)] else { continue }
            let bytes = Array(text.utf8)
            exact.insert(bytes.span, outcome)
        }
        self.codes = codes
        self.labels = labels
        self.numbers = numbers
        exactTable = exact
    }

    /// Adds a spelling; one that leads to two answers leads to none.
    private static func add<Key: Hashable>(_ key: Key, _ outcome: Outcome, to table: inout [Key: Outcome]) {
        if let other = table[key], other != outcome {
            table[key] = .impossible
        } else {
            table[key] = outcome
        }
    }

    /// What a cell means that is no exact spelling.
    func interpreted(_ cell: Span<UInt8>) -> Outcome {
        guard cell.count <= ScaleLexicon.longestCell else { return .impossible }
        let text = cell.withUnsafeBufferPointer { String(decoding: $0, as: UTF8.self) }
        if let outcome = one(text) { return outcome }
        guard let parts = parts(of: cell), let first = parts.first else { return .impossible }
        return parts.allSatisfy { $0 == first } ? first : .severalMarks
    }

    /// The answers of a cell that holds several, nil if it cannot be split into answers.
    func parts(of cell: Span<UInt8>) -> [Outcome]? {
        guard cell.count <= ScaleLexicon.longestCell else { return nil }
        let text = cell.withUnsafeBufferPointer { String(decoding: $0, as: UTF8.self) }
        for separators in Self.separators {
            let pieces = text.unicodeScalars.split(whereSeparator: { separators.contains($0) })
                .map { String($0) }.filter { !FoldedText($0).isEmpty }
            guard pieces.count > 1 else { continue }
            let outcomes = pieces.compactMap { one($0) }
            if outcomes.count == pieces.count, !outcomes.contains(.impossible) { return outcomes }
        }
        return nil
    }

    /// What marks may stand between several answers: the surest first, as labels may hold the others.
    private static let separators: [Set<Unicode.Scalar>] = {
        let lists: Set<Unicode.Scalar> = [";", "|", "\n", "\r", "\u{FF1B}"]
        let commas = lists.union([",", "\u{FF0C}"])
        let signs = commas.union(["/", "+", "&"])
        return [lists, commas, signs, signs.union([" ", "\t", "\u{A0}"])]
    }()

    /// The one answer that a text means, nil if it is none.
    private func one(_ text: String) -> Outcome? {
        var folded = FoldedText(text)
        if folded.isEmpty { return .missing(.blank) }
        if let outcome = spelled(folded) { return outcome }
        if let bare = Self.bare(folded) {
            folded = bare
            if let outcome = spelled(folded) { return outcome }
        }
        return codeAndLabel(folded.text)
    }

    /// The answer that a folded text is a code, label or number of.
    private func spelled(_ folded: FoldedText) -> Outcome? {
        if let outcome = codes[folded] ?? labels[folded] { return outcome }
        guard let number = PlainNumber(folded.text), let outcome = numbers[number.canonical] else { return nil }
        // "2,0" on a scale with a 0 may be two marks.
        if let (whole, decimals) = number.aroundComma, codes[FoldedText(whole)] != nil,
            codes[FoldedText(decimals)] != nil
        {
            return nil
        }
        return outcome
    }

    /// The text without quotation marks, brackets and closing marks around it; nil if there are none.
    private static func bare(_ folded: FoldedText) -> FoldedText? {
        let opening: Set<Character> = ["'", "\"", "(", "[", " "]
        let closing: Set<Character> = ["'", "\"", ")", "]", ".", ":", ";", ",", " "]
        var text = Substring(folded.text)
        text = text.drop(while: opening.contains)
        while let last = text.last, closing.contains(last) { text.removeLast() }
        guard text.count < folded.text.count, !text.isEmpty else { return nil }
        // The bracket of a code after a label stays with it: "hài lòng (4)".
        if text.contains("(") || text.contains("[") { return nil }
        return FoldedText(text)
    }
}
