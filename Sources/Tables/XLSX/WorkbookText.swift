/// Texts as a workbook can hold them.
public enum WorkbookText {
    /// A text with U+FFFD for every character that XML does not allow, as in all that we write.
    static func allowed(_ text: String) -> String {
        guard text.utf8.contains(where: { $0 < 0x20 || $0 == 0xEF }) else { return text }
        var result = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0x09, 0x0A, 0x0D: result.append(scalar)
            case 0x00..<0x20, 0xFFFE, 0xFFFF: result.append("\u{FFFD}")
            default: result.append(scalar)
            }
        }
        return String(result)
    }

    /// A text as it stands in a cell: Excel reads `_x0041_` as the letter of that number, so one that people wrote is marked
    /// as no such code (ECMA-376, ST_Xstring).
    static func cell(_ text: String) -> String {
        let text = allowed(text)
        guard text.utf8.contains(UInt8(ascii: "_")), text.contains("_x") else { return text }
        return text.replacing(#/_(?=x[0-9A-Fa-f]{4}_)/#, with: "_x005F_")
    }

    /// A text of at most so many UTF-16 units, which is what Excel counts; what was cut ends with `…`.
    public static func cut(_ text: String, to longest: Int) -> String {
        let text = allowed(text)
        guard text.utf16.count > longest else { return text }
        var result = ""
        var units = 0
        for character in text {
            units += character.utf16.count
            if units >= longest { break }
            result.append(character)
        }
        return result + "…"
    }

    /// A text for the head or foot of a printed page, in which `&` begins a code.
    static func footer(_ text: String) -> String {
        cut(text, to: 200).replacing("&", with: "&&").replacing("\n", with: " ")
    }
}
