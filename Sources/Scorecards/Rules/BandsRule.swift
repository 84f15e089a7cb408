public import Figures

/// Bands: the points of the band in which a rate, a value or a count falls. Lower bounds are inclusive.
///
/// Example: from 95 % 1 point, from 80 to below 95 % 0,5, below 80 % 0; exactly 95 % earns 1.
public struct BandsRule: ScoringRule, Hashable {
    /// `bands`.
    public static let name = "bands"

    /// What is banded.
    public var measure: Measure
    /// The bands in ascending order, the first from 0 on.
    public var bands: [Band]

    /// Makes the rule; bands may be given in any order.
    public init(_ measure: Measure, bands: [Band]) {
        self.measure = measure
        self.bands = bands.sorted { $0.from < $1.from }
    }

    /// What is banded.
    public enum Measure: Sendable, Hashable {
        /// A rate in per cent.
        case rate(Rate)
        /// The input `value`: any amount.
        case value
        /// The input `count`: a whole number of cases.
        case count
    }

    /// One band.
    public struct Band: Sendable, Hashable {
        /// The lower bound, inclusive.
        public var from: Ratio
        /// The upper bound, exclusive; nil for the top band, or where it is the next lower bound.
        public var below: Ratio?
        /// The points that it earns.
        public var points: Ratio
        /// The line of the card where it stands.
        public var line: Int?

        /// Makes a band.
        public init(from: Ratio, below: Ratio? = nil, points: Ratio, line: Int? = nil) {
            self.from = from
            self.below = below
            self.points = points
            self.line = line
        }
    }

    /// Those of the rate, or `value`, or `count`.
    public var inputs: [RuleInput] {
        switch measure {
        case .rate(let rate): rate.inputs
        case .value: [RuleInput("value", title: LocalizedText(vi: "giá trị", en: "value"), kind: .amount)]
        case .count: [RuleInput("count", title: LocalizedText(vi: "số lượng", en: "count"), kind: .count)]
        }
    }

    /// How the rate prints, if not as the card's percentages do.
    public var rateRounding: Rounding? {
        if case .rate(let rate) = measure { rate.rounding } else { nil }
    }

    /// What a denominator of 0 earns, where a rate is banded.
    public var zeroDenominator: ZeroDenominatorPolicy? {
        if case .rate(let rate) = measure { rate.zeroPolicy } else { nil }
    }

    /// The rule in words: all bands, the best first.
    public func text(maximum: Ratio) -> LocalizedText {
        let texts = bands.indices.reversed().map { text(ofBand: $0) }
        return LocalizedText(
            vi: texts.map(\.vi).joined(separator: "; "), en: texts.map(\.en).joined(separator: "; "))
    }

    /// The points of the highest band whose lower bound is reached.
    public func outcome(_ inputs: RuleInputs, maximum: Ratio) throws(FiguresError) -> RuleOutcome {
        switch measure {
        case .rate(let rate):
            return try rate.outcome(inputs, maximum: maximum) { rate throws(FiguresError) in banded(rate) }
        case .value, .count:
            let name = measure == .value ? "value" : "count"
            guard let value = inputs[name] else { return .missing([name]) }
            let result = banded(value)
            return RuleOutcome(.exact(result.points.held(to: maximum)), branch: result.branch)
        }
    }

    /// The band with its bounds, or decided by the zero policy.
    public func text(of branch: RuleBranch, maximum: Ratio) -> LocalizedText {
        guard case .band(let place) = branch, bands.indices.contains(place) else {
            return commonText(of: branch, maximum: maximum)
        }
        return text(ofBand: place)
    }

    /// The bands cover everything from 0 on exactly once, and none earns more than the maximum.
    public func problems(maximum: Ratio) -> [RuleProblem] {
        var found = Interval.problems(bands.map { Interval(from: $0.from, below: $0.below, line: $0.line) })
        for band in bands where band.points > maximum || band.points.isNegative {
            found.append(
                RuleProblem(
                    .maxima, line: band.line,
                    message: LocalizedText(
                        vi:
                            "mức từ \(band.from.vi) được \(band.points.vi) điểm, điểm tối đa là \(maximum.vi): giảm điểm của mức",
                        en:
                            "the band from \(band.from.en) earns \(band.points.enPoints), the maximum is \(maximum.en): lower it"
                    )))
        }
        if !bands.isEmpty, !bands.contains(where: { $0.points >= maximum }) {
            found.append(
                RuleProblem(
                    .maxima,
                    message: LocalizedText(
                        vi: "không mức nào đạt điểm tối đa \(maximum.vi): sửa điểm của mức cao nhất hoặc điểm tối đa",
                        en: "no band earns the maximum \(maximum.en): mend the best band’s points or the maximum")))
        }
        return found
    }

    /// A share of more than all.
    public func doubt(about inputs: RuleInputs) -> LocalizedText? {
        if case .rate(let rate) = measure { rate.doubt(about: inputs) } else { nil }
    }

    /// Cases out of none contradict each other.
    public func contradiction(in inputs: RuleInputs) -> LocalizedText? {
        if case .rate(let rate) = measure { rate.contradiction(in: inputs) } else { nil }
    }

    private func banded(_ value: Ratio) -> (points: Ratio, branch: RuleBranch) {
        guard let place = bands.lastIndex(where: { value >= $0.from }) else { return (.zero, .belowFloor) }
        return (bands[place].points, .band(place))
    }

    private func text(ofBand place: Int) -> LocalizedText {
        let band = bands[place]
        let (vi, en) = if case .rate = measure { ("%", " %") } else { ("", "") }
        guard place + 1 < bands.count else {
            return LocalizedText(
                vi: "từ \(band.from.vi)\(vi): \(band.points.vi) điểm",
                en: "\(band.from.en)\(en) or more: \(band.points.enPoints)")
        }
        let next = bands[place + 1].from
        guard place > 0 else {
            return LocalizedText(
                vi: "dưới \(next.vi)\(vi): \(band.points.vi) điểm",
                en: "below \(next.en)\(en): \(band.points.enPoints)")
        }
        return LocalizedText(
            vi: "từ \(band.from.vi)\(vi) đến dưới \(next.vi)\(vi): \(band.points.vi) điểm",
            en: "from \(band.from.en) to below \(next.en)\(en): \(band.points.enPoints)")
    }
}

extension BandsRule: CardRule {
    /// Reads the rule from a card.
    init(_ element: RuleElement) throws(ScorecardProblem) {
        let measure: Measure
        switch element.text("of") {
        case "value": measure = .value
        case "count": measure = .count
        default: measure = .rate(try element.rate())
        }
        if case .rate = measure {
        } else if let field = ["zero", "rateMode", "rateDecimals"].first(where: { element.text($0) != nil }) {
            throw element.problem(
                field, vi: "\(field) chỉ dùng khi xét tỷ lệ (of=\"rate\")", en: "\(field) is for bands of a rate only")
        }
        var bands: [Band] = []
        for child in element.children("band") {
            let below = child.text("below") == nil ? nil : try child.number("below")
            bands.append(
                Band(from: try child.number("from"), below: below, points: try child.number("points"), line: child.line)
            )
        }
        self.init(measure, bands: bands)
    }
}
