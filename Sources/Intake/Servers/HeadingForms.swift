import Questionnaires

/// The ways in which form servers make a heading of a question's name: with its groups before it, with a part in brackets,
/// with its wording behind it.
enum HeadingForms {
    /// The names that a heading may stand for, the longest first, the heading itself left out.
    ///
    /// Of `person/contact/phone` these are `contact/phone` and `phone`; of LimeSurvey's `q2[SQ001]` `q2_SQ001` and `q2SQ001`; of
    /// its `q1. How old are you?` `q1`; of `Rate us [Speed]` `Speed`. The columns of single rows of a repeat
    /// (`children[1]/name`) stand for nothing.
    static func names(_ heading: String, shape: ServerShape) -> [String] {
        guard !isRepeatCell(heading) else { return [] }
        var names: [String] = []
        for place in heading.indices where shape.pathMarks.contains(heading[place]) {
            names.append(String(heading[heading.index(after: place)...]))
        }
        if shape.server == .limesurvey {
            if let (stem, part) = bracketed(heading) {
                names += [stem + "_" + part, stem + part, part]
            }
            if let end = heading.firstRange(of: ". ") { names.append(String(heading[..<end.lowerBound])) }
        }
        return names.filter { !$0.isEmpty }
    }

    /// The ways to take a heading as a question and one level of its scale: `ways/1`, `ways[1]`, `ways__1`, `ways_1`,
    /// `ways:1`, `ways.1`, `ways - 1`; the last mark first.
    static func levels(_ heading: String) -> [(stem: String, level: String)] {
        guard !isRepeatCell(heading) else { return [] }
        var parts: [(stem: String, level: String)] = []
        if let (stem, part) = bracketed(heading) { parts.append((stem, part)) }
        let marks: [Character] = ["/", "_", ":", ".", "-", "|"]
        for place in heading.indices.reversed() where marks.contains(heading[place]) {
            let mark = heading[place]
            var stem = heading[..<place]
            if mark == "_", stem.last == "_" { stem.removeLast() }
            parts.append((String(stem), String(heading[heading.index(after: place)...])))
        }
        return parts.filter { !$0.stem.isEmpty && !$0.level.isEmpty }
    }

    /// The same for the first line of a heading of several lines: entry workbooks have the wording under it.
    static func levels(ofFirstLine heading: String) -> [(stem: String, level: String)] {
        let lines = heading.split(maxSplits: 1, omittingEmptySubsequences: false, whereSeparator: \.isNewline)
        return lines.count > 1 ? levels(String(lines[0])) : []
    }

    /// The spellings of a level in a heading: as it stands; LimeSurvey's `SQ001` as `001`; Survey Solutions' `n1` as `-1`.
    static func spellings(ofLevel level: String, shape: ServerShape) -> [String] {
        var spellings = [level]
        let digits = level.drop { $0.isLetter }
        guard !digits.isEmpty, digits.allSatisfy({ $0.isASCII && $0.isNumber }) else { return spellings }
        let letters = level.prefix(level.count - digits.count).lowercased()
        if shape.server == .limesurvey, letters == "sq" { spellings.append(String(digits)) }
        if shape.server == .surveysolutions, letters == "n" { spellings.append("-" + digits) }
        return spellings
    }

    /// A heading that ends with a part in square brackets.
    private static func bracketed(_ heading: String) -> (stem: String, part: String)? {
        let text = heading.drop { $0.isWhitespace }
        guard text.last == "]", let open = text.lastIndex(of: "[") else { return nil }
        var stem = text[..<open]
        while stem.last?.isWhitespace == true { stem.removeLast() }
        return (String(stem), String(text[text.index(after: open)...].dropLast()))
    }

    /// Whether a heading is that of one row of a repeat: a number in brackets before the mark of a group.
    static func isRepeatCell(_ heading: String) -> Bool {
        guard let close = heading.firstRange(of: "]/"), let open = heading[..<close.lowerBound].lastIndex(of: "[")
        else {
            return false
        }
        let number = heading[heading.index(after: open)..<close.lowerBound]
        return !number.isEmpty && number.allSatisfy { $0.isASCII && $0.isNumber }
    }
}
