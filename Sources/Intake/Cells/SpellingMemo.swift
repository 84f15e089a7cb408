/// The codes of the spellings that a column was seen to use, by their exact bytes: however a file writes its labels (in
/// decomposed letters, say), each way is worked out once.
///
/// Each spelling has one slot, picked by its length and its first and last bytes; a spelling that comes to a taken slot puts
/// the other out.
struct SpellingMemo {
    private struct Slot {
        var start: UInt32 = 0
        /// 0 for a free slot.
        var length: UInt32 = 0
        var code: UInt8 = 0
    }

    private static let slotCount = 64
    /// The longest spelling that is kept, in bytes.
    private static let longest = 96

    private var slots: [Slot] = []
    private var spellings: [UInt8] = []

    /// The code of a cell that was remembered.
    @inline(__always)
    func code(of bytes: Span<UInt8>, _ start: Int, _ length: Int) -> UInt8? {
        guard !slots.isEmpty else { return nil }
        let slot = slots[Self.place(bytes, start, length)]
        guard Int(slot.length) == length else { return nil }
        let kept = spellings.span
        var offset = 0
        let first = Int(slot.start)
        while offset &+ 8 <= length {
            if Self.word(kept, first &+ offset) != Self.word(bytes, start &+ offset) { return nil }
            offset &+= 8
        }
        if length >= 8 {
            // The last eight bytes, some of which were compared already.
            offset = length &- 8
            return Self.word(kept, first &+ offset) == Self.word(bytes, start &+ offset) ? slot.code : nil
        }
        while offset < length {
            if kept[first &+ offset] != bytes[start &+ offset] { return nil }
            offset &+= 1
        }
        return slot.code
    }

    /// Remembers the code of a cell.
    mutating func remember(_ bytes: Span<UInt8>, _ start: Int, _ length: Int, _ code: UInt8) {
        guard length <= Self.longest else { return }
        if slots.isEmpty {
            slots = Array(repeating: Slot(), count: Self.slotCount)
            spellings = Array(repeating: 0, count: Self.slotCount * Self.longest)
        }
        let place = Self.place(bytes, start, length)
        let first = place * Self.longest
        for offset in 0..<length { spellings[first + offset] = bytes[start + offset] }
        slots[place] = Slot(
            start: UInt32(truncatingIfNeeded: first), length: UInt32(truncatingIfNeeded: length), code: code)
    }

    @inline(__always)
    private static func place(_ bytes: Span<UInt8>, _ start: Int, _ length: Int) -> Int {
        let middle = UInt64(bytes[start &+ length / 2])
        let ends = UInt64(bytes[start]) << 16 | middle << 8 | UInt64(bytes[start &+ length &- 1])
        return Int(truncatingIfNeeded: ((ends ^ UInt64(length) << 24) &* 0x9E37_79B9_7F4A_7C15) >> 58)
    }

    @inline(__always)
    private static func word(_ bytes: Span<UInt8>, _ index: Int) -> UInt64 {
        bytes.bytes.unsafeLoadUnaligned(fromByteOffset: index, as: UInt64.self)
    }
}
