public import Figures

/// Units in the order given, each with its figure as a bar, the interval of the figure as a whisker over the bar, and
/// the base. Rows without a figure say why.
public struct RankingChart: Sendable, Hashable {
    /// One unit.
    public struct Row: Sendable, Hashable {
        /// The place as it is printed; none for a unit outside the ranking.
        public var rank: String?
        /// The unit.
        public var name: String
        /// Its figure, with interval and base.
        public var figure: Figure
        /// Why the unit is picked out, in a word such as "this unit".
        public var marker: String?

        /// Makes a row.
        public init(rank: String? = nil, name: String, figure: Figure, marker: String? = nil) {
            self.rank = rank
            self.name = name
            self.figure = figure
            self.marker = marker
        }
    }

    /// What the rows are, such as "Unit".
    public var nameHeader: String
    /// What the figures are, such as "Satisfaction index".
    public var valueHeader: String
    /// What the intervals are, such as "95 % confidence interval"; none where the rows have no intervals.
    public var intervalHeader: String?
    /// The scale.
    public var scale: ChartScale
    /// The units in the order of the chart.
    public var rows: [Row]

    /// Makes a ranking.
    public init(
        nameHeader: String, valueHeader: String, intervalHeader: String? = nil, scale: ChartScale = .percent,
        rows: [Row]
    ) {
        self.nameHeader = nameHeader
        self.valueHeader = valueHeader
        self.intervalHeader = intervalHeader
        self.scale = scale
        self.rows = rows
    }
}

extension RankingChart: ChartDrawing {
    /// The chart as drawings, one below the other; none without rows.
    public func drawings(_ layout: ChartLayout) -> [Drawing] {
        var sides = [SideColumn(valueHeader)]
        if let intervalHeader { sides.append(SideColumn(intervalHeader)) }
        sides.append(SideColumn(ChartWords.base.text(layout.language), namesItself: true))
        return BarComposer(
            layout: layout, scale: scale, nameHeader: nameHeader, sides: sides, keys: [],
            rows: rows.map { row in
                var side = [row.figure.absence == nil ? row.figure.printedWithFlag : ""]
                if intervalHeader != nil { side.append(row.figure.interval?.printed ?? "") }
                side.append(row.figure.base ?? "")
                return BarRow(
                    lead: row.rank, name: row.name, marker: row.marker, side: side,
                    mark: row.figure.double.map { .bar($0, interval: row.figure.interval) }
                        ?? .absent(row.figure.printed))
            }
        ).drawings()
    }

    /// What the chart shows, in words with figures.
    public func textAlternative(_ language: Language) -> String {
        ChartWords.summary(
            kind: ChartWords.rankingKind, rows: rows.map { ($0.name, $0.figure.spoken(language)) }, language: language)
    }

    /// Every figure of the chart as a table.
    public func dataTable(caption: String, language: Language) -> TableBlock {
        let hasRanks = rows.contains { $0.rank != nil }
        var columns = [TableColumn(nameHeader), TableColumn(valueHeader, .percent)]
        if hasRanks { columns.insert(TableColumn(ChartWords.rank.text(language), .count), at: 0) }
        if let intervalHeader { columns.append(TableColumn(intervalHeader, .code)) }
        columns.append(TableColumn(ChartWords.base.text(language), .code))
        return TableBlock(
            caption: caption, columns: columns,
            rows: rows.map { row in
                var cells: [TableCell] = [.text(row.name), .figure(row.figure)]
                if hasRanks { cells.insert(row.rank.map { .text($0) } ?? .notApplicable, at: 0) }
                if intervalHeader != nil {
                    cells.append(row.figure.interval.map { .interval($0) } ?? .notApplicable)
                }
                cells.append(row.figure.baseCell)
                return TableRow(cells, marker: row.marker)
            }, rowHeaderColumn: hasRanks ? 1 : 0)
    }
}
