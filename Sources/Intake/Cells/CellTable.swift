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

    /// A multiply-and-fold hash over words of eight bytes, the last one filled with zeros.
    static func hash(_ cell: Span<UInt8>) -> UInt32 {
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

    @inline(__always)
    private static func folded(_ value: UInt64) -> UInt64 {
        let product = (value ^ secret).multipliedFullWidth(by: 0x9E37_79B9_7F4A_7C15)
        return product.high ^ product.low
    }

    /// Eight bytes of a cell as a number; the caller has seen to it that they are there.
    private static func word(_ cell: Span<UInt8>, _ index: Int) -> UInt64 {
        cell.bytes.unsafeLoadUnaligned(fromByteOffset: index, as: UInt64.self)
    }
}
