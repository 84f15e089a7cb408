public import Figures

/// Points obtained in each area, as a bar within the room of the area's maximum.
public struct PointsChart: Sendable, Hashable {
    /// One area.
    public struct Row: Sendable, Hashable {
        /// The area.
        public var name: String
        /// The points obtained.
        public var obtained: Figure
        /// The points that could be obtained.
        public var maximum: Figure
        /// The first as a percentage of the second.
        public var share: Figure?

        /// Makes a row.
        public init(name: String, obtained: Figure, maximum: Figure, share: Figure? = nil) {
            self.name = name
            self.obtained = obtained
            self.maximum = maximum
            self.share = share
        }
    }

    /// What the rows are, such as "Area".
    public var nameHeader: String
    /// The areas in the card's order.
    public var rows: [Row]

    /// Makes a chart of points.
    public init(nameHeader: String, rows: [Row]) {
        self.nameHeader = nameHeader
        self.rows = rows
    }
}

extension PointsChart: ChartDrawing {
    /// The chart as drawings, one below the other; none without rows.
    public func drawings(_ layout: ChartLayout) -> [Drawing] {
        let language = layout.language
        let greatest = rows.flatMap { [$0.maximum.double ?? 0, $0.obtained.double ?? 0] }.max() ?? 0
        let hasShares = rows.contains { $0.share != nil }
        var sides = [SideColumn(ChartWords.pointsOfMaximum.text(language))]
        if hasShares { sides.append(SideColumn(ChartWords.share.text(language))) }
        return BarComposer(
            layout: layout, scale: ChartScale(holding: greatest), nameHeader: nameHeader, sides: sides,
            keys: [
                BarKey(.bar(.bar), ChartWords.obtained.text(language)),
                BarKey(.track, ChartWords.maximum.text(language)),
            ],
            rows: rows.map { row in
                var side = [row.obtained.absence == nil ? "\(row.obtained.printed) / \(row.maximum.printed)" : ""]
                if hasShares { side.append(row.share?.printed ?? "") }
                return BarRow(
                    name: row.name, side: side,
                    mark: row.obtained.double.map { .bar($0, track: row.maximum.double) }
                        ?? .absent(row.obtained.printed))
            }
        ).drawings()
    }

    /// What the chart shows, in words with figures.
    public func textAlternative(_ language: Language) -> String {
        ChartWords.summary(
            kind: ChartWords.pointsKind,
            rows: rows.map { row in
                guard row.obtained.absence == nil else { return (row.name, row.obtained.printed) }
                let points = "\(row.obtained.plainText) / \(row.maximum.plainText)"
                return (row.name, row.share.map { "\(points) (\($0.plainText))" } ?? points)
            }, language: language)
    }

    /// Every figure of the chart as a table.
    public func dataTable(caption: String, language: Language) -> TableBlock {
        let hasShares = rows.contains { $0.share != nil }
        var columns = [
            TableColumn(nameHeader), TableColumn(ChartWords.obtained.text(language), .number),
            TableColumn(ChartWords.maximum.text(language), .number),
        ]
        if hasShares { columns.append(TableColumn(ChartWords.share.text(language), .percent)) }
        return TableBlock(
            caption: caption, columns: columns,
            rows: rows.map { row in
                var cells: [TableCell] = [.text(row.name), .figure(row.obtained), .figure(row.maximum)]
                if hasShares { cells.append(row.share.map { .figure($0) } ?? .notApplicable) }
                return TableRow(cells)
            })
    }
}
