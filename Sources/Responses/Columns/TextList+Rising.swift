extension TextList {
    /// Where the texts begin to rise anew: in each run every text is ASCII and longer than the one before it, or as long and greater byte by
    /// byte. So stand form numbers in batches that were numbered in order, one run a batch, and putting a million of them together needs no
    /// look-up for each. Nil for a list with other texts, or with more runs than pay.
    func risingRuns(most: Int) -> [Int]? {
        var runs: [Int] = []
        var last: [UInt8] = []
        var place = 0
        var isRising = true
        forEachPiece { bytes, ends in
            guard isRising, bytes.allSatisfy({ $0 < 0x80 }) else {
                isRising = false
                return
            }
            let span = bytes.span
            var before = last.span
            var start = 0
            for end in ends {
                let text = span.extracting(start..<Int(end))
                if place == 0 || !Self.isGreater(text, than: before) { runs.append(place) }
                before = text
                start = Int(end)
                place += 1
            }
            guard runs.count <= most else {
                isRising = false
                return
            }
            last = before.withUnsafeBufferPointer { Array($0) }
        }
        return isRising ? runs : nil
    }

    /// The texts that a run of this list shares with a run of another, by their places, in order.
    ///
    /// Steps over stretches that lie between two texts of the other list by doubling: runs that take turns by thousands, such as the numbers
    /// of units in several files, cost a few comparisons a stretch.
    func shared(_ run: Range<Int>, with other: TextList, _ otherRun: Range<Int>) -> [(own: Int, other: Int)] {
        var shared: [(own: Int, other: Int)] = []
        var own = run.lowerBound
        var its = otherRun.lowerBound
        while own < run.upperBound, its < otherRun.upperBound {
            if isLess(own, than: other, its) {
                own = firstNotLess(in: own..<run.upperBound, than: other, its)
            } else if other.isLess(its, than: self, own) {
                its = other.firstNotLess(in: its..<otherRun.upperBound, than: self, own)
            } else {
                shared.append((own, its))
                own += 1
                its += 1
            }
        }
        return shared
    }

    private func isLess(_ place: Int, than other: TextList, _ its: Int) -> Bool {
        Self.isGreater(other.utf8(its).span, than: utf8(place).span)
    }

    /// The first place of some rising ones, the first of which is less, whose text is not.
    private func firstNotLess(in places: Range<Int>, than other: TextList, _ its: Int) -> Int {
        var less = places.lowerBound
        var step = 1
        while less + step < places.upperBound, isLess(less + step, than: other, its) {
            less += step
            step *= 2
        }
        var end = Swift.min(less + step, places.upperBound)
        while end - less > 1 {
            let middle = (less + end) / 2
            if isLess(middle, than: other, its) { less = middle } else { end = middle }
        }
        return end
    }

    /// Whether a text is longer than another, or as long and greater byte by byte: the order in which lists rise.
    public static func isGreater(_ text: Span<UInt8>, than other: Span<UInt8>) -> Bool {
        if text.count != other.count { return text.count > other.count }
        var index = 0
        while index &+ 8 <= text.count {
            // The first byte highest, so that words are in the order of texts.
            let word = text.bytes.unsafeLoadUnaligned(fromByteOffset: index, as: UInt64.self).bigEndian
            let other = other.bytes.unsafeLoadUnaligned(fromByteOffset: index, as: UInt64.self).bigEndian
            if word != other { return word > other }
            index &+= 8
        }
        while index < text.count {
            if text[index] != other[index] { return text[index] > other[index] }
            index &+= 1
        }
        return false
    }

    /// Adds all texts of another list at the end.
    mutating func append(contentsOf other: TextList) {
        other.forEachPiece { append($0, from: 0, ends: $1[...]) }
    }
}
