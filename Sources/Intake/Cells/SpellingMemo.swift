/// The codes of the spellings that a column was seen to use, by their exact bytes: however a file writes its labels (in
/// decomposed letters, say), each way is worked out once.
///
/// Each spelling has one slot, picked by its length and three of its bytes; a spelling that comes to a taken slot puts the
/// other out. A spelling of at most 32 bytes is kept as four words, zero behind its end, so that a cell is compared in one step
/// whatever its length: which label a cell holds cannot be foretold, and a loop that ends sooner or later costs more than the
/// comparison.
struct SpellingMemo {
    private struct Slot {
        /// The spelling, if it is short.
        var text = SIMD4<UInt64>(repeating: 0)
        /// 0 for a free slot.
        var length: UInt32 = 0
        var code: UInt8 = 0
    }

    private static let slotCount = 64
    /// The longest spelling that is compared in one step, and the longest that is kept, in bytes.
    private static let short = 32
    private static let longest = 96

    private var slots: [Slot] = []
    /// The longer spellings, in the places of their slots.
    private var spellings: [UInt8] = []
    /// For each length, ones in the bytes of a cell that belong to it.
    private var masks: [SIMD4<UInt64>] = []

    /// The code of a cell that was remembered; nil for any other.
    @inline(__always)
    func code(of bytes: Span<UInt8>, _ start: Int, _ length: Int) -> UInt8? {
        guard !slots.isEmpty else { return nil }
        let place = Self.place(bytes, start, length)
        guard length <= Self.short, start &+ Self.short <= bytes.count else {
            return longCode(of: bytes, start, length, at: place)
        }
        let slot = slots.span[place]
        let text = bytes.bytes.unsafeLoadUnaligned(fromByteOffset: start, as: SIMD4<UInt64>.self)
        let difference = (text & masks.span[length]) ^ slot.text
        let both = difference.lowHalf | difference.highHalf
        return both.x | both.y | UInt64(slot.length ^ UInt32(truncatingIfNeeded: length)) == 0 ? slot.code : nil
    }

    /// The same for a long cell, or one at the very end of the bytes.
    @inline(never)
    private func longCode(of bytes: Span<UInt8>, _ start: Int, _ length: Int, at place: Int) -> UInt8? {
        guard Int(slots[place].length) == length else { return nil }
        let kept = spellings.span
        let first = place * Self.longest
        for offset in 0..<length where kept[first + offset] != bytes[start + offset] { return nil }
        return slots[place].code
    }

    /// Remembers the code of a cell.
    mutating func remember(_ bytes: Span<UInt8>, _ start: Int, _ length: Int, _ code: UInt8) {
        guard length > 0, length <= Self.longest else { return }
        if slots.isEmpty {
            slots = Array(repeating: Slot(), count: Self.slotCount)
            spellings = Array(repeating: 0, count: Self.slotCount * Self.longest)
            masks = (0...Self.short).map(Self.mask)
        }
        let place = Self.place(bytes, start, length)
        var slot = Slot(length: UInt32(truncatingIfNeeded: length), code: code)
        for offset in 0..<length {
            let byte = bytes[start + offset]
            spellings[place * Self.longest + offset] = byte
            if offset < Self.short { slot.text[offset >> 3] |= UInt64(byte) << UInt64(8 * (offset & 7)) }
        }
        slots[place] = slot
    }

    private static func mask(_ length: Int) -> SIMD4<UInt64> {
        var mask = SIMD4<UInt64>(repeating: 0)
        for offset in 0..<length { mask[offset >> 3] |= 0xFF << UInt64(8 * (offset & 7)) }
        return mask
    }

    @inline(__always)
    private static func place(_ bytes: Span<UInt8>, _ start: Int, _ length: Int) -> Int {
        let middle = UInt64(bytes[start &+ length / 2])
        let ends = UInt64(bytes[start]) << 16 | middle << 8 | UInt64(bytes[start &+ length &- 1])
        return Int(truncatingIfNeeded: ((ends ^ UInt64(length) << 24) &* 0x9E37_79B9_7F4A_7C15) >> 58)
    }
}
