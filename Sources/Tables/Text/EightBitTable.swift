/// Which character each byte of an 8-bit encoding stands for.
struct EightBitTable: Sendable {
    /// The UTF-16 unit of each byte; 0xFFFD where the encoding has no character.
    let units: [UInt16]
    /// The byte of each character above 127.
    let bytes: [UInt16: UInt8]

    /// - Parameters:
    ///   - high: the characters of the bytes from 0x80 on.
    ///   - low: the bytes below 0x80 that are no ASCII.
    ///   - fillsGaps: whether a byte without a character is the control character of its number (WHATWG's windows-1252).
    private init(high: String, low: [UInt8: UnicodeScalar] = [:], fillsGaps: Bool = false) {
        var units = (0..<128).map { UInt16($0) } + high.unicodeScalars.map { UInt16(truncatingIfNeeded: $0.value) }
        for (byte, scalar) in low { units[Int(byte)] = UInt16(truncatingIfNeeded: scalar.value) }
        if fillsGaps {
            for index in units.indices where units[index] == 0xFFFD { units[index] = UInt16(index) }
        }
        self.units = units
        var bytes: [UInt16: UInt8] = [:]
        for (index, unit) in units.enumerated() where index > 127 && unit != 0xFFFD {
            bytes[unit] = UInt8(truncatingIfNeeded: index)
        }
        self.bytes = bytes
    }

    /// TCVN 5712:1993, second version (ABC fonts, .VnTime); the capitals with tones of the first version stand where the
    /// second has none.
    static let tcvn3 = EightBitTable(
        high: "ÀẢÃÁẠẶẬÈẺẼÉẸỆÌỈĨÍỊÒỎÕÓỌỘỜỞỠỚỢÙỦŨ\u{A0}ĂÂÊÔƠƯĐăâêôơưđẰ\u{300}\u{309}\u{303}\u{301}\u{323}àảãáạẲằẳẵắẴ"
            + "ẮẦẨẪẤỀặầẩẫấậèỂẻẽéẹềểễếệìỉỄẾỒĩíịòỔỏõóọồổỗốộờởỡớợùỖủũúụừửữứựỳỷỹýỵỐ")

    /// VISCII 1.1 (RFC 1456).
    static let viscii = EightBitTable(
        high: "ẠẮẰẶẤẦẨẬẼẸẾỀỂỄỆỐỒỔỖỘỢỚỜỞỊỎỌỈỦŨỤỲÕắằặấầẩậẽẹếềểễệốồổỗỠƠộờởịỰỨỪỬơớƯÀÁÂÃẢĂẳẵÈÉÊẺÌÍĨỳĐứÒÓÔạỷừửÙÚỹỵÝỡư"
            + "àáâãảăữẫèéêẻìíĩỉđựòóôõỏọụùúũủýợỮ",
        low: [0x02: "Ẳ", 0x05: "Ẵ", 0x06: "Ẫ", 0x14: "Ỷ", 0x19: "Ỹ", 0x1E: "Ỵ"])

    /// windows-1258, whose tones are characters of their own (Microsoft's table, as iconv has it).
    static let windows1258 = EightBitTable(high: windows1258High)

    /// windows-1252, for text that was taken for it.
    static let windows1252 = EightBitTable(
        high:
            "€\u{FFFD}‚ƒ„…†‡ˆ‰Š‹Œ\u{FFFD}Ž\u{FFFD}\u{FFFD}‘’“”•–—˜™š›œ\u{FFFD}žŸ\u{A0}¡¢£¤¥¦§¨©ª«¬\u{AD}®¯°±²³´µ¶·¸¹º»¼½¾¿"
            + "ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖ×ØÙÚÛÜÝÞßàáâãäåæçèéêëìíîïðñòóôõö÷øùúûüýþÿ", fillsGaps: true)

    /// windows-1258, for text that was taken for it.
    static let windows1258Filled = EightBitTable(high: windows1258High, fillsGaps: true)

    private static let windows1258High =
        "€\u{FFFD}‚ƒ„…†‡ˆ‰\u{FFFD}‹Œ\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}‘’“”•–—˜™\u{FFFD}›œ\u{FFFD}\u{FFFD}Ÿ\u{A0}¡¢£¤¥¦§¨©ª«¬\u{AD}®¯"
        + "°±²³´µ¶·¸¹º»¼½¾¿ÀÁÂĂÄÅÆÇÈÉÊË\u{300}ÍÎÏĐÑ\u{309}ÓÔƠÖ×ØÙÚÛÜƯ\u{303}ßàáâăäåæçèéêë\u{301}íîïđñ\u{323}óôơö÷øùúûüư₫ÿ"
}

/// Letters and the tones that Vietnamese puts on them.
enum VietnameseLetters {
    /// The tone marks in the order in which `rows` has them.
    private static let marks: [UInt16] = [0x300, 0x309, 0x303, 0x301, 0x323]

    private static let rows =
        "aàảãáạ ăằẳẵắặ âầẩẫấậ eèẻẽéẹ êềểễếệ iìỉĩíị oòỏõóọ ôồổỗốộ ơờởỡớợ uùủũúụ ưừửữứự yỳỷỹýỵ "
        + "AÀẢÃÁẠ ĂẰẲẴẮẶ ÂẦẨẪẤẬ EÈẺẼÉẸ ÊỀỂỄẾỆ IÌỈĨÍỊ OÒỎÕÓỌ ÔỒỔỖỐỘ ƠỜỞỠỚỢ UÙỦŨÚỤ ƯỪỬỮỨỰ YỲỶỸÝỴ"

    /// The letter with its tone by letter and tone.
    private static let composed: [UInt32: UInt16] = {
        var table: [UInt32: UInt16] = [:]
        for row in rows.split(separator: " ") {
            let letters = row.unicodeScalars.map { UInt16(truncatingIfNeeded: $0.value) }
            for (mark, letter) in zip(marks, letters.dropFirst()) { table[key(letters[0], mark)] = letter }
        }
        return table
    }()

    /// The capital of each letter with a tone, and of ă â ê ô ơ ư đ.
    private static let capitals: [UInt16: UInt16] = {
        let letters = rows.split(separator: " ").map { row in
            row.unicodeScalars.map { UInt16(truncatingIfNeeded: $0.value) }
        }
        var table: [UInt16: UInt16] = [0x111: 0x110]
        for (small, large) in zip(letters.prefix(12), letters.suffix(12)) {
            for (letter, capital) in zip(small, large) where letter > 127 { table[letter] = capital }
        }
        return table
    }()

    private static func key(_ letter: UInt16, _ mark: UInt16) -> UInt32 { UInt32(letter) << 16 | UInt32(mark) }

    /// A letter with a tone as one character (Unicode's NFC), or nil if there is none.
    static func composed(_ letter: UInt16, _ mark: UInt16) -> UInt16? { composed[key(letter, mark)] }

    /// Whether a unit is a tone mark.
    @inline(__always)
    static func isMark(_ unit: UInt16) -> Bool { unit >= 0x300 && unit <= 0x323 && marks.contains(unit) }

    /// The capital of a Vietnamese letter beyond ASCII, or nil.
    static func capital(_ letter: UInt16) -> UInt16? { capitals[letter] }
}
