public import Figures

/// The figure of each unit over the number of its respondents, between the limits within which chance alone keeps units that
/// do not differ: wide where respondents are few, narrow where they are many.
public struct FunnelChart: Sendable, Hashable {
    /// One unit.
    public struct Row: Sendable, Hashable {
        /// The unit.
        public var name: String
        /// Its figure.
        public var figure: Figure
        /// How many respondents it rests on.
        public var respondents: Int

        /// Makes a row.
        public init(name: String, figure: Figure, respondents: Int) {
            self.name = name
            self.figure = figure
            self.respondents = respondents
        }
    }

    /// What the rows are, such as "Unit".
    public var nameHeader: String
    /// What the figures are, such as "Satisfaction index".
    public var valueHeader: String
    /// What all units together have.
    public var centre: Figure
    /// What the line of the centre is, such as "All units of the block".
    public var centreHeader: String
    /// How far a single respondent lies from the centre, in points: the limits are 1.96 and 3.09 times this over the root of the
    /// number of respondents.
    public var spread: Double
    /// The units.
    public var rows: [Row]

    /// Makes a funnel.
    public init(
        nameHeader: String, valueHeader: String, centre: Figure, centreHeader: String, spread: Double, rows: [Row]
    ) {
        self.nameHeader = nameHeader
        self.valueHeader = valueHeader
        self.centre = centre
        self.centreHeader = centreHeader
        self.spread = spread
        self.rows = rows
    }

    /// The quantiles of the limits of 95 % and 99.8 %.
    static let quantiles = [1.959963984540054, 3.090232306167813]

    /// How many of the limits, 0 to 2, a unit lies beyond; nil without a figure.
    public func limitsPassed(_ row: Row) -> Int? {
        guard let value = row.figure.double, let centre = centre.double, row.respondents > 0 else { return nil }
        let distance = abs(value - centre)
        return Self.quantiles.count { distance > $0 * spread / Double(row.respondents).squareRoot() }
    }
}

extension FunnelChart: ChartDrawing {
    /// The chart as one drawing; none without figures.
    public func drawings(_ layout: ChartLayout) -> [Drawing] { FunnelComposer(chart: self, layout: layout).drawings() }

    /// What the chart shows, in words with figures.
    public func textAlternative(_ language: Language) -> String {
        ChartWords.summary(
            kind: ChartWords.funnelKind,
            rows: rows.map { row in
                let base = "n = \(FigureFormat(language).count(row.respondents))"
                let passed = passedText(row, language).map { ", \($0)" } ?? ""
                return (row.name, "\(row.figure.printedWithFlag) (\(base))\(passed)")
            }, language: language)
    }

    private func passedText(_ row: Row, _ language: Language) -> String? {
        switch limitsPassed(row) {
        case 1: ChartWords.beyondFirst.text(language)
        case 2: ChartWords.beyondSecond.text(language)
        default: nil
        }
    }

    /// Every figure of the chart as a table.
    public func dataTable(caption: String, language: Language) -> TableBlock {
        TableBlock(
            caption: caption,
            columns: [
                TableColumn(nameHeader), TableColumn(ChartWords.base.text(language), .count),
                TableColumn(valueHeader, .percent), TableColumn(ChartWords.limits.text(language)),
            ],
            rows: rows.map { row in
                TableRow([
                    .text(row.name), .figure(.count(row.respondents, language: language)), .figure(row.figure),
                    limitsPassed(row) == nil
                        ? .notApplicable
                        : .text(passedText(row, language) ?? ChartWords.within.text(language)),
                ])
            })
    }
}
