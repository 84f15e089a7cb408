public import Figures

/// What the first bytes of a file say about its encoding.
public enum EncodingVerdict: Sendable, Hashable {
    /// An encoding that is read, and whether a byte order mark says so.
    case text(TextEncoding, byteOrderMark: Bool)
    /// Something else.
    case foreign(ForeignEncoding)
}

extension TextEncoding {
    /// Tells the encoding from the first bytes of a file (`TableLimits.sampleBytes` are enough); a pure function of them.
    ///
    /// A byte order mark decides. Without one, NUL bytes in every other place mean UTF-16, and text whose bytes above 127
    /// mostly form UTF-8 sequences is UTF-8: a few damaged bytes are for the records that hold them to report.
    public static func detect(_ sample: [UInt8]) -> EncodingVerdict {
        if sample.starts(with: [0x50, 0x4B, 0x03, 0x04]) { return .foreign(.zip) }
        if sample.starts(with: [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]) { return .foreign(.oldExcel) }
        if sample.starts(with: Array("%PDF-".utf8)) { return .foreign(.pdf) }
        if sample.starts(with: [0xFF, 0xFE, 0, 0]) || sample.starts(with: [0, 0, 0xFE, 0xFF]) {
            return .foreign(.utf32)
        }
        for encoding in [TextEncoding.utf8, .utf16LittleEndian, .utf16BigEndian]
        where sample.starts(with: encoding.byteOrderMark) {
            let double = encoding == .utf8 ? DoubleEncoding.judge(sample) : nil
            return .text(double ?? encoding, byteOrderMark: true)
        }
        if let verdict = byNullBytes(sample) { return verdict }
        return byHighBytes(sample)
    }

    /// UTF-16 and UTF-32 text without a mark: most characters of a table are ASCII, their other bytes are NUL.
    private static func byNullBytes(_ sample: [UInt8]) -> EncodingVerdict? {
        // A power cut leaves a file of text with NULs up to the end of its last block; no character ends with more than three.
        let text = (sample.lastIndex { $0 != 0 } ?? -1) + 1
        let isFilledUp = text > 0 && sample.count - text > 3
        let sample = isFilledUp ? sample[..<text] : sample[...]
        var nulls = [0, 0, 0, 0]
        for (index, byte) in sample.enumerated() where byte == 0 { nulls[index & 3] += 1 }
        let all = nulls.reduce(0, +)
        // One or two may as well be damage of a record.
        guard all > 2 else { return nil }
        let quarter = sample.count / 4
        if all * 8 >= sample.count * 5 { return .foreign(quarter > 0 ? .utf32 : .binary) }
        let even = nulls[0] + nulls[2]
        let odd = nulls[1] + nulls[3]
        if odd * 4 >= sample.count && even * 20 <= odd { return .text(.utf16LittleEndian, byteOrderMark: false) }
        if even * 4 >= sample.count && odd * 20 <= even { return .text(.utf16BigEndian, byteOrderMark: false) }
        if all * 10 >= sample.count && sample.count >= 64 { return .foreign(.binary) }
        return nil
    }

    private static func byHighBytes(_ sample: [UInt8]) -> EncodingVerdict {
        var sequences = 0
        var damaged = 0
        var index = 0
        while index < sample.count {
            if sample[index] < 0x80 {
                index += 1
                continue
            }
            switch TextCheck.sequence(in: sample, at: index) {
            case .valid(let length):
                sequences += 1
                index += length
            case .cutOff:
                index = sample.count
            case .invalid:
                damaged += 1
                index += 1
            }
        }
        if damaged <= sequences { return .text(DoubleEncoding.judge(sample) ?? .utf8, byteOrderMark: false) }
        return guess8Bit(sample)
    }

