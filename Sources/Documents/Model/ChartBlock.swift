/// A chart in a document: its caption, what is drawn, and notes on how to read it.
public struct ChartBlock: Sendable, Hashable {
    /// The name that links lead to.
    public var anchor: Anchor?
    /// What the chart shows; never empty.
    public var caption: String
    /// What is drawn.
    public var chart: Chart
    /// Lines under the chart, such as the confidence level of the intervals.
    public var notes: [[Inline]]

    /// Whether a table of the document holds the chart's figures already; if not, paper has one under the chart.
    public var hasTable: Bool

    /// Makes a chart with its caption.
    public init(
        anchor: Anchor? = nil, caption: String, chart: Chart, notes: [[Inline]] = [], hasTable: Bool = true
    ) {
        self.anchor = anchor
        self.caption = caption
        self.chart = chart
        self.notes = notes
        self.hasTable = hasTable
    }
}
