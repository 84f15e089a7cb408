/// Codes as they come back from the field.
enum UnitCodeFolding {
    /// The code apart from what spreadsheets and typing change: case; spaces; a leading apostrophe; a `.0` after digits;
    /// leading zeros of a code that is all digits. Nil if nothing is left.
    static func folded(_ text: String) -> String? {
        var code = text.filter { !$0.isWhitespace }.lowercased()
        if code.first == "'" { code.removeFirst() }
        let parts = code.split(separator: ".", omittingEmptySubsequences: false)
        if parts.count == 2, isDigits(parts[0]), !parts[1].isEmpty, parts[1].allSatisfy({ $0 == "0" }) {
            code = String(parts[0])
        }
        if isDigits(code[...]) {
            let short = code.drop { $0 == "0" }
            code = short.isEmpty ? "0" : String(short)
        }
        return code.isEmpty ? nil : code
    }

    /// The folded code once letters that look like digits are read as those, and folded again: `0O1` gives `1`.
    static func lookAlike(_ folded: String) -> String {
        let digits = String(folded.map { $0 == "o" ? "0" : $0 == "l" || $0 == "i" ? "1" : $0 })
        return self.folded(digits) ?? digits
    }

    private static func isDigits(_ text: Substring) -> Bool {
        !text.isEmpty && text.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    }
}
