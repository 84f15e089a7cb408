public import Figures

/// A chart of one of the kinds that documents know.
public enum Chart: ChartDrawing {
    /// Units in their order, with the interval of each figure.
    case ranking(RankingChart)
    /// Figures of one unit beside those of others.
    case factors(FactorChart)
    /// How the answers divide over the levels.
    case answers(AnswerChart)
    /// Points obtained of those that could be.
    case points(PointsChart)
    /// The places of units and those that they may have.
    case ranks(RankChart)
    /// The figures of two years.
    case slope(SlopeChart)
    /// Units over the number of their respondents, between the limits of chance.
    case funnel(FunnelChart)
    /// How many units have a figure within each range.
    case histogram(HistogramChart)

    private var drawing: any ChartDrawing {
        switch self {
        case .ranking(let chart): chart
        case .factors(let chart): chart
        case .answers(let chart): chart
        case .points(let chart): chart
        case .ranks(let chart): chart
        case .slope(let chart): chart
        case .funnel(let chart): chart
        case .histogram(let chart): chart
        }
    }

    /// The chart as drawings, one below the other; none without rows.
    public func drawings(_ layout: ChartLayout) -> [Drawing] { drawing.drawings(layout) }

    /// What the chart shows, in words with figures.
    public func textAlternative(_ language: Language) -> String { drawing.textAlternative(language) }

    /// Every figure of the chart as a table.
    public func dataTable(caption: String, language: Language) -> TableBlock {
        drawing.dataTable(caption: caption, language: language)
    }
}
