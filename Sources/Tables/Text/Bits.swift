/// Sixty-four bytes at a time: comparisons become bits.
///
/// Swift's vectorised operations on byte lanes are the comparisons; bitwise work is done on the same bytes seen as eight
/// words. There is no "move mask", so that `masks` does with words what the instruction would do.
enum Bits {
    /// The lanes of a comparison as eight words: all ones in the bytes for which it holds.
    @inline(__always)
    static func lanes(_ mask: SIMDMask<SIMD64<Int8>>) -> SIMD8<UInt64> {
        unsafeBitCast(mask, to: SIMD8<UInt64>.self)
    }

    /// Whether any bit is set.
    @inline(__always)
    static func any(_ lanes: SIMD8<UInt64>) -> Bool {
        let four = lanes.lowHalf | lanes.highHalf
        let two = four.lowHalf | four.highHalf
        return two.x | two.y != 0
    }

    /// For each of two comparisons one bit a byte: the lowest for the first byte.
    @inline(__always)
    static func masks(_ a: SIMD8<UInt64>, _ b: SIMD8<UInt64>) -> SIMD2<UInt64> {
        transposed(SIMD2(gathered(a), gathered(b)))
    }

    /// One bit a byte.
    @inline(__always)
    static func mask(_ a: SIMD8<UInt64>) -> UInt64 {
        transposed(SIMD2(gathered(a), 0)).x
    }

    /// Bit k of byte j is byte j of word k.
    @inline(__always)
    private static func gathered(_ lanes: SIMD8<UInt64>) -> UInt64 {
        let ones: UInt64 = 0x0101_0101_0101_0101
        let bits = lanes & SIMD8(ones, ones << 1, ones << 2, ones << 3, ones << 4, ones << 5, ones << 6, ones << 7)
        let four = bits.lowHalf | bits.highHalf
        let two = four.lowHalf | four.highHalf
        return two.x | two.y
    }

    /// Turns each 8 x 8 matrix of bits on its diagonal (Warren, "Hacker's Delight", 2nd edition, section 7-3).
    @inline(__always)
    private static func transposed(_ matrices: SIMD2<UInt64>) -> SIMD2<UInt64> {
        var x = matrices
        var t = (x ^ (x &>> 7)) & SIMD2(repeating: 0x00AA_00AA_00AA_00AA)
        x ^= t ^ (t &<< 7)
        t = (x ^ (x &>> 14)) & SIMD2(repeating: 0x0000_CCCC_0000_CCCC)
        x ^= t ^ (t &<< 14)
        t = (x ^ (x &>> 28)) & SIMD2(repeating: 0x0000_0000_F0F0_F0F0)
        return x ^ t ^ (t &<< 28)
    }

    /// Each bit becomes the exclusive-or of itself and all lower ones.
    @inline(__always)
    static func prefixXor(_ bits: UInt64) -> UInt64 {
        var bits = bits
        bits ^= bits &<< 1
        bits ^= bits &<< 2
        bits ^= bits &<< 4
        bits ^= bits &<< 8
        bits ^= bits &<< 16
        bits ^= bits &<< 32
        return bits
    }
}
