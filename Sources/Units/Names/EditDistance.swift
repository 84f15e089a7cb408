/// The number of letters to insert, leave out, replace or swap with their neighbour to get from one word to another.
///
/// Optimal string alignment distance (Boytsov, "Indexing methods for approximate dictionary searching", 2011), cut off
/// at a bound.
enum EditDistance {
    /// A word made ready for comparison with many others.
    struct Word: Sendable {
        let letters: [Unicode.Scalar]
        /// Which letters occur, each reduced to one of 64 bits.
        fileprivate let occurring: UInt64

        init(_ text: String) {
            letters = Array(text.unicodeScalars)
            occurring = letters.reduce(0) { $0 | 1 << UInt64($1.value % 64) }
        }
    }

    /// The distance, or nil if it is above `bound`.
    static func between(_ first: Word, _ second: Word, atMost bound: Int) -> Int? {
        // A changed letter changes at most two of the letters that occur: most pairs are settled by this.
        guard abs(first.letters.count - second.letters.count) <= bound,
            (first.occurring ^ second.occurring).nonzeroBitCount <= 2 * bound
        else { return nil }
        return between(first.letters, second.letters, atMost: bound)
    }

    private static func between(_ first: [Unicode.Scalar], _ second: [Unicode.Scalar], atMost bound: Int) -> Int? {
        var beforeLast: [Int] = []
        var last = Array(0...second.count)
        for row in first.indices {
            var current = [row + 1]
            current.reserveCapacity(second.count + 1)
            var best = row + 1
            for column in second.indices {
                let replaced = last[column] + (first[row] == second[column] ? 0 : 1)
                var value = min(replaced, last[column + 1] + 1, current[column] + 1)
                if row > 0, column > 0, first[row] == second[column - 1], first[row - 1] == second[column] {
                    value = min(value, beforeLast[column - 1] + 1)
                }
                current.append(value)
                best = min(best, value)
            }
            guard best <= bound else { return nil }
            beforeLast = last
            last = current
        }
        return last[second.count] <= bound ? last[second.count] : nil
    }
}
