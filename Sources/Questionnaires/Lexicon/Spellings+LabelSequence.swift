import Figures

extension Spellings {
    /// The most words that are looked at.
    private static let mostWords = 64
    /// Marks that may stand behind a label in a list.
    private static let listMarks: Set<Character> = [",", ";", "|", "/", "+", "&", "."]

    /// The levels of a cell that is labels one after the other with spaces between them, where labels themselves have spaces:
    /// `Tại quầy Trực tuyến`. Nil if the cell is nothing of the kind, or if it may be divided into other levels as well.
    func labelSequence(of cell: Span<UInt8>) -> UInt64? {
        guard cell.count <= ScaleLexicon.longestCell else { return nil }
        let text = cell.withUnsafeBufferPointer { String(decoding: $0, as: UTF8.self) }
        let words = FoldedText(text).text.split(separator: " ").map(String.init)
        guard (2...Self.mostWords).contains(words.count) else { return nil }
        // The levels that the words from each place on may mean; two of them are enough to see that it is not certain.
        var meanings = [Set<UInt64>](repeating: [], count: words.count + 1)
        meanings[words.count] = [0]
        for start in words.indices.reversed() {
            if words[start].allSatisfy(Self.listMarks.contains) { meanings[start] = meanings[start + 1] }
            var label = ""
            for end in start..<words.count where meanings[start].count < 2 {
                label += (label.isEmpty ? "" : " ") + words[end]
                guard !meanings[end + 1].isEmpty, let level = level(ofListed: label) else { continue }
                for levels in meanings[end + 1] { meanings[start].insert(levels | 1 << UInt64(level)) }
            }
        }
        guard meanings[0].count == 1, let levels = meanings[0].first, levels != 0 else { return nil }
        return levels
    }

    /// The level of a label with or without the marks of a list behind it.
    private func level(ofListed label: String) -> Int? {
        var text = Substring(label)
        while true {
            if case .level(let level) = labels[FoldedText(text)], level < 64 { return level }
            guard let last = text.last, Self.listMarks.contains(last) else { return nil }
            text.removeLast()
        }
    }
}
