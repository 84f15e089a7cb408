import Documents
import Estimation
import Figures
import Scorecards

/// Turns what the stages found into figures of documents: rounded by the named step, printed in one language, with base,
/// interval and flags. Nothing else in this room rounds or prints a number.
struct FigurePrinter: Sendable {
    /// The language that is printed in.
    let language: Language
    /// The campaign's rounding of each step.
    let rules: RoundingRules

    /// How numbers print.
    var format: FigureFormat { FigureFormat(language) }

    /// The percentage of an estimate with base, interval and flags; without one: no responses.
    func percent(_ estimate: Estimate?, withFlag: Bool = true) throws(ReportsError) -> Figure {
        guard let estimate else { return .absent(.noResponses, language: language) }
        let interval = try estimate.interval.map { (limits) throws(ReportsError) in try self.interval(limits) }
        let base = estimate.percent.absence == nil ? self.base(estimate.respondents) : nil
        return try named(estimate.item) { () throws(FiguresError) in
            try Figure(
                estimate.percent, as: .percent, rounding: rules.percent, language: language, base: base,
                respondents: base == nil ? nil : estimate.respondents, interval: interval,
                flag: withFlag ? flag(estimate) : nil, provenance: provenance(estimate))
        }
    }

    /// A confidence interval as printed: both limits rounded as percentages.
    func interval(_ limits: PercentInterval) throws(ReportsError) -> FigureInterval {
        try named("interval") { () throws(FiguresError) in
            let low = try Ratio(measured: limits.low).rounded(rules.percent)
            let high = try Ratio(measured: limits.high).rounded(rules.percent)
            return FigureInterval(
                low: limits.low, high: limits.high, printed: "\(format.number(low))–\(format.number(high))",
                rounded: low <= high ? low...high : nil)
        }
    }

    /// A share of counts as a percentage, rounded by a step; absent where there is nothing to be a share of.
    func share(
        _ part: Int, of whole: Int, step: RoundingStep = .percent, base: String? = nil
    ) throws(ReportsError) -> Figure {
        guard whole > 0 else { return .absent(.zeroDenominator, language: language) }
        return try named("\(part)/\(whole)") { () throws(FiguresError) in
            try Figure(
                .exact(try Ratio.percent(part, of: whole)), as: .percent, rounding: rules[step], language: language,
                base: base, provenance: "\(part)/\(whole)")
        }
    }

    /// A share of 1 as a percentage; absent where its base is empty.
    func rate(_ share: Ratio?) throws(ReportsError) -> Figure {
        guard let share else { return .absent(.zeroDenominator, language: language) }
        return try named("rate") { () throws(FiguresError) in
            try Figure(
                .exact(try share.multiplied(by: 100)), as: .percent, rounding: rules.percent, language: language)
        }
    }

    /// How many flags chance gives, with one decimal.
    func expected(_ value: Double) -> String {
        (try? Ratio(measured: value)).flatMap { try? $0.rounded(Rounding(.halfUp, decimals: 1)) }.map(format.number)
            ?? "–"
    }

    /// A measured number with the decimals of percentages, such as a design effect or a sum of weights.
    func number(_ value: Double, of name: String) throws(ReportsError) -> Figure {
        try named(name) { () throws(FiguresError) in
            try Figure(.measured(value), as: .number, rounding: rules.percent, language: language)
        }
    }

    /// The difference of two estimates in points, of their printed figures; nil where one of them is absent.
    func difference(_ estimate: Estimate?, from other: Estimate?) throws(ReportsError) -> Figure? {
        guard let estimate, let other else { return nil }
        let rounding = rules.percent
        return try named(estimate.item) { () throws(FiguresError) in
            guard let left = try estimate.percent.rounded(rounding), let right = try other.percent.rounded(rounding)
            else { return nil }
            return change(try left.subtracting(right))
        }
    }

    /// A change as printed, with its sign.
    func change(_ value: FixedDecimal) -> Figure {
        Figure(.exact(value.ratio), printed: format.signed(value), rounded: value)
    }

    /// Points of a card as its own rules rounded them.
    func points(_ figure: RoundedFigure?, style: FigureStyle = .number) -> Figure {
        guard let figure else { return .absent(.notApplicable, language: language) }
        guard let printed = figure.printed else {
            return .absent(figure.absence ?? .notScored, language: language)
        }
        return Figure(figure.value, printed: style.text(printed, language: language), rounded: printed)
    }

    /// An exact value with as many decimals as it needs, at most four: maxima of a card, which are never rounded.
    func exact(_ value: Ratio) throws(ReportsError) -> Figure {
        try named("\(value)") { () throws(FiguresError) in
            for decimals in 0...4 {
                let rounded = try value.rounded(Rounding(.halfUp, decimals: decimals))
                if rounded.ratio == value {
                    return Figure(.exact(value), printed: format.number(rounded), rounded: rounded)
                }
            }
            return Figure(.exact(value), printed: value.description)
        }
    }

    /// The confidence level as printed: 95%.
    func confidence(_ level: Double) throws(ReportsError) -> String {
        try named("confidence") { () throws(FiguresError) in
            let percent = try Ratio(measured: level).multiplied(by: Ratio(100))
            return format.percent(try percent.rounded(Rounding(.halfUp, decimals: percent.isWhole ? 0 : 1)))
        }
    }

    /// A count as printed.
    func count(_ value: Int) -> Figure { .count(value, language: language) }

    /// The base of a figure: n = 145.
    func base(_ respondents: Int) -> String { "n = \(format.count(respondents))" }

    /// One mark for whatever flags an estimate has, as tables explain a mark once; `flagLine` names the flags.
    private func flag(_ estimate: Estimate) -> FigureFlag? {
        guard !estimate.flags.isEmpty, estimate.percent.absence == nil else { return nil }
        return FigureFlag(mark: "*", text: CommonTexts.flag.text(language))
    }

    /// The flags of an estimate by name; nil without flags.
    func flagLine(_ estimate: Estimate) -> String? {
        guard !estimate.flags.isEmpty, estimate.percent.absence == nil else { return nil }
        return estimate.flags.map { $0.text.text(language) }.joined(separator: "; ")
    }

    private func provenance(_ estimate: Estimate) -> String? {
        estimate.exact.map { "\($0.numerator) / \($0.denominator)" }
    }

    /// Says what a figure is of, should it fail.
    private func named<Value>(
        _ name: String, _ body: () throws(FiguresError) -> Value
    ) throws(ReportsError) -> Value {
        do throws(FiguresError) { return try body() } catch { throw .figure(error, of: name) }
    }
}
