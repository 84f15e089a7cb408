/// The steps at which a figure may be rounded; each is named in the method box and shown by `explain`.
public enum RoundingStep: String, CaseIterable, Codable, Sendable {
    /// A percentage: an index, a factor, a share of answers, a share of a maximum.
    case percent
    /// The points of one criterion or sub-criterion.
    case points
    /// The points of a part: an area, the appraised points, the survey points.
    case part
    /// The total of a unit.
    case total
    /// The difference from the previous year.
    case change

    /// The step in the words of a method box.
    public var text: LocalizedText {
        switch self {
        case .percent: LocalizedText(vi: "tỷ lệ phần trăm", en: "percentages")
        case .points: LocalizedText(vi: "điểm tiêu chí", en: "points of a criterion")
        case .part: LocalizedText(vi: "điểm thành phần", en: "points of a part")
        case .total: LocalizedText(vi: "tổng điểm", en: "total points")
        case .change: LocalizedText(vi: "mức tăng/giảm", en: "change")
        }
    }
}

/// One rounding for each step: what a campaign or a card fixes. By default half up at two decimals everywhere.
public struct RoundingRules: Hashable, Sendable, Codable {
    /// For percentages.
    public var percent: Rounding
    /// For the points of a criterion.
    public var points: Rounding
    /// For the points of a part.
    public var part: Rounding
    /// For totals.
    public var total: Rounding
    /// For differences between years.
    public var change: Rounding

    /// Makes the rules, each step at two decimals half up unless given.
    public init(
        percent: Rounding = .usual, points: Rounding = .usual, part: Rounding = .usual, total: Rounding = .usual,
        change: Rounding = .usual
    ) {
        self.percent = percent
        self.points = points
        self.part = part
        self.total = total
        self.change = change
    }

    /// The rounding of a step.
    public subscript(step: RoundingStep) -> Rounding {
        get {
            switch step {
            case .percent: percent
            case .points: points
            case .part: part
            case .total: total
            case .change: change
            }
        }
        set {
            switch step {
            case .percent: percent = newValue
            case .points: points = newValue
            case .part: part = newValue
            case .total: total = newValue
            case .change: change = newValue
            }
        }
    }

    /// What the method box says of one step, such as “tỷ lệ phần trăm: cắt bỏ phần dư, không làm tròn, 2 chữ số thập phân”.
    public func text(_ step: RoundingStep) -> LocalizedText {
        let rounding = self[step].text
        return LocalizedText(vi: "\(step.text.vi): \(rounding.vi)", en: "\(step.text.en): \(rounding.en)")
    }
}
