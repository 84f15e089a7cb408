/// A running XXH64 checksum over a canonical form of values.
///
/// It notices accidents (a torn write, a flipped bit, a page of another file) and careless edits; it is no defence against
/// somebody who may write the campaign's folder, since that person may as well change the batches themselves.
/// Source: Yann Collet, xxHash fast digest algorithm, specification 0.2.0, section XXH64.
struct ContentChecksum {
    private static let prime1: UInt64 = 0x9E37_79B1_85EB_CA87
    private static let prime2: UInt64 = 0xC2B2_AE3D_27D4_EB4F
    private static let prime3: UInt64 = 0x1656_67B1_9E37_79F9
    private static let prime4: UInt64 = 0x85EB_CA77_C2B2_AE63
    private static let prime5: UInt64 = 0x27D4_EB2F_1656_67C5
    /// Bytes that are mixed at a time, eight in each of four lanes.
    private static let stripe = 32

    private var lane1: UInt64
    private var lane2: UInt64
    private var lane3: UInt64
    private var lane4: UInt64
    private var total: UInt64 = 0
    /// Bytes that do not fill a stripe yet; never a whole stripe.
    private var pending: [UInt8] = []

    /// Begins a checksum with the seed 0.
    init() {
        lane1 = Self.prime1 &+ Self.prime2
        lane2 = Self.prime2
        lane3 = 0
        lane4 = 0 &- Self.prime1
        pending.reserveCapacity(Self.stripe)
    }

    /// The checksum of all that was added.
    var value: UInt64 {
        var hash: UInt64
        if total >= UInt64(Self.stripe) {
            hash = rotated(lane1, 1) &+ rotated(lane2, 7) &+ rotated(lane3, 12) &+ rotated(lane4, 18)
            for lane in [lane1, lane2, lane3, lane4] {
                hash = (hash ^ round(0, lane)) &* Self.prime1 &+ Self.prime4
            }
        } else {
            hash = Self.prime5
        }
        hash = mixed(tail: pending, into: hash &+ total)
        hash = (hash ^ (hash >> 33)) &* Self.prime2
        hash = (hash ^ (hash >> 29)) &* Self.prime3
        return hash ^ (hash >> 32)
    }

    /// Adds bytes as they are, without their number.
    mutating func add(raw bytes: UnsafeRawBufferPointer) {
        total &+= UInt64(bytes.count)
        var start = 0
        if !pending.isEmpty {
            start = min(Self.stripe - pending.count, bytes.count)
            pending.append(contentsOf: bytes[..<start])
            guard pending.count == Self.stripe else { return }
            let full = pending
            full.withUnsafeBytes { mixStripes($0) }
            pending.removeAll(keepingCapacity: true)
        }
        let whole = (bytes.count - start) / Self.stripe * Self.stripe
        mixStripes(UnsafeRawBufferPointer(rebasing: bytes[start..<(start + whole)]))
        pending.append(contentsOf: bytes[(start + whole)...])
    }

    /// Mixes whole stripes; the lanes live in local variables, so that the loop stays in registers.
    private mutating func mixStripes(_ bytes: UnsafeRawBufferPointer) {
        var (first, second, third, fourth) = (lane1, lane2, lane3, lane4)
        var offset = 0
        while offset &+ Self.stripe <= bytes.count {
            first = round(first, word(bytes, offset))
            second = round(second, word(bytes, offset &+ 8))
            third = round(third, word(bytes, offset &+ 16))
            fourth = round(fourth, word(bytes, offset &+ 24))
            offset &+= Self.stripe
        }
        (lane1, lane2, lane3, lane4) = (first, second, third, fourth)
    }

    private func mixed(tail: [UInt8], into start: UInt64) -> UInt64 {
        tail.withUnsafeBytes { bytes in
            var hash = start
            var offset = 0
            while offset + 8 <= bytes.count {
                hash = rotated(hash ^ round(0, word(bytes, offset)), 27) &* Self.prime1 &+ Self.prime4
                offset += 8
            }
            if offset + 4 <= bytes.count {
                let half = UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt32.self))
                hash = rotated(hash ^ (UInt64(half) &* Self.prime1), 23) &* Self.prime2 &+ Self.prime3
                offset += 4
            }
            for byte in bytes[offset...] {
                hash = rotated(hash ^ (UInt64(byte) &* Self.prime5), 11) &* Self.prime1
            }
            return hash
        }
    }

    @inline(__always)
    private func word(_ bytes: UnsafeRawBufferPointer, _ offset: Int) -> UInt64 {
        UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
    }

    @inline(__always)
    private func round(_ lane: UInt64, _ input: UInt64) -> UInt64 {
        rotated(lane &+ input &* Self.prime2, 31) &* Self.prime1
    }

    @inline(__always)
    private func rotated(_ value: UInt64, _ bits: UInt64) -> UInt64 { (value << bits) | (value >> (64 &- bits)) }
}
