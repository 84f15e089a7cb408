internal import Figures

/// The respondents of a domain by class and by what they say about a pooled figure: how many answers that count, and how many of them
/// for it. A thousand respondents of a class who answered five items are at most 21 kinds.
struct PooledKinds {
    /// Beyond so many for each respondent, counters cost more than respondents.
    private static let countersPerRow = 8

    let kinds: [CountedDomain.Kind]

    /// Nil where answers do not count as whole numbers, missing ones count as well, or there would be too many kinds.
    init?(items: [Int], _ index: SurveyIndex, codes: [AnswerCodes], classes: WeightClasses, rowCount: Int) {
        let values = items.map { index.items[$0] }
        guard !values.contains(where: \.countsMissing),
            let above = Self.wholeNumbers(values.map(\.numerators)),
            let below = Self.wholeNumbers(values.map(\.denominators))
        else { return nil }
        // Denominators are multiples of what one answer counts.
        let unit = max(1, Int(below.joined().reduce(0) { greatestCommonDivisor($0, UInt128($1)) }))
        let height = above.reduce(0) { $0 + ($1.max() ?? 0) } + 1
        let width = below.reduce(0) { $0 + ($1.max() ?? 0) / unit } + 1
        let limit = max(4096, Self.countersPerRow * rowCount)
        guard height <= limit, width <= limit, height * width <= limit, classes.count <= limit / (height * width) else {
            return nil
        }
        let found: [(kind: Int, mark: Int, count: Int)]
        let codes = items.map { codes[$0] }
        if let narrow = NarrowMarks(codes, above: above, below: below.map { $0.map { $0 / unit } }, rowCount: rowCount)
        {
            found = Self.kinds(classes, size: height * width) { Int(narrow.above[$0]) * width + Int(narrow.below[$0]) }
        } else {
            var marks = [Int32](repeating: 0, count: rowCount)
            for place in items.indices {
                let bySlot = zip(above[place], below[place]).map { Int32(truncatingIfNeeded: $0 * width + $1 / unit) }
                codes[place].add(bySlot, values[place], to: &marks)
            }
            found = Self.kinds(classes, size: height * width) { Int(marks[$0]) }
        }
        kinds = found.map { kind, mark, count in
            CountedDomain.Kind(
                row: classes.firstRows[kind], count: count, numerator: Double(mark / width),
                denominator: Double(mark % width * unit))
        }
    }

    /// How often each mark occurs in each class, where it does.
    @inline(__always)
    private static func kinds(
        _ classes: WeightClasses, size: Int, mark: (Int) -> Int
    ) -> [(kind: Int, mark: Int, count: Int)] {
        var counters = [Int32](repeating: 0, count: classes.count * size)
        var counts = counters.mutableSpan
        classes.forEachRow { row, kind in counts[kind * size + mark(row)] += 1 }
        return counters.indices.compactMap { place in
            counters[place] == 0 ? nil : (place / size, place % size, Int(counters[place]))
        }
    }

    /// The numbers of each list as integers; nil where one is none, is negative, or is beyond what can be added up.
    private static func wholeNumbers(_ lists: [[Double]]) -> [[Int]]? {
        var whole: [[Int]] = []
        for list in lists {
            guard list.allSatisfy({ $0 >= 0 && $0 <= 10_000 && $0 == $0.rounded() }) else { return nil }
            whole.append(list.map { Int($0) })
        }
        return whole
    }
}
