public import Figures
internal import Statistics

/// Whether two characteristics go together in the population: Pearson's chi-square with the corrections of Rao & Scott (1984) for
/// how the sample was drawn (`svychisq` of R `survey`).
public struct RaoScottTest: Sendable, Hashable {
    /// Pearson's X² of the weighted table, scaled to the respondents.
    public let pearson: Double
    /// The mean of the generalised design effects, by which the first-order correction divides.
    public let meanDesignEffect: Double
    /// The p-value of the first-order correction: X² over the mean design effect, as chi-square (`statistic = "Chisq"`).
    public let firstOrderP: Double
    /// The statistic of the second-order correction (Thomas & Rao 1987; `statistic = "F"`).
    public let statistic: Double
    /// Its degrees of freedom: of numerator and denominator, not whole.
    public let degreesOfFreedom: (numerator: Double, denominator: Double)
    /// Its p-value.
    public let pValue: Double
    /// How strongly they go together, between 0 and 1: Cramér's V of the weighted table.
    public let cramersV: Double
    /// The respondents who answered both.
    public let respondents: Int
    /// The respondents that the emptiest cell would hold if both were independent.
    public let smallestExpected: Double
    /// Whether some cell would hold less than one respondent, or more than a fifth of the cells less than five (Cochran 1954): the
    /// p-value is rough then.
    public let isSmallTable: Bool

    /// Two tests are the same if all their numbers are.
    public static func == (first: RaoScottTest, second: RaoScottTest) -> Bool {
        first.numbers == second.numbers
    }

    /// Hashes all numbers.
    public func hash(into hasher: inout Hasher) { hasher.combine(numbers) }

    private var numbers: [Double] {
        [
            pearson, meanDesignEffect, firstOrderP, statistic, degreesOfFreedom.numerator,
            degreesOfFreedom.denominator, pValue, cramersV, Double(respondents), smallestExpected,
        ]
    }
}

extension SurveyDomain {
    /// Tests whether two characteristics are independent in the domain.
    ///
    /// - Parameters:
    ///   - rows: the level of the first of each row of the domain; negative where it is not known.
    ///   - columns: the level of the second.
    /// - Returns: the test, or why there is none: fewer than two levels of either (`notApplicable`), one PSU, no degrees of freedom.
    /// - Throws: `EstimationError` for columns of another length.
    public func independence(
        _ first: [Int], _ second: [Int]
    ) throws(EstimationError) -> Result<RaoScottTest, Absence> {
        guard first.count == rows.count, second.count == rows.count else {
            throw .unequalLength(what: "levels", expected: rows.count, found: min(first.count, second.count))
        }
        let table = CrossedTable(first, second, weights: weights)
        guard table.rowLevels.count > 1, table.columnLevels.count > 1 else { return .failure(.notApplicable) }
        let valid = table.cellOfRow.map { $0 >= 0 }
        // Contrasts of the cells that hold whatever is not explained by rows and columns.
        var forms: [LinearisedEstimate] = []
        for contrast in table.contrasts {
            let bySource = zip(contrast, table.shares).map { $1 > 0 ? $0 / $1 : 0 }
            let form = try mean(table.cellOfRow.map { $0 >= 0 ? bySource[$0] : 0 }, valid: valid)
            guard case .success(let figure) = form else { return .failure(form.absence ?? .noAnswers) }
            forms.append(figure)
        }
        let freedom = forms.first.map { Double($0.basis.degreesOfFreedom) } ?? 0
        guard freedom > 0 else { return .failure(.noDegreesOfFreedom) }
        let respondents = valid.count { $0 }
        return covariances(forms).flatMap { matrix in
            RaoScottTest.result(table, covariances: matrix, freedom: freedom, respondents: respondents)
        }
    }
}

extension RaoScottTest {
    fileprivate static func numbers(
        _ table: CrossedTable, _ covariances: CovarianceMatrix
    ) -> (trace: Double, squares: Double) {
        let size = table.contrasts.count
        let unit = (0..<size * size).map { place in
            zip(table.contrasts[place / size], table.contrasts[place % size]).enumerated().reduce(0) { sum, cell in
                let share = table.shares[cell.offset]
                return sum + (share > 0 ? cell.element.0 * cell.element.1 / share : 0)
            }
        }
        // The generalised design effects are the eigenvalues of (C'D⁻¹C)⁻¹ (C'D⁻¹ V D⁻¹C), n to one.
        let gram = GramMatrix(size: size, values: unit)
        var delta: [[Double]] = []
        for column in 0..<size { delta.append(gram.solve((0..<size).map { covariances[$0, column] })) }
        var trace = 0.0
        var squares = 0.0
        for column in 0..<size {
            trace += delta[column][column]
            for row in 0..<size { squares += delta[column][row] * delta[row][column] }
        }
        return (trace, squares)
    }

    fileprivate static func make(
        _ table: CrossedTable, covariances: CovarianceMatrix, freedom: Double, respondents: Int
    ) throws(StatisticsError) -> RaoScottTest? {
        let sums = numbers(table, covariances)
        guard sums.trace > 0, sums.squares > 0 else { return nil }
        let n = Double(respondents)
        let size = Double(table.contrasts.count)
        let pearson = n * table.pearsonShare
        let mean = sums.trace * n / size
        let numerator = sums.trace * sums.trace / sums.squares
        let statistic = pearson / (sums.trace * n)
        let expected = table.expectedShares.map { $0 * n }
        let smallest = expected.min() ?? 0
        let least = Double(min(table.rowLevels.count, table.columnLevels.count) - 1)
        return RaoScottTest(
            pearson: pearson, meanDesignEffect: mean,
            firstOrderP: try ChiSquaredDistribution(degreesOfFreedom: size).upperTail(pearson / mean),
            statistic: statistic, degreesOfFreedom: (numerator, numerator * freedom),
            pValue: try FisherDistribution(numerator: numerator, denominator: numerator * freedom)
                .upperTail(statistic),
            cramersV: (table.pearsonShare / least).squareRoot(), respondents: respondents, smallestExpected: smallest,
            isSmallTable: smallest < 1 || 5 * expected.count { $0 < 5 } > expected.count)
    }

    fileprivate static func result(
        _ table: CrossedTable, covariances: CovarianceMatrix, freedom: Double, respondents: Int
    ) -> Result<RaoScottTest, Absence> {
        let test = try? make(table, covariances: covariances, freedom: freedom, respondents: respondents)
        return test.flatMap { $0 }.map { .success($0) } ?? .failure(.noVariance)
    }
}
