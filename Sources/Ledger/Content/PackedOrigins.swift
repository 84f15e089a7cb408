import Responses

/// The origins of a block of rows as they are stored: records mostly follow one another, so that only what is between them
/// is written. Each part is a number for the first row and, for each row after it, how far it is from the row before.
struct PackedOrigins {
    /// How the parts are written; the numbers stand in ledgers.
    enum Packing: Int {
        /// Each number as it is, little-endian.
        case asTheyAre = 0
        /// Lengths in 16 bits; numbers of records and lines by steps in 8 bits, the bytes between records in 16.
        case steps = 1
    }

    var packing: Packing
    var records: [UInt8]
    var lines: [UInt8]
    var lengths: [UInt8]
    var bytes: [UInt8]

    /// Packs the origins of at least one row.
    init(_ origins: ArraySlice<RecordOrigin>) {
        if let packed = Self.steps(origins) {
            self = packed
            return
        }
        packing = .asTheyAre
        records = Self.stored(origins.map(\.record))
        lines = Self.stored(origins.map(\.line))
        lengths = Self.stored(origins.map(\.length))
        bytes = Self.stored(origins.map(\.byte))
    }

    /// Makes origins from what is stored.
    ///
    /// - Throws: `StoredDamage` for a packing that there is not.
    init(packing: Int, records: [UInt8], lines: [UInt8], lengths: [UInt8], bytes: [UInt8]) throws {
        guard let packing = Packing(rawValue: packing) else { throw StoredDamage() }
        self.packing = packing
        (self.records, self.lines, self.lengths, self.bytes) = (records, lines, lengths, bytes)
    }

    private init(first: RecordOrigin, room: Int) {
        packing = .steps
        records = Self.stored([first.record])
        lines = Self.stored([first.line])
        lengths = []
        bytes = Self.stored([first.byte])
        records.reserveCapacity(room + 4)
        lines.reserveCapacity(room + 4)
        lengths.reserveCapacity(room * 2)
        bytes.reserveCapacity(room * 2 + 8)
    }

    /// Nil where a step is too long to be written, or backwards.
    private static func steps(_ origins: ArraySlice<RecordOrigin>) -> PackedOrigins? {
        guard var last = origins.first, last.length <= UInt16.max else { return nil }
        var packed = PackedOrigins(first: last, room: origins.count)
        packed.addLength(last)
        for origin in origins.dropFirst() {
            let record = origin.record &- last.record
            let line = origin.line &- last.line
            let between = origin.byte &- last.byte &- UInt64(last.length)
            guard record <= UInt8.max, line <= UInt8.max, between <= UInt16.max, origin.length <= UInt16.max
            else { return nil }
            packed.records.append(UInt8(truncatingIfNeeded: record))
            packed.lines.append(UInt8(truncatingIfNeeded: line))
            packed.bytes.append(UInt8(truncatingIfNeeded: between))
            packed.bytes.append(UInt8(truncatingIfNeeded: between >> 8))
            packed.addLength(origin)
            last = origin
        }
        return packed
    }

    private mutating func addLength(_ origin: RecordOrigin) {
        lengths.append(UInt8(truncatingIfNeeded: origin.length))
        lengths.append(UInt8(truncatingIfNeeded: origin.length >> 8))
    }

    /// Adds the origins of so many rows to a list.
    ///
    /// - Throws: `StoredDamage` where the bytes do not hold so many.
    func append(_ count: Int, to origins: inout [RecordOrigin]) throws {
        switch packing {
        case .asTheyAre:
            let records: [UInt32] = try Self.loaded(records, count)
            let lines: [UInt32] = try Self.loaded(lines, count)
            let lengths: [UInt32] = try Self.loaded(lengths, count)
            let bytes: [UInt64] = try Self.loaded(bytes, count)
            for row in 0..<count {
                origins.append(
                    RecordOrigin(record: records[row], line: lines[row], length: lengths[row], byte: bytes[row]))
            }
        case .steps:
            guard count > 0, records.count == count + 3, lines.count == count + 3, lengths.count == count * 2,
                bytes.count == count * 2 + 6
            else { throw StoredDamage() }
            let firstRecord: [UInt32] = try Self.loaded(Array(records[..<4]), 1)
            let firstLine: [UInt32] = try Self.loaded(Array(lines[..<4]), 1)
            let firstByte: [UInt64] = try Self.loaded(Array(bytes[..<8]), 1)
            var origin = RecordOrigin(record: firstRecord[0], line: firstLine[0], length: length(0), byte: firstByte[0])
            origins.append(origin)
            for row in 1..<count {
                origin.record &+= UInt32(records[row + 3])
                origin.line &+= UInt32(lines[row + 3])
                let between = UInt64(bytes[row * 2 + 6]) | UInt64(bytes[row * 2 + 7]) << 8
                origin.byte &+= UInt64(origin.length) &+ between
                origin.length = length(row)
                origins.append(origin)
            }
        }
    }

    private func length(_ row: Int) -> UInt32 { UInt32(lengths[row * 2]) | UInt32(lengths[row * 2 + 1]) << 8 }

    private static func stored<Number: FixedWidthInteger>(_ numbers: [Number]) -> [UInt8] {
        let stored = Number.isLittleEndianHere ? numbers : numbers.map(\.littleEndian)
        return stored.withUnsafeBytes { Array($0) }
    }

    private static func loaded<Number: FixedWidthInteger>(_ bytes: [UInt8], _ count: Int) throws -> [Number] {
        guard bytes.count == count * MemoryLayout<Number>.stride else { throw StoredDamage() }
        return bytes.withUnsafeBytes { raw in
            (0..<count).map {
                Number(
                    littleEndian: raw.loadUnaligned(fromByteOffset: $0 * MemoryLayout<Number>.stride, as: Number.self))
            }
        }
    }
}
