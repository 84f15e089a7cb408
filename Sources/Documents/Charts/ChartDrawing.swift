public import Figures

/// What every chart can do: draw itself for a width, say in words what it shows, and give its figures as a table.
public protocol ChartDrawing: Sendable, Hashable {
    /// The chart as drawings, one below the other; a long chart has several so that none is taller than a page. A chart
    /// without rows has none.
    func drawings(_ layout: ChartLayout) -> [Drawing]
    /// What the chart shows, in words with figures, for a reader who does not see it.
    func textAlternative(_ language: Language) -> String
    /// Every figure of the chart as a table.
    func dataTable(caption: String, language: Language) -> TableBlock
}
