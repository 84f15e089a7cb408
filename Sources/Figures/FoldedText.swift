/// A text reduced to what makes it the same text for people: labels, headings and names are compared by it, never printed.
///
/// Folded away are: upper and lower case; composed and decomposed letters (NFC, NFD, and the mixture that windows-1258
/// gives); the place of the tone mark in a word (`hoà`, `hòa`): each tone moves to the end of its word, which loses
/// nothing, as a Vietnamese syllable has one tone; `Ð` (U+00D0) and `Ɖ` (U+0189) written for `Đ`; white space of any kind
/// and number (to one space, none at the ends); characters without width (U+200B, U+FEFF, soft hyphens, direction marks);
/// kinds of dashes and quotation marks.
public struct FoldedText: Hashable, Sendable {
    /// The folded text. Compare it with `==` only, which takes canonically equivalent texts as equal.
    public let text: String

    /// Folds a text; with `removingMarks` also its diacritics go (`Điện Biên` gives `dien bien`), for suggestions, not for
    /// identity.
    public init(_ text: some StringProtocol, removingMarks: Bool = false) {
        var folding = Folding(removingMarks: removingMarks)
        for scalar in text.unicodeScalars { folding.add(scalar) }
        self.text = folding.finished()
    }

    /// Whether nothing is left.
    public var isEmpty: Bool { text.isEmpty }
}

extension FoldedText: CustomStringConvertible {
    /// The folded text.
    public var description: String { text }
}

/// The state of folding one text from left to right.
private struct Folding {
    let removingMarks: Bool
    /// The folded text in UTF-8.
    private var output: [UInt8] = []
    /// The tones of the word that is being read.
    private var tones: [Unicode.Scalar] = []
    private var isInWord = false
    private var hasPendingSpace = false

    init(removingMarks: Bool) {
        self.removingMarks = removingMarks
        output.reserveCapacity(64)
    }

    mutating func add(_ scalar: Unicode.Scalar) {
        switch scalar.value {
        case 0x61...0x7A: addLetter(scalar)
        case 0x41...0x5A: addLetter(Unicode.Scalar(UInt8(truncatingIfNeeded: scalar.value | 0x20)))
        case 0x09...0x0D, 0x20: addSpace()
        case 0x00...0x7F: addOther(scalar)
        // Đ, Ð and Ɖ look the same and are typed for each other.
        case 0x110, 0x111, 0xD0, 0xF0, 0x189, 0x256: addLetter(removingMarks ? "d" : "\u{111}")
        default: addBeyondASCII(scalar)
        }
    }

    mutating func finished() -> String {
        endWord()
        return String(decoding: output, as: UTF8.self)
    }

    private mutating func addBeyondASCII(_ scalar: Unicode.Scalar) {
        if let parts = LatinDecomposition(scalar) {
            addLetter(parts.letter)
            if let mark = parts.firstMark { addMark(mark) }
            if let mark = parts.secondMark { addMark(mark) }
            return
        }
        let properties = scalar.properties
        if properties.isDefaultIgnorableCodePoint { return }
        switch scalar.value {
        case 0x300...0x36F: addMark(scalar)
        case 0x2010...0x2015, 0x2212, 0xFE58, 0xFE63, 0xFF0D: addOther("-")
        case 0x2018...0x201B, 0x2032, 0xB4: addOther("'")
        case 0x201C...0x201F, 0x2033, 0xAB, 0xBB: addOther("\"")
        default:
            if properties.isWhitespace {
                addSpace()
            } else if properties.isAlphabetic {
                for lower in properties.lowercaseMapping.unicodeScalars { addLetter(lower) }
            } else {
                addOther(scalar)
            }
        }
    }

    private mutating func addLetter(_ letter: Unicode.Scalar) {
        addPendingSpace()
        isInWord = true
        append(letter)
    }

    private mutating func addOther(_ scalar: Unicode.Scalar) {
        endWord()
        addPendingSpace()
        append(scalar)
    }

    private mutating func addSpace() {
        endWord()
        hasPendingSpace = !output.isEmpty
    }

    private mutating func addMark(_ mark: Unicode.Scalar) {
        if removingMarks { return }
        switch mark.value {
        // Grave, acute, tilde, hook above, dot below; U+0340 and U+0341 are older names of the first two.
        case 0x300, 0x301, 0x303, 0x309, 0x323: keepTone(mark)
        case 0x340: keepTone("\u{300}")
        case 0x341: keepTone("\u{301}")
        default: append(mark)
        }
    }

    private mutating func keepTone(_ tone: Unicode.Scalar) {
        if isInWord { tones.append(tone) } else { append(tone) }
    }

    private mutating func endWord() {
        if !tones.isEmpty {
            for tone in tones { append(tone) }
            tones.removeAll(keepingCapacity: true)
        }
        isInWord = false
    }

    private mutating func append(_ scalar: Unicode.Scalar) {
        if scalar.isASCII {
            output.append(UInt8(truncatingIfNeeded: scalar.value))
        } else {
            output.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
        }
    }

    private mutating func addPendingSpace() {
        guard hasPendingSpace else { return }
        append(" ")
        hasPendingSpace = false
    }
}

/// The canonical decomposition of a Latin letter of the Vietnamese ranges, its letter in lower case.
///
/// The table is made from the Unicode Character Database, whose decompositions never change (normalization stability):
/// a byte for the letter, then one for each mark, as its distance from U+02FF; 0 where a scalar has no decomposition
/// onto a letter of ASCII.
private struct LatinDecomposition {
    let letter: Unicode.Scalar
    let firstMark: Unicode.Scalar?
    let secondMark: Unicode.Scalar?

