/// One cell to be written, with its type: what is a number is known to whoever writes it, not guessed from its text.
public enum CSVCell: Sendable, Hashable {
    /// Text. Written so that no spreadsheet takes it for a formula.
    case text(String)
    /// A whole number.
    case integer(Int)
    /// A number, with the fewest digits that read back as the same one; one that is not finite leaves the cell empty.
    case number(Double)
    /// A number that has been printed already, with `.` or `,` as decimal sign. What does not look like one is written as text.
    case printed(String)
    /// Nothing at all, not even quotes; `.text("")` is written `""`.
    case empty
}

extension CSVCell: ExpressibleByStringLiteral {
    /// A text cell.
    public init(stringLiteral value: String) { self = .text(value) }
}

extension CSVCell {
    /// Text made harmless: with an apostrophe before what a spreadsheet would take for a formula.
    ///
    /// That is `=`, `+`, `-`, `@` (their full-width forms too), tab and line breaks, also behind spaces (OWASP, "CSV
    /// injection"). Text that is one of ours already, an apostrophe before such a sign, gets one more, so that `restored` always
    /// gives back what went in.
    static func harmless(_ text: String) -> String {
        isActive(text) ? "'" + text : text
    }

    /// The text that `harmless` was given.
    static func restored(_ text: String) -> String {
        guard text.utf8.first == 0x27 else { return text }
        let rest = String(text.unicodeScalars.dropFirst())
        return isActive(rest) ? rest : text
    }

    private static func isActive(_ text: String) -> Bool {
        // Scalars, not characters: a combining mark behind the sign would hide it.
        let scalars = text.unicodeScalars
        var index = scalars.startIndex
        while index < scalars.endIndex && scalars[index] == "'" { scalars.formIndex(after: &index) }
        while index < scalars.endIndex {
            switch scalars[index] {
            case "=", "+", "-", "@", "\t", "\r", "\n", "\u{FF1D}", "\u{FF0B}", "\u{FF0D}", "\u{FF20}": return true
            case "\u{200B}"..."\u{200F}", "\u{FEFF}", "\u{2060}", "\u{0}": break
            case let scalar where scalar.properties.isWhitespace: break
            default: return false
            }
            scalars.formIndex(after: &index)
        }
        return false
    }

    /// Whether a text is a number: a sign, digits, one decimal sign, an exponent.
    static func isNumber(_ text: String) -> Bool {
        var bytes = text.utf8[...]
        if bytes.first == UInt8(ascii: "-") || bytes.first == UInt8(ascii: "+") { bytes.removeFirst() }
        func takeDigits() -> Bool {
            let count = bytes.prefix { $0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "9") }.count
            bytes.removeFirst(count)
            return count > 0
        }
        guard takeDigits() else { return false }
        if bytes.first == UInt8(ascii: ".") || bytes.first == UInt8(ascii: ",") {
            bytes.removeFirst()
            guard takeDigits() else { return false }
        }
        if bytes.first == UInt8(ascii: "e") || bytes.first == UInt8(ascii: "E") {
            bytes.removeFirst()
            if bytes.first == UInt8(ascii: "-") || bytes.first == UInt8(ascii: "+") { bytes.removeFirst() }
            guard takeDigits() else { return false }
        }
        return bytes.isEmpty
    }
}
