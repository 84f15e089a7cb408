/// Tells texts that look like personal data: telephone and identity numbers.
///
/// Such a number may stand in any cell, typed into the wrong column. It is never repeated in a finding.
public enum PersonalLook {
    /// Whether a text holds what looks like a Vietnamese telephone number (10 digits after 0, or 9 to 10 after +84) or an
    /// identity number (12 digits, or 9 in the old form). Spaces, points and hyphens between the digits do not count, but a point
    /// makes a number of 9 or 12 digits an amount.
    ///
    /// - Parameter isNumber: whether the text answers a question for a number, where 9 digits are an amount, too.
    public static func isPersonal(_ text: String, isNumber: Bool = false) -> Bool {
        var run: [UInt8] = []
        var hasPlus = false
        var isAmount = isNumber
        var pending = false
        for byte in text.utf8 {
            switch byte {
            case 0x30...0x39:
                run.append(byte - 0x30)
                pending = false
            case UInt8(ascii: "+") where run.isEmpty: hasPlus = true
            case 0x20, UInt8(ascii: "."),
                UInt8(ascii: "-") where !run.isEmpty && !pending:
                pending = true
                if byte == UInt8(ascii: ".") { isAmount = true }
            default:
                if looksPersonal(run, hasPlus: hasPlus, isAmount: isAmount) { return true }
                run = []
                hasPlus = false
                pending = false
                isAmount = isNumber
            }
        }
        return looksPersonal(run, hasPlus: hasPlus, isAmount: isAmount)
    }

    /// A text, or the mask if it looks personal.
    public static func masked(_ text: String) -> String { isPersonal(text) ? Finding.mask : text }

    private static func looksPersonal(_ digits: [UInt8], hasPlus: Bool, isAmount: Bool) -> Bool {
        switch digits.count {
        case 9, 12: !isAmount
        case 10: digits[0] == 0 || hasPlus && digits.starts(with: [8, 4])
        case 11: digits.starts(with: [8, 4]) || digits.starts(with: [0, 1])
        default: false
        }
    }
}
