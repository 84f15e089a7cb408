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
        var marks = [Int32](repeating: 0, count: rowCount)
        for (place, item) in items.enumerated() {
            let bySlot = zip(above[place], below[place]).map { Int32(truncatingIfNeeded: $0 * width + $1 / unit) }
            codes[item].add(bySlot, values[place], to: &marks)
        }
        kinds = Self.kinds(marks, classes, size: height * width).map { kind, mark, count in
            CountedDomain.Kind(
                row: classes.firstRows[kind], count: count, numerator: Double(mark / width),
                denominator: Double(mark % width * unit))
        }
    }

    /// How often each mark occurs in each class, where it does.
    private static func kinds(
        _ marks: [Int32], _ classes: WeightClasses, size: Int
    ) -> [(kind: Int, mark: Int, count: Int)] {
        var counters = [Int32](repeating: 0, count: classes.count * size)
        let markOfRow = marks.span
        var counts = counters.mutableSpan
        classes.forEachRow { row, kind in counts[kind * size + Int(markOfRow[row])] += 1 }
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
