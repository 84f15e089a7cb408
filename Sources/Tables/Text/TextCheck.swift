internal import CByteMasks

/// Finds bytes that text must not have: what is not UTF-8 (RFC 3629: no overlong forms, no surrogates, nothing above
/// U+10FFFF), and NUL.
enum TextCheck {
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

    /// The index of the first byte in `start..<end` that no valid sequence holds, or nil. A sequence that `end` cuts off is
    /// invalid.
    static func firstInvalid(in bytes: [UInt8], from start: Int, to end: Int) -> Int? {
        guard start >= 0, start < end, end <= bytes.count else { return nil }
        return bytes.withUnsafeBufferPointer { check($0, from: start, to: end, until: end, nulls: false).bad }
    }

    /// The same, and NUL bytes count as bad. `start` is where a sequence may begin. `portably` takes the way of processors that
    /// have no quicker one, to test the two against each other.
    static func firstBad(in bytes: [UInt8], from start: Int, to end: Int, portably: Bool = false) -> Int? {
        guard start >= 0, start < end, end <= bytes.count else { return nil }
        return bytes.withUnsafeBufferPointer { bytes in
            var index = start
            while true {
                // The quick look goes three bytes back, and is worth its while for whole windows only.
                if index - start >= 3 {
                    let quick = portably ? -1 : hailong_skip_sound(bytes.baseAddress, index, end)
                    index = quick >= 0 ? quick : skipSound(bytes, from: index, to: end)
                    index = sequenceStart(bytes, before: index)
                }
                let stop = check(bytes, from: index, to: end, until: min(end, index + 70), nulls: true)
                if let bad = stop.bad { return bad }
                index = stop.next
                if index >= end { return nil }
            }
        }
    }

    /// Passes over windows of 64 bytes that are surely sound: ASCII, and sequences of two and three bytes with leads that need
    /// no closer look, which is all of Vietnamese.
    ///
    /// A byte must be a continuation exactly if a lead of two or more stands before it, of three or more two before, of four
    /// three before it: the windows shifted by one to three bytes tell. The way of processors that `hailong_skip_sound` has
    /// none for.
    @inline(__always)
    static func skipSound(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int, to end: Int) -> Int {
        let raw = UnsafeRawPointer(bytes.baseAddress.unsafelyUnwrapped)
        let high = SIMD8<UInt64>(repeating: 0x8080_8080_8080_8080)
        let zero = SIMD64<UInt8>(repeating: 0)
        let firstLead = SIMD64<UInt8>(repeating: 0xC0)
        let firstOfThree = SIMD64<UInt8>(repeating: 0xE0)
        let firstOfFour = SIMD64<UInt8>(repeating: 0xF0)
        var index = start
        while index &+ 64 <= end {
            let v0 = raw.loadUnaligned(fromByteOffset: index, as: SIMD64<UInt8>.self)
            let v3 = raw.loadUnaligned(fromByteOffset: index &- 3, as: SIMD64<UInt8>.self)
            let nulls = Bits.lanes(v0 .== zero)
            let words = unsafeBitCast(v0, to: SIMD8<UInt64>.self) | unsafeBitCast(v3, to: SIMD8<UInt64>.self)
            if Bits.any(words & high | nulls) {
                let v1 = raw.loadUnaligned(fromByteOffset: index &- 1, as: SIMD64<UInt8>.self)
                let v2 = raw.loadUnaligned(fromByteOffset: index &- 2, as: SIMD64<UInt8>.self)
                let continuations = Bits.lanes(
                    unsafeBitCast(v0, to: SIMD64<Int8>.self) .< SIMD64<Int8>(repeating: -64))
                let wanted = Bits.lanes(v1 .>= firstLead) | Bits.lanes(v2 .>= firstOfThree)
                // Leads whose second byte has a range of its own, leads that are never right, sequences of four.
                let rare =
                    Bits.lanes(v0 .== firstLead) | Bits.lanes(v0 .== SIMD64(repeating: 0xC1))
                    | Bits.lanes(v0 .== firstOfThree) | Bits.lanes(v0 .== SIMD64(repeating: 0xED))
                    | Bits.lanes(v3 .>= firstOfFour) | Bits.lanes(v0 .>= firstOfFour)
                if Bits.any(continuations ^ wanted | rare | nulls | rareBefore(v1)) { return index }
            }
            index &+= 64
        }
        return index
    }

    /// A lead that needs a closer look may be the last byte of the window before, its second byte the first of this one.
    @inline(__always)
    private static func rareBefore(_ v1: SIMD64<UInt8>) -> SIMD8<UInt64> {
        let byte = v1[0]
        let isRare = byte == 0xE0 || byte == 0xED
        return SIMD8(isRare ? 1 : 0, 0, 0, 0, 0, 0, 0, 0)
    }

    /// Where the sequence begins that may go on at `index`.
    private static func sequenceStart(_ bytes: UnsafeBufferPointer<UInt8>, before index: Int) -> Int {
        for back in 1...3 where bytes[index - back] >= 0xC0 { return index - back }
        return index
    }

    /// Looks at one sequence after the other, from `start` until at least `until`.
    private static func check(
        _ bytes: UnsafeBufferPointer<UInt8>, from start: Int, to end: Int, until: Int, nulls: Bool
    ) -> (bad: Int?, next: Int) {
        var index = start
        while index < until {
            guard case .valid(let length) = sequence(bytes, index, end) else { return (index, index) }
            if nulls && bytes[index] == 0 { return (index, index) }
            index &+= length
        }
        return (nil, index)
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
}
