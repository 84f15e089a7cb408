public import Figures

/// How units that were merged or split are compared with the year before. What is not set is not compared.
public struct ComparisonSettings: Sendable, Hashable {
    /// For a unit that was made of several earlier ones.
    public var merged: Merged
    /// For a unit that got a part of an earlier one.
    public var split: Split

    /// Makes the settings.
    public init(merged: Merged = .notComparable, split: Split = .notComparable) {
        self.merged = merged
        self.split = split
    }

    /// A unit that was made of several earlier ones. The raw names are those of card documents.
    public enum Merged: String, CaseIterable, Sendable {
        /// Not compared (không so sánh được).
        case notComparable
        /// Compared with the mean of the earlier units, each weighted by its N in the file of last year's results.
        case weightedMean

        /// The setting in the words of a method box.
        public var text: LocalizedText {
            switch self {
            case .notComparable: LocalizedText(vi: "đơn vị hợp nhất: không so sánh", en: "merged units: not compared")
            case .weightedMean:
                LocalizedText(
                    vi: "đơn vị hợp nhất: so với bình quân các đơn vị cũ, gia quyền theo N của từng đơn vị",
                    en: "merged units: against the mean of the earlier units, weighted by their N")
            }
        }
    }

    /// A unit that got a part of an earlier one. The raw names are those of card documents.
    public enum Split: String, CaseIterable, Sendable {
        /// Not compared (không so sánh được).
        case notComparable
        /// The earlier unit counts with the declared share of its N.
        case shares

        /// The setting in the words of a method box.
        public var text: LocalizedText {
            switch self {
            case .notComparable: LocalizedText(vi: "đơn vị chia tách: không so sánh", en: "split units: not compared")
            case .shares:
                LocalizedText(
                    vi: "đơn vị chia tách: đơn vị cũ tính theo tỷ lệ đã khai báo",
                    en: "split units: the earlier unit counts with its declared share")
            }
        }
    }
}
