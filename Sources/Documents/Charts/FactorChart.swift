public import Figures

/// Figures of one unit as bars, each with the same figure of others (such as the mean of its block) as a diamond, which
/// differs from a bar by its shape and is named in the key.
public struct FactorChart: Sendable, Hashable {
    /// One factor.
    public struct Row: Sendable, Hashable {
        /// The factor.
        public var name: String
        /// The unit's figure.
        public var figure: Figure
        /// The figure that it is compared with.
        public var comparison: Figure?

        /// Makes a row.
        public init(name: String, figure: Figure, comparison: Figure? = nil) {
            self.name = name
            self.figure = figure
            self.comparison = comparison
        }
    }

    /// What the rows are, such as "Factor".
    public var nameHeader: String
    /// Whose the bars are, such as "This unit".
    public var valueHeader: String
    /// Whose the diamonds are, such as "Mean of the block"; none where nothing is compared.
    public var comparisonHeader: String?
    /// The scale.
    public var scale: ChartScale
    /// The factors in the questionnaire's order.
    public var rows: [Row]

    /// Makes a chart of factors.
    public init(
        nameHeader: String, valueHeader: String, comparisonHeader: String? = nil, scale: ChartScale = .percent,
        rows: [Row]
    ) {
        self.nameHeader = nameHeader
        self.valueHeader = valueHeader
        self.comparisonHeader = comparisonHeader
        self.scale = scale
        self.rows = rows
    }
}

extension FactorChart: ChartDrawing {
    /// The chart as drawings, one below the other; none without rows.
    public func drawings(_ layout: ChartLayout) -> [Drawing] {
        var sides = [SideColumn(valueHeader)]
        var keys: [BarKey] = []
        if let comparisonHeader {
            sides.append(SideColumn(comparisonHeader))
            keys = [BarKey(.bar(.bar), valueHeader), BarKey(.diamond, comparisonHeader)]
        }
        let showsBase = rows.contains { $0.figure.base != nil }
        if showsBase { sides.append(SideColumn(ChartWords.base.text(layout.language), namesItself: true)) }
        return BarComposer(
            layout: layout, scale: scale, nameHeader: nameHeader, sides: sides, keys: keys,
            rows: rows.map { row in
                var side = [row.figure.absence == nil ? row.figure.printedWithFlag : ""]
                if comparisonHeader != nil { side.append(row.comparison?.printed ?? "") }
                if showsBase { side.append(row.figure.base ?? "") }
                return BarRow(
                    name: row.name, side: side,
                    mark: row.figure.double.map {
                        .bar($0, interval: row.figure.interval, comparison: row.comparison?.double)
                    } ?? .absent(row.figure.printed))
            }
        ).drawings()
    }

    /// What the chart shows, in words with figures.
    public func textAlternative(_ language: Language) -> String {
        ChartWords.summary(
            kind: ChartWords.factorKind,
            rows: rows.map { row in
                var spoken = row.figure.spoken(language)
                if let comparisonHeader, let comparison = row.comparison {
                    spoken += "; \(comparisonHeader): \(comparison.plainText)"
                }
                return (row.name, spoken)
            }, language: language)
    }

    /// Every figure of the chart as a table.
    public func dataTable(caption: String, language: Language) -> TableBlock {
        let hasBase = rows.contains { $0.figure.base != nil }
        let hasIntervals = rows.contains { $0.figure.interval != nil }
        var columns = [TableColumn(nameHeader), TableColumn(valueHeader, .percent)]
        if hasIntervals { columns.append(TableColumn(ChartWords.interval.text(language), .code)) }
        if hasBase { columns.append(TableColumn(ChartWords.base.text(language), .code)) }
        if let comparisonHeader { columns.append(TableColumn(comparisonHeader, .percent)) }
        return TableBlock(
            caption: caption, columns: columns,
            rows: rows.map { row in
                var cells: [TableCell] = [.text(row.name), .figure(row.figure)]
                if hasIntervals { cells.append(row.figure.interval.map { .interval($0) } ?? .notApplicable) }
                if hasBase { cells.append(row.figure.baseCell) }
                if comparisonHeader != nil { cells.append(row.comparison.map { .figure($0) } ?? .notApplicable) }
                return TableRow(cells)
            })
    }
}
