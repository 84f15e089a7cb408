public import Figures
internal import Statistics

/// The difference of a figure between two groups with its t test (`svyttest` of R `survey`).
public struct MeanDifference: Sendable, Hashable {
    /// The mean of the second group less that of the first.
    public let difference: Double
    /// Its standard error, from the influences of both over the whole domain.
    public let standardError: Double
    /// The degrees of freedom: those of the design less one.
    public let degreesOfFreedom: Double
    /// The difference over its standard error.
    public let statistic: Double
    /// The probability of one as large by chance.
    public let pValue: Double
}

extension SurveyDomain {
    /// Tests whether a mean differs between two groups of the domain.
    ///
    /// - Parameters:
    ///   - values: the value of each row of the domain.
    ///   - isSecond: the group of each row; nil for one that belongs to neither.
    /// - Returns: the difference, or why there is none.
    /// - Throws: `EstimationError` for columns of another length or values that are not finite.
    public func difference(
        _ values: [Double], isSecond: [Bool?]
    ) throws(EstimationError) -> Result<MeanDifference, Absence> {
        guard isSecond.count == rows.count else {
            throw .unequalLength(what: "groups", expected: rows.count, found: isSecond.count)
        }
        let first = try mean(values, valid: isSecond.map { $0 == false })
        let second = try mean(values, valid: isSecond.map { $0 == true })
        guard case .success(let low) = first, case .success(let high) = second else {
            return .failure(first.absence ?? second.absence ?? .noAnswers)
        }
        guard let contrast = combination([(1, high), (-1, low)]) else { return .failure(.noAnswers) }
        return estimate(contrast).test(freedomLost: 1)
    }
}

extension SurveyEstimate {
    /// The test that the figure, a difference, is 0.
    ///
    /// - Parameter freedomLost: how many degrees of freedom less than the design has.
    func test(freedomLost: Int) -> Result<MeanDifference, Absence> {
        variance.flatMap { variance in
            guard variance > 0 else { return .failure(.noVariance) }
            let freedom = Double(degreesOfFreedom - freedomLost)
            guard freedom > 0, let t = try? StudentDistribution(degreesOfFreedom: freedom) else {
                return .failure(.noDegreesOfFreedom)
            }
            let error = variance.squareRoot()
            return .success(
                MeanDifference(
                    difference: value, standardError: error, degreesOfFreedom: freedom, statistic: value / error,
                    pValue: 2 * t.upperTail(abs(value / error))))
        }
    }
}
