import Responses
import Tables

/// Where the records of a block are in their file.
struct RecordPlaces {
    /// The origin of each record of the block.
    private(set) var origins: [RecordOrigin] = []

    /// Finds the places; in UTF-16 a record takes other bytes in the file than in the block, which are counted in one pass.
    mutating func find(_ block: CSVBlock, isWide: Bool) {
        origins.removeAll(keepingCapacity: true)
        if !isWide, block.sourcePlaces.isEmpty { return findPlain(block) }
        var place = 0
        var offset = UInt64(clamping: block.byteOffset)
        for record in 0..<block.recordCount {
            if record < block.sourcePlaces.count {
                add(block, record, block.sourcePlaces[record])
                continue
            }
            let row = block.records[record]
            let start = Int(row.start)
            let end = Int(row.end)
            offset += Self.length(of: block, from: place, to: start, isWide: isWide)
            let length = Self.length(of: block, from: start, to: end, isWide: isWide)
            origins.append(
                RecordOrigin(
                    record: UInt32(clamping: block.recordNumber(record)), line: UInt32(clamping: block.line(record)),
                    length: UInt32(clamping: length), byte: offset))
            offset += length
            place = end
        }
    }

    /// Finds the places where the block's bytes are the file's.
    private mutating func findPlain(_ block: CSVBlock) {
        let rows = block.records.span
        let first = block.recordNumber(0)
        let start = block.byteOffset
        origins.reserveCapacity(block.recordCount)
        for record in 0..<block.recordCount {
            let row = rows[record]
            origins.append(
                RecordOrigin(
                    record: UInt32(clamping: first &+ record),
                    line: UInt32(clamping: block.firstLine &+ Int(row.lineOffset)), length: row.end &- row.start,
                    byte: UInt64(clamping: start &+ Int(row.start))))
        }
    }

    /// Takes a place that the reader of the text knows.
    private mutating func add(_ block: CSVBlock, _ record: Int, _ place: Range<Int>) {
        origins.append(
            RecordOrigin(
                record: UInt32(clamping: block.recordNumber(record)), line: UInt32(clamping: block.line(record)),
                length: UInt32(clamping: place.count), byte: UInt64(clamping: place.lowerBound)))
    }

    /// The bytes in the file of a stretch of the block's text.
    private static func length(of block: CSVBlock, from start: Int, to end: Int, isWide: Bool) -> UInt64 {
        guard isWide else { return UInt64(end - start) }
        var units: UInt64 = 0
        for byte in block.bytes[start..<end] where byte & 0xC0 != 0x80 {
            units += byte >= 0xF0 ? 2 : 1
        }
        return units * 2
    }
}