    /// Which 8-bit Vietnamese encoding the bytes speak for: each has letters at places where the others have none or rare ones.
    private static func guess8Bit(_ sample: [UInt8]) -> EncodingVerdict {
        // windows-1258 puts a combining tone mark after a vowel; TCVN3 has Đ ă â ê ô ơ ư đ at A7-AE and à á ạ ậ ó ơ at B5, B8,
        // B9, CB, D3, D6; VISCII has ư at DF, ơ at BD, and à á â ê í ó ô where ISO 8859-1 has them.
        let vowels1258 = Set("aeiouyAEIOUY".utf8).union([
            0xE2, 0xE3, 0xEA, 0xF4, 0xF5, 0xFD, 0xC2, 0xC3, 0xCA, 0xD4, 0xD5, 0xDD,
        ])
        let marks1258: Set<UInt8> = [0xCC, 0xD2, 0xDE, 0xEC, 0xF2]
        let lettersViscii: Set<UInt8> = [
            0xDF, 0xBD, 0xBE, 0xB6, 0xB7, 0xDE, 0xFE, 0xD1, 0xF1, 0xD7, 0xD8, 0xC6, 0xC7, 0xFC, 0xE0, 0xE1, 0xE2, 0xEA,
            0xF4, 0xED, 0xF3, 0xF0, 0xD5,
        ]
        let lettersTCVN3 = Set<UInt8>(0xA7...0xAE).union([0xB5, 0xB8, 0xB9, 0xCB, 0xD3, 0xD6])
        var windows = 0
        var tcvn = 0
        var viscii = 0
        var high = 0
        var controls = 0
        // A Vietnamese syllable has three letters beyond ASCII in a row at most; the two-byte encodings of Chinese, Japanese and
        // Korean text have them by the dozen.
        var run = 0
        var inLongRuns = 0
        for (index, byte) in sample.enumerated() {
            if byte < 0x20 && byte != 9 && byte != 10 && byte != 13 { controls += 1 }
            guard byte >= 0x80 else {
                run = 0
                continue
            }
            high += 1
            run += 1
            if run > 4 { inLongRuns += run == 5 ? 5 : 1 }
            if marks1258.contains(byte), index > 0, vowels1258.contains(sample[index - 1]) { windows += 1 }
            if lettersTCVN3.contains(byte) { tcvn += 1 }
            if lettersViscii.contains(byte) { viscii += 1 }
        }
        if controls * 20 > sample.count { return .foreign(.binary) }
        if inLongRuns * 4 > high { return .foreign(.unknown8Bit) }
        // One letter in ten at the telling places: far below real text, far above other languages. Marks after vowels are
        // hardly ever seen in the other two, whose letters windows-1258 has as well.
        func isTelling(_ count: Int) -> Bool { count * 10 >= high && count >= 3 }
        if isTelling(windows) { return .text(.windows1258, byteOrderMark: false) }
        guard isTelling(max(tcvn, viscii)) else { return .foreign(.unknown8Bit) }
        return .text(tcvn >= viscii ? .tcvn3 : .viscii, byteOrderMark: false)
    }

    /// Whether the first bytes of a file contradict an encoding that a person has set; what they look like instead.
    ///
    /// Among the 8-bit encodings the person knows better. UTF-8 with letters beyond ASCII is no accident.
    public func contradiction(_ sample: [UInt8]) -> LocalizedText? {
        let verdict = TextEncoding.detect(sample)
        guard case .text(let found, let hasMark) = verdict else {
            guard case .foreign(let foreign) = verdict else { return nil }
            return foreign == .unknown8Bit && table != nil ? nil : foreign.name
        }
        if found == self { return nil }
        let isPlain = sample.allSatisfy { $0 < 0x80 }
        let differs =
            switch (self, found) {
            case (_, _) where hasMark: !(isDouble && found == .utf8 || self == .utf8 && found.isDouble)
            case (.utf16LittleEndian, _), (.utf16BigEndian, _), (_, .utf16LittleEndian), (_, .utf16BigEndian): true
            case (_, .utf8): table != nil && !isPlain
            default: table == nil && found.table != nil || table != nil && found.isDouble
            }
        return differs ? LocalizedText(verbatim: found.name) : nil
    }
}
