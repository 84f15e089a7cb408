extension Unit {
    /// The most characters of a code.
    public static let longestCode = 64
    /// The most characters of a name.
    public static let longestName = 300

    /// Whether a text can be a unit's code.
    ///
    /// Codes name files of reports and stand in lists, so they are letters, digits, dots, hyphens and underscores, at most
    /// `longestCode` of them, not beginning with a dot or hyphen. `*`, which stands for the whole campaign, is none.
    public static func isCode(_ text: String) -> Bool {
        guard let first = text.unicodeScalars.first, first != ".", first != "-", text.utf8.count <= longestCode * 4,
            text.count <= longestCode
        else { return false }
        return text.unicodeScalars.allSatisfy { scalar in
            switch scalar {
            case ".", "-", "_", "0"..."9", "a"..."z", "A"..."Z": true
            case "\u{0}"..."\u{7F}": false
            default: scalar.properties.isAlphabetic || scalar.properties.generalCategory == .nonspacingMark
            }
        }
    }
}
