extension TextMeasure {
    /// Breaks a text into lines no wider than a width, at spaces where possible and inside words where not. What does
    /// not fit into the last line is cut, with an ellipsis in its place.
    ///
    /// - Returns: at least one line, the last one shortened if the text is longer than `limit` lines.
    public func lines(_ text: String, within width: Double, limit: Int) -> [String] {
        var lines: [String] = []
        var line = ""
        for word in text.split(whereSeparator: \.isWhitespace).map(String.init) {
            let joined = line.isEmpty ? word : line + " " + word
            if fits(joined, within: width) {
                line = joined
                continue
            }
            if !line.isEmpty { lines.append(line) }
            // Enough lines to know that the text is too long: a name of 10,000 words is not measured to its end.
            if lines.count > limit { break }
            line = word
            while !fits(line, within: width), lines.count <= limit {
                let head = beginning(of: line, within: width)
                lines.append(head)
                line = String(line.dropFirst(head.count))
            }
        }
        if !line.isEmpty || lines.isEmpty { lines.append(line) }
        guard lines.count > max(limit, 1) else { return lines }
        let kept = Array(lines.prefix(max(limit, 1)))
        return kept.dropLast() + [shortened(kept[kept.count - 1], within: width)]
    }

    /// The width of a text's longest word.
    public func longestWord(_ text: String) -> Double {
        var longest = 0
        var mille = 0
        for scalar in text.unicodeScalars {
            let isSpace =
                scalar.isASCII ? scalar == " " || (9...13).contains(scalar.value) : scalar.properties.isWhitespace
            mille = isSpace ? 0 : mille + Self.mille(scalar, isBold: isBold)
            longest = max(longest, mille)
        }
        return width(ofMille: longest)
    }

    /// The characters that fit, at least one.
    private func beginning(of word: String, within width: Double) -> String {
        var head = ""
        for character in word {
            if !head.isEmpty, !fits(head + String(character), within: width) { break }
            head.append(character)
        }
        return head
    }

    /// The line with an ellipsis at its end, cut until both fit.
    private func shortened(_ line: String, within width: Double) -> String {
        var head = line
        while !head.isEmpty, !fits(head + "…", within: width) { head.removeLast() }
        while head.last?.isWhitespace == true { head.removeLast() }
        return head + "…"
    }
}
