public import Figures

/// How the answers to each question divide over the levels of a scale: one bar of 100 % a row, its parts from the worst
/// level to the best, each with its percentage printed in it or under it.
public struct AnswerChart: Sendable, Hashable {
    /// One question.
    public struct Row: Sendable, Hashable {
        /// The question.
        public var name: String
        /// The percentage of each level, in the order of the chart's levels.
        public var shares: [Figure]
        /// What the percentages are based on.
        public var base: String?
        /// How many that is, where it is a count.
        public var respondents: Int?

        /// Makes a row.
        public init(name: String, shares: [Figure], base: String? = nil, respondents: Int? = nil) {
            self.name = name
            self.shares = shares
            self.base = base
            self.respondents = respondents
        }
    }

    /// What the rows are, such as "Question".
    public var nameHeader: String
    /// The levels from the worst to the best.
    public var levels: [String]
    /// The questions in the questionnaire's order.
    public var rows: [Row]

    /// Makes a chart of answers.
    public init(nameHeader: String, levels: [String], rows: [Row]) {
        self.nameHeader = nameHeader
        self.levels = levels
        self.rows = rows
    }
}

extension AnswerChart: ChartDrawing {
    /// The chart as drawings, one below the other; none without rows.
    public func drawings(_ layout: ChartLayout) -> [Drawing] {
        let shades = Ink.shades(levels.count)
        return BarComposer(
            layout: layout, scale: .percent, nameHeader: nameHeader,
            sides: [SideColumn(ChartWords.base.text(layout.language), namesItself: true)],
            keys: zip(shades, levels).map { BarKey(.bar($0), $1) },
            rows: rows.map { row in
                BarRow(name: row.name, side: [row.base ?? ""], mark: mark(row, shades: shades))
            }, firstSideIsValue: false
        ).drawings()
    }

    private func mark(_ row: Row, shades: [Ink]) -> BarRow.Mark {
        let parts = zip(shades, row.shares).compactMap { shade, share in
            share.double.map { BarRow.Part(value: max($0, 0), printed: share.printed, ink: shade) }
        }
        if parts.isEmpty { return .absent(row.shares.first?.printed ?? "") }
        return .parts(parts)
    }

    /// What the chart shows, in words with figures.
    public func textAlternative(_ language: Language) -> String {
        ChartWords.summary(
            kind: ChartWords.answerKind,
            rows: rows.map { row in
                let shares = zip(levels, row.shares).map { "\($0) \($1.plainText)" }.joined(separator: ", ")
                return (row.name, row.base.map { "\(shares) (\($0))" } ?? shares)
            }, language: language)
    }

    /// Every figure of the chart as a table.
    public func dataTable(caption: String, language: Language) -> TableBlock {
        TableBlock(
            caption: caption,
            columns: [TableColumn(nameHeader)] + levels.map { TableColumn($0, .percent) }
                + [TableColumn(ChartWords.base.text(language), .code)],
            rows: rows.map { row in
                let shares: [TableCell] = levels.indices.map {
                    row.shares.indices.contains($0) ? .figure(row.shares[$0]) : .notApplicable
                }
                return TableRow([.text(row.name)] + shares + [Figure.baseCell(row.base, row.respondents)])
            })
    }
}
