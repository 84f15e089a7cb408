/// How wide texts are at most, without a font at hand: a table of the widths of a common humanist sans serif (Noto Sans;
/// Segoe UI, Roboto and Arial are narrower), with a margin for wider ones. Letters with Vietnamese marks are as wide as
/// their base letters.
public struct TextMeasure: Sendable, Hashable {
    /// The size of the letters (the em).
    public var size: Double
    /// Whether the letters are bold.
    public var isBold: Bool

    /// Other fonts are up to 7 % wider than the table (DejaVu Sans, the fallback of bare Linux machines).
    private static let margin = 1.07

    /// Makes a measure for one size and weight.
    public init(size: Double, isBold: Bool = false) {
        self.size = size
        self.isBold = isBold
    }

    /// The width of a text on one line.
    public func width(_ text: String) -> Double {
        var mille = 0
        for scalar in text.unicodeScalars { mille += Self.mille(scalar, isBold: isBold) }
        return width(ofMille: mille)
    }

    /// A width given in thousandths of the em.
    func width(ofMille mille: Int) -> Double { Double(mille) * size * Self.margin / 1000 }

    /// Whether a text is no wider than a width on one line; a very long text is measured only as far as needed.
    func fits(_ text: String, within width: Double) -> Bool {
        // A column is made as wide as its widest text: what was rounded on the way must not cut that text.
        let room = width * 1000 / (size * Self.margin) + 0.01
        var mille = 0
        for scalar in text.unicodeScalars {
            mille += Self.mille(scalar, isBold: isBold)
            if Double(mille) > room { return false }
        }
        return true
    }

    /// The width of a character in thousandths of the em. A sequence that joins into one sign (emoji) counts each part:
    /// too wide is safe.
    static func mille(_ scalar: Unicode.Scalar, isBold: Bool) -> Int {
        let value = scalar.value
        if value < 0x20 { return 0 }
        if value < 0x7F {
            let index = Int(value) - 0x20
            return isBold ? boldWidths[index] : regularWidths[index]
        }
        if let base = BaseLetter.of(value) {
            let index = Int(base) - 0x20
            return (isBold ? boldWidths[index] : regularWidths[index]) + BaseLetter.hornWidth(value)
        }
        switch value {
        case 0x7F...0x9F, 0x0300...0x036F, 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x206F, 0xFE00...0xFE0F, 0xFEFF:
            return 0
        case 0xA0, 0x2002...0x200A: return 260
        case 0xB7: return 285
        case 0x2010...0x2013: return 500
        case 0x2018...0x201F: return 480
        case 0x1100...0x115F, 0x2E80...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE4F, 0xFF00...0xFF60:
            return 1000
        case 0x2014, 0x2026: return 1000
        // Signs and emoji from here on; what no table knows is taken as wide.
        case 0x2190...0x2BFF: return 1050
        case 0x1F000...: return 1400
        case 0xA1..<0x1E00: return 740
        default: return 900
        }
    }

    /// Widths of U+0020 to U+007E, regular.
    private static let regularWidths = [
        260, 269, 408, 646, 572, 831, 732, 225, 300, 300, 551, 572, 268, 322, 268, 372, 572, 572, 572, 572, 572, 572,
        572, 572, 572, 572, 268, 268, 572, 572, 572, 434, 899, 639, 650, 632, 730, 556, 519, 728, 741, 339, 273, 619,
        524, 907, 760, 781, 605, 781, 622, 549, 556, 731, 600, 930, 586, 566, 572, 329, 372, 329, 572, 444, 281, 561,
        615, 480, 615, 564, 344, 615, 618, 258, 258, 534, 258, 935, 618, 605, 615, 615, 413, 479, 361, 618, 508, 786,
        529, 510, 470, 380, 551, 380, 572,
    ]
    /// Widths of U+0020 to U+007E, bold.
    private static let boldWidths = [
        260, 286, 472, 646, 572, 901, 750, 266, 339, 339, 545, 572, 285, 322, 285, 413, 572, 572, 572, 572, 572, 572,
        572, 572, 572, 572, 285, 285, 572, 572, 572, 477, 897, 690, 672, 637, 740, 560, 549, 724, 765, 389, 331, 664,
        565, 943, 813, 796, 628, 796, 660, 551, 579, 756, 650, 967, 667, 624, 579, 331, 413, 331, 572, 411, 362, 604,
        633, 514, 633, 591, 387, 633, 657, 305, 305, 620, 305, 982, 657, 619, 633, 633, 454, 497, 434, 657, 569, 856,
        578, 569, 488, 394, 551, 394, 572,
    ]
}
