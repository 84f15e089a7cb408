internal import CVectors
internal import Responses

/// What respondents say about a pooled figure, where that fits in a byte: how many answers that count, and how many for it. Scales have
/// few levels and forms few items, so mostly it does, and thirty-two respondents are looked at in one step.
struct NarrowMarks {
    /// By row, the sum of what its answers add to the numerator.
    private(set) var above: [UInt8]
    /// By row, the sum of what its answers add to the denominator.
    private(set) var below: [UInt8]

    /// Nil where a column is wider than a byte, a scale has more than sixteen levels, sums may pass 255, or a cell that is no level adds
    /// anything.
    ///
    /// - Parameters:
    ///   - codes: by item.
    ///   - above: by item and slot, what a cell adds to the numerator.
    ///   - below: the same for the denominator.
    init?(_ codes: [AnswerCodes], above: [[Int]], below: [[Int]], rowCount: Int) {
        guard let upper = Self.tables(above), let lower = Self.tables(below) else { return nil }
        var columns: [[UInt8]] = []
        for column in codes {
            guard case .narrow(let cells) = column, cells.count == rowCount else { return nil }
            columns.append(cells)
        }
        self.above = Array(repeating: 0, count: rowCount)
        self.below = Array(repeating: 0, count: rowCount)
        for (item, cells) in columns.enumerated() {
            unsafe hailong_add_marks(cells, rowCount, upper[item], lower[item], &self.above, &self.below)
        }
    }

    /// Tables of sixteen levels, one an item; nil where levels or what they add are too many.
    private static func tables(_ bySlot: [[Int]]) -> [[UInt8]]? {
        guard bySlot.reduce(0, { $0 + ($1.max() ?? 0) }) <= 255 else { return nil }
        var tables: [[UInt8]] = []
        for slots in bySlot {
            let levels = slots.dropLast(MissingCodes.count + 1)
            guard levels.count <= 16, slots.dropFirst(levels.count).allSatisfy({ $0 == 0 }) else { return nil }
            tables.append(levels.map { UInt8($0) } + Array(repeating: 0, count: 16 - levels.count))
        }
        return tables
    }
}
