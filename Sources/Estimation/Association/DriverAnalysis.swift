public import Figures
public import Statistics

/// Which factors go with a separately asked overall question: correlations, and how the explained variance divides.
///
/// It says what goes together among respondents, and nothing of causes.
public struct DriverAnalysis: Sendable, Hashable {
    /// One factor.
    public struct Driver: Sendable, Hashable {
        /// The factor, by the identifier of its node.
        public let item: String
        /// The weighted correlation with the overall question.
        public let correlation: Double
        /// The probability of one as large by chance; nil where there is no variance.
        public let pValue: Double?
        /// The same among all factors; as by itself until they are judged together.
        public fileprivate(set) var adjustedPValue: Double?
        /// Why there is no p-value; nil where there is one.
        public let absence: Absence?
        /// The part of the explained variance that is the factor's, between 0 and 1: Shapley's value of R² (Lindeman, Merenda & Gold
        /// 1980), the mean of what the factor adds over all orders in which factors may enter.
        public let share: Double
    }

    /// The factors, those with the largest share first.
    public private(set) var drivers: [Driver]
    /// How much of the variance of the overall question all factors together explain (R²).
    public let explained: Double
    /// The respondents who answered the overall question and something of every factor.
    public let respondents: Int

    /// The most factors: all orders are gone through by subsets, twice as many with each.
    public static let limit = 14
    /// The fewest respondents for each factor.
    static let respondentsPerFactor = 10
}

extension DriverAnalysis {
    /// The same with the p-values of all factors judged together.
    public func adjusted(by method: MultipleTesting) -> DriverAnalysis {
        var judged = self
        let tested = drivers.indices.filter { drivers[$0].pValue != nil }
        let values = method.adjusted(tested.compactMap { drivers[$0].pValue })
        for (place, value) in zip(tested, values) { judged.drivers[place].adjustedPValue = value }
        return judged
    }
}

extension SurveyDomain {
    /// Finds what goes with an overall answer.
    ///
    /// - Parameters:
    ///   - overall: the overall answer of each row of the domain; NaN where there is none.
    ///   - factors: by factor its identifier and the figure of each row; NaN where there is none.
    /// - Returns: the analysis, or why there is none: fewer than two factors or too many (`notApplicable`), fewer than ten respondents for
    ///   each factor (`noAnswers`), an overall answer that does not vary (`noVariance`).
    /// - Throws: `EstimationError` for columns of another length.
    public func drivers(
        of overall: [Double], factors: [(item: String, values: [Double])]
    ) throws(EstimationError) -> Result<DriverAnalysis, Absence> {
        for column in [overall] + factors.map(\.values) where column.count != rows.count {
            throw .unequalLength(what: "factors", expected: rows.count, found: column.count)
        }
        guard (2...DriverAnalysis.limit).contains(factors.count) else { return .failure(.notApplicable) }
        let valid = rows.indices.map { row in
            weights[row] > 0 && overall[row].isFinite && factors.allSatisfy { $0.values[row].isFinite }
        }
        let members = valid.indices.filter { valid[$0] }
        guard members.count >= DriverAnalysis.respondentsPerFactor * factors.count else { return .failure(.noAnswers) }
        let own = members.map { weights[$0] }
        let total = own.compensatedSum()
        func standardised(_ values: [Double]) -> [Double]? {
            let mean = zip(members, own).map { values[$0] * $1 }.compensatedSum() / total
            let square = zip(members, own).map { (values[$0] - mean) * (values[$0] - mean) * $1 }.compensatedSum()
            let spread = (square / total).squareRoot()
            guard spread > 1e-9 * max(1, abs(mean)) else { return nil }
            return members.map { (values[$0] - mean) / spread }
        }
        guard let target = standardised(overall) else { return .failure(.noVariance) }
        // A factor that does not vary goes with nothing.
        let columns = factors.map { standardised($0.values) ?? members.map { _ in 0 } }
        func correlation(_ first: [Double], _ second: [Double]) -> Double {
            own.indices.map { own[$0] * first[$0] * second[$0] }.compensatedSum() / total
        }
        let shares = RelativeImportance(
            among: columns.map { first in columns.map { correlation(first, $0) } },
            with: columns.map { correlation($0, target) })
        var drivers: [DriverAnalysis.Driver] = []
        for (place, factor) in factors.enumerated() {
            // The covariance is the mean of the products of deviations, whose influence the means have no part in.
            var products = [Double](repeating: 0, count: rows.count)
            for (number, row) in members.enumerated() { products[row] = columns[place][number] * target[number] }
            let test = try mean(products, valid: valid).flatMap { estimate($0).test(freedomLost: 1) }
            drivers.append(
                DriverAnalysis.Driver(
                    item: factor.item, correlation: shares.correlations[place], pValue: try? test.get().pValue,
                    adjustedPValue: try? test.get().pValue, absence: test.absence,
                    share: shares.explained > 0 ? shares.parts[place] / shares.explained : 0))
        }
        let order = drivers.indices.sorted { (drivers[$1].share, $0) < (drivers[$0].share, $1) }
        return .success(
            DriverAnalysis(
                drivers: order.map { drivers[$0] }, explained: shares.explained, respondents: members.count))
    }
}

/// How explained variance divides among predictors that go together.
struct RelativeImportance {
    let correlations: [Double]
    /// R² of all predictors.
    let explained: Double
    /// The part of R² of each, which add up to it.
    let parts: [Double]

    /// - Parameters:
    ///   - matrix: the correlations of the predictors with each other.
    ///   - target: those with what is to be explained.
    init(among matrix: [[Double]], with target: [Double]) {
        let count = target.count
        correlations = target
        // R² of each subset of predictors.
        let squares = (0..<(1 << count)).map { subset -> Double in
            let chosen = (0..<count).filter { subset & (1 << $0) != 0 }
            guard !chosen.isEmpty else { return 0 }
            let gram = GramMatrix(
                size: chosen.count, values: chosen.flatMap { row in chosen.map { matrix[row][$0] } })
            let right = chosen.map { target[$0] }
            return zip(gram.solve(right), right).map { $0 * $1 }.reduce(0, +)
        }
        explained = squares[squares.count - 1]
        // Orders in which a predictor enters after s others, of all orders: s! (k - s - 1)! / k!.
        var chance = [Double](repeating: 1 / Double(count), count: count)
        for size in 1..<max(count, 1) { chance[size] = chance[size - 1] * Double(size) / Double(count - size) }
        parts = (0..<count).map { predictor in
            squares.indices.filter { $0 & (1 << predictor) == 0 }.reduce(0) { sum, subset in
                sum + chance[subset.nonzeroBitCount] * (squares[subset | (1 << predictor)] - squares[subset])
            }
        }
    }
}
