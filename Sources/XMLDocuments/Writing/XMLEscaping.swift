/// What must be written differently inside XML.
enum XMLEscaping {
    /// Appends a text as UTF-8. In attributes line ends and tabs become references, or a reader would make them spaces;
    /// a carriage return does everywhere, or a reader would make it a line feed.
    static func append(_ text: String, to bytes: inout [UInt8], isAttribute: Bool) {
        var text = text
        text.withUTF8 { append($0, to: &bytes, isAttribute: isAttribute) }
    }

    private static func append(_ text: UnsafeBufferPointer<UInt8>, to bytes: inout [UInt8], isAttribute: Bool) {
        var start = 0
        var index = 0
        while index < text.count {
            guard let replacement = replacement(text, index, isAttribute) else {
                index += 1
                continue
            }
            bytes.append(contentsOf: text[start..<index])
            bytes.append(contentsOf: replacement.text.utf8)
            index += replacement.length
            start = index
        }
        bytes.append(contentsOf: text[start...])
    }

    /// What stands for the character at a place, and how many bytes it takes the place of; nil if it may stay.
    private static func replacement(
        _ text: UnsafeBufferPointer<UInt8>, _ index: Int, _ isAttribute: Bool
    ) -> (text: String, length: Int)? {
        switch text[index] {
        case UInt8(ascii: "&"): return ("&amp;", 1)
        case UInt8(ascii: "<"): return ("&lt;", 1)
        case UInt8(ascii: ">"): return ("&gt;", 1)
        case UInt8(ascii: "\""): return isAttribute ? ("&quot;", 1) : nil
        case 0x09: return isAttribute ? ("&#9;", 1) : nil
        case 0x0A: return isAttribute ? ("&#10;", 1) : nil
        case 0x0D: return ("&#13;", 1)
        case 0x00..<0x20: return ("\u{FFFD}", 1)
        case 0xEF:
            // U+FFFE and U+FFFF: EF BF BE and EF BF BF.
            guard index + 2 < text.count, text[index + 1] == 0xBF, text[index + 2] >= 0xBE else { return nil }
            return ("\u{FFFD}", 3)
        default: return nil
        }
    }

    /// A name in which what no name may hold has become `_`. The rule is narrower than XML's for ASCII only.
    static func name(_ name: String) -> String {
        var result = ""
        for scalar in name.unicodeScalars {
            let isFirst = result.isEmpty
            let isAllowed =
                switch scalar {
                case "a"..."z", "A"..."Z", "_", ":": true
                case "0"..."9", "-", ".": !isFirst
                case "\u{00B7}", "\u{0300}"..."\u{036F}", "\u{203F}"..."\u{2040}": !isFirst
                case "\u{00C0}"..."\u{00D6}", "\u{00D8}"..."\u{00F6}", "\u{00F8}"..."\u{02FF}",
                    "\u{0370}"..."\u{037D}", "\u{037F}"..."\u{1FFF}", "\u{200C}"..."\u{200D}",
                    "\u{2070}"..."\u{218F}", "\u{2C00}"..."\u{2FEF}", "\u{3001}"..."\u{D7FF}",
                    "\u{F900}"..."\u{FDCF}", "\u{FDF0}"..."\u{FFFD}", "\u{10000}"..."\u{EFFFF}":
                    true
                default: false
                }
            result.unicodeScalars.append(isAllowed ? scalar : "_")
        }
        return result.isEmpty ? "_" : result
    }

    /// A comment's text in which nothing ends the comment and every character is allowed.
    static func comment(_ text: String) -> String {
        var result = ""
        for scalar in text.unicodeScalars {
            if scalar == "-", result.unicodeScalars.last == "-" { result.unicodeScalars.append(" ") }
            let isControl = scalar.value < 0x20 && scalar != "\n" && scalar != "\t"
            let isForbidden = isControl || scalar.value == 0xFFFE || scalar.value == 0xFFFF
            result.unicodeScalars.append(isForbidden ? "\u{FFFD}" : scalar)
        }
        return result
    }
}
