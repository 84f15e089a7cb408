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
    /// Whether every text so far is greater than the one before it, as form numbers in the order of the forms are: then a
    /// greater one is new, and there is no need of slots until one is not.
    private var isRising = true
    /// The last text, while texts are rising.
    private var last: [UInt8] = []
    /// Keeps the look at memory beforehand from being optimised away; means nothing.
    private var warmth: UInt64 = 0

    /// The places of the texts of a part, in their order.
    mutating func places(of part: TextPart) -> [UInt32] {
        if isRising {
            if let places = placesOfRising(part) { return places }
            stopRising()
        }
        reserve(texts.count + part.count)
        warmth &+= warm(part.hashes[..<part.count])
        var places: [UInt32] = []
        places.reserveCapacity(part.count)
        var notPlain = part.notPlain[...]
        var text = 0
        while text < part.count {
            // Where every text is plain, the same bytes are the same text, and nothing else is.
            let plainEnd = normalForms.count > 0 ? text : notPlain.first ?? part.count
            addPlain(part, text..<plainEnd, to: &places)
            text = plainEnd
            guard text < part.count else { break }
            let isPlain = notPlain.first != text
            if !isPlain { notPlain.removeFirst() }
            let bytes = part.bytes.span.extracting(part.range(text))
            places.append(place(of: bytes, hash: part.hashes[text], isPlain: isPlain))
            text += 1
        }
        return places
    }

    /// The places of the texts of a part if all are plain and greater than those before them; nil if not.
    private mutating func placesOfRising(_ part: TextPart) -> [UInt32]? {
        guard part.count > 0 else { return [] }
        guard part.notPlain.isEmpty, TextList.isGreater(part.bytes.span.extracting(part.range(0)), than: last.span)
        else {
            return nil
        }
        let bytes = part.bytes.span
        for text in 1..<part.count {
            guard TextList.isGreater(bytes.extracting(part.range(text)), than: bytes.extracting(part.range(text - 1)))
            else {
                return nil
            }
        }
        let first = UInt32(truncatingIfNeeded: texts.count)
        add(part, 0..<part.count)
        last = Array(part.bytes[part.range(part.count - 1)])
        return (0..<UInt32(truncatingIfNeeded: part.count)).map { first &+ $0 }
    }

    /// Gives all texts so far their slots.
    private mutating func stopRising() {
        isRising = false
        last = []
        reserve(texts.count)
        let mask = slots.count - 1
        var place: UInt64 = 0
        texts.forEachPiece { bytes, ends in
            var start = 0
            for end in ends {
                let hash = CellTable.hash(bytes.span.extracting(start..<Int(end)))
                var slot = Int(hash) & mask
                while slots[slot] != 0 { slot = (slot + 1) & mask }
                place += 1
                slots[slot] = UInt64(hash) << 32 | place
                start = Int(end)
            }
        }
    }

    /// The places of texts that are plain, where all others are, too. New texts that stand side by side are added in one go.
    private mutating func addPlain(_ part: TextPart, _ range: Range<Int>, to places: inout [UInt32]) {
        var firstNew = range.lowerBound
        for text in range {
            let hash = part.hashes[text]
            let mask = slots.count - 1
            var slot = Int(hash) & mask
            while true {
                let entry = slots[slot]
                if entry == 0 {
                    let place = UInt32(truncatingIfNeeded: texts.count + text - firstNew)
                    slots[slot] = UInt64(hash) << 32 | UInt64(place &+ 1)
                    places.append(place)
                    break
                }
                if UInt32(truncatingIfNeeded: entry >> 32) == hash {
                    // The new texts before this one may be what it is compared with.
                    if firstNew < text { add(part, firstNew..<text) }
                    firstNew = text
                    let place = Self.place(entry)
                    if texts.hasBytes(part.bytes.span.extracting(part.range(text)), at: Int(place)) {
                        places.append(place)
                        firstNew = text + 1
                        break
                    }
                }
                slot = (slot + 1) & mask
            }
        }
        if firstNew < range.upperBound { add(part, firstNew..<range.upperBound) }
    }

    private mutating func add(_ part: TextPart, _ range: Range<Int>) {
        texts.append(part.bytes, from: part.start(range.lowerBound), ends: part.ends[range])
    }

    /// Makes room for so many texts.
    mutating func reserve(_ count: Int) {
        guard !isRising else { return }
        var size = slots.count
        while (count + 1) * 4 > size * 3 { size *= 2 }
        if size > slots.count { grow(to: size) }
    }

    /// Fetches the slots of some hashes, so that looking the texts up does not wait for memory one by one.
    private func warm(_ hashes: ArraySlice<UInt32>) -> UInt64 {
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
        if isRising { stopRising() }
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
            grow(to: slots.count * 2)
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

    private mutating func grow(to size: Int) {
        var larger = [UInt64](repeating: 0, count: size)
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
