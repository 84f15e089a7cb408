/// A symmetric positive semidefinite matrix, factored for solving: the normal equations of a regression or a Newton step.
///
/// Cholesky's factorisation in the order of the columns (Golub & Van Loan 2013, 4.2). A column that depends on those
/// before it gets the coefficient 0, as R's `qr` does, so that redundant columns (every level of two margins) do no harm.
public struct GramMatrix: Sendable, Hashable {
    /// The number of columns.
    public let size: Int
    /// Whether each column depends on those before it.
    public let isDependent: [Bool]
    /// The lower triangle of the factor, by row.
    private let factor: [Double]

    /// A pivot that is smaller than this part of its diagonal element is rounding: the column depends on others.
    private static let tolerance = 1e-11

    /// Factors a matrix.
    ///
    /// - Parameter values: the matrix by row, symmetric; only its lower triangle is looked at.
    public init(size: Int, values: [Double]) {
        self.size = size
        var factor = [Double](repeating: 0, count: size * size)
        var isDependent = [Bool](repeating: false, count: size)
        for column in 0..<size {
            let start = column * size
            for other in 0..<column {
                let otherStart = other * size
                guard !isDependent[other] else { continue }
                var sum = values[start + other]
                for place in 0..<other { sum -= factor[start + place] * factor[otherStart + place] }
                factor[start + other] = sum / factor[otherStart + other]
            }
            let diagonal = values[start + column]
            var pivot = diagonal
            for place in 0..<column { pivot -= factor[start + place] * factor[start + place] }
            if pivot > Self.tolerance * diagonal, pivot > 0 {
                factor[start + column] = pivot.squareRoot()
            } else {
                isDependent[column] = true
                for place in 0...column { factor[start + place] = 0 }
            }
        }
        self.factor = factor
        self.isDependent = isDependent
    }

    /// The solution for a right-hand side of `size` numbers; 0 for columns that depend on others.
    public func solve(_ right: [Double]) -> [Double] {
        var solution = right
        for row in 0..<size {
            guard !isDependent[row] else {
                solution[row] = 0
                continue
            }
            var sum = solution[row]
            for column in 0..<row { sum -= factor[row * size + column] * solution[column] }
            solution[row] = sum / factor[row * size + row]
        }
        for row in (0..<size).reversed() where !isDependent[row] {
            var sum = solution[row]
            for below in (row + 1)..<max(size, row + 1) { sum -= factor[below * size + row] * solution[below] }
            solution[row] = sum / factor[row * size + row]
        }
        return solution
    }
}
