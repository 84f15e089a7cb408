public import Figures
public import Statistics

/// The change of a unit's figure against last year.
public struct YearChange: Sendable, Hashable {
    /// Last year's figure as it was printed; nil where there is none.
    public var previous: FixedDecimal?
    /// The difference of the printed figures in points; a difference of years is one of what was printed.
    public var change: FixedDecimal?
    /// Whether the difference is more than chance, at 5 %; nil where it cannot be told.
    public var isSignificant: Bool?
    /// The difference before rounding, in points: this year's figure less last year's as it was printed.
    public var difference: Double?
    /// Its standard error in points, from both years' samples; nil where either is not known.
    public var standardError: Double?
    /// The probability of so large a difference by chance alone; nil where it cannot be told.
    public var pValue: Double?
    /// The same with regard to all changes that are judged together; nil before they are.
    public private(set) var adjustedPValue: Double?
    /// The earlier units that last year's figure is of; empty for the unit's own.
    public private(set) var ancestors: [PreviousFigures.Ancestor] = []
    /// Why there is no change.
    public var absence: Absence?
    /// Why there is no test of the change; nil where there is one.
    public private(set) var testAbsence: Absence?

    /// Makes a change from its parts.
    public init(
        previous: FixedDecimal? = nil, change: FixedDecimal? = nil, isSignificant: Bool? = nil, absence: Absence? = nil
    ) {
        self.previous = previous
        self.change = change
        self.isSignificant = isSignificant
        self.absence = absence
    }

    /// Compares a figure with last year's.
    ///
    /// The test takes both years' samples as independent: t = difference / √(se₁² + se₂²), two-sided at 5 % with this
    /// year's degrees of freedom, on the figures before rounding as far as they are known. There is none where either
    /// standard error is not known or 0 (all or nobody satisfied), or where this year's figure is flagged for a small sample
    /// or few degrees of freedom.
    public init(_ current: Estimate, printed: FixedDecimal?, unit: Int, previous: PreviousFigures?, rounding: Rounding)
    {
        guard let previous else {
            self.init(absence: .noPreviousYear)
            return
        }
        guard let before = previous.figures[unit] else {
            self.init(absence: previous.absences[unit] ?? .noPreviousYear)
            return
        }
        defer { ancestors = before.ancestors }
        guard !previous.isMethodBreak else {
            self.init(previous: before.percent, absence: .methodBreak)
            return
        }
        guard let printed, let change = try? printed.subtracting(before.percent).ratio.rounded(rounding) else {
            self.init(previous: before.percent, absence: current.percent.absence ?? .notComparable)
            return
        }
        self.init(
            previous: before.percent, change: change, isSignificant: nil)
        difference = current.percent.double.map { $0 - before.percent.double }
        standardError = Self.standardError(current, against: before)
        let test = Self.test(current, before, difference, standardError)
        pValue = try? test.get()
        testAbsence = test.absence
        adjustedPValue = pValue
        isSignificant = pValue.map { $0 < Self.level }
    }

    /// The level of the tests.
    static let level = 0.05

    /// Judges the changes of several units together.
    public static func adjust(_ changes: inout [YearChange], by method: MultipleTesting) {
        let tested = changes.indices.filter { changes[$0].pValue != nil }
        let adjusted = method.adjusted(tested.compactMap { changes[$0].pValue })
        for (place, value) in zip(tested, adjusted) {
            changes[place].adjustedPValue = value
            changes[place].isSignificant = value < level
        }
    }

    /// The standard error of a difference of two independent samples; nil where either error is not known or 0.
    private static func standardError(_ current: Estimate, against before: PreviousFigures.Figure) -> Double? {
        guard let error = current.standardError, error > 0, let errorBefore = before.standardError, errorBefore > 0
        else { return nil }
        return (error * error + errorBefore * errorBefore).squareRoot()
    }

    /// The p-value of a difference, or why this year's variance does not carry a test, or the year before's is not known.
    private static func test(
        _ current: Estimate, _ before: PreviousFigures.Figure, _ difference: Double?, _ error: Double?
    ) -> Result<Double, Absence> {
        guard let difference else { return .failure(current.percent.absence ?? .notComparable) }
        guard let error else {
            if let absence = current.standardErrorAbsence { return .failure(absence) }
            return .failure(before.standardError == nil ? .missingInput : .noVariance)
        }
        guard current.interval != nil else { return .failure(current.intervalAbsence ?? .noVariance) }
        if current.flags.contains(.smallSample) { return .failure(.tooFewRespondents) }
        if current.flags.contains(.fewDegreesOfFreedom) { return .failure(.fewDegreesOfFreedom) }
        guard let freedom = current.degreesOfFreedom, freedom > 0,
            let distribution = try? StudentDistribution(degreesOfFreedom: freedom)
        else { return .failure(.noDegreesOfFreedom) }
        return .success(2 * distribution.upperTail(abs(difference) / error))
    }
}
