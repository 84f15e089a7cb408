public import Figures

/// How many forms each unit gets, and what they are expected to give.
public struct SamplePlan: Sendable, Hashable {
    /// What a plan is made by.
    public struct Settings: Sendable, Hashable {
        /// How margins and sizes go with each other.
        public var size: SampleSize
        /// What the plan aims at.
        public var goal: Goal
        /// The fewest forms of a unit; a smaller unit gives all of its persons.
        public var minimum: Int
        /// The most forms of a unit.
        public var maximum: Int?

        /// Makes settings.
        ///
        /// - Throws: `PlanningError.setting` for bounds that leave no room, or a total that is none.
        public init(size: SampleSize, goal: Goal, minimum: Int = 1, maximum: Int? = nil) throws(PlanningError) {
            guard minimum >= 0, minimum <= Self.most else { throw Self.refusal("--minimum", minimum) }
            if let maximum, maximum < max(1, minimum) {
                throw .setting(
                    name: "--maximum", value: String(maximum),
                    allowed: LocalizedText(
                        vi: "phải từ 1 và không nhỏ hơn --minimum.", en: "must be at least 1 and not below --minimum."))
            }
            if case .total(let total, _) = goal, total < 1 || total > Self.most {
                throw Self.refusal("--total", total)
            }
            self.size = size
            self.goal = goal
            self.minimum = minimum
            self.maximum = maximum
        }

        /// The most forms of a plan.
        public static let most = 10_000_000

        private static func refusal(_ name: String, _ value: Int) -> PlanningError {
            .setting(
                name: name, value: String(value),
                allowed: LocalizedText(
                    vi: "phải là số nguyên từ 1 đến \(most).", en: "must be a whole number from 1 to \(most)."))
        }
    }

    /// What a plan aims at.
    public enum Goal: Sendable, Hashable {
        /// Each unit by itself reaches the margin.
        case margin
        /// A number of forms for all units together, shared out.
        case total(Int, SharingRule)
        /// The targets of the table of units.
        case targets
    }

    /// How a total is shared out.
    public enum SharingRule: String, Sendable, Hashable, CaseIterable {
        /// By the number of persons.
        case proportional
        /// By persons times the standard deviation of the expected share (Neyman 1934): the smallest error of the whole.
        case neyman
        /// To each the same: the smallest error of comparisons.
        case equal
    }

    /// What is known of a unit before the plan.
    public struct Candidate: Sendable, Hashable {
        /// The place of the unit in the registry.
        public var unit: Int
        /// Its code.
        public var code: String
        /// N.
        public var population: Int?
        /// The forms that the table of units asks for.
        public var target: Int?
        /// The share that is expected, above 0 and below 1.
        public var expected: Double

        /// Makes a candidate.
        public init(unit: Int, code: String, population: Int?, target: Int? = nil, expected: Double = 0.5) {
            self.unit = unit
            self.code = code
            self.population = population
            self.target = target
            self.expected = expected
        }
    }

    /// The plan of a unit.
    public struct UnitPlan: Sendable, Hashable {
        /// The unit.
        public var candidate: Candidate
        /// How many must answer for the margin.
        public var needed: Int
        /// How many forms go out.
        public var forms: Int
        /// How many of them are expected to come back filled in.
        public var expectedRespondents: Double
        /// Half the width of the interval that is then expected, as a share of 1; nil for nobody.
        public var margin: Double?
        /// What should be known of it.
        public var remarks: [Remark]
    }

    /// What should be known of a unit's plan.
    public enum Remark: String, Sendable, Hashable, CaseIterable {
        /// Everybody gets a form.
        case everybody
        /// The margin that was asked for is not reached, as too few are expected to answer.
        case marginNotReached
        /// N is not known; it is taken to be without end.
        case populationUnknown
        /// The number was raised to the minimum.
        case raised
        /// The number was cut to the maximum.
        case cut

