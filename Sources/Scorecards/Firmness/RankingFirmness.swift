public import Figures

/// How firm a ranking is: what the sampling error of satisfaction leaves open, and what other ways of counting would have made of the
/// same year. It explains the official results and never takes their place.
public struct RankingFirmness: Sendable {
    /// How many draws were made of the satisfaction figures; 0 where no error is known.
    public var draws: Int
    /// The seed that they came from.
    public var seed: UInt64
    /// The units that have an index, in the order of the registry.
    public var units: [UnitFirmness]
    /// Other ways of counting, in a fixed order.
    public var alternatives: [Alternative]

    /// The firmness of a unit's results; nil if it has no index.
    public func unit(_ unit: Int) -> UnitFirmness? {
        // The units are in the order of the registry.
        var low = 0
        var high = units.count
        while low < high {
            let middle = (low + high) / 2
            if units[middle].unit < unit { low = middle + 1 } else { high = middle }
        }
        return low < units.count && units[low].unit == unit ? units[low] : nil
    }
}

/// What the sampling error of satisfaction makes of one unit's index, class and place.
public struct UnitFirmness: Sendable, Hashable {
    /// The unit's place in the registry.
    public var unit: Int
    /// The standard deviation of the index over the draws, in percentage points; 0 where nothing drawn earns points.
    public var standardError: Double
    /// The index that 2,5 % of the draws lie below, and the one that 2,5 % lie above; nil without draws.
    public var indexInterval: ClosedRange<Double>?
    /// The share of the draws in each class, from 0 to 1, in the order of the unit's classes; empty without draws.
    public var classShares: [ClassShare]
    /// The places that 95 % of the draws lie between, the official tie-breaks left out; nil without a place.
    public var places: ClosedRange<Int>?
    /// The share of the draws in which the unit has its official place, from 0 to 1; nil without a place.
    public var placeShare: Double?

    /// The share of the draws in one class.
    public struct ClassShare: Sendable, Hashable {
        /// The class.
        public var scoreClass: ScoreClass
        /// The share, from 0 to 1.
        public var share: Double
    }

    /// The share of the draws in the official class.
    public func share(of scoreClass: ScoreClass?) -> Double? {
        classShares.first { $0.scoreClass == scoreClass }?.share
    }
}

extension RankingFirmness {
    /// Another way of counting the same year.
    public struct Alternative: Sendable {
        /// What is counted otherwise.
        public var kind: AlternativeKind
        /// What it makes of each unit with an official index, in the order of the registry.
        public var results: [AlternativeResult]

        /// How many units have another index than the official one.
        public func moved(from official: ScoreResults) -> (indices: Int, classes: Int, ranks: Int) {
            var counts = (indices: 0, classes: 0, ranks: 0)
            for result in results {
                guard let sheet = official.sheet(ofUnit: result.unit) else { continue }
                if result.percent != sheet.percent.printed { counts.indices += 1 }
                if result.scoreClass != sheet.scoreClass { counts.classes += 1 }
                if result.rank != sheet.rank { counts.ranks += 1 }
            }
            return counts
        }
    }

    /// A unit's results under another way of counting.
    public struct AlternativeResult: Sendable, Hashable {
        /// The unit's place in the registry.
        public var unit: Int
        /// The index as it would be printed; nil where there would be none.
        public var percent: FixedDecimal?
        /// The class.
        public var scoreClass: ScoreClass?
        /// The place in the block.
        public var rank: Int?
    }

    /// What is counted otherwise. The raw names are those of machine-readable output.
    public enum AlternativeKind: String, Sendable, Hashable, CaseIterable {
        /// R1: as if no survey had been held.
        case noSurvey
        /// R2: against the maxima that applied.
        case appliedPoints
        /// R3: the appraised block re-based, survey points added.
        case appraisedBlock
        /// No re-basing: what does not apply earns nothing and stays in the maximum.
        case none
        /// Totals are sums of printed points.
        case sumOfPrinted
        /// Totals are exact sums, rounded once.
        case sumOfExact
        /// Every step rounds half up.
        case halfUp
        /// Every step truncates.
        case truncate
        /// A satisfaction percentage enters as printed.
        case satisfactionPrinted
        /// A satisfaction percentage enters in full.
        case satisfactionFull
        /// Classes and places go by the full index.
        case judgedInFull
        /// Classes and places go by the printed index.
        case judgedAsPrinted

        /// What is counted otherwise, in words.
        public var text: LocalizedText {
            switch self {
            case .noSurvey: LocalizedText(vi: "Quy đổi R1: không điều tra", en: "Re-basing R1: no survey held")
            case .appliedPoints:
                LocalizedText(vi: "Quy đổi R2: theo điểm có phát sinh", en: "Re-basing R2: maxima that applied")
            case .appraisedBlock:
                LocalizedText(vi: "Quy đổi R3: riêng phần thẩm định", en: "Re-basing R3: the appraised block alone")
            case .none:
                LocalizedText(
                    vi: "Không quy đổi: không phát sinh là 0 điểm", en: "No re-basing: 0 for what does not apply")
            case .sumOfPrinted: LocalizedText(vi: "Cộng các điểm đã làm tròn", en: "Sums of printed points")
            case .sumOfExact: LocalizedText(vi: "Cộng điểm chính xác, làm tròn một lần", en: "Exact sums, rounded once")
            case .halfUp: LocalizedText(vi: "Mọi bước làm tròn số học", en: "Every step rounds half up")
            case .truncate: LocalizedText(vi: "Mọi bước cắt bỏ phần lẻ", en: "Every step truncates")
            case .satisfactionPrinted:
                LocalizedText(vi: "Chỉ số hài lòng lấy số đã làm tròn", en: "Satisfaction enters as printed")
            case .satisfactionFull:
                LocalizedText(vi: "Chỉ số hài lòng lấy số chưa làm tròn", en: "Satisfaction enters in full")
            case .judgedInFull:
                LocalizedText(vi: "Xếp loại, xếp hạng theo số chưa làm tròn", en: "Classes and ranks by full values")
            case .judgedAsPrinted:
                LocalizedText(vi: "Xếp loại, xếp hạng theo số đã làm tròn", en: "Classes and ranks by printed values")
            }
        }
    }
}
