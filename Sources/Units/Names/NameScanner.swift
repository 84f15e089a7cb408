internal import Figures

/// Cuts a name as it came from the field into folded words.
///
/// Words end at white space, punctuation and where letters meet digits (`P.1`, `P1`, `A Lưới2`); apostrophes join
/// (`Ea H’Leo`, `Ea H'leo`); `&` is read as `và`; numbers lose their leading zeros. Letters of other scripts that look
/// like Latin ones become those, and `<U+1EAE>`, which R on Windows writes for a letter it cannot show, becomes the letter.
struct NameScanner {
    private var tokens: [NameToken] = []
    private var word = String.UnicodeScalarView()
    private var wordIsNumber = false
    private var pending = NameToken.Break.none

    /// The words of a name; none if the text has no letter and no digit.
    static func tokens(_ text: String) -> [NameToken] {
        var scanner = NameScanner()
        let scalars = LookAlikes.restoringEscapes(in: Array(text.unicodeScalars))
        for place in scalars.indices { scanner.add(scalars, at: place) }
        scanner.endWord(hasDotAfter: false)
        return scanner.tokens
    }

    private mutating func add(_ scalars: [Unicode.Scalar], at place: Int) {
        let scalar = LookAlikes.latin(scalars[place])
        switch scalar.value {
        case 0x30...0x39: addToWord(scalar, isNumber: true)
        case 0x41...0x5A, 0x61...0x7A: addToWord(scalar, isNumber: false)
        case 0x27, 0x60, 0xB4, 0x2B9, 0x2BC, 0x2018...0x201B, 0x2032: break
        case 0x2E: endWord(hasDotAfter: true)
        case 0x26: addAnd()
        case 0x2D, 0x2010, 0x2011, 0x2212: addDash(isSpaced: NameScanner.hasSpace(beside: place, in: scalars))
        case 0x2012...0x2015: addDash(isSpaced: true)
        case 0x28, 0x29, 0x2C, 0x2F, 0x3B, 0x5B, 0x5D, 0x5C, 0x7C: addBreak(.comma)
        case 0x00...0x08, 0x0E...0x1F, 0x7F...0x9F:
            // A control character shows that the text is damaged: kept in the word, it keeps the name from being certain.
            addToWord(scalar, isNumber: wordIsNumber)
        case 0x09...0x0D, 0x20...0x7E: endWord(hasDotAfter: false)
        default:
            let properties = scalar.properties
            if properties.isWhitespace || properties.generalCategory.isPunctuation {
                endWord(hasDotAfter: false)
            } else if !properties.isDefaultIgnorableCodePoint {
                addToWord(scalar, isNumber: false)
            }
        }
    }

    private mutating func addToWord(_ scalar: Unicode.Scalar, isNumber: Bool) {
        if !word.isEmpty, isNumber != wordIsNumber { endWord(hasDotAfter: false) }
        wordIsNumber = isNumber
        word.append(scalar)
    }

    private mutating func addAnd() {
        endWord(hasDotAfter: false)
        word.append(contentsOf: "v\u{E0}".unicodeScalars)
        wordIsNumber = false
        endWord(hasDotAfter: false)
    }

    private mutating func addDash(isSpaced: Bool) {
        if isSpaced { addBreak(.dash) } else { endWord(hasDotAfter: false) }
    }

    private mutating func addBreak(_ kind: NameToken.Break) {
        endWord(hasDotAfter: false)
        if !tokens.isEmpty { pending = max(pending, kind) }
    }

    private mutating func endWord(hasDotAfter: Bool) {
        guard !word.isEmpty else { return }
        let raw = String(word)
        word.removeAll(keepingCapacity: true)
        var key = FoldedText(raw).text
        if wordIsNumber {
            key = String(key.drop { $0 == "0" })
            if key.isEmpty { key = "0" }
        }
        guard !key.isEmpty else { return }
        tokens.append(
            NameToken(key: key, isNumber: wordIsNumber, hasDotAfter: hasDotAfter, breakBefore: pending))
        pending = .none
    }

    private static func hasSpace(beside place: Int, in scalars: [Unicode.Scalar]) -> Bool {
        (place > 0 && scalars[place - 1].properties.isWhitespace)
            || (place + 1 < scalars.count && scalars[place + 1].properties.isWhitespace)
    }
}

extension Unicode.GeneralCategory {
    fileprivate var isPunctuation: Bool {
        switch self {
        case .connectorPunctuation, .dashPunctuation, .openPunctuation, .closePunctuation, .initialPunctuation,
            .finalPunctuation, .otherPunctuation:
            true
        default: false
        }
    }
}
