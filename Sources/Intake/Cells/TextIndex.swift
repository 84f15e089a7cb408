import Responses

/// The distinct texts of a column and the place of each.
///
/// Texts are the same if Unicode says so (NFC and NFD). A plain text (see `PlainText`) is in normal form already, so that its
/// bytes are compared and no string is made of it.
///
/// Open addressing with linear probing over a power of two of slots, at most three quarters of them taken.
struct TextIndex {
    /// The texts in order of first appearance.
    private(set) var texts = TextList()
    /// In the high half the hash of a text's bytes, in the low half its place, counted from 1; 0 if free.
    private var slots = [UInt64](repeating: 0, count: 64)
    /// The places of spellings that are not the one kept.
    private var otherSpellings = CellTable()
    /// The places of texts that are not plain, by their normal form.
    private var normalForms = CellTable()
    /// Keeps the look at memory beforehand from being optimised away; means nothing.
    private var warmth: UInt64 = 0

    /// The places of the texts of a part, in their order.
    mutating func places(of part: TextPart) -> [UInt32] {
        warmth &+= warm(part.hashes)
        var places: [UInt32] = []
        places.reserveCapacity(part.count)
        let bytes = part.bytes.span
        for text in 0..<part.count {
            places.append(
                place(of: bytes.extracting(part.range(text)), hash: part.hashes[text], isPlain: part.isPlain(text)))
        }
        return places
    }

    /// Fetches the slots of some hashes, so that looking the texts up does not wait for memory one by one.
    private func warm(_ hashes: [UInt32]) -> UInt64 {
        let mask = slots.count - 1
        return slots.withUnsafeBufferPointer { slots in
            var sum: UInt64 = 0
            for hash in hashes { sum &+= slots[Int(hash) & mask] }
            return sum
        }
    }

    /// The place of a text, which is added if it is new.
    ///
    /// - Parameters:
    ///   - hash: `CellTable.hash` of its bytes.
    ///   - isPlain: whether its bytes are known to be its normal form.
    mutating func place(of text: Span<UInt8>, hash: UInt32, isPlain: Bool) -> UInt32 {
        var slot = probe(text, hash)
        if slots[slot] != 0 { return Self.place(slots[slot]) }
        if isPlain {
            if normalForms.count > 0, let place = normalForms.value(of: text) { return place }
        } else if let place = knownPlace(ofOther: text) {
            return place
        }
        let place = UInt32(truncatingIfNeeded: texts.count)
        texts.append(text)
        if !isPlain {
            let form = normalForm(text)
            normalForms.insert(form.span, place)
        }
        if texts.count * 4 > slots.count * 3 {
            grow()
            slot = probe(text, hash)
        }
        slots[slot] = UInt64(hash) << 32 | UInt64(place &+ 1)
        return place
    }

    /// The place of a text that is not plain, if it is another spelling of one that is there.
    private mutating func knownPlace(ofOther text: Span<UInt8>) -> UInt32? {
        if let place = otherSpellings.value(of: text) { return place }
        let form = normalForm(text)
        var found = normalForms.value(of: form.span)
        if found == nil {
            let entry = slots[probe(form.span, CellTable.hash(form.span))]
            if entry != 0 { found = Self.place(entry) }
        }
        if let found { otherSpellings.insert(text, found) }
        return found
    }

    private func normalForm(_ text: Span<UInt8>) -> [UInt8] {
        PlainText.normalForm(text.withUnsafeBufferPointer { String(decoding: $0, as: UTF8.self) })
    }

    private static func place(_ entry: UInt64) -> UInt32 { UInt32(truncatingIfNeeded: entry) &- 1 }

    /// The slot of a text, or the free one where it would be put.
    private func probe(_ text: Span<UInt8>, _ hash: UInt32) -> Int {
        let mask = slots.count - 1
        var slot = Int(hash) & mask
        while true {
            let entry = slots[slot]
            if entry == 0 { return slot }
            if UInt32(truncatingIfNeeded: entry >> 32) == hash, texts.hasBytes(text, at: Int(Self.place(entry))) {
                return slot
            }
            slot = (slot + 1) & mask
        }
    }

    private mutating func grow() {
        var larger = [UInt64](repeating: 0, count: slots.count * 2)
        let mask = larger.count - 1
        larger.withUnsafeMutableBufferPointer { larger in
            for entry in slots where entry != 0 {
                var slot = Int(entry >> 32) & mask
                while larger[slot] != 0 { slot = (slot + 1) & mask }
                larger[slot] = entry
            }
        }
        slots = larger
    }
}
