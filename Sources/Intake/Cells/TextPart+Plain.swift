import Questionnaires
import Responses
import Tables

extension TextPart {
    /// Makes room for the texts of a column of some records, whatever they hold.
    mutating func begin(_ column: Int, of block: CSVBlock, records: [Int]) {
        if codes.count < records.count { codes = [UInt32](repeating: 0, count: records.count) }
        let rows = block.records.span
        let fields = block.fields.span
        var length = 0
        for record in records {
            let field = fields[Int(rows[record].firstField) &+ column]
            length &+= field.end &- field.start
        }
        makeRoom(texts: records.count, bytes: length)
    }

    /// Codes the cells of a column from one place in `records` on, as long as each is empty or plain text (`PlainText`): nearly
    /// all that there are. Written so that nothing is allocated or checked anew for each cell.
    ///
    /// - Returns: the place of the first record that was not coded.
    mutating func addPlain(
        _ column: Int, of block: CSVBlock, records: [Int], from first: Int, maximumLength: Int
    ) -> Int {
        let source = block.bytes.span
        let rows = block.records.span
        let fields = block.fields.span
        let blank: UInt32 = MissingCodes.code(.blank)
        var (count, byteCount) = (count, byteCount)
        // Taken out, so that each is lent by itself.
        var (ownBytes, ownCodes, ownHashes, ownEnds, ownRecent) = (
            bytes, self.codes, self.hashes, self.ends, self.recent
        )
        (bytes, self.codes, self.hashes, self.ends, self.recent) = ([], [], [], [], [])
        var done = first
        var codes = ownCodes.mutableSpan
        var hashes = ownHashes.mutableSpan
        var ends = ownEnds.mutableSpan
        var recent = ownRecent.mutableSpan
        ownBytes.withUnsafeMutableBufferPointer { bytes in
            while done < records.count {
                let field = fields[Int(rows[records[done]].firstField) &+ column]
                let length = field.end &- field.start
                if length == 0 {
                    codes[done] = blank
                    done &+= 1
                    continue
                }
                let cell = source.extracting(field.start..<field.end)
                guard let hash = Self.hashIfPlain(cell, field, maximumLength), count < hashes.count,
                    bytes.count &- byteCount >= length
                else { return }
                let slot = Int(hash >> 16) & (recent.count &- 1)
                let known = Int(recent[slot]) &- 1
                if known >= 0, hashes[known] == hash {
                    let start = known == 0 ? 0 : Int(ends[known &- 1])
                    if bytes.span.extracting(start..<Int(ends[known])).isSame(as: cell) {
                        codes[done] = UInt32(truncatingIfNeeded: known)
                        done &+= 1
                        continue
                    }
                }
                Self.copy(source, field.start, length, to: bytes, at: byteCount)
                byteCount &+= length
                hashes[count] = hash
                ends[count] = UInt32(truncatingIfNeeded: byteCount)
                codes[done] = UInt32(truncatingIfNeeded: count)
                count &+= 1
                recent[slot] = UInt32(truncatingIfNeeded: count)
                done &+= 1
            }
        }
        (bytes, self.codes, self.hashes, self.ends, self.recent) = (ownBytes, ownCodes, ownHashes, ownEnds, ownRecent)
        self.count = count
        self.byteCount = byteCount
        return done
    }

    /// Copies a text whose room has been made; a short one, a form number say, without a call and with bytes behind it that
    /// mean nothing, where both sides have them.
    @inline(__always)
    private static func copy(
        _ source: Span<UInt8>, _ start: Int, _ length: Int, to bytes: UnsafeMutableBufferPointer<UInt8>, at place: Int
    ) {
        if length <= 16, start &+ 16 <= source.count, place &+ 16 <= bytes.count {
            let text = source.bytes.unsafeLoadUnaligned(fromByteOffset: start, as: SIMD16<UInt8>.self)
            UnsafeMutableRawBufferPointer(bytes).storeBytes(of: text, toByteOffset: place, as: SIMD16<UInt8>.self)
            return
        }
        source.extracting(start..<start &+ length).withUnsafeBufferPointer { text in
            _ = UnsafeMutableBufferPointer(rebasing: bytes[place...]).update(fromContentsOf: text)
        }
    }

    /// The hash of a cell that is plain text as it stands; nil for any other.
    @inline(__always)
    private static func hashIfPlain(_ cell: Span<UInt8>, _ field: CSVField, _ maximumLength: Int) -> UInt32? {
        if field.hasDoubledQuotes { return nil }
        if cell.count <= maximumLength, let hash = CellTable.hashIfSimple(cell) { return hash }
        guard cell[0] > 0x20, cell[cell.count &- 1] > 0x20, PlainText.isPlain(cell, maximumLength: maximumLength) else {
            return nil
        }
        return CellTable.hash(cell)
    }
}
