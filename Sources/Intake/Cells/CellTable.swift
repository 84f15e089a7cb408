/// A number for each of the cells that it was given, by their exact bytes: a look-up neither allocates nor decodes.
///
/// Open addressing with linear probing over a power of two of slots, at most half of them taken; the cells stand one after
/// the other in one array. The hash has a secret of the process, so that no file can be made to collide; the secret changes
/// how fast an answer comes, never which one.
struct CellTable {
    /// How many cells a table remembers that only saves work: enough for dates and amounts, small beside the columns.
    static let mostRemembered = 1 << 16

    private struct Slot {
        var start = -1
        var length: UInt32 = 0
        var hash: UInt32 = 0
        var value: UInt32 = 0
    }

    private var slots = [Slot](repeating: Slot(), count: 16)
    private var cells: [UInt8] = []
    /// The number of cells.
    private(set) var count = 0

    private static let secret = UInt64(truncatingIfNeeded: "hailong".hashValue) | 1

    /// The number of a cell, nil if it is not in the table.
    func value(of cell: Span<UInt8>) -> UInt32? {
        let hash = Self.hash(cell)
        let mask = slots.count - 1
        var place = Int(hash) & mask
        let slots = slots.span
        while slots[place].start >= 0 {
            if slots[place].hash == hash, matches(slots[place], cell) { return slots[place].value }
            place = (place + 1) & mask
        }
        return nil
    }

    /// Adds a cell that is not in the table.
    mutating func insert(_ cell: Span<UInt8>, _ value: UInt32) {
        if count * 2 >= slots.count { grow() }
        let hash = Self.hash(cell)
        place(Slot(start: cells.count, length: UInt32(truncatingIfNeeded: cell.count), hash: hash, value: value))
        cell.withUnsafeBufferPointer { cells.append(contentsOf: $0) }
        count += 1
    }

    private mutating func place(_ slot: Slot) {
        var place = Int(slot.hash) & (slots.count - 1)
        while slots[place].start >= 0 { place = (place + 1) & (slots.count - 1) }
        slots[place] = slot
    }

    private mutating func grow() {
        let old = slots
        slots = [Slot](repeating: Slot(), count: old.count * 2)
        for slot in old where slot.start >= 0 { place(slot) }
    }

    private func matches(_ slot: Slot, _ cell: Span<UInt8>) -> Bool {
        guard Int(slot.length) == cell.count else { return false }
        let kept = cells.span.extracting(slot.start..<slot.start + cell.count)
        var index = 0
        while index + 8 <= cell.count {
            if Self.word(kept, index) != Self.word(cell, index) { return false }
            index += 8
        }
        while index < cell.count {
            if kept[index] != cell[index] { return false }
            index += 1
        }
        return true
    }

    /// A multiply-and-fold hash over words of eight bytes, the last one filled with zeros.
    private static func hash(_ cell: Span<UInt8>) -> UInt32 {
        var hash = secret ^ UInt64(truncatingIfNeeded: cell.count)
        var index = 0
        while index + 8 <= cell.count {
            hash = folded(hash ^ word(cell, index))
            index += 8
        }
        var last: UInt64 = 0
        while index < cell.count {
            last = last << 8 | UInt64(cell[index])
            index += 1
        }
        hash = folded(hash ^ last ^ secret)
        return UInt32(truncatingIfNeeded: hash >> 32)
    }

    private static func folded(_ value: UInt64) -> UInt64 {
        let product = (value ^ secret).multipliedFullWidth(by: 0x9E37_79B9_7F4A_7C15)
        return product.high ^ product.low
    }

    /// Eight bytes of a cell as a number; the caller has seen to it that they are there.
    private static func word(_ cell: Span<UInt8>, _ index: Int) -> UInt64 {
        cell.bytes.unsafeLoadUnaligned(fromByteOffset: index, as: UInt64.self)
    }
}
