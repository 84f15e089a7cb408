/// Finds bytes that are not UTF-8 (RFC 3629: no overlong forms, no surrogates, nothing above U+10FFFF).
enum UTF8Check {
    /// What stands at one place of a text.
    enum Sequence: Equatable {
        case valid(length: Int)
        /// The bytes end within a sequence that was right so far.
        case cutOff
        case invalid
    }

    /// Looks at the sequence that begins at `index`.
    static func sequence(in bytes: [UInt8], at index: Int) -> Sequence {
        bytes.withUnsafeBufferPointer { sequence($0, index, bytes.count) }
    }

    @inline(__always)
    private static func sequence(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int, _ end: Int) -> Sequence {
        let lead = bytes[index]
        let length: Int
        var low: UInt8 = 0x80
        var high: UInt8 = 0xBF
        switch lead {
        case 0..<0x80: return .valid(length: 1)
        case 0xC2...0xDF: length = 2
        case 0xE0...0xEF:
            length = 3
            if lead == 0xE0 { low = 0xA0 }
            if lead == 0xED { high = 0x9F }
        case 0xF0...0xF4:
            length = 4
            if lead == 0xF0 { low = 0x90 }
            if lead == 0xF4 { high = 0x8F }
        default: return .invalid
        }
        var next = 1
        while next < length {
            guard index &+ next < end else { return .cutOff }
            let byte = bytes[index &+ next]
            guard byte >= low && byte <= high else { return .invalid }
            low = 0x80
            high = 0xBF
            next &+= 1
        }
        return .valid(length: length)
    }

    /// The index of the first byte in `start..<end` that no valid sequence holds, or nil. A sequence cut off by `end` is
    /// invalid.
    static func firstInvalid(in bytes: [UInt8], from start: Int, to end: Int) -> Int? {
        guard start >= 0, start < end, end <= bytes.count else { return nil }
        return bytes.withUnsafeBufferPointer { bytes in
            var index = start
            while index < end {
                if index &+ 8 <= end {
                    let word = UnsafeRawPointer(bytes.baseAddress.unsafelyUnwrapped)
                        .loadUnaligned(fromByteOffset: index, as: UInt64.self)
                    let high = UInt64(littleEndian: word) & 0x8080_8080_8080_8080
                    if high == 0 {
                        index &+= 8
                        continue
                    }
                    index &+= high.trailingZeroBitCount >> 3
                } else if bytes[index] < 0x80 {
                    index &+= 1
                    continue
                }
                guard case .valid(let length) = sequence(bytes, index, end) else { return index }
                index &+= length
            }
            return nil
        }
    }
}
