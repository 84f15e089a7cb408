@testable import Ledger
import Questionnaires
import Responses
import Testing

@Suite("Blocks in fewer bytes")
struct PackingTests {
    private static let missing8: [UInt8] = MissingReason.allCases.map { MissingCodes.code($0) }
    private static let missing32: [UInt32] = MissingReason.allCases.map { MissingCodes.code($0) }

    private func check<Code: FixedWidthInteger & UnsignedInteger>(
        _ codes: [Code], _ packing: PackedCodes.Packing, bytes: Int
    ) throws {
        let packed = PackedCodes(codes)
        #expect(packed.packing == packing && packed.bytes.count == bytes, "\(codes.prefix(5))")
        let stored = try PackedCodes(packing: packed.packing.rawValue, bytes: packed.bytes)
        #expect(try stored.codes(codes.count, as: Code.self) == codes)
        // How many codes are counted from the first, no byte says.
        if packing != .counted {
            #expect(throws: StoredDamage.self) { try stored.codes(codes.count + 2, as: Code.self) as [Code] }
        }
        #expect(throws: StoredDamage.self) {
            try PackedCodes(packing: packed.packing.rawValue, bytes: packed.bytes + [0]).codes(codes.count) as [Code]
        }
    }

    @Test("Every block comes back as it was, whatever its codes allow")
    func codes() throws {
        for length in [1, 2, 3, 31, 32, 33, 1_000] {
            let marks = (0..<length).map { place -> UInt8 in
                place % 3 == 0 ? Self.missing8[place % 6] : UInt8(place % 10)
            }
            try check(marks, .halves, bytes: (length + 1) / 2)
        }
        try check([9, 10, 255] as [UInt8], .asTheyAre, bytes: 3)
        try check([249, 251] as [UInt8], .asTheyAre, bytes: 2)
        try check(Self.missing32 + ([0, 7, 249] as [UInt32]), .bytes, bytes: 9)
        try check(Self.missing32 + ([0, 7, 250] as [UInt32]), .pairs, bytes: 18)
        try check(Self.missing32 + ([0xFFF9] as [UInt32]), .pairs, bytes: 14)
        try check(Self.missing32 + ([0xFFFA] as [UInt32]), .asTheyAre, bytes: 28)
        try check(Array(UInt32(70_000)..<70_500), .counted, bytes: 8)
        try check([UInt64.max - 6, 5, 1 << 40] as [UInt64], .asTheyAre, bytes: 24)
        try check([UInt16.max, 3, 3] as [UInt16], .bytes, bytes: 3)
    }

    @Test("A counted block that would run over its width is damaged")
    func overrun() throws {
        let first: [UInt8] = [0xFE, 0xFF, 0xFF, 0xFF, 0, 0, 0, 0]
        let packed = try PackedCodes(packing: PackedCodes.Packing.counted.rawValue, bytes: first)
        #expect(try packed.codes(2, as: UInt32.self) == [.max - 1, .max])
        #expect(throws: StoredDamage.self) { try packed.codes(3, as: UInt32.self) }
        #expect(throws: StoredDamage.self) { try PackedCodes(packing: 9, bytes: first) }
    }

    @Test("Origins come back as they were: one after the other, with gaps, and out of any order")
    func origins() throws {
        func origins(_ step: (Int) -> (record: UInt32, line: UInt32, length: UInt32, byte: UInt64)) -> [RecordOrigin] {
            (0..<500).map { row in
                let place = step(row)
                return RecordOrigin(record: place.record, line: place.line, length: place.length, byte: place.byte)
            }
        }
        let near = origins { (UInt32($0 + 1), UInt32($0 * 3 + 2), UInt32($0 % 7 + 100), UInt64($0 * 110)) }
        let far = origins { (UInt32($0 * 300 + 1), UInt32($0 + 2), 100, UInt64($0 * 101)) }
        let long = origins { (UInt32($0 + 1), UInt32($0 + 2), $0 == 9 ? 70_000 : 100, UInt64($0 * 80_000)) }
        let back = origins { (UInt32(500 - $0), 1, 0, 0) }
        for (list, packing) in [
            (near, PackedOrigins.Packing.steps), (far, .asTheyAre), (long, .asTheyAre), (back, .asTheyAre),
        ] {
            let packed = PackedOrigins(list[...])
            #expect(packed.packing == packing)
            var found: [RecordOrigin] = []
            try PackedOrigins(
                packing: packed.packing.rawValue, records: packed.records, lines: packed.lines, lengths: packed.lengths,
                bytes: packed.bytes
            ).append(list.count, to: &found)
            #expect(found == list)
            #expect(throws: StoredDamage.self) { try packed.append(list.count - 1, to: &found) }
        }
    }
}
