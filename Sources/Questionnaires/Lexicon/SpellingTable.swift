/// Outcomes by the exact bytes of a cell: looking one up neither allocates nor decodes.
///
/// Open addressing with linear probing over a power of two of slots, at most half of them taken. The spellings stand
/// one after the other in one array.
struct SpellingTable: Sendable {
    private struct Slot {
        var start: Int32 = -1
        var length: Int32 = 0
        var outcome: ScaleLexicon.Outcome = .impossible
    }

    private var slots: [Slot] = Array(repeating: Slot(), count: 16)
    private var spellings: [UInt8] = []
    /// The number of spellings.
    private(set) var count = 0

    /// The outcome of a spelling, nil if it is not in the table.
    func outcome(of cell: Span<UInt8>) -> ScaleLexicon.Outcome? {
        var place = Self.hash(cell) & (slots.count - 1)
        while slots[place].start >= 0 {
            if matches(slots[place], cell) { return slots[place].outcome }
            place = (place + 1) & (slots.count - 1)
        }
        return nil
    }

    /// Adds a spelling; one that is there already keeps its outcome.
    mutating func insert(_ cell: Span<UInt8>, _ outcome: ScaleLexicon.Outcome) {
        if count * 2 >= slots.count { grow() }
        var place = Self.hash(cell) & (slots.count - 1)
        while slots[place].start >= 0 {
            if matches(slots[place], cell) { return }
            place = (place + 1) & (slots.count - 1)
        }
        slots[place] = Slot(start: Int32(spellings.count), length: Int32(cell.count), outcome: outcome)
        for index in cell.indices { spellings.append(cell[index]) }
        count += 1
    }

    private func matches(_ slot: Slot, _ cell: Span<UInt8>) -> Bool {
        guard Int(slot.length) == cell.count else { return false }
        let start = Int(slot.start)
        let spelling = spellings.span.extracting(start..<start + cell.count)
        var index = 0
        while index + 8 <= cell.count {
            if Self.word(spelling, index) != Self.word(cell, index) { return false }
            index += 8
        }
        while index < cell.count {
            if spelling[index] != cell[index] { return false }
            index += 1
        }
        return true
    }

    private mutating func grow() {
        let old = slots
        slots = Array(repeating: Slot(), count: old.count * 2)
        for slot in old where slot.start >= 0 {
            let start = Int(slot.start)
            var place = Self.hash(spellings.span.extracting(start..<start + Int(slot.length))) & (slots.count - 1)
            while slots[place].start >= 0 { place = (place + 1) & (slots.count - 1) }
            slots[place] = slot
        }
    }

    /// FNV-1a over words of eight bytes, the rest byte by byte, folded so that the low bits depend on all of it.
    private static func hash(_ cell: Span<UInt8>) -> Int {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        var index = 0
        while index + 8 <= cell.count {
            hash = (hash ^ word(cell, index)) &* 0x100_0000_01B3
            hash ^= hash >> 29
            index += 8
        }
        while index < cell.count {
            hash = (hash ^ UInt64(cell[index])) &* 0x100_0000_01B3
            index += 1
        }
        return Int(truncatingIfNeeded: (hash ^ (hash >> 32)) & 0x7FFF_FFFF)
    }

    /// Eight bytes of a cell as a number; the caller has seen to it that they are there.
    private static func word(_ cell: Span<UInt8>, _ index: Int) -> UInt64 {
        cell.bytes.unsafeLoadUnaligned(fromByteOffset: index, as: UInt64.self)
    }
}
