/// How wide the letters of Arial and its metric twins (Helvetica, Liberation Sans) are: a metafile holds the step from
/// each letter to the next. From the font metrics that Adobe published for Helvetica.
enum MetafileLetters {
    /// The step after each UTF-16 unit; half of a pair, and a mark over a letter, take none.
    static func steps(_ text: String, size: Double, isBold: Bool) -> [Int32] {
        var steps: [Int32] = []
        for scalar in text.unicodeScalars {
            steps.append(Int32((Double(mille(scalar.value, isBold: isBold)) * size / 1_000).rounded()))
            if scalar.value > 0xFFFF { steps.append(0) }
        }
        return steps
    }

    private static func mille(_ scalar: UInt32, isBold: Bool) -> Int {
        let table = isBold ? bold : regular
        if (0x20..<0x7F).contains(scalar) { return table[Int(scalar) - 0x20] }
        if let base = BaseLetter.of(scalar) {
            return table[Int(base) - 0x20] + (BaseLetter.hornWidth(scalar) > 0 ? 100 : 0)
        }
        switch scalar {
        case 0..<0x20, 0x7F...0x9F, 0x0300...0x036F, 0x200B...0x200F, 0x2060...0x206F, 0xFE00...0xFE0F:
            return 0
        case 0xA0: return 278
        case 0xB7, 0x2018, 0x2019, 0x2022: return 300
        case 0x2010...0x2013: return 556
        case 0x2014, 0x2026, 0x2190...0x2BFF, 0x3000...0xD7FF, 0x10000...: return 1_000
        default: return 600
        }
    }

    private static let regular = [
        278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556,
        556, 556, 556,
        556, 556, 556, 556, 278, 278, 584, 584, 584, 556, 1_015, 667, 667, 722, 722, 667, 611, 778, 722,
        278, 500, 667,
        556, 833, 722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469,
        556, 333, 556,
        556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556, 556, 556, 333, 500, 278,
        556, 500, 722,
        500, 500, 500, 334, 260, 334, 584,
    ]
    private static let bold = [
        278, 333, 474, 556, 556, 889, 722, 238, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556,
        556, 556, 556,
        556, 556, 556, 556, 333, 333, 584, 584, 584, 611, 975, 722, 722, 722, 722, 667, 611, 778, 722,
        278, 556, 722,
        611, 833, 722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 333, 278, 333, 584,
        556, 333, 556,
        611, 556, 611, 556, 333, 611, 611, 278, 278, 556, 278, 889, 611, 611, 611, 611, 389, 556, 333,
        611, 556, 778,
        556, 556, 500, 389, 280, 389, 584,
    ]
}
