/// A list of texts kept as bytes, one after the other: a text costs its UTF-8 and four bytes, and no allocation of its own.
///
/// Made for form numbers and comments by the million. A `String` is made where one is asked for.
public struct TextList: RandomAccessCollection, Sendable {
    /// The texts of a piece; all pieces but the last hold `pieceTexts` of them.
    private struct Piece {
        var bytes: [UInt8] = []
        /// Where each text ends in `bytes`.
        var ends: [UInt32] = []

        func range(_ place: Int) -> Range<Int> {
            let start = place == 0 ? 0 : Int(ends[place - 1])
            return start..<Int(ends[place])
        }
    }

    /// Pieces of 1,024 texts stay small, so that growing copies little, and 32 bits reach every byte of texts up to 4 MiB.
    private static let shift = 10
    private var pieces: [Piece] = []

    /// The number of texts.
    public private(set) var count = 0

    /// Makes an empty list.
    public init() {}

    /// Makes a list of texts.
    public init(_ texts: some Sequence<String>) {
        for text in texts { append(text) }
    }

    /// The place of the first text.
    public var startIndex: Int { 0 }
    /// The place after the last.
    public var endIndex: Int { count }

    /// The text at a place.
    public subscript(place: Int) -> String { String(decoding: utf8(place), as: UTF8.self) }

    /// The UTF-8 of the text at a place.
    public func utf8(_ place: Int) -> ArraySlice<UInt8> {
        let piece = pieces[place >> Self.shift]
        return piece.bytes[piece.range(place & (1 << Self.shift - 1))]
    }

    /// Hands over the texts in order, some at a time: their UTF-8 joined, and where in it each text ends.
    public func forEachPiece(_ body: (_ bytes: [UInt8], _ ends: [UInt32]) throws -> Void) rethrows {
        for piece in pieces { try body(piece.bytes, piece.ends) }
    }

    /// Whether the text at a place has exactly these bytes.
    public func hasBytes(_ bytes: Span<UInt8>, at place: Int) -> Bool {
        let index = place & (1 << Self.shift - 1)
        return pieces[place >> Self.shift].bytes.withUnsafeBufferPointer { kept in
            kept.span.extracting(pieces[place >> Self.shift].range(index)).isSame(as: bytes)
        }
    }

    /// The first eight bytes of the text at a place, the first one highest, filled up with zeros: texts are in the order of
    /// these numbers as far as they differ.
    public func prefix(_ place: Int) -> UInt64 {
        var value: UInt64 = 0
        var taken = 0
        for byte in utf8(place).prefix(8) {
            value = value << 8 | UInt64(byte)
            taken += 1
        }
        return taken == 0 ? 0 : value << UInt64(8 * (8 - taken))
    }

    /// Adds a text at the end.
    public mutating func append(_ text: String) {
        var text = text
        text.withUTF8 { append(utf8: $0) }
    }

    /// Adds a text at the end, whose bytes are valid UTF-8.
    public mutating func append(_ bytes: Span<UInt8>) {
        bytes.withUnsafeBufferPointer { append(utf8: $0) }
    }

    /// Adds texts at the end that stand one after the other in valid UTF-8.
    ///
    /// - Parameters:
    ///   - bytes: the texts' bytes, and perhaps others.
    ///   - start: where the first text begins.
    ///   - ends: where each text ends.
    public mutating func append(_ bytes: [UInt8], from start: Int, ends: ArraySlice<UInt32>) {
        var start = start
        var rest = ends
        while !rest.isEmpty {
            let filled = count & (1 << Self.shift - 1)
            if filled == 0 {
                // As much as the piece before it took, for texts of one column are mostly of one kind.
                let room = pieces.last.map { $0.bytes.count + $0.bytes.count / 8 } ?? 0
                pieces.append(Piece())
                pieces[pieces.count - 1].ends.reserveCapacity(1 << Self.shift)
                pieces[pieces.count - 1].bytes.reserveCapacity(room)
            }
            let last = pieces.count - 1
            let some = rest.prefix(1 << Self.shift - filled)
            let end = Int(some.last ?? 0)
            // What is added to a place in `bytes` to have the place in the piece; it wraps where it is negative.
            let shift = UInt32(truncatingIfNeeded: pieces[last].bytes.count) &- UInt32(truncatingIfNeeded: start)
            pieces[last].bytes.append(contentsOf: bytes[start..<end])
            pieces[last].ends.append(contentsOf: some.lazy.map { $0 &+ shift })
            count += some.count
            rest = rest.dropFirst(some.count)
            start = end
        }
    }

    private mutating func append(utf8 bytes: UnsafeBufferPointer<UInt8>) {
        if count & (1 << Self.shift - 1) == 0 { pieces.append(Piece()) }
        let last = pieces.count - 1
        pieces[last].bytes.append(contentsOf: bytes)
        pieces[last].ends.append(UInt32(truncatingIfNeeded: pieces[last].bytes.count))
        count += 1
    }
}

extension TextList: Equatable {
    /// Whether two lists hold the same texts, canonically equivalent ones being the same.
    public static func == (left: TextList, right: TextList) -> Bool { left.elementsEqual(right) }
}
