import Questionnaires
import Responses

/// A block of codes as it is stored: in fewer bytes where every code allows it, for what is not written needs no time.
struct PackedCodes {
    /// How codes are written; the numbers stand in ledgers.
    enum Packing: Int {
        /// As they are, little-endian.
        case asTheyAre = 0
        /// Two to a byte, the first in the low half: answers below 10, and the six missing reasons as 10 to 15.
        case halves = 1
        /// In one byte each, the missing reasons at its top.
        case bytes = 2
        /// In two bytes each, little-endian, the missing reasons at their top.
        case pairs = 3
        /// Each one more than the one before: the first alone, in eight bytes.
        case counted = 4
    }

    var packing: Packing
    var bytes: [UInt8]

    /// Packs a block as tightly as its codes allow.
    init<Code: FixedWidthInteger & UnsignedInteger>(_ codes: [Code]) {
        // A cast of arrays would look at every code.
        if Code.self == UInt8.self, let halves = Self.halves(unsafeBitCast(codes, to: [UInt8].self)) {
            (packing, bytes) = (.halves, halves)
        } else if codes.count > 1, let first = codes.first, Self.isCounted(codes) {
            (packing, bytes) = (.counted, Self.stored([UInt64(truncatingIfNeeded: first)]))
        } else if MemoryLayout<Code>.size > 1, let narrow = Self.narrowed(codes, to: UInt8.self) {
            (packing, bytes) = (.bytes, narrow)
        } else if MemoryLayout<Code>.size > 2, let narrow = Self.narrowed(codes, to: UInt16.self) {
            (packing, bytes) = (.pairs, Self.stored(narrow))
        } else {
            (packing, bytes) = (.asTheyAre, Self.stored(codes))
        }
    }

    /// Makes a block from what is stored.
    ///
    /// - Throws: `StoredDamage` for a packing that there is not.
    init(packing: Int, bytes: [UInt8]) throws {
        guard let packing = Packing(rawValue: packing) else { throw StoredDamage() }
        (self.packing, self.bytes) = (packing, bytes)
    }

    /// The codes.
    ///
    /// - Parameter count: how many there are.
    /// - Throws: `StoredDamage` where the bytes do not hold so many codes of the width.
    func codes<Code: FixedWidthInteger & UnsignedInteger>(_ count: Int, as type: Code.Type = Code.self) throws -> [Code]
    {
        switch packing {
        case .asTheyAre: return try loaded(count)
        case .halves:
            guard bytes.count == (count + 1) / 2, Code.self == UInt8.self else { throw StoredDamage() }
            return Self.whole(bytes, count).map(Code.init(truncatingIfNeeded:))
        case .bytes: return try widened(loaded(count, as: UInt8.self))
        case .pairs: return try widened(loaded(count, as: UInt16.self))
        case .counted:
            guard let first = try loaded(1, as: UInt64.self).first, count > 0,
                let start = Code(exactly: first), Int(exactly: Code.max - start).map({ $0 >= count - 1 }) ?? true
            else { throw StoredDamage() }
            return (0..<count).map { start + Code(truncatingIfNeeded: $0) }
        }
    }

    // MARK: Halves of bytes

    private static func halves(_ codes: [UInt8]) -> [UInt8]? {
        codes.withUnsafeBufferPointer { codes in
            var wide: UInt8 = 0
            for code in codes { wide |= code &- 10 < 240 ? 1 : 0 }
            guard wide == 0 else { return nil }
            let pairs = codes.count / 2
            return [UInt8](unsafeUninitializedCapacity: (codes.count + 1) / 2) { packed, filled in
                for pair in 0..<pairs {
                    packed[pair] = codes[2 &* pair] & 15 | codes[2 &* pair &+ 1] &<< 4
                }
                if codes.count % 2 == 1 { packed[pairs] = codes[codes.count - 1] & 15 }
                filled = (codes.count + 1) / 2
            }
        }
    }

    private static func whole(_ packed: [UInt8], _ count: Int) -> [UInt8] {
        packed.withUnsafeBufferPointer { packed in
            [UInt8](unsafeUninitializedCapacity: count) { codes, filled in
                for place in 0..<count {
                    let half = packed[place &>> 1] &>> UInt8((place & 1) &* 4) & 15
                    codes[place] = half < 10 ? half : half &+ 240
                }
                filled = count
            }
        }
    }

    // MARK: Fewer bytes

    private static func isCounted<Code: FixedWidthInteger>(_ codes: [Code]) -> Bool {
        codes.withUnsafeBufferPointer { codes in
            for place in 1..<codes.count where codes[place] != codes[place &- 1] &+ 1 { return false }
            return codes[codes.count - 1] > codes[0]
        }
    }

    private static func narrowed<
        Code: FixedWidthInteger & UnsignedInteger, Narrow: FixedWidthInteger & UnsignedInteger
    >(
        _ codes: [Code], to type: Narrow.Type
    ) -> [Narrow]? {
        let limit = Code(truncatingIfNeeded: MissingCodes.firstMissing(as: Narrow.self))
        let firstMissing = MissingCodes.firstMissing(as: Code.self)
        return codes.withUnsafeBufferPointer { codes in
            for code in codes where code >= limit && code < firstMissing { return nil }
            // The missing reasons are at the top of every width.
            return codes.map { Narrow(truncatingIfNeeded: $0) }
        }
    }

    private func widened<Code: FixedWidthInteger & UnsignedInteger, Narrow: FixedWidthInteger & UnsignedInteger>(
        _ codes: [Narrow]
    ) -> [Code] {
        let firstMissing = MissingCodes.firstMissing(as: Narrow.self)
        return codes.map { code in
            code >= firstMissing
                ? Code.max - Code(truncatingIfNeeded: Narrow.max - code) : Code(truncatingIfNeeded: code)
        }
    }

    // MARK: Bytes

    private static func stored<Code: FixedWidthInteger>(_ codes: [Code]) -> [UInt8] {
        let stored = Code.isLittleEndianHere ? codes : codes.map(\.littleEndian)
        return stored.withUnsafeBytes { Array($0) }
    }

    private func loaded<Code: FixedWidthInteger>(_ count: Int, as type: Code.Type = Code.self) throws -> [Code] {
        guard bytes.count == count * MemoryLayout<Code>.stride else { throw StoredDamage() }
        let codes = [Code](unsafeUninitializedCapacity: count) { buffer, filled in
            bytes.withUnsafeBytes { UnsafeMutableRawBufferPointer(buffer).copyMemory(from: $0) }
            filled = count
        }
        return Code.isLittleEndianHere ? codes : codes.map(Code.init(littleEndian:))
    }
}
