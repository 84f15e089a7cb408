import Responses

/// The texts of a few thousand records, read by a task that does not know what texts came before.
///
/// Texts that repeat are mostly kept once, by a small table that forgets; which ones are the same over the whole file is
/// found where the parts are put together, in the order of the file.
struct TextPart: Sendable {
    /// The places of the records' texts in the part, or missing reasons.
    var codes: [UInt32] = []
    /// The number of texts.
    var count = 0
    /// The hash of each text; room for more behind them.
    var hashes: [UInt32]
    /// Where each text ends; room for more behind them.
    var ends: [UInt32]
    /// The UTF-8 of all texts, one after the other, and room for more; fewer than 4 GiB, for a part comes of one block of a file.
    var bytes: [UInt8]
    /// How many of the bytes are texts.
    var byteCount = 0
    /// The places of the texts whose bytes are not known to be their normal form, in order.
    private(set) var notPlain: [Int] = []
    /// The last text met with each of some hashes, its place counted from 1.
    var recent = [UInt32](repeating: 0, count: 1 << 10)

    /// Makes a part with room for so many texts of so many bytes, which grows as it must.
    init(texts: Int = 0, bytes: Int = 0) {
        hashes = [UInt32](repeating: 0, count: texts)
        ends = hashes
        self.bytes = [UInt8](repeating: 0, count: bytes)
    }

    /// Makes room for so many texts more, of so many bytes.
    mutating func makeRoom(texts: Int, bytes more: Int) {
        if count + texts > hashes.count {
            let missing = [UInt32](repeating: 0, count: max(count + texts, 2 * count) - hashes.count)
            hashes += missing
            ends += missing
        }
        if byteCount + more > bytes.count {
            bytes += [UInt8](repeating: 0, count: max(byteCount + more, 2 * byteCount) - bytes.count)
        }
    }

    /// Where a text is among the bytes.
    func range(_ place: Int) -> Range<Int> { start(place)..<Int(ends[place]) }

    /// Where a text begins.
    func start(_ place: Int) -> Int { place == 0 ? 0 : Int(ends[place - 1]) }

    /// The text at a place.
    func text(_ place: Int) -> String { String(decoding: bytes[range(place)], as: UTF8.self) }

    /// The place of a text in the part.
    ///
    /// - Parameter hash: `CellTable.hash` of its bytes.
    @inline(__always)
    mutating func place(of text: Span<UInt8>, hash: UInt32, isPlain: Bool) -> UInt32 {
        let slot = Int(hash >> 16) & (recent.count - 1)
        let known = recent[slot]
        if known != 0, hashes[Int(known) - 1] == hash, matches(Int(known) - 1, text) { return known - 1 }
        makeRoom(texts: 1, bytes: text.count)
        let place = count
        hashes[place] = hash
        for index in text.indices { bytes[byteCount + index] = text[index] }
        byteCount += text.count
        ends[place] = UInt32(truncatingIfNeeded: byteCount)
        count += 1
        if !isPlain { notPlain.append(place) }
        recent[slot] = UInt32(truncatingIfNeeded: place + 1)
        return UInt32(truncatingIfNeeded: place)
    }

    private func matches(_ place: Int, _ text: Span<UInt8>) -> Bool {
        bytes.span.extracting(range(place)).isSame(as: text)
    }
}
