/// xoshiro256** 1.0 (Blackman and Vigna 2018), seeded by SplitMix64: the program's only source of chance.
///
/// The same seed gives the same draws on every machine and with every version of the standard library: the draws
/// below are defined here and do not call the standard library's own, which may change. Streams of one seed are
/// independent, so that work done in parallel (a replicate, a unit) draws from its own stream and the result does not
/// depend on the order of the threads.
public struct SeededGenerator: RandomNumberGenerator, Sendable, Hashable {
    private var s0: UInt64
    private var s1: UInt64
    private var s2: UInt64
    private var s3: UInt64

    /// Starts the sequence of a seed; every seed is good.
    public init(seed: UInt64) {
        var spread = SplitMix64(seed: seed)
        self.init(state: (spread.next(), spread.next(), spread.next(), spread.next()))
    }

    /// Starts one of a seed's streams: stream k continues from where SplitMix64 would be after mixing k in, so that
    /// any number of streams can be made without drawing through the ones before.
    public init(seed: UInt64, stream: UInt64) {
        var key = SplitMix64(seed: stream)
        var spread = SplitMix64(seed: seed ^ key.next())
        self.init(state: (spread.next(), spread.next(), spread.next(), spread.next()))
    }

    /// Starts from a state of four words, as in the published test vectors; a state of zeros, which the method
    /// excludes, becomes that of seed 0.
    init(state: (UInt64, UInt64, UInt64, UInt64)) {
        var state = state
        if state == (0, 0, 0, 0) {
            var spread = SplitMix64(seed: 0)
            state = (spread.next(), spread.next(), spread.next(), spread.next())
        }
        (s0, s1, s2, s3) = state
    }

    /// The next 64 bits.
    public mutating func next() -> UInt64 {
        let product = s1 &* 5
        let result = ((product &<< 7) | (product &>> 57)) &* 9
        let shifted = s1 &<< 17
        s2 ^= s0
        s3 ^= s1
        s1 ^= s2
        s0 ^= s3
        s2 ^= shifted
        s3 = (s3 &<< 45) | (s3 &>> 19)
        return result
    }
}
