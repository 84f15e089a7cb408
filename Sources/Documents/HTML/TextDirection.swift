/// Which way texts run.
enum TextDirection {
    /// Whether a text holds letters that run from right to left.
    static func runsRightToLeft(_ text: String) -> Bool {
        // Vietnamese and English never have these first bytes, so that most texts are only scanned.
        let bytes = text.utf8.span
        var isPossible = false
        for index in 0..<bytes.count where bytes[index] >= 0xD6 && (bytes[index] < 0xE1 || bytes[index] >= 0xEF) {
            isPossible = true
            break
        }
        guard isPossible else { return false }
        return text.unicodeScalars.contains { scalar in
            switch scalar.value {
            case 0x0590...0x08FF, 0xFB1D...0xFDFF, 0xFE70...0xFEFE, 0x10800...0x10FFF, 0x1E800...0x1EFFF: true
            default: false
            }
        }
    }
}
