public import Figures
public import Questionnaires

/// One figure of the survey: what share of which answers, of whom, with its base and its uncertainty.
public struct Estimate: Sendable, Hashable {
    /// Whose figure it is.
    public var scope: EstimateScope
    /// The item, factor, content or index that it is about, by the identifier of its index node.
    public var item: String
    /// The level of that node.
    public var kind: IndexNode.Kind
    /// The respondents that it is restricted to; empty for all.
    public var group: [GroupLevel]
    /// Respondents with at least one valid answer to what the figure is about.
    public var respondents: Int
    /// Valid answers; a respondent gives several to a factor.
    public var answers: Int
    /// Cells without a valid answer, by reason.
    public var missing: [MissingReason: Int]
    /// For an item, the valid answers by level in the order of the scale, unweighted; else empty.
    public var levelCounts: [Int]
    /// The sum of the weights of the respondents.
    public var weightedBase: Double
    /// Numerator and denominator as counted, where the weights are constant in the domain and the figure is a single ratio.
    public var exact: CountedShare?
    /// The figure in points of 0 to 100: exact where weights are constant, otherwise measured, or a typed absence.
    public var percent: Quantity
    /// The standard error in points; nil with a reason in `standardErrorAbsence`.
    public var standardError: Double?
    /// The confidence interval in points; nil with a reason in `intervalAbsence`.
    public var interval: PercentInterval?
    /// Why there is no interval; nil where there is one.
    public var intervalAbsence: Absence?
    /// Why there is no standard error; nil where there is one.
    public var standardErrorAbsence: Absence?
    /// The confidence level of the interval, such as 0.95.
    public var confidence: Double
    /// The degrees of freedom of the design in the domain.
    public var degreesOfFreedom: Double?
    /// The variance against that of a simple random sample of the same size.
    public var designEffect: Double?
    /// Why there is no design effect; nil where there is one.
    public var designEffectAbsence: Absence?
    /// Respondents divided by the design effect, never above the respondents.
    public var effectiveSampleSize: Double?
    /// What to keep in mind when the figure is used.
    public var flags: [PrecisionFlag]

    /// Makes an estimate from its parts.
    public init(
        scope: EstimateScope, item: String, kind: IndexNode.Kind, group: [GroupLevel] = [], respondents: Int,
        answers: Int,
        missing: [MissingReason: Int], levelCounts: [Int] = [], weightedBase: Double, exact: CountedShare? = nil,
        percent: Quantity, standardError: Double? = nil, interval: PercentInterval? = nil,
        intervalAbsence: Absence? = nil, standardErrorAbsence: Absence? = nil,
        confidence: Double, degreesOfFreedom: Double? = nil, designEffect: Double? = nil,
        designEffectAbsence: Absence? = nil,
        effectiveSampleSize: Double? = nil, flags: [PrecisionFlag] = []
    ) {
        self.scope = scope
        self.item = item
        self.kind = kind
        self.group = group
        self.respondents = respondents
        self.answers = answers
        self.missing = missing
        self.levelCounts = levelCounts
        self.weightedBase = weightedBase
        self.exact = exact
        self.percent = percent
        self.standardError = standardError
        self.interval = interval
        self.intervalAbsence = intervalAbsence
        self.standardErrorAbsence = standardErrorAbsence ?? (standardError == nil ? intervalAbsence : nil)
        self.confidence = confidence
        self.degreesOfFreedom = degreesOfFreedom
        self.designEffect = designEffect
        self.designEffectAbsence = designEffectAbsence ?? (designEffect == nil ? intervalAbsence : nil)
        self.effectiveSampleSize = effectiveSampleSize
        self.flags = flags
    }
}

/// Whose figure an estimate is.
public enum EstimateScope: Sendable, Hashable {
    /// All respondents of the campaign.
    case whole
    /// The units of one block.
    case block(String)
    /// One unit, by its place in the registry.
    case unit(Int)
}

/// A restriction of a figure to respondents of one level of one variable.
public struct GroupLevel: Sendable, Hashable {
    /// The question.
    public var variable: String
    /// The level's code, or the text of a text question.
    public var level: String
    /// What people read.
    public var label: LocalizedText

    /// Makes a restriction from its parts.
    public init(variable: String, level: String, label: LocalizedText) {
        self.variable = variable
        self.level = level
        self.label = label
    }
}

/// A share as it was counted: 143 of 145 answers, or 612 of 725 points of score.
public struct CountedShare: Sendable, Hashable {
    /// What counts for the figure.
    public var numerator: Ratio
    /// The most that it could be.
    public var denominator: Ratio

    /// Makes a share from its parts.
    public init(numerator: Ratio, denominator: Ratio) {
        self.numerator = numerator
        self.denominator = denominator
    }
}

/// A confidence interval in points of 0 to 100.
public struct PercentInterval: Sendable, Hashable {
    /// The lower limit.
    public var low: Double
    /// The upper limit.
    public var high: Double

    /// Makes an interval from its limits.
    public init(low: Double, high: Double) {
        self.low = low
        self.high = high
    }
}

/// What to keep in mind when a figure is used; a flag never hides a unit's official figure.
///
/// The limits are the campaign's (`PrecisionThresholds`); in brackets those of the standard.
public enum PrecisionFlag: String, Sendable, Hashable, CaseIterable {
    /// Too few respondents (30), or effectively too few.
    case smallSample
    /// The interval is wide (30 points).
    case wideInterval
    /// The interval is wide (1.3 times) against the figure, or against its complement.
    case wideRelativeInterval
    /// Too few degrees of freedom (8).
    case fewDegreesOfFreedom

    /// What people read.
    public var text: LocalizedText {
        switch self {
        case .smallSample: LocalizedText(vi: "cỡ mẫu nhỏ", en: "small sample")
        case .wideInterval: LocalizedText(vi: "khoảng tin cậy rộng", en: "wide interval")
        case .wideRelativeInterval:
            LocalizedText(
                vi: "khoảng tin cậy rộng so với giá trị hoặc phần còn lại",
                en: "interval wide relative to the figure or its complement")
        case .fewDegreesOfFreedom: LocalizedText(vi: "ít đơn vị mẫu sơ cấp", en: "few sampling units")
        }
    }
}
