import Figures
import Tables

/// How far the limits of an interval lie from the figure that it is of, as shares of 1, for the whiskers of Excel's bars.
enum WorkbookReach {
    /// The reach of each row's interval from its first percentage; empty for a table without intervals.
    static func reaches(of table: TableBlock) -> [WorkbookWhisker] {
        let rows = table.rows.filter { $0.kind != .group }
        let found = rows.map(reach)
        return found.contains { $0 != WorkbookWhisker() } ? found : []
    }

    private static func reach(_ row: TableRow) -> WorkbookWhisker {
        for case .figure(let figure) in row.cells {
            guard let interval = figure.interval, let limits = interval.rounded, let value = figure.rounded?.double
            else { continue }
            return WorkbookWhisker(
                below: max(value - limits.lowerBound.double, 0) / 100,
                above: max(limits.upperBound.double - value, 0) / 100)
        }
        return WorkbookWhisker()
    }
}
