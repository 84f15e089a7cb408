import Estimation
import Statistics

#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

/// `svyciprop(method = "likelihood")` as R gets it: the deviance at some points on each side of a logistic regression that stopped
/// early, a cubic spline through them, and a straight line between the spline's points. That misses the exact interval by up to
/// half a per cent of it; repeating R's steps shows that nothing else differs.
struct IteratedLikelihood {
    let lower: Double
    let upper: Double

    init(_ fit: IteratedLogit, respondents n: Double, quantile t: Double) throws {
        let lambda = fit.variance * fit.information
        let cut = t * lambda.squareRoot()
        let alpha = (1 - (try Self.normal(cut))) / 2
        let limit = try FisherDistribution(numerator: 1, denominator: n - 1).quantile(1 - alpha).squareRoot()
        var points: [(x: Double, z: Double)] = [(fit.constant, 0)]
        for sign in [-1.0, 1] {
            var z = 0.0
            var step = 1.0
            while step < 10, abs(z) < limit {
                let constant = fit.constant + sign * step * (limit / 5) * fit.variance.squareRoot()
                let excess = (fit.deviance(constant) - fit.lastDeviance) / fit.dispersion
                z = sign * max(excess, 0).squareRoot()
                points.append((constant, z))
                step += 1
            }
        }
        points.sort { $0.z < $1.z }
        let curve = Spline(points.map(\.x), points.map(\.z)).points(3 * points.count)
        lower = 1 / (1 + exp(-Self.crossing(curve, -cut)))
        upper = 1 / (1 + exp(-Self.crossing(curve, cut)))
    }

    private static func normal(_ x: Double) throws -> Double { 0.5 * erfc(-x / 2.0.squareRoot()) }

    /// Where the polygon through points reaches a height.
    private static func crossing(_ curve: [(x: Double, y: Double)], _ height: Double) -> Double {
        let sorted = curve.sorted { $0.y < $1.y }
        guard let upper = sorted.firstIndex(where: { $0.y >= height }), upper > 0 else { return .nan }
        let (low, high) = (sorted[upper - 1], sorted[upper])
        return low.x + (high.x - low.x) * ((height - low.y) / (high.y - low.y))
    }

    /// The cubic spline of Forsythe, Malcolm & Moler, R's default.
    private struct Spline {
        let x: [Double]
        let y: [Double]
        var b: [Double]
        var c: [Double]
        var d: [Double]

        init(_ x: [Double], _ y: [Double]) {
            let n = x.count
            var b = [Double](repeating: 0, count: n)
            var c = b
            var d = b
            d[0] = x[1] - x[0]
            c[1] = (y[1] - y[0]) / d[0]
            for i in 1..<(n - 1) {
                d[i] = x[i + 1] - x[i]
                b[i] = 2 * (d[i - 1] + d[i])
                c[i + 1] = (y[i + 1] - y[i]) / d[i]
                c[i] = c[i + 1] - c[i]
            }
            b[0] = -d[0]
            b[n - 1] = -d[n - 2]
            c[0] = c[2] / (x[3] - x[1]) - c[1] / (x[2] - x[0])
            c[n - 1] = c[n - 2] / (x[n - 1] - x[n - 3]) - c[n - 3] / (x[n - 2] - x[n - 4])
            c[0] = c[0] * d[0] * d[0] / (x[3] - x[0])
            c[n - 1] = -c[n - 1] * d[n - 2] * d[n - 2] / (x[n - 1] - x[n - 4])
            for i in 1..<n {
                let t = d[i - 1] / b[i - 1]
                b[i] -= t * d[i - 1]
                c[i] -= t * c[i - 1]
            }
            c[n - 1] /= b[n - 1]
            for i in (0..<(n - 1)).reversed() { c[i] = (c[i] - d[i] * c[i + 1]) / b[i] }
            b[n - 1] = (y[n - 1] - y[n - 2]) / d[n - 2] + d[n - 2] * (c[n - 2] + 2 * c[n - 1])
            for i in 0..<(n - 1) {
                b[i] = (y[i + 1] - y[i]) / d[i] - d[i] * (c[i + 1] + 2 * c[i])
                d[i] = (c[i + 1] - c[i]) / d[i]
                c[i] *= 3
            }
            c[n - 1] *= 3
            d[n - 1] = d[n - 2]
            (self.x, self.y, self.b, self.c, self.d) = (x, y, b, c, d)
        }

        func points(_ count: Int) -> [(x: Double, y: Double)] {
            let step = (x[x.count - 1] - x[0]) / Double(count - 1)
            return (0..<count).map { number in
                let at = number == count - 1 ? x[x.count - 1] : x[0] + Double(number) * step
                let i = x.lastIndex { $0 <= at } ?? 0
                let h = at - x[i]
                return (at, y[i] + h * (b[i] + h * (c[i] + h * d[i])))
            }
        }
    }
}
