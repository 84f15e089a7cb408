public import Figures

/// How many units have a figure within each of some ranges of equal width: a histogram that lies on its side, the lowest
/// range at the top.
public struct HistogramChart: Sendable, Hashable {
    /// One range.
    public struct Bin: Sendable, Hashable {
        /// The range as it is printed, such as "85–90".
        public var name: String
        /// How many figures lie in it.
        public var count: Int

        /// Makes a range.
        public init(name: String, count: Int) {
            self.name = name
            self.count = count
        }
    }

    /// What the ranges are of, such as "Satisfaction index".
    public var nameHeader: String
    /// What is counted, such as "Units".
    public var countHeader: String
    /// The ranges in order, those with a count of 0 among them.
    public var bins: [Bin]

    /// Makes a histogram.
    public init(nameHeader: String, countHeader: String, bins: [Bin]) {
        self.nameHeader = nameHeader
        self.countHeader = countHeader
        self.bins = bins
    }

    /// Divides figures into ranges: of 1, 2, 5 or 10 units, so that there are twelve at most; a figure on a border belongs to
    /// the range above it, but 100 to the last one.
    public static func bins(_ values: [Double], language: Language) -> [Bin] {
        let finite = values.filter { $0.isFinite && $0 >= 0 && $0 <= 100 }
        guard let least = finite.min(), let most = finite.max() else { return [] }
        let width = [1.0, 2, 5].first { (most / $0).rounded(.down) - (least / $0).rounded(.down) < 12 } ?? 10
        let last = Int((100 / width).rounded(.up)) - 1
        func place(_ value: Double) -> Int { min(Int((value / width).rounded(.down)), last) }
        var counts: [Int: Int] = [:]
        for value in finite { counts[place(value), default: 0] += 1 }
        return (place(least)...place(most)).map { bin in
            let (low, high) = (Double(bin) * width, Double(bin + 1) * width)
            return Bin(
                name:
                    "\(ChartNumber.text(low, language: language))–\(ChartNumber.text(high, language: language))",
                count: counts[bin] ?? 0)
        }
    }
}

extension HistogramChart: ChartDrawing {
    /// The chart as drawings, one below the other; none without ranges.
    public func drawings(_ layout: ChartLayout) -> [Drawing] {
        BarComposer(
            layout: layout, scale: .counts(upTo: bins.map(\.count).max() ?? 0), nameHeader: nameHeader,
            sides: [SideColumn(countHeader)], keys: [],
            rows: bins.map { bin in
                let printed = FigureFormat(layout.language).count(bin.count)
                return BarRow(name: bin.name, side: [printed], mark: .bar(Double(bin.count)))
            }
        ).drawings()
    }

    /// What the chart shows, in words with figures.
    public func textAlternative(_ language: Language) -> String {
        ChartWords.summary(
            kind: ChartWords.histogramKind,
            rows: bins.map { ($0.name, "\($0.count)") }, language: language)
    }

    /// Every figure of the chart as a table.
    public func dataTable(caption: String, language: Language) -> TableBlock {
        TableBlock(
            caption: caption, columns: [TableColumn(nameHeader, .code), TableColumn(countHeader, .count)],
            rows: bins.map { TableRow([.text($0.name), .figure(.count($0.count, language: language))]) })
    }
}
