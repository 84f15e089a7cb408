public import Responses

/// Which texts of a column are spellings of one form number, as `FormNumber` sees it.
///
/// The check of duplicates and the account of forms both go by it, so that what is one form to one of them is one to the other.
public struct FormNumbers: Sendable {
    /// For each text the place of the first one of the same number; nil where every text is a number of its own.
    private let first: [UInt32]?

    /// Numbers the texts of a column of form numbers.
    public init(_ texts: TextList) {
        guard !Self.areAllDifferent(texts) else {
            first = nil
            return
        }
        var places: [FormNumber: UInt32] = [:]
        first = texts.enumerated().map { place, text in
            let number = FormNumber(text)
            if let known = places[number] { return known }
            places[number] = UInt32(place)
            return UInt32(place)
        }
    }

    /// Takes every text as a number of its own, as identifiers of form servers are.
    init() { first = nil }

    /// The place of the first text of the same number, for the place of a text.
    public func number(_ text: UInt32) -> UInt32 { first.map { $0[Int(text)] } ?? text }

    /// Whether it is plain that no two of the texts are one number: they differ, none has a space or a letter beyond ASCII, letters are
    /// all of one case, and no number could be another one with zeros before it.
    ///
    /// A million numbers of a series are told apart by this in a hundredth of a second; folding each would take more than one.
    private static func areAllDifferent(_ texts: TextList) -> Bool {
        var hasUpper = false
        var hasLower = false
        var widths = GroupWidths()
        var isPlain = true
        texts.forEachPiece { all, ends in
            guard isPlain, widths.arePaddedAlike else { return }
            let bytes = all.span
            var place = 0
            if isAllDigits(all) {
                // One group of digits each: its width and its first digit are all that matters.
                for end in ends {
                    let width = Int(end) - place
                    if width > 0 { widths.add(width, beginsWithZero: bytes[place] == 0x30) }
                    place = Int(end)
                }
                return
            }
            for end in ends {
                // Where the last group of digits ends, and how many digits it has so far.
                var width = 0
                var isPadded = false
                var isInGroup = false
                while place < Int(end) {
                    let byte = bytes[place]
                    place += 1
                    if byte <= 0x20 || byte >= 0x7F {
                        isPlain = false
                        return
                    }
                    if byte >= 0x30, byte <= 0x39 {
                        if !isInGroup {
                            width = 0
                            isPadded = byte == 0x30
                        }
                        isInGroup = true
                        width += 1
                    } else {
                        isInGroup = false
                        hasUpper = hasUpper || byte >= 0x41 && byte <= 0x5A
                        hasLower = hasLower || byte >= 0x61 && byte <= 0x7A
                    }
                }
                if width > 0 { widths.add(width, beginsWithZero: isPadded) }
            }
        }
        return isPlain && !(hasUpper && hasLower) && widths.areUnmistakable
    }

    /// The widths of the last groups of digits: of those that begin with a zero, and the smallest of the others.
    private struct GroupWidths {
        private var padded: Int?
        private var narrowest = Int.max
        private(set) var arePaddedAlike = true

        mutating func add(_ width: Int, beginsWithZero: Bool) {
            if width > 1, beginsWithZero {
                if let padded, padded != width { arePaddedAlike = false }
                padded = width
            } else {
                narrowest = min(narrowest, width)
            }
        }

        /// Whether no number is another one with zeros before it.
        var areUnmistakable: Bool { arePaddedAlike && padded.map { $0 <= narrowest } ?? true }
    }

    /// Whether all bytes are digits.
    private static func isAllDigits(_ bytes: [UInt8]) -> Bool {
        var others: UInt8 = 0
        for byte in bytes { others |= byte &- 0x30 > 9 ? 1 : 0 }
        return others == 0
    }
}
