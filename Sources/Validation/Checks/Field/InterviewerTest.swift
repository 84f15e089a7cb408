import Statistics

/// The permutation test of one unit's interviewers: their forms' scores against the same scores dealt out by chance.
struct InterviewerTest {
    /// What one interviewer's scores come to.
    struct Figures {
        var mean: Double
        var deviation: Double
    }

    /// The figures of each interviewer.
    let observed: [Figures]
    /// The mean of all scores.
    let mean: Double
    /// The standard deviation of all scores.
    let deviation: Double
    /// The share of the differences between forms that lies between interviewers, from -1 / (n - 1) to 1: the estimate
    /// of the one-way analysis of variance, (MSB - MSW) / (MSB + (n0 - 1) MSW).
    let intraclassCorrelation: Double

    private let sizes: [Int]
    private let pool: [Double]
    private let between: Double
    private var meanExceeded: [Int]
    private var spreadExceeded: [Int]
    private var betweenExceeded = 0
    private var done = 0

    /// Once so many permutations are as extreme as what was observed, more of them decide nothing (Besag & Clifford 1991).
    private static let enough = 10
    /// The most scores that are dealt beyond the permutations that the settings ask for: about a second.
    private static let mostWork = 100_000_000

    init(_ scores: [[Double]]) {
        sizes = scores.map(\.count)
        // In order of size, so that draws do not depend on the order of the forms.
        pool = scores.flatMap { $0 }.sorted()
        let all = Moments(pool)
        mean = all.mean
        deviation = all.variance.squareRoot()
        observed = scores.map { scores in
            let moments = Moments(scores.sorted())
            return Figures(mean: moments.mean, deviation: moments.variance.squareRoot())
        }
        between = Self.between(observed, sizes, mean: all.mean)
        intraclassCorrelation = Self.correlation(observed, sizes, between: between)
        meanExceeded = Array(repeating: 0, count: scores.count)
        spreadExceeded = meanExceeded
    }

    /// Runs the permutations.
    ///
    /// With 999 a level of 0.001 would ask for not one deal as extreme, and a true probability of 0.0007 would be flagged or not by the
    /// luck of the seed. So what is not decided goes on to ten times as many, as long as forms times deals stay within
    /// `mostWork`: a group far from the level is decided long before.
    mutating func run(permutations: Int, _ start: SeededGenerator) {
        var generator = start
        var dealt = pool
        let most = max(permutations, min(10 * (permutations + 1) - 1, Self.mostWork / max(1, pool.count)))
        while done < most, !isDecided {
            generator.shuffle(&dealt)
            done += 1
            count(dealt)
        }
    }

    private var isDecided: Bool {
        betweenExceeded >= Self.enough && meanExceeded.allSatisfy { $0 >= Self.enough }
            && spreadExceeded.allSatisfy { $0 >= Self.enough }
    }

    /// Counts where one deal is at least as extreme as what was observed; sums of the same scores in another order
    /// differ in their last places, which must not count.
    private mutating func count(_ dealt: [Double]) {
        let slack = 1e-12
        var figures: [Figures] = []
        figures.reserveCapacity(sizes.count)
        var start = 0
        for (number, size) in sizes.enumerated() {
            var sum = 0.0
            var squares = 0.0
            for place in start..<start + size {
                let distance = dealt[place] - mean
                sum += distance
                squares += distance * distance
            }
            start += size
            let shift = sum / Double(size)
            let variance = size > 1 ? max(0, squares - sum * shift) / Double(size - 1) : 0
            let own = Figures(mean: mean + shift, deviation: variance.squareRoot())
            figures.append(own)
            if shift.magnitude >= (observed[number].mean - mean).magnitude - slack { meanExceeded[number] += 1 }
            let distance = (observed[number].deviation - deviation).magnitude
            // The root turns a last place of the variance into half as many places.
            if (own.deviation - deviation).magnitude >= distance - 1e-7 { spreadExceeded[number] += 1 }
        }
        if Self.between(figures, sizes, mean: mean) >= between - slack { betweenExceeded += 1 }
    }

    private static func between(_ figures: [Figures], _ sizes: [Int], mean: Double) -> Double {
        zip(figures, sizes).map { Double($1) * ($0.mean - mean) * ($0.mean - mean) }.compensatedSum()
    }

    private static func correlation(_ figures: [Figures], _ sizes: [Int], between: Double) -> Double {
        let count = Double(sizes.reduce(0, +))
        let groups = Double(sizes.count)
        guard groups > 1, count > groups else { return 0 }
        let within = zip(figures, sizes).map { $0.deviation * $0.deviation * Double($1 - 1) }.compensatedSum()
        let meanBetween = between / (groups - 1)
        let meanWithin = within / (count - groups)
        let squares = sizes.reduce(0.0) { $0 + Double($1 * $1) }
        let size = (count - squares / count) / (groups - 1)
        let total = meanBetween + (size - 1) * meanWithin
        return total > 0 ? (meanBetween - meanWithin) / total : 0
    }

    private func probability(_ exceeded: Int) -> Double { Double(1 + exceeded) / Double(1 + done) }

    /// The probability of an interviewer's mean.
    func meanProbability(_ number: Int) -> Double { probability(meanExceeded[number]) }

    /// The probability of an interviewer's spread.
    func spreadProbability(_ number: Int) -> Double { probability(spreadExceeded[number]) }

    /// The probability of so much difference between interviewers.
    var betweenProbability: Double { probability(betweenExceeded) }
}
