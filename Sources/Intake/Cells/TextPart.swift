import Responses

/// The texts of a few thousand records, read by a task that does not know what texts came before.
///
/// Texts that repeat are mostly kept once, by a small table that forgets; which ones are the same over the whole file is
/// found where the parts are put together, in the order of the file.
struct TextPart: Sendable {
    /// The places of the records' texts in the part, or missing reasons.
    var codes: [UInt32] = []
    /// The hash of each text.
    private(set) var hashes: [UInt32] = []
    /// The UTF-8 of all texts, one after the other.
    private(set) var bytes: [UInt8] = []
    private var ends: [Int] = [0]
    private var plain: [Bool] = []
    /// The last text met with each of some hashes, its place counted from 1.
    private var recent = [UInt32](repeating: 0, count: 1 << 10)

    /// The number of texts.
    var count: Int { hashes.count }

    /// Whether a text's bytes are known to be its normal form.
    func isPlain(_ place: Int) -> Bool { plain[place] }

    /// Where a text is among the bytes.
    func range(_ place: Int) -> Range<Int> { ends[place]..<ends[place + 1] }

    /// The text at a place.
    func text(_ place: Int) -> String { String(decoding: bytes[range(place)], as: UTF8.self) }

    /// The place of a text in the part.
    mutating func place(of text: Span<UInt8>, isPlain: Bool) -> UInt32 {
        let hash = CellTable.hash(text)
        let slot = Int(hash >> 16) & (recent.count - 1)
        let known = recent[slot]
        if known != 0, hashes[Int(known) - 1] == hash, matches(Int(known) - 1, text) { return known - 1 }
        let place = UInt32(truncatingIfNeeded: hashes.count)
        hashes.append(hash)
        text.withUnsafeBufferPointer { bytes.append(contentsOf: $0) }
        ends.append(bytes.count)
        plain.append(isPlain)
        recent[slot] = place + 1
        return place
    }

    private func matches(_ place: Int, _ text: Span<UInt8>) -> Bool {
        let range = range(place)
        guard range.count == text.count else { return false }
        let kept = bytes.span
        for offset in 0..<text.count where kept[range.lowerBound &+ offset] != text[offset] { return false }
        return true
    }
}
