public import Figures

/// The figures of two years as points on two upright lines, a line from one to the other for each unit: which way it leans
/// says what became better, how steep it is by how much.
public struct SlopeChart: Sendable, Hashable {
    /// One unit.
    public struct Row: Sendable, Hashable {
        /// The unit.
        public var name: String
        /// Its figure of the year before.
        public var before: Figure
        /// Its figure of this year.
        public var now: Figure

        /// Makes a row.
        public init(name: String, before: Figure, now: Figure) {
            self.name = name
            self.before = before
            self.now = now
        }
    }

    /// What the rows are, such as "Unit".
    public var nameHeader: String
    /// What stands at the left.
    public var beforeHeader: String
    /// What stands at the right.
    public var nowHeader: String
    /// The units; those without both figures are in the table only.
    public var rows: [Row]

    /// Makes a chart of two years.
    public init(nameHeader: String, beforeHeader: String, nowHeader: String, rows: [Row]) {
        self.nameHeader = nameHeader
        self.beforeHeader = beforeHeader
        self.nowHeader = nowHeader
        self.rows = rows
    }
}

extension SlopeChart: ChartDrawing {
    /// The chart as drawings, one below the other; none where no unit has both figures.
    public func drawings(_ layout: ChartLayout) -> [Drawing] { SlopeComposer(chart: self, layout: layout).drawings() }

    /// What the chart shows, in words with figures.
    public func textAlternative(_ language: Language) -> String {
        ChartWords.summary(
            kind: ChartWords.slopeKind,
            rows: rows.map { ($0.name, "\($0.before.printed) → \($0.now.printedWithFlag)") }, language: language)
    }

    /// Every figure of the chart as a table.
    public func dataTable(caption: String, language: Language) -> TableBlock {
        TableBlock(
            caption: caption,
            columns: [
                TableColumn(nameHeader), TableColumn(beforeHeader, .percent), TableColumn(nowHeader, .percent),
            ], rows: rows.map { TableRow([.text($0.name), .figure($0.before), .figure($0.now)]) })
    }
}
