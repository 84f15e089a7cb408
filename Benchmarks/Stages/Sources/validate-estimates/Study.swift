import Statistics

/// What a simulation found: how often something held, and how often it ought to.
struct Study: Sendable {
    /// How often a method ought to hold.
    enum Target: Sendable {
        /// About the level: no further from it than three errors of the simulation and a tolerance for what the method itself does not
        /// promise.
        case near(tolerance: Double)
        /// At least the level, less three errors of the simulation.
        case atLeast
        /// At most the level, and three errors of the simulation.
        case atMost
        /// Nothing is promised; told for comparison.
        case none
    }

    let group: String
    let what: String
    let design: String
    let level: Double
    let target: Target
    let held: Int
    let samples: Int
    let seed: UInt64

    var found: Double { Double(held) / Double(samples) }

    /// The standard error of a share near the level from as many samples.
    var error: Double { (level * (1 - level) / Double(samples)).squareRoot() }

    var isMet: Bool {
        switch target {
        case .near(let tolerance): abs(found - level) <= 3 * error + tolerance
        case .atLeast: found >= level - 3 * error
        case .atMost: found <= level + 3 * error
        case .none: true
        }
    }

    /// A line of JSON.
    var line: String {
        let aim =
            switch target {
            case .near(let tolerance): "\"near\", \"tolerance\": \(tolerance)"
            case .atLeast: "\"atLeast\""
            case .atMost: "\"atMost\""
            case .none: "\"none\""
            }
        return
            "{\"group\": \"\(group)\", \"what\": \"\(what)\", \"design\": \"\(design)\", \"level\": \(level), \"target\": \(aim), \"found\": \(found), \"error\": \(error), \"samples\": \(samples), \"seed\": \(seed), \"met\": \(isMet)}"
    }
}

extension SeededGenerator {
    /// A number from 0 up to 1.
    mutating func share() -> Double { Double(next() >> 11) * 0x1p-53 }
}
