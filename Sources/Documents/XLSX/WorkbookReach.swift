import Figures
import Tables

/// How far the limits of the interval of a row's first figure lie from it, as cells: Excel draws its whiskers from them.
enum WorkbookReach {
    /// The two cells of each row, below and above, as shares of 1; empty for a table without intervals.
    static func cells(of table: TableBlock) -> [[WorkbookCell]] {
        let found = table.rows.filter { $0.kind != .group }.map(reach)
        guard found.contains(where: { $0 != nil }) else { return [] }
        return found.map { $0 ?? [.text("[z]"), .text("[z]")] }
    }

    private static func reach(_ row: TableRow) -> [WorkbookCell]? {
        for case .figure(let figure) in row.cells {
            guard let interval = figure.interval, let limits = interval.rounded, let value = figure.rounded,
                let below = try? value.subtracting(limits.lowerBound),
                let above = try? limits.upperBound.subtracting(value)
            else { continue }
            return [below, above].map { WorkbookFigure.percent($0) }
        }
        return nil
    }
}
