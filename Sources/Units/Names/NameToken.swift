internal import Figures

/// One word or number of a name, folded for comparison.
struct NameToken: Sendable, Hashable {
    /// What stands between a word and the one before it.
    enum Break: Int, Sendable, Comparable {
        /// White space or punctuation inside a name.
        case none
        /// A dash with space around it: it joins the parts of a name or parts a name from the place it lies in.
        case dash
        /// A comma, bracket or slash: what follows is not the same name.
        case comma

        static func < (left: Break, right: Break) -> Bool { left.rawValue < right.rawValue }
    }

    /// The word folded with its diacritics: case, tone place, composition and look-alike letters folded away.
    let key: String
    /// Whether the word is a number of Arabic digits, its leading zeros gone.
    let isNumber: Bool
    /// Whether a full stop follows, as after an abbreviation.
    let hasDotAfter: Bool
    /// What stands before it.
    let breakBefore: Break

    /// The word without diacritics. Made when it is asked for, as a name that is certain does without.
    var bare: String {
        key.utf8.allSatisfy { $0 < 0x80 } ? key : FoldedText(key, removingMarks: true).text
    }

    /// The value of a Roman number from I to XXXIX (`VII` gives `7`), nil for any other word.
    var romanValue: String? {
        guard !key.isEmpty, key.utf8.count <= 7 else { return nil }
        var total = 0
        var previous = 0
        for byte in key.utf8.reversed() {
            let value: Int
            switch byte {
            case UInt8(ascii: "i"): value = 1
            case UInt8(ascii: "v"): value = 5
            case UInt8(ascii: "x"): value = 10
            default: return nil
            }
            total += value < previous ? -value : value
            previous = max(previous, value)
        }
        // Only the one regular way of writing the number counts: IIII or VX are words.
        return NameToken.roman(total) == key ? String(total) : nil
    }

    private static func roman(_ number: Int) -> String? {
        guard (1...39).contains(number) else { return nil }
        let ones = ["", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix"]
        return String(repeating: "x", count: number / 10) + ones[number % 10]
    }
}

extension Sequence<NameToken> {
    /// The folded words with one space between them.
    var key: String { map(\.key).joined(separator: " ") }

    /// The words without diacritics, with one space between them.
    var bare: String { map(\.bare).joined(separator: " ") }
}
