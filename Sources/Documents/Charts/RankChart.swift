public import Figures

/// The place of each unit as a dot, and the places that sampling error leaves open for it as a line through the dot.
public struct RankChart: Sendable, Hashable {
    /// One unit.
    public struct Row: Sendable, Hashable {
        /// The unit.
        public var name: String
        /// Its place; nil for a unit without one.
        public var rank: Int?
        /// Why it has none.
        public var absence: String?
        /// The places that it may have.
        public var possible: FigureInterval?

        /// Makes a row.
        public init(name: String, rank: Int?, absence: String? = nil, possible: FigureInterval?) {
            self.name = name
            self.rank = rank
            self.absence = absence
            self.possible = possible
        }
    }

    /// What the rows are, such as "Unit".
    public var nameHeader: String
    /// What the lines are, such as "Possible ranks".
    public var possibleHeader: String
    /// The units in their order.
    public var rows: [Row]

    /// Makes a chart of ranks.
    public init(nameHeader: String, possibleHeader: String, rows: [Row]) {
        self.nameHeader = nameHeader
        self.possibleHeader = possibleHeader
        self.rows = rows
    }
}

extension RankChart: ChartDrawing {
    /// The chart as drawings, one below the other; none without rows.
    public func drawings(_ layout: ChartLayout) -> [Drawing] {
        let last = rows.map { max(Double($0.rank ?? 1), $0.possible?.high ?? 1) }.max() ?? 1
        return BarComposer(
            layout: layout, scale: .ranks(upTo: last), nameHeader: nameHeader,
            sides: [
                SideColumn(ChartWords.rank.text(layout.language)), SideColumn(possibleHeader),
            ],
            keys: [
                BarKey(.dot, ChartWords.rank.text(layout.language)), BarKey(.whisker, possibleHeader),
            ],
            rows: rows.map { row in
                BarRow(
                    name: row.name, side: [row.rank.map { "\($0)" } ?? "", row.possible?.printed ?? ""],
                    mark: row.rank.map { .dot(Double($0), interval: row.possible) } ?? .absent(row.absence ?? ""))
            }
        ).drawings()
    }

    /// What the chart shows, in words with figures.
    public func textAlternative(_ language: Language) -> String {
        ChartWords.summary(
            kind: ChartWords.rankKind,
            rows: rows.map { row in
                guard let rank = row.rank else { return (row.name, row.absence ?? "–") }
                let possible = row.possible.map { " (\(possibleHeader): \($0.printed))" } ?? ""
                return (row.name, "\(rank)\(possible)")
            }, language: language)
    }

    /// Every figure of the chart as a table.
    public func dataTable(caption: String, language: Language) -> TableBlock {
        TableBlock(
            caption: caption,
            columns: [
                TableColumn(nameHeader), TableColumn(ChartWords.rank.text(language), .count),
                TableColumn(possibleHeader, .code),
            ],
            rows: rows.map { row in
                TableRow([
                    .text(row.name),
                    row.rank.map { .figure(.count($0, language: language)) }
                        ?? .absent(reason: row.absence ?? ChartWords.noRows.text(language)),
                    row.possible.map { .interval($0) } ?? .notApplicable,
                ])
            })
    }
}
