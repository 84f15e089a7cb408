/// The identifier that a form server gave to a submission, in sixteen bytes.
///
/// Servers write UUIDs (`uuid:85cb9aff-…`, `85CB9AFF…`, with and without hyphens), whose spellings are one identifier here. Another text
/// of at most 15 ASCII characters is kept as it is; a longer one by a fingerprint of 128 bits.
public struct SubmissionID: Sendable, Hashable {
    /// The first eight bytes, the first one highest.
    public var high: UInt64
    /// The other eight.
    public var low: UInt64

    /// What stands for no identifier.
    public static let none = SubmissionID(high: 0, low: 0)

    /// Makes an identifier from its stored parts.
    public init(high: UInt64, low: UInt64) {
        self.high = high
        self.low = low
    }

    /// Reads an identifier; `none` for an empty text.
    public init(_ text: String) { self.init(utf8: Array(text.utf8)[...]) }

    /// Reads an identifier from its UTF-8; `none` where there is nothing but blanks.
    public init(utf8 bytes: ArraySlice<UInt8>) {
        var bytes = bytes.drop { $0 <= 0x20 }
        while let last = bytes.last, last <= 0x20 { bytes.removeLast() }
        if bytes.count > 5, bytes.prefix(5).elementsEqual("uuid:".utf8, by: { $0 | 0x20 == $1 | 0x20 }) {
            bytes = bytes.dropFirst(5)
        }
        if let uuid = Self.uuid(bytes) {
            self = uuid
        } else if bytes.count <= 15, bytes.allSatisfy({ $0 < 0x80 }) {
            self = Self.short(bytes)
        } else {
            self = Self.fingerprint(bytes)
        }
    }

    /// The identifier as people compare it with their server: UUIDs with hyphens; of a fingerprint its digits behind `#`.
    public var text: String {
        if let short = shortText { return short }
        let digits = [high, low].map { half in
            let text = String(half, radix: 16)
            return String(repeating: "0", count: 16 - text.count) + text
        }.joined()
        if low >> 62 == 3 { return "#" + digits }
        var parts: [Substring] = []
        var rest = digits[...]
        for length in [8, 4, 4, 4, 12] {
            parts.append(rest.prefix(length))
            rest = rest.dropFirst(length)
        }
        return parts.joined(separator: "-")
    }

    // MARK: The three kinds

    /// The 32 hexadecimal digits of a UUID; nil for anything else.
    private static func uuid(_ bytes: ArraySlice<UInt8>) -> SubmissionID? {
        guard bytes.count == 32 || bytes.count == 36 else { return nil }
        var halves: (UInt64, UInt64) = (0, 0)
        var digits = 0
        for byte in bytes {
            let value: UInt8
            switch byte {
            case 0x30...0x39: value = byte - 0x30
            case 0x41...0x46: value = byte - 0x37
            case 0x61...0x66: value = byte - 0x57
            case 0x2D where bytes.count == 36: continue
            default: return nil
            }
            if digits < 16 {
                halves.0 = halves.0 << 4 | UInt64(value)
            } else {
                halves.1 = halves.1 << 4 | UInt64(value)
            }
            digits += 1
        }
        guard digits == 32 else { return nil }
        return SubmissionID(high: halves.0, low: halves.1)
    }

    /// A short text: its bytes, and their number in the last byte. No UUID of today's variants looks like one, for the ninth byte
    /// of those is above 0x7F.
    private static func short(_ bytes: ArraySlice<UInt8>) -> SubmissionID {
        var id = none
        for (place, byte) in bytes.enumerated() {
            let shift = UInt64(56 - 8 * (place & 7))
            if place < 8 { id.high |= UInt64(byte) << shift } else { id.low |= UInt64(byte) << shift }
        }
        id.low |= UInt64(bytes.count)
        return id
    }

    private var shortText: String? {
        let count = Int(low & 0xFF)
        guard count <= 15 else { return nil }
        let bytes = (0..<15).map { place in
            UInt8(truncatingIfNeeded: (place < 8 ? high : low) >> UInt64(56 - 8 * (place & 7)))
        }
        guard bytes.prefix(count).allSatisfy({ $0 >= 0x20 && $0 < 0x7F }),
            bytes.dropFirst(count).allSatisfy({ $0 == 0 })
        else { return nil }
        return String(decoding: bytes.prefix(count), as: UTF8.self)
    }

    /// Two sums of 64 bits by FNV-1a (Fowler, Noll and Vo; draft-eastlake-fnv) from different starts, and a mark that UUIDs of today
    /// do not have.
    private static func fingerprint(_ bytes: ArraySlice<UInt8>) -> SubmissionID {
        var id = SubmissionID(high: 0xCBF2_9CE4_8422_2325, low: 0x9E37_79B9_7F4A_7C15)
        for byte in bytes {
            id.high = (id.high ^ UInt64(byte)) &* 0x0000_0100_0000_01B3
            id.low = (id.low ^ UInt64(byte)) &* 0x0000_0100_0000_01B3
            id.low ^= id.low >> 29
        }
        id.low |= 3 << 62
        return id
    }
}
