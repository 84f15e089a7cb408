/// One way to read a name: what kind of place or office it says it is, and its proper part.
struct NameReading: Sendable {
    /// The office of the place that the name speaks of; nil if it speaks of the place.
    var institution: NameInstitution?
    /// The kinds that it may be; empty if it names none.
    var kinds: NameKind
    /// The proper part; empty if the text is nothing but a prefix.
    var core: ArraySlice<NameToken>
    /// Whether the kind rests on a single letter without a full stop (`P Tân An`), good enough for a suggestion only.
    var isWeak = false

    /// The proper part folded with its diacritics; a Roman number at its end is read as Arabic.
    var key: String {
        guard let last = core.last, let value = last.romanValue else { return core.key }
        return (core.dropLast().map(\.key) + [value]).joined(separator: " ")
    }

    /// The proper part without diacritics: as it is, and with a Roman number at its end read as Arabic.
    var bareKeys: [String] {
        guard let last = core.last, let value = last.romanValue else { return [core.bare] }
        return [core.bare, (core.dropLast().map(\.bare) + [value]).joined(separator: " ")]
    }

    /// Whether the proper part is a number alone, which says little without a kind.
    var isNumberAlone: Bool { core.count == 1 && (core.first?.isNumber ?? false) }

    /// Whether the text says anything beyond its proper part.
    var hasPrefix: Bool { institution != nil || !kinds.isEmpty }

    /// The ways to read a name, the one that takes the most as prefix first.
    ///
    /// A name such as `Ban Công` may be the board `Công` or the place `Ban Công`: both readings are given, and whoever
    /// looks names up tries them in this order. `withoutMarks` recognises prefixes typed without diacritics, too.
    static func readings(_ tokens: [NameToken], withoutMarks: Bool = false) -> [NameReading] {
        guard !tokens.isEmpty else { return [] }
        let whole = NameReading(institution: nil, kinds: [], core: tokens[...])
        let (institution, afterInstitution) = takeInstitution(tokens[...], withoutMarks: withoutMarks)
        var readings: [NameReading] = []
        if let kind = takeKind(afterInstitution, withoutMarks: withoutMarks), !kind.rest.isEmpty {
            readings.append(
                NameReading(institution: institution, kinds: kind.kinds, core: kind.rest, isWeak: kind.isWeak))
        }
        if institution != nil {
            readings.append(NameReading(institution: institution, kinds: [], core: afterInstitution))
        }
        readings.append(whole)
        return readings
    }

    /// The kind that a part of a name consists of, as `xã` in `Tân An (xã)`; nil if it holds anything else.
    static func kindAlone(_ tokens: ArraySlice<NameToken>) -> NameKind? {
        guard let taken = takeKind(tokens, withoutMarks: false), taken.rest.isEmpty else {
            guard tokens.count == 1, let only = tokens.first else { return nil }
            return NamePhrases.letters[only.key]
        }
        return taken.kinds
    }

    private static func takeInstitution(
        _ tokens: ArraySlice<NameToken>, withoutMarks: Bool
    ) -> (NameInstitution?, ArraySlice<NameToken>) {
        var rest = tokens
        var found: NameInstitution?
        while let phrase = NamePhrases.institutions.first(rest, withoutMarks: withoutMarks) {
            // A centre of a committee is the centre.
            found = found == .centre ? .centre : phrase.meaning
            rest = rest.dropFirst(phrase.keys.count)
            while let word = NamePhrases.connectors.first(rest, withoutMarks: withoutMarks) {
                rest = rest.dropFirst(word.keys.count)
            }
        }
        return (found, rest)
    }

    private static func takeKind(
        _ tokens: ArraySlice<NameToken>, withoutMarks: Bool
    ) -> (kinds: NameKind, rest: ArraySlice<NameToken>, isWeak: Bool)? {
        if let phrase = NamePhrases.kinds.first(tokens, withoutMarks: withoutMarks) {
            return (phrase.meaning, tokens.dropFirst(phrase.keys.count), false)
        }
        guard let first = tokens.first else { return nil }
        let rest = tokens.dropFirst()
        if let kinds = NamePhrases.abbreviations[first.key] { return (kinds, rest, false) }
        // T.P. and T.X. in two letters.
        if first.hasDotAfter, let second = rest.first,
            let kinds = NamePhrases.abbreviations[first.key + second.key], second.hasDotAfter || second.key != "t"
        {
            return (kinds, rest.dropFirst(), false)
        }
        guard let kinds = NamePhrases.letters[first.key], !rest.isEmpty else { return nil }
        let isCertain = first.hasDotAfter || (rest.first?.isNumber ?? false && first.key != "t")
        return (kinds, rest, !isCertain)
    }
}
