public import Figures
internal import Statistics

/// How many must answer in a unit, and how many forms must go out for that.
///
/// For a proportion p with the margin e at a confidence level (Cochran 1977, 4.4-4.5; Kish 1965, 8.2 for the design effect): with
/// m = deff · z² p (1 − p) / e², n = m / (1 + (m − 1) / N), which is what the variance deff · p (1 − p) / n · (N − n) / (N − 1)
/// of a simple sample without replacement gives. Yamane's rule (Yamane 1967; the method of 2012) is n = N / (1 + N e²), which is
/// the same with z = 2, p = ½ and without the small correction.
public struct SampleSize: Sendable, Hashable {
    /// The rule that sizes go by.
    public var rule: Rule
    /// The margin of error as a share of 1: 1/20 is five points.
    public var margin: Ratio
    /// The confidence level; Yamane's rule has none of its own and takes it for the margins that are printed.
    public var confidence: Double
    /// How much larger the variance is than that of a simple sample.
    public var designEffect: Double
    /// The share of those drawn who will answer.
    public var responseRate: Ratio

    /// The rules for sizes.
    public enum Rule: String, Sendable, Hashable, CaseIterable {
        /// By the margin of a proportion.
        case cochran
        /// By Yamane's formula.
        case yamane
    }

    /// Makes a rule.
    ///
    /// - Throws: `PlanningError.setting` for what is out of its range.
    public init(
        rule: Rule = .cochran, margin: Ratio = SampleSize.usualMargin, confidence: Double = 0.95,
        designEffect: Double = 1, responseRate: Ratio = .one
    ) throws(PlanningError) {
        func refuse(_ name: String, _ value: String, _ vi: String, _ en: String) -> PlanningError {
            .setting(name: name, value: value, allowed: LocalizedText(vi: vi, en: en))
        }
        guard margin > .zero, margin < .one else {
            throw refuse(
                "--margin", "\(margin.double * 100)", "phải lớn hơn 0 và nhỏ hơn 100 (điểm phần trăm).",
                "must be above 0 and below 100 (points).")
        }
        guard confidence >= 0.5, confidence <= 0.999 else {
            throw refuse("--confidence", "\(confidence)", "phải từ 0,5 đến 0,999.", "must be 0.5 to 0.999.")
        }
        guard designEffect > 0, designEffect <= 100 else {
            throw refuse(
                "--design-effect", "\(designEffect)", "phải lớn hơn 0 và không quá 100.",
                "must be above 0, at most 100.")
        }
        guard responseRate > .zero, responseRate <= .one else {
            throw refuse(
                "--response-rate", "\(responseRate.double)", "phải lớn hơn 0 và không quá 1.",
                "must be above 0 and at most 1.")
        }
        self.rule = rule
        self.margin = margin
        self.confidence = confidence
        self.designEffect = designEffect
        self.responseRate = responseRate
    }

    /// Five points.
    public static let usualMargin = (try? Ratio(1, over: 20)) ?? .one

    /// How many must answer.
    ///
    /// - Parameters:
    ///   - population: N; nil for one without end, or not known.
    ///   - expected: the share that is expected, above 0 and below 1; one half asks for most.
    /// - Throws: `overflow`.
    public func respondents(population: Int?, expected: Double = 0.5) throws(PlanningError) -> Int {
        if let population, population <= 1 { return max(0, population) }
        let needed: Int
        switch rule {
        case .yamane:
            let plain = try yamane(population)
            needed = designEffect == 1 ? plain : try Self.wholeUp(Double(plain) * designEffect)
        case .cochran:
            let infinite = designEffect * z * z * expected * (1 - expected) / (margin.double * margin.double)
            guard let population else { return try Self.wholeUp(infinite) }
            needed = try Self.wholeUp(infinite / (1 + (infinite - 1) / Double(population)))
        }
        return min(max(1, needed), population ?? .max)
    }

    /// How many forms must go out so that so many come back; never more than the population.
    public func forms(forRespondents respondents: Int, population: Int?) throws(PlanningError) -> Int {
        let forms: Int
        do { forms = try Self.wholeUp(try Ratio(respondents).divided(by: responseRate)) } catch { throw .overflow }
        return min(forms, population ?? .max)
    }

    /// How many answer of so many forms, as expected.
    public func expectedRespondents(ofForms forms: Int) -> Double { Double(forms) * responseRate.double }

    /// Half the width of the interval that so many respondents are expected to give, as a share of 1; nil for nobody.
    public func margin(respondents: Double, population: Int?, expected: Double = 0.5) -> Double? {
        guard respondents > 0 else { return nil }
        var variance = designEffect * expected * (1 - expected) / respondents
        if let population {
            let size = Double(population)
            variance *= size <= 1 ? 0 : max(0, size - respondents) / (size - 1)
        }
        return z * variance.squareRoot()
    }

    /// The normal quantile of the confidence level.
    var z: Double { (try? StandardNormal.quantile(0.5 + confidence / 2)) ?? .infinity }

    private func yamane(_ population: Int?) throws(PlanningError) -> Int {
        do throws(FiguresError) {
            let square = try margin.multiplied(by: margin)
            guard let population else { return try Self.exactUp(try Ratio.one.divided(by: square)) }
            let size = Ratio(population)
            return try Self.exactUp(try size.divided(by: try Ratio.one.adding(try size.multiplied(by: square))))
        } catch {
            throw .overflow
        }
    }

    private static func wholeUp(_ value: Ratio) throws(PlanningError) -> Int {
        do throws(FiguresError) { return try exactUp(value) } catch { throw .overflow }
    }

    /// A measured number becomes a decimal first, so that 385.0000000000001 is 385.
    private static func wholeUp(_ value: Double) throws(PlanningError) -> Int {
        do throws(FiguresError) { return try exactUp(try Ratio(measured: value)) } catch { throw .overflow }
    }

    private static func exactUp(_ value: Ratio) throws(FiguresError) -> Int {
        let whole = value.numerator / value.denominator
        guard let result = Int(exactly: value.isWhole ? whole : whole + 1) else { throw .overflow }
        return result
    }
}

extension SampleSize {
    /// The design effect of drawing persons in clusters: 1 + (b − 1) ρ, with b persons of each (Kish 1965, 5.4).
    public static func designEffect(perCluster persons: Int, intraclass: Double) -> Double {
        1 + Double(max(1, persons) - 1) * intraclass
    }
}
