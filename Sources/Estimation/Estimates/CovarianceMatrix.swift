/// The covariances of a set of figures, symmetric.
public struct CovarianceMatrix: Sendable, Hashable {
    /// The number of figures.
    public let size: Int
    private let values: [Double]

    /// - Parameter values: by row, symmetric.
    init(size: Int, values: [Double]) {
        self.size = size
        self.values = values
    }

    /// The covariance of two figures, by their places in the set.
    public subscript(row: Int, column: Int) -> Double { values[row * size + column] }

    /// The variance of a linear combination of the figures.
    ///
    /// - Parameter coefficients: one for each figure.
    /// - Throws: `EstimationError.unequalLength`.
    public func variance(of coefficients: [Double]) throws(EstimationError) -> Double {
        guard coefficients.count == size else {
            throw .unequalLength(what: "coefficients", expected: size, found: coefficients.count)
        }
        var total = 0.0
        for row in 0..<size {
            for column in 0..<size { total += coefficients[row] * coefficients[column] * self[row, column] }
        }
        return max(0, total)
    }
}
