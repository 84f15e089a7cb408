/// A number for each of the cells that it was given, by their exact bytes: a look-up neither allocates nor decodes.
///
/// Open addressing with linear probing over a power of two of slots, at most half of them taken; the cells stand one after
/// the other in one array. The hash has a secret of the process, so that no file can be made to collide; the secret changes
/// how fast an answer comes, never which one.
struct CellTable {
    /// How many cells a table remembers that only saves work: enough for dates and amounts, small beside the columns.
    static let mostRemembered = 1 << 16

    /// In the high half the hash of a cell, in the low half its place among the cells, counted from 1; 0 if free.
    private var slots = [UInt64](repeating: 0, count: 16)
    private var bytes: [UInt8] = []
    /// Where each cell begins in `bytes`; the last is where the next would.
    private var starts = [0]
    private var values: [UInt32] = []

    /// The number of cells.
    var count: Int { values.count }

    private static let secret = UInt64(truncatingIfNeeded: "hailong".hashValue) | 1

    /// Where a cell is in the table, or where it would be put.
    struct Probe {
        /// The cell's number, nil if it is not in the table.
        var value: UInt32?
        fileprivate var hash: UInt32
        fileprivate var slot: Int
    }

    /// Looks a cell up.
    func probe(_ cell: Span<UInt8>) -> Probe {
        let hash = Self.hash(cell)
        let slots = slots.span
        let mask = slots.count - 1
        var slot = Int(hash) & mask
        while true {
            let entry = slots[slot]
            if entry == 0 { return Probe(value: nil, hash: hash, slot: slot) }
            if UInt32(truncatingIfNeeded: entry >> 32) == hash {
                let place = Int(UInt32(truncatingIfNeeded: entry)) - 1
                if matches(place, cell) { return Probe(value: values[place], hash: hash, slot: slot) }
            }
            slot = (slot + 1) & mask
        }
    }

    /// The number of a cell, nil if it is not in the table.
    func value(of cell: Span<UInt8>) -> UInt32? { probe(cell).value }

    /// Adds a cell that a probe has just not found.
    mutating func insert(_ cell: Span<UInt8>, _ value: UInt32, at probe: Probe) {
        cell.withUnsafeBufferPointer { bytes.append(contentsOf: $0) }
        starts.append(bytes.count)
        values.append(value)
        slots[probe.slot] = UInt64(probe.hash) << 32 | UInt64(UInt32(truncatingIfNeeded: values.count))
        if values.count * 2 > slots.count { grow() }
    }

    /// Adds a cell that is not in the table.
    mutating func insert(_ cell: Span<UInt8>, _ value: UInt32) { insert(cell, value, at: probe(cell)) }

    private mutating func grow() {
        var larger = [UInt64](repeating: 0, count: slots.count * 4)
        let mask = larger.count - 1
        for entry in slots where entry != 0 {
            var slot = Int(entry >> 32) & mask
            while larger[slot] != 0 { slot = (slot + 1) & mask }
            larger[slot] = entry
        }
        slots = larger
    }

    private func matches(_ place: Int, _ cell: Span<UInt8>) -> Bool {
        let start = starts[place]
        guard starts[place + 1] - start == cell.count else { return false }
        let kept = bytes.span.extracting(start..<start + cell.count)
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

    /// A multiply-and-fold hash over words of eight bytes, every other one by itself so that the processor can do two at a
    /// time; the last two may overlap.
    static func hash(_ cell: Span<UInt8>) -> UInt32 {
        if cell.count <= 16 {
            let words = shortWords(cell)
            return hash(words.low, words.high, count: cell.count)
        }
        let count = cell.count
        let secret = secret
        var even = secret ^ UInt64(truncatingIfNeeded: count)
        var odd = secret
        var index = 0
        while index &+ 16 <= count {
            even = folded(even ^ word(cell, index), secret)
            odd = folded(odd ^ word(cell, index &+ 8), secret)
            index &+= 16
        }
        if index &+ 8 <= count { even = folded(even ^ word(cell, index), secret) }
        let both = even ^ (odd &<< 32 | odd &>> 32)
        return UInt32(truncatingIfNeeded: folded(both ^ word(cell, count &- 8) ^ secret, secret) >> 32)
    }

    /// The hash of a cell of graphic ASCII, at most 16 bytes of it, that does not begin with an apostrophe: a form number, a
    /// unit's code. Nil for any other cell.
    @inline(__always)
    static func hashIfSimple(_ cell: Span<UInt8>) -> UInt32? {
        guard cell.count > 0, cell.count <= 16 else { return nil }
        let (first, last) = (cell[0], cell[cell.count &- 1])
        guard first > 0x20, first != UInt8(ascii: "'"), last > 0x20 else { return nil }
        let words = shortWords(cell)
        guard (words.low | words.high) & 0x8080_8080_8080_8080 == 0 else { return nil }
        return hash(words.low, words.high, count: cell.count)
    }

    @inline(__always)
    private static func hash(_ low: UInt64, _ high: UInt64, count: Int) -> UInt32 {
        let secret = secret
        let first = folded(secret ^ UInt64(truncatingIfNeeded: count) ^ low, secret)
        return UInt32(truncatingIfNeeded: folded(first ^ high ^ secret, secret) >> 32)
    }

    /// All bytes of a cell of at most 16 in two words.
    @inline(__always)
    private static func shortWords(_ cell: Span<UInt8>) -> (low: UInt64, high: UInt64) {
        let count = cell.count
        if count >= 8 { return (word(cell, 0), word(cell, count &- 8)) }
        if count >= 4 {
            let low = cell.bytes.unsafeLoadUnaligned(fromByteOffset: 0, as: UInt32.self)
            let high = cell.bytes.unsafeLoadUnaligned(fromByteOffset: count &- 4, as: UInt32.self)
            return (UInt64(low), UInt64(high))
        }
        guard count > 0 else { return (0, 0) }
        let ends = UInt64(cell[0]) | UInt64(cell[count &- 1]) &<< 16
        return (ends | UInt64(cell[count &>> 1]) &<< 8, 0)
    }

    @inline(__always)
    private static func folded(_ value: UInt64, _ secret: UInt64) -> UInt64 {
        let product = (value ^ secret).multipliedFullWidth(by: 0x9E37_79B9_7F4A_7C15)
        return product.high ^ product.low
    }

    /// Eight bytes of a cell as a number; the caller has seen to it that they are there.
    private static func word(_ cell: Span<UInt8>, _ index: Int) -> UInt64 {
        cell.bytes.unsafeLoadUnaligned(fromByteOffset: index, as: UInt64.self)
    }
}
