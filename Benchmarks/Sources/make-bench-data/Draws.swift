/// A stream of pseudo-random numbers (SplitMix64, Steele, Lea & Flood 2014); the same seed gives the same stream everywhere.
struct Draws {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    /// The next 64 bits.
    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }

    /// A number from 0 to `bound` - 1.
    mutating func below(_ bound: Int) -> Int {
        Int(truncatingIfNeeded: next().multipliedFullWidth(by: UInt64(bound)).high)
    }

    /// A level of satisfaction from 0 to 4, as people give them: 3, 6, 16, 50 and 25 in a hundred.
    mutating func level() -> Int {
        switch below(100) {
        case ..<3: 0
        case ..<9: 1
        case ..<25: 2
        case ..<75: 3
        default: 4
        }
    }
}