    init?(_ scalar: Unicode.Scalar) {
        let entry: UInt32
        switch scalar.value {
        case 0xC0...0x1B0: entry = Self.fromC0[Int(scalar.value) - 0xC0]
        case 0x1EA0...0x1EF9: entry = Self.from1EA0[Int(scalar.value) - 0x1EA0]
        default: return nil
        }
        guard entry != 0 else { return nil }
        letter = Unicode.Scalar(UInt8(truncatingIfNeeded: entry))
        firstMark = Self.mark((entry >> 8) & 0xFF)
        secondMark = Self.mark(entry >> 16)
    }

    private static func mark(_ distance: UInt32) -> Unicode.Scalar? {
        distance == 0 ? nil : Unicode.Scalar(0x2FF + distance)
    }

    private static let fromC0: [UInt32] = [
        0x000161, 0x000261, 0x000361, 0x000461, 0x000961, 0x000B61, 0, 0x002863, 0x000165, 0x000265,
        0x000365, 0x000965, 0x000169, 0x000269, 0x000369, 0x000969, 0, 0x00046E, 0x00016F, 0x00026F,
        0x00036F, 0x00046F, 0x00096F, 0, 0, 0x000175, 0x000275, 0x000375, 0x000975, 0x000279,
        0, 0, 0x000161, 0x000261, 0x000361, 0x000461, 0x000961, 0x000B61, 0, 0x002863,
        0x000165, 0x000265, 0x000365, 0x000965, 0x000169, 0x000269, 0x000369, 0x000969, 0, 0x00046E,
        0x00016F, 0x00026F, 0x00036F, 0x00046F, 0x00096F, 0, 0, 0x000175, 0x000275, 0x000375,
        0x000975, 0x000279, 0, 0x000979, 0x000561, 0x000561, 0x000761, 0x000761, 0x002961, 0x002961,
        0x000263, 0x000263, 0x000363, 0x000363, 0x000863, 0x000863, 0x000D63, 0x000D63, 0x000D64, 0x000D64,
        0, 0, 0x000565, 0x000565, 0x000765, 0x000765, 0x000865, 0x000865, 0x002965, 0x002965,
        0x000D65, 0x000D65, 0x000367, 0x000367, 0x000767, 0x000767, 0x000867, 0x000867, 0x002867, 0x002867,
        0x000368, 0x000368, 0, 0, 0x000469, 0x000469, 0x000569, 0x000569, 0x000769, 0x000769,
        0x002969, 0x002969, 0x000869, 0, 0, 0, 0x00036A, 0x00036A, 0x00286B, 0x00286B,
        0, 0x00026C, 0x00026C, 0x00286C, 0x00286C, 0x000D6C, 0x000D6C, 0, 0, 0,
        0, 0x00026E, 0x00026E, 0x00286E, 0x00286E, 0x000D6E, 0x000D6E, 0, 0, 0,
        0x00056F, 0x00056F, 0x00076F, 0x00076F, 0x000C6F, 0x000C6F, 0, 0, 0x000272, 0x000272,
        0x002872, 0x002872, 0x000D72, 0x000D72, 0x000273, 0x000273, 0x000373, 0x000373, 0x002873, 0x002873,
        0x000D73, 0x000D73, 0x002874, 0x002874, 0x000D74, 0x000D74, 0, 0, 0x000475, 0x000475,
        0x000575, 0x000575, 0x000775, 0x000775, 0x000B75, 0x000B75, 0x000C75, 0x000C75, 0x002975, 0x002975,
        0x000377, 0x000377, 0x000379, 0x000379, 0x000979, 0x00027A, 0x00027A, 0x00087A, 0x00087A, 0x000D7A,
        0x000D7A, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 0, 0, 0x001C6F, 0x001C6F, 0, 0, 0, 0,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0x001C75,
        0x001C75,
    ]

    private static let from1EA0: [UInt32] = [
        0x002461, 0x002461, 0x000A61, 0x000A61, 0x020361, 0x020361, 0x010361, 0x010361, 0x0A0361, 0x0A0361,
        0x040361, 0x040361, 0x032461, 0x032461, 0x020761, 0x020761, 0x010761, 0x010761, 0x0A0761, 0x0A0761,
        0x040761, 0x040761, 0x072461, 0x072461, 0x002465, 0x002465, 0x000A65, 0x000A65, 0x000465, 0x000465,
        0x020365, 0x020365, 0x010365, 0x010365, 0x0A0365, 0x0A0365, 0x040365, 0x040365, 0x032465, 0x032465,
        0x000A69, 0x000A69, 0x002469, 0x002469, 0x00246F, 0x00246F, 0x000A6F, 0x000A6F, 0x02036F, 0x02036F,
        0x01036F, 0x01036F, 0x0A036F, 0x0A036F, 0x04036F, 0x04036F, 0x03246F, 0x03246F, 0x021C6F, 0x021C6F,
        0x011C6F, 0x011C6F, 0x0A1C6F, 0x0A1C6F, 0x041C6F, 0x041C6F, 0x241C6F, 0x241C6F, 0x002475, 0x002475,
        0x000A75, 0x000A75, 0x021C75, 0x021C75, 0x011C75, 0x011C75, 0x0A1C75, 0x0A1C75, 0x041C75, 0x041C75,
        0x241C75, 0x241C75, 0x000179, 0x000179, 0x002479, 0x002479, 0x000A79, 0x000A79, 0x000479, 0x000479,
    ]
}
