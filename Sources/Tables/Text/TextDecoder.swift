/// Turns the bytes of an encoding into UTF-8, piece by piece.
///
/// Nothing is replaced: what the encoding does not allow comes out as bytes that are not UTF-8 either (half a surrogate
/// pair as its three-byte form, a lone last byte as 0xFF), so that the check of each record finds and reports it.
struct TextDecoder: Sendable {
    let encoding: TextEncoding
    private var pendingByte: UInt8?
    private var pendingHigh: UInt16?

    init(_ encoding: TextEncoding) {
        self.encoding = encoding
    }

    /// Decodes `input[..<count]` onto the end of `output`.
    mutating func decode(_ input: [UInt8], count: Int, into output: inout [UInt8]) {
        switch encoding {
        case .utf8: output.append(contentsOf: input[..<count])
        case .utf16LittleEndian: decodePairs(input, count, lowFirst: true, &output)
        case .utf16BigEndian: decodePairs(input, count, lowFirst: false, &output)
        }
    }

    /// Puts out what waits for bytes that do not come any more.
    mutating func finish(into output: inout [UInt8]) {
        if let high = pendingHigh { Self.append(UInt32(high), &output) }
        if pendingByte != nil { output.append(0xFF) }
        pendingHigh = nil
        pendingByte = nil
    }

    private mutating func decodePairs(_ input: [UInt8], _ count: Int, lowFirst: Bool, _ output: inout [UInt8]) {
        output.reserveCapacity(output.count + count + count / 2 + 4)
        var index = 0
        while index < count {
            let first: UInt8
            if let waiting = pendingByte {
                first = waiting
                pendingByte = nil
            } else {
                first = input[index]
                index += 1
                if index == count {
                    pendingByte = first
                    return
                }
            }
            let second = input[index]
            index += 1
            let unit = lowFirst ? UInt16(second) << 8 | UInt16(first) : UInt16(first) << 8 | UInt16(second)
            append(unit: unit, &output)
        }
    }

    @inline(__always)
    private mutating func append(unit: UInt16, _ output: inout [UInt8]) {
        if let high = pendingHigh {
            pendingHigh = nil
            if unit & 0xFC00 == 0xDC00 {
                Self.append(0x10000 + (UInt32(high & 0x3FF) << 10 | UInt32(unit & 0x3FF)), &output)
                return
            }
            Self.append(UInt32(high), &output)
        }
        if unit & 0xFC00 == 0xD800 { pendingHigh = unit } else { Self.append(UInt32(unit), &output) }
    }

    @inline(__always)
    private static func append(_ value: UInt32, _ output: inout [UInt8]) {
        if value < 0x80 {
            output.append(UInt8(truncatingIfNeeded: value))
            return
        }
        let tail = UInt8(truncatingIfNeeded: value & 0x3F) | 0x80
        let middle = UInt8(truncatingIfNeeded: value >> 6 & 0x3F) | 0x80
        if value < 0x800 {
            output.append(UInt8(truncatingIfNeeded: value >> 6) | 0xC0)
        } else if value < 0x10000 {
            output.append(UInt8(truncatingIfNeeded: value >> 12) | 0xE0)
            output.append(middle)
        } else {
            output.append(UInt8(truncatingIfNeeded: value >> 18) | 0xF0)
            output.append(UInt8(truncatingIfNeeded: value >> 12 & 0x3F) | 0x80)
            output.append(middle)
        }
        output.append(tail)
    }
}
