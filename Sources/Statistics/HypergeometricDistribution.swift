#if canImport(Glibc)
internal import Glibc
#elseif canImport(Darwin)
internal import Darwin
#endif

/// How many of the marked are among some that are drawn from a population without putting back: the distribution behind
/// Fisher's exact test (Fisher 1935; in R, `phyper`).
public struct HypergeometricDistribution: Sendable, Hashable {
    /// How many there are.
    public let population: Int
    /// How many of them are marked.
    public let marked: Int
    /// How many are drawn.
    public let drawn: Int

    /// Makes the distribution.
    ///
    /// - Throws: `StatisticsError.parameter` unless 0 <= marked, drawn <= population.
    public init(population: Int, marked: Int, drawn: Int) throws(StatisticsError) {
        guard population >= 0 else { throw .parameter(name: "population", value: Double(population)) }
        guard (0...population).contains(marked) else { throw .parameter(name: "marked", value: Double(marked)) }
        guard (0...population).contains(drawn) else { throw .parameter(name: "drawn", value: Double(drawn)) }
        self.population = population
        self.marked = marked
        self.drawn = drawn
    }

    /// The fewest marked that can be drawn.
    private var least: Int { max(0, drawn - (population - marked)) }
    /// The most marked that can be drawn.
    private var most: Int { min(marked, drawn) }

    /// P(X = k).
    public func probability(_ k: Int) -> Double {
        guard (least...most).contains(k) else { return 0 }
        return exp(
            Self.logChoices(marked, k) + Self.logChoices(population - marked, drawn - k)
                - Self.logChoices(population, drawn))
    }

    /// P(X >= k): the p-value of so many marked or more.
    ///
    /// Summed from the side with fewer terms to come, each term from the one before by the ratio of binomials.
    public func upperTail(_ k: Int) -> Double {
        if k <= least { return 1 }
        if k > most { return 0 }
        let mean = Double(drawn) * Double(marked) / Double(max(population, 1))
        if Double(k) > mean { return min(1, sum(from: k, upward: true)) }
        return max(0, 1 - sum(from: k - 1, upward: false))
    }

    /// The sum of the probabilities from k on, up or down, to where terms no longer matter.
    private func sum(from start: Int, upward: Bool) -> Double {
        var term = probability(start)
        var total = term
        var k = start
        while upward ? k < most : k > least {
            let rest = population - marked - drawn
            if upward {
                term *= Double(marked - k) * Double(drawn - k) / (Double(k + 1) * Double(rest + k + 1))
                k += 1
            } else {
                term *= Double(k) * Double(rest + k) / (Double(marked - k + 1) * Double(drawn - k + 1))
                k -= 1
            }
            total += term
            if term < total * 1e-17 { break }
        }
        return total
    }

    /// The logarithm of the number of ways to choose k of n.
    private static func logChoices(_ n: Int, _ k: Int) -> Double {
        logFactorial(n) - logFactorial(k) - logFactorial(n - k)
    }

    private static func logFactorial(_ n: Int) -> Double {
        #if canImport(Glibc)
        var sign: Int32 = 0
        // `lgamma` itself writes its sign to a global variable.
        return lgamma_r(Double(n) + 1, &sign)
        #else
        return lgamma(Double(n) + 1)
        #endif
    }
}
