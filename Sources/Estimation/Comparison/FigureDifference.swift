public import Figures
internal import Statistics

/// The difference of a figure between two parts of the sample, with the test that there is none.
///
/// The variance is that of the difference itself over all respondents of both, so that strata, primary sampling units and margins that
/// both share are accounted for; for parts that share nothing it is the sum of both variances. The t test has the design's degrees
/// of freedom in both parts together less one (`svyttest` of R `survey`).
public struct FigureDifference: Sendable, Hashable {
    /// One of the two parts.
    public struct Side: Sendable, Hashable {
        /// Whose figure it is.
        public let scope: EstimateScope
        /// The level of the question that respondents are divided by; empty without one.
        public let group: [GroupLevel]
        /// The respondents with an answer.
        public let respondents: Int
        /// The figure: in points, or in the answer's own unit; nil where there is none.
        public let value: Double?
    }

    /// The node of the index, or the number question.
    public let item: String
    /// Whether `item` is a number question, whose mean is compared.
    public let isNumber: Bool
    /// The first part.
    public let first: Side
    /// The second part.
    public let second: Side
    /// The figure of the first less that of the second, before rounding; nil where either is not there.
    public let difference: Double?
    /// Its standard error; nil where there is none.
    public let standardError: Double?
    /// The degrees of freedom of the test.
    public let degreesOfFreedom: Double?
    /// The probability of so large a difference by chance alone; nil where the sample does not carry a test.
    public let pValue: Double?
    /// Why there is no test.
    public let absence: Absence?
    /// The p-value among all that was asked for (Holm 1979).
    public private(set) var holm: Double?
    /// The p-value among all that was asked for, by the rate of false discoveries (Benjamini & Hochberg 1995).
    public private(set) var benjaminiHochberg: Double?

    init(
        item: String, isNumber: Bool, first: Side, second: Side, difference: Double? = nil,
        standardError: Double? = nil, degreesOfFreedom: Double? = nil, pValue: Double? = nil, absence: Absence? = nil
    ) {
        self.item = item
        self.isNumber = isNumber
        self.first = first
        self.second = second
        self.difference = difference
        self.standardError = standardError
        self.degreesOfFreedom = degreesOfFreedom
        self.pValue = pValue
        self.absence = absence
    }

    /// Whether the difference is more than chance among all that was asked for, at 5 % by Holm; nil where it cannot be told.
    public var isSignificant: Bool? { holm.map { $0 < 0.05 } }

    /// The same parts without their numbers, as disclosure control asks; the test counts for the others as if it had not been
    /// asked for.
    public func withheld() -> FigureDifference {
        func bare(_ side: Side) -> Side { Side(scope: side.scope, group: side.group, respondents: 0, value: nil) }
        return FigureDifference(
            item: item, isNumber: isNumber, first: bare(first), second: bare(second), absence: .suppressed)
    }

    /// The same without the figures of both parts: of a mean by groups only the difference is told, so that no group's mean follows
    /// from the others' and the whole's.
    public func withoutValues() -> FigureDifference {
        func bare(_ side: Side) -> Side {
            Side(scope: side.scope, group: side.group, respondents: side.respondents, value: nil)
        }
        return FigureDifference(
            item: item, isNumber: isNumber, first: bare(first), second: bare(second), difference: difference,
            standardError: standardError, degreesOfFreedom: degreesOfFreedom, pValue: pValue, absence: absence)
    }

    /// Judges differences together: all of them are one family.
    public static func adjust(_ differences: inout [FigureDifference]) {
        let tested = differences.indices.filter { differences[$0].pValue != nil }
        let values = tested.compactMap { differences[$0].pValue }
        let holm = MultipleTesting.holm.adjusted(values)
        let discoveries = MultipleTesting.benjaminiHochberg.adjusted(values)
        for (place, index) in tested.enumerated() {
            differences[index].holm = holm[place]
            differences[index].benjaminiHochberg = discoveries[place]
        }
    }
}
