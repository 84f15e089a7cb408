/// The ASCII letter under a letter with marks, for measuring texts.
enum BaseLetter {
    /// The base letter of a precomposed Latin letter with marks, none for other characters.
    static func of(_ scalar: UInt32) -> UInt8? {
        switch scalar {
        case 0xC0...0xFF: latin1[Int(scalar) - 0xC0]
        case 0x102: UInt8(ascii: "A")
        case 0x103: UInt8(ascii: "a")
        case 0x110: UInt8(ascii: "D")
        case 0x111: UInt8(ascii: "d")
        case 0x128: UInt8(ascii: "I")
        case 0x129: UInt8(ascii: "i")
        case 0x168: UInt8(ascii: "U")
        case 0x169: UInt8(ascii: "u")
        case 0x1A0: UInt8(ascii: "O")
        case 0x1A1: UInt8(ascii: "o")
        case 0x1AF: UInt8(ascii: "U")
        case 0x1B0: UInt8(ascii: "u")
        case 0x1EA0...0x1EF9: vietnamese(scalar)
        default: nil
        }
    }

    /// What the horn of Ơ and Ư adds to the width, in thousandths of the em.
    static func hornWidth(_ scalar: UInt32) -> Int {
        switch scalar {
        case 0x1AF, 0x1B0, 0x1EE8...0x1EF1: 130
        case 0x1A0, 0x1A1, 0x1EDA...0x1EE3: 60
        default: 0
        }
    }

    /// U+1EA0 to U+1EF9: the letters in their order, each capital before its small letter.
    private static func vietnamese(_ scalar: UInt32) -> UInt8 {
        let capital: UInt8
        switch scalar {
        case ...0x1EB7: capital = UInt8(ascii: "A")
        case ...0x1EC7: capital = UInt8(ascii: "E")
        case ...0x1ECB: capital = UInt8(ascii: "I")
        case ...0x1EE3: capital = UInt8(ascii: "O")
        case ...0x1EF1: capital = UInt8(ascii: "U")
        default: capital = UInt8(ascii: "Y")
        }
        return scalar % 2 == 0 ? capital : capital + 32
    }

    /// U+00C0 to U+00FF; the ligatures and signs that are no letter with a mark have no base.
    private static let latin1: [UInt8?] = Array("AAAAAA?CEEEEIIIIDNOOOOO?OUUUUY??aaaaaa?ceeeeiiiionooooo?ouuuuy?y".utf8)
        .map { $0 == UInt8(ascii: "?") ? nil : $0 }
}
