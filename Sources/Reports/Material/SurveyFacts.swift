public import Estimation
public import Figures

/// What the figure of the whole campaign, or of a block, is made of. The raw names are those of machine-readable output.
public enum Pooling: String, Sendable, Hashable, CaseIterable {
    /// All forms count the same, whichever unit they rate.
    case pooled
    /// Each unit counts by its population N.
    case populationWeighted
    /// Each form counts with its weight; the weights of a unit do not sum to its N.
    case weighted
    /// Each unit counts the same.
    case plainMean

    /// What people read.
    public var text: LocalizedText {
        switch self {
        case .pooled:
            LocalizedText(vi: "gộp mọi phiếu, mỗi phiếu như nhau", en: "all forms pooled, each form counts the same")
        case .populationWeighted:
            LocalizedText(
                vi: "mỗi đơn vị tính theo quy mô N (số giao dịch hoặc số dân)",
                en: "each unit counts by its population N (transactions or persons)")
        case .weighted:
            LocalizedText(vi: "mỗi phiếu tính theo quyền số của nó", en: "each form counts with its weight")
        case .plainMean: LocalizedText(vi: "trung bình cộng của các đơn vị", en: "plain mean of the units")
        }
    }
}

/// What the weights of one unit's respondents look like.
public struct WeightFacts: Sendable, Hashable {
    /// N: what the unit's sample stands for, if known.
    public var population: Int?
    /// Respondents with a weight above 0.
    public var respondents: Int
    /// The sum of the weights.
    public var sum: Double
    /// Kish's design effect of unequal weights, 1 + CV² (Kish 1965).
    public var kishDesignEffect: Double
    /// Respondents over Kish's design effect.
    public var effectiveSampleSize: Double
    /// The smallest weight.
    public var minimum: Double
    /// The largest weight.
    public var maximum: Double
    /// The standard deviation of the weights over their mean.
    public var coefficientOfVariation: Double
    /// The share of the sum that the largest hundredth of the weights hold; 0 where it is not known.
    public var largestShare: Double
    /// The level of the margins that the final weights are furthest from; nil without margins.
    public var marginError: MarginError?

    /// A level of a margin, and what the weights sum to.
    public struct MarginError: Sendable, Hashable {
        /// The margin.
        public var margin: String
        /// The level.
        public var level: String
        /// The difference of the weights' sum from the level's number, over the number.
        public var relative: Double
        /// Whether the margin is one over all units.
        public var isOverAll: Bool

        /// Makes an error from its parts.
        public init(margin: String, level: String, relative: Double, isOverAll: Bool) {
            self.margin = margin
            self.level = level
            self.relative = relative
            self.isOverAll = isOverAll
        }
    }

    /// Makes facts from their parts.
    public init(
        population: Int?, respondents: Int, sum: Double, kishDesignEffect: Double, effectiveSampleSize: Double,
        minimum: Double, maximum: Double, coefficientOfVariation: Double, largestShare: Double = 0,
        marginError: MarginError? = nil
    ) {
        self.population = population
        self.respondents = respondents
        self.sum = sum
        self.kishDesignEffect = kishDesignEffect
        self.effectiveSampleSize = effectiveSampleSize
        self.minimum = minimum
        self.maximum = maximum
        self.coefficientOfVariation = coefficientOfVariation
        self.largestShare = largestShare
        self.marginError = marginError
    }
}

/// The place of a unit in its block by its satisfaction index.
public enum SatisfactionPlace: Sendable, Hashable {
    /// A place among so many ranked units.
    case ranked(Int, of: Int)
    /// No place, and why.
    case unranked(Absence)

    /// The place, if there is one.
    public var rank: Int? {
        if case .ranked(let place, of: _) = self { place } else { nil }
    }
}

/// How a satisfaction index stands to the year before.
public struct SatisfactionChange: Sendable, Hashable {
    /// The percentage of the year before, as it was printed; nil if there is none.
    public var previous: FixedDecimal?
    /// The change in points: the difference of the two printed figures; nil with a reason in `absence`.
    public var change: FixedDecimal?
    /// Whether a test calls the change significant; nil where none could be made.
    public var isSignificant: Bool?
    /// What the test went by; nil without a figure of the year before.
    public var test: Test?
    /// The earlier units that the figure of the year before is of; empty for the unit's own.
    public var ancestors: [PreviousFigures.Ancestor] = []
    /// Why there is no change.
    public var absence: Absence?

    /// The numbers behind the judgement of a change.
    public struct Test: Sendable, Hashable {
        /// This year's figure before rounding less last year's as printed, in points.
        public var difference: Double
        /// Its standard error in points; nil where that of either year is not known.
        public var standardError: Double?
        /// The probability of so large a difference by chance alone; nil where there is no test.
        public var pValue: Double?
        /// The same with regard to all units' changes.
        public var adjustedPValue: Double?
        /// Why there is no p-value; nil where there is one.
        public var absence: Absence?

        /// Makes a test from its numbers.
        public init(
            difference: Double, standardError: Double?, pValue: Double?, adjustedPValue: Double?,
            absence: Absence? = nil
        ) {
            self.difference = difference
            self.standardError = standardError
            self.pValue = pValue
            self.adjustedPValue = adjustedPValue
            self.absence = absence
        }
    }

    /// Makes a change that is known.
    public init(previous: FixedDecimal, change: FixedDecimal, isSignificant: Bool?, test: Test? = nil) {
        self.previous = previous
        self.change = change
        self.isSignificant = isSignificant
        self.test = test
    }

    /// Makes a change that is not there.
    public init(absent reason: Absence, previous: FixedDecimal? = nil) {
        self.previous = previous
        absence = reason
    }
}

/// A figure of one period of the campaign.
public struct PeriodEstimate: Sendable, Hashable {
    /// The period's identifier.
    public var period: String
    /// The figure.
    public var estimate: Estimate

    /// Makes a figure of a period.
    public init(period: String, estimate: Estimate) {
        self.period = period
        self.estimate = estimate
    }
}
