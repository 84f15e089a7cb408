/// A number as spreadsheets write codes: a sign, digits, and decimals after a point or comma.
struct PlainNumber {
    /// The number without needless zeros, with a point: `4` for `04`, `4.0` and `4,00`.
    let canonical: String
    /// What stands before and after a decimal comma; nil without a comma.
    let aroundComma: (whole: String, decimals: String)?

    /// Reads a number; nil if the text is none.
    init?(_ text: String) {
        var whole = ""
        var decimals = ""
        var separator: Unicode.Scalar?
        var isNegative = false
        for (place, scalar) in text.unicodeScalars.enumerated() {
            switch scalar {
            case "-" where place == 0: isNegative = true
            case "0"..."9":
                if separator == nil {
                    whole.unicodeScalars.append(scalar)
                } else {
                    decimals.unicodeScalars.append(scalar)
                }
            case ".", ",":
                guard separator == nil, !whole.isEmpty else { return nil }
                separator = scalar
            default: return nil
            }
        }
        guard !whole.isEmpty, separator == nil || !decimals.isEmpty else { return nil }
        aroundComma = separator == "," ? (isNegative ? "-" + whole : whole, decimals) : nil
        let significant = String(whole.drop { $0 == "0" })
        var fraction = decimals
        while fraction.last == "0" { fraction.removeLast() }
        let magnitude = (significant.isEmpty ? "0" : significant) + (fraction.isEmpty ? "" : "." + fraction)
        canonical = isNegative && magnitude != "0" ? "-" + magnitude : magnitude
    }
}
