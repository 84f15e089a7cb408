/// Characters that are typed, pasted or recognised in the place of Latin letters and look like them.
enum LookAlikes {
    /// The Latin letter that a character passes for; the character itself if it passes for none.
    static func latin(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        switch scalar.value {
        case 0...0x7F: scalar
        // Full-width forms of East Asian input methods: U+FF01 stands for "!", and so on in the order of ASCII.
        case 0xFF01...0xFF5E: Unicode.Scalar(UInt8(truncatingIfNeeded: scalar.value - 0xFF01 + 0x21))
        default: table[scalar] ?? scalar
        }
    }

    /// Cyrillic and Greek letters by shape, dotless i, and the carons that fonts without breves lead to.
    private static let table: [Unicode.Scalar: Unicode.Scalar] = {
        let cyrillic = zip("АВЕЅІЈКМНОРСТХаеѕіјорсух".unicodeScalars, "ABESIJKMHOPCTXaesijopcyx".unicodeScalars)
        let greek = zip("ΑΒΕΗΙΚΜΝΟΡΤΧΥΖο".unicodeScalars, "ABEHIKMNOPTXYZo".unicodeScalars)
        let other = zip("ıǍǎ".unicodeScalars, "iĂă".unicodeScalars)
        return Dictionary(Array(cyrillic) + Array(greek) + Array(other), uniquingKeysWith: { first, _ in first })
    }()

    /// The text with each `<U+1EAE>` replaced by the character of that number; anything else stays as it is.
    static func restoringEscapes(in scalars: [Unicode.Scalar]) -> [Unicode.Scalar] {
        guard scalars.contains("<") else { return scalars }
        var restored: [Unicode.Scalar] = []
        var place = 0
        while place < scalars.count {
            if let (scalar, length) = escape(in: scalars, at: place) {
                restored.append(scalar)
                place += length
            } else {
                restored.append(scalars[place])
                place += 1
            }
        }
        return restored
    }

    private static func escape(in scalars: [Unicode.Scalar], at place: Int) -> (Unicode.Scalar, length: Int)? {
        let length = 8
        guard place + length <= scalars.count, scalars[place] == "<", scalars[place + 1] == "U",
            scalars[place + 2] == "+", scalars[place + 7] == ">"
        else { return nil }
        let digits = String(String.UnicodeScalarView(scalars[(place + 3)..<(place + 7)]))
        guard let value = UInt32(digits, radix: 16), let scalar = Unicode.Scalar(value) else { return nil }
        return (scalar, length)
    }
}
