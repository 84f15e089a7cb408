/// Turns the bytes of an encoding into UTF-8, piece by piece.
///
/// Nothing is replaced: what the encoding does not allow comes out as bytes that are not UTF-8 either (half a surrogate
/// pair as its three-byte form, a lone last byte as 0xFF), so that the check of each record finds and reports it.
struct TextDecoder: Sendable {
    let encoding: TextEncoding
    /// Where lines are in the source; not kept for encodings whose lengths tell.
    private(set) var places: LinePlaces?
    private var pendingByte: UInt8?
    private var pendingHigh: UInt16?
    /// A letter that a tone mark may follow.
    private var pendingLetter: UInt16 = 0
    /// Bytes beyond ASCII whose run has not ended.
    private var pendingRun: [UInt8] = []
    private var capitals = TCVN3Capitals()
    private let units: [UInt16]
    /// Bytes of text put out, and bytes of the source taken in, so far.
    private var decodedCount = 0
    private var sourceCount: Int

    /// - Parameter start: bytes of the source before the text.
    init(_ encoding: TextEncoding, start: Int = 0) {
        self.encoding = encoding
        units = encoding.table?.units ?? []
        sourceCount = start
        places = encoding.table != nil || encoding.isDouble ? LinePlaces(start: start) : nil
    }

    /// Decodes `input[..<count]` onto the end of `output`.
    mutating func decode(_ input: [UInt8], count: Int, into output: inout [UInt8]) {
        switch encoding {
        case .utf8: output.append(contentsOf: input[..<count])
        case .utf16LittleEndian: decodePairs(input, count, lowFirst: true, &output)
        case .utf16BigEndian: decodePairs(input, count, lowFirst: false, &output)
        case .windows1258: decodeWithMarks(input, count, &output)
        case .tcvn3, .viscii: decodeBytes(input, count, &output)
        case .doubleByWindows1252: decodeRuns(input, count, .windows1252, &output)
        case .doubleByWindows1258: decodeRuns(input, count, .windows1258Filled, &output)
        }
    }

    /// Forgets where the lines before an offset of the text are.
    mutating func forgetPlaces(before decoded: Int) { places?.forget(before: decoded) }

    /// Puts out what waits for bytes that do not come any more.
    mutating func finish(into output: inout [UInt8]) {
        if let high = pendingHigh { Self.append(UInt32(high), &output) }
        if pendingByte != nil { output.append(0xFF) }
        pendingHigh = nil
        pendingByte = nil
        let start = output.count
        capitals.finish(into: &output)
        if pendingLetter != 0 { Self.append(UInt32(pendingLetter), &output) }
        pendingLetter = 0
        endRun(encoding == .doubleByWindows1258 ? .windows1258Filled : .windows1252, &output)
        decodedCount += output.count - start
        places?.note(decoded: decodedCount, source: sourceCount)
    }

    // MARK: 8-bit encodings

    private mutating func decodeBytes(_ input: [UInt8], _ count: Int, _ output: inout [UInt8]) {
        let base = decodedCount - output.count
        for index in 0..<count {
            let byte = input[index]
            let unit = units[Int(byte)]
            if unit == 0xFFFD {
                capitals.finish(into: &output)
                output.append(0xFF)
            } else if encoding == .tcvn3 {
                capitals.take(unit, &output)
            } else {
                Self.append(UInt32(unit), &output)
            }
            // A line end ends the cell: all before it is in the output.
            if byte == 0x0A || byte == 0x0D {
                places?.note(decoded: base + output.count - 1, source: sourceCount + index)
            }
        }
        decodedCount = base + output.count
        sourceCount += count
    }

    /// windows-1258: a letter waits for the tone that may follow it.
    private mutating func decodeWithMarks(_ input: [UInt8], _ count: Int, _ output: inout [UInt8]) {
        let base = decodedCount - output.count
        for index in 0..<count {
            let byte = input[index]
            let unit = units[Int(byte)]
            if pendingLetter != 0 {
                if VietnameseLetters.isMark(unit), let letter = VietnameseLetters.composed(pendingLetter, unit) {
                    Self.append(UInt32(letter), &output)
                    pendingLetter = 0
                    continue
                }
                Self.append(UInt32(pendingLetter), &output)
                pendingLetter = 0
            }
            if unit == 0xFFFD {
                output.append(0xFF)
            } else if unit >= 0x41 {
                pendingLetter = unit
            } else {
                if byte == 0x0A || byte == 0x0D {
                    places?.note(decoded: base + output.count, source: sourceCount + index)
                }
                output.append(byte)
            }
        }
        decodedCount = base + output.count
        sourceCount += count
    }

    // MARK: Text encoded twice

    private mutating func decodeRuns(_ input: [UInt8], _ count: Int, _ table: EightBitTable, _ output: inout [UInt8]) {
        let base = decodedCount - output.count
        for index in 0..<count {
            let byte = input[index]
            if byte >= 0x80 {
                pendingRun.append(byte)
                if pendingRun.count < 4_096 { continue }
                endRun(table, &output)
                continue
            }
            if !pendingRun.isEmpty { endRun(table, &output) }
            if byte == 0x0A || byte == 0x0D { places?.note(decoded: base + output.count, source: sourceCount + index) }
            output.append(byte)
        }
        decodedCount = base + output.count
        sourceCount += count
    }

    private mutating func endRun(_ table: EightBitTable, _ output: inout [UInt8]) {
        guard !pendingRun.isEmpty else { return }
        DoubleEncoding.repair(pendingRun[...], table, into: &output)
        pendingRun.removeAll(keepingCapacity: true)
    }

    // MARK: UTF-16

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
    static func append(_ value: UInt32, _ output: inout [UInt8]) {
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