        /// What people read.
        public var text: LocalizedText {
            switch self {
            case .everybody: LocalizedText(vi: "phát cho tất cả", en: "a form for everybody")
            case .marginNotReached: LocalizedText(vi: "chưa đạt sai số mong muốn", en: "margin not reached")
            case .populationUnknown:
                LocalizedText(vi: "không rõ N, coi là rất lớn", en: "N not known, taken as very large")
            case .raised: LocalizedText(vi: "nâng lên mức tối thiểu", en: "raised to the minimum")
            case .cut: LocalizedText(vi: "giảm xuống mức tối đa", en: "cut to the maximum")
            }
        }
    }

    /// The units with their plans, in the order of the registry.
    public let units: [UnitPlan]
    /// What it was made by.
    public let settings: Settings

    /// All forms.
    public var forms: Int { units.reduce(0) { $0 + $1.forms } }

    /// Makes a plan.
    ///
    /// - Throws: `noPopulation`, `unitWithoutPopulation`, `noTargets`, what sharing out throws, `overflow`.
    public init(_ candidates: [Candidate], settings: Settings) throws(PlanningError) {
        guard !candidates.isEmpty else { throw .noPopulation }
        let most = candidates.map { min($0.population ?? .max, settings.maximum ?? .max) }
        let least = zip(candidates, most).map { min(settings.minimum, $0.population ?? .max, $1) }
        var needed: [Int] = []
        for candidate in candidates {
            needed.append(
                try settings.size.respondents(population: candidate.population, expected: candidate.expected))
        }
        var wanted: [Int]
        switch settings.goal {
        case .margin:
            wanted = []
            for (candidate, count) in zip(candidates, needed) {
                wanted.append(
                    try settings.size.forms(forRespondents: count, population: candidate.population))
            }
        case .targets:
            guard candidates.contains(where: { ($0.target ?? 0) > 0 }) else { throw .noTargets }
            wanted = candidates.map { $0.target ?? 0 }
        case .total(let total, let rule):
            let weights = try Self.weights(candidates, rule)
            wanted = try Allocation(total: total, weights: weights, bounds: zip(least, most).map { $0...$1 }).counts
        }
        var plans: [UnitPlan] = []
        for (place, candidate) in candidates.enumerated() {
            let forms = min(max(wanted[place], least[place]), most[place])
            guard forms <= Settings.most else { throw .overflow }
            plans.append(
                Self.plan(candidate, needed: needed[place], wanted: wanted[place], forms: forms, settings))
        }
        guard plans.reduce(0, { $0 + $1.forms }) <= Settings.most else { throw .overflow }
        units = plans
        self.settings = settings
    }

    private static func plan(
        _ candidate: Candidate, needed: Int, wanted: Int, forms: Int, _ settings: Settings
    ) -> UnitPlan {
        let size = settings.size
        let respondents = size.expectedRespondents(ofForms: forms)
        var remarks: [Remark] = []
        if candidate.population == nil { remarks.append(.populationUnknown) }
        if forms > wanted { remarks.append(.raised) }
        if forms < wanted, forms < candidate.population ?? .max { remarks.append(.cut) }
        if forms == candidate.population, forms > 0 { remarks.append(.everybody) }
        // Forms are rounded up, so that a difference of rounding is no miss.
        if settings.goal == .margin, respondents < Double(needed) - 1e-9 { remarks.append(.marginNotReached) }
        return UnitPlan(
            candidate: candidate, needed: needed, forms: forms, expectedRespondents: respondents,
            margin: size.margin(
                respondents: respondents, population: candidate.population, expected: candidate.expected),
            remarks: remarks)
    }

    /// What each unit's share of a total goes by, in whole numbers.
    private static func weights(_ candidates: [Candidate], _ rule: SharingRule) throws(PlanningError) -> [Int128] {
        var weights: [Int128] = []
        for candidate in candidates {
            guard let population = candidate.population else { throw .unitWithoutPopulation(code: candidate.code) }
            switch rule {
            case .proportional: weights.append(Int128(population))
            case .equal: weights.append(population > 0 ? 1 : 0)
            case .neyman:
                // In billionths, so that sharing out stays exact.
                let deviation = (candidate.expected * (1 - candidate.expected)).squareRoot()
                weights.append(Int128(population) * Int128((deviation * 1e9).rounded()))
            }
        }
        return weights
    }
}
