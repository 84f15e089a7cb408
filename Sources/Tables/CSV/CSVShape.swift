/// Which columns of a table hold one byte or nothing in each cell, as a rule: the marks of a survey.
///
/// Such columns that stand side by side are taken together, sixteen bytes of a line at a time (`CSVTile`).
public struct CSVShape: Sendable {
    /// Columns that stand side by side and are taken in the same way.
    struct Part {
        var columns: Range<Int>
        /// Place of the first column among the narrow ones; nil for wide columns.
        var place: Int?
    }

    /// The number of columns.
    public let width: Int
    /// The number of narrow columns.
    public private(set) var narrowCount = 0
    let parts: [Part]
    /// One more than the last wide column: behind it there are no cells of a record to be indexed.
    let indexedCount: Int
    /// The place of each column among the narrow ones.
    private let places: [Int?]

    /// The shortest run of narrow columns that is worth the way of its own.
    private static let shortestRun = 4

    /// Makes a shape; nil if no columns are worth it.
    ///
    /// - Parameter narrow: whether a column holds one byte or nothing, as a rule.
    public init?(width: Int, narrow: (Int) -> Bool) {
        guard width > 0, width <= TableLimits.fieldsPerRecord else { return nil }
        var parts: [Part] = []
        var places = [Int?](repeating: nil, count: width)
        var column = 0
        while column < width {
            var end = column
            while end < width && narrow(end) { end += 1 }
            if end - column >= Self.shortestRun {
                parts.append(Part(columns: column..<end, place: narrowCount))
                for narrow in column..<end {
                    places[narrow] = narrowCount
                    narrowCount += 1
                }
            } else {
                end = max(end, column + 1)
                if let last = parts.last, last.place == nil {
                    parts[parts.count - 1].columns = last.columns.lowerBound..<end
                } else {
                    parts.append(Part(columns: column..<end, place: nil))
                }
            }
            column = end
        }
        guard narrowCount > 0 else { return nil }
        self.width = width
        self.parts = parts
        indexedCount = parts.last { $0.place == nil }?.columns.upperBound ?? 0
        self.places = places
    }

    /// The place of a column among the narrow ones, nil for a wide one.
    public func place(of column: Int) -> Int? { places[column] }
}
