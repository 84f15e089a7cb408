/// Gives each row of merged cells the content of their first row, column by column.
struct SheetFills {
    /// The rows of merged cells by the place of their column among the named ones.
    private var ranges: [Int: [ClosedRange<Int>]] = [:]
    private var values: [Int: (rows: ClosedRange<Int>, content: [UInt8])] = [:]
    private var rows: ClosedRange<Int>?

    /// Takes the ranges below a header; of cells merged across columns, the first column counts.
    init(_ merged: [XLSXRange], _ header: SheetHeader) {
        for range in merged where range.rows.lowerBound > header.line && range.rows.count > 1 {
            let column = range.columns.lowerBound - 1
            guard column < header.places.count, header.places[column] >= 0 else { continue }
            ranges[header.places[column], default: []].append(range.rows)
            let low = min(rows?.lowerBound ?? range.rows.lowerBound, range.rows.lowerBound)
            rows = low...max(rows?.upperBound ?? range.rows.upperBound, range.rows.upperBound)
        }
    }

    /// Whether a row may lie in merged cells.
    func covers(_ row: Int) -> Bool { rows?.contains(row) ?? false }

    /// Remembers what the first row of merged cells holds.
    mutating func keep(_ row: Int, _ column: Int, _ content: ArraySlice<UInt8>) {
        guard let range = ranges[column]?.first(where: { $0.lowerBound == row }) else { return }
        values[column] = (range, Array(content))
    }

    /// What stands for an empty cell: the content of the first row, or nothing.
    func value(_ row: Int, _ column: Int) -> [UInt8] {
        guard let value = values[column], value.rows.contains(row) else { return [] }
        return value.content
    }
}
