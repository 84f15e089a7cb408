internal import CByteMasks

/// The cells of a record that the careful machine read: they are known before the other cells of the block.
struct CarefulCells: Sendable {
    /// Where the record begins in the block's bytes.
    var start: UInt32
    /// Its first cell among the careful ones, and how many there are.
    var first: Int
    var count: Int
}

extension CSVBlock {
    /// Finds the cells of some records, in the place of those found before: `fields` then holds these records' cells only.
    ///
    /// Records are found in the order of the file; their cells can be found by any task, and a stretch at a time, so that the
    /// index of cells stays within a core's first-level cache.
    public mutating func indexCells(of range: Range<Int>) {
        fieldCount = 0
        guard !range.isEmpty else {
            uniformFieldCount = nil
            return
        }
        makeFieldRoom(range)
        var careful = firstCareful(from: Int(records[range.lowerBound].start))
        for record in range { index(record, &careful) }
        let first = records[range.lowerBound].fieldCount
        uniformFieldCount = range.allSatisfy { records[$0].fieldCount == first } ? Int(first) : nil
    }

    /// Makes room for as many cells as some records' bytes can hold.
    mutating func makeFieldRoom(_ range: Range<Int>) {
        var bytesInRange = 0
        for record in range { bytesInRange += Int(records[record].end - records[record].start) + 1 }
        let room = bytesInRange + 2 * CSVScanner.padding
        if fields.count < room {
            fields += [CSVField](repeating: CSVScanner.noField, count: room - fields.count)
        }
    }

    /// Finds the cells of one record; `careful` is the next of the careful records.
    @inline(__always)
    mutating func index(_ record: Int, _ careful: inout Int) {
        let start = records[record].start
        while careful < carefulRecords.count, carefulRecords[careful].start < start { careful += 1 }
        if careful < carefulRecords.count, carefulRecords[careful].start == start {
            copyCells(carefulRecords[careful], to: record)
            careful += 1
        } else {
            findCells(of: record)
        }
    }

    func firstCareful(from start: Int) -> Int {
        var low = 0
        var high = carefulRecords.count
        while low < high {
            let middle = (low + high) / 2
            if Int(carefulRecords[middle].start) < start { low = middle + 1 } else { high = middle }
        }
        return low
    }

    private mutating func copyCells(_ cells: CarefulCells, to record: Int) {
        records[record].firstField = UInt32(truncatingIfNeeded: fieldCount)
        records[record].fieldCount = UInt16(truncatingIfNeeded: cells.count)
        for place in cells.first..<cells.first + cells.count {
            fields[fieldCount] = carefulFields[place]
            fieldCount += 1
        }
    }

    /// Finds the cells of a record whose quotes are known to be regular.
    @inline(__always)
    private mutating func findCells(of record: Int) {
        let row = records[record]
        let first = fieldCount
        let hasQuotes = row.flags.contains(.hasQuotes)
        let separator = separator
        let found = bytes.withUnsafeBufferPointer { bytes in
            fields.withUnsafeMutableBufferPointer { fields in
                // The storage is never empty: the scanner has padded it.
                var cells = CellScan(
                    bytes: bytes.baseAddress.unsafelyUnwrapped, fields: fields.baseAddress.unsafelyUnwrapped + first,
                    separator: separator, start: Int(row.start), end: Int(row.end))
                if hasQuotes { cells.runQuoted() } else { cells.runPlain() }
                return cells.count
            }
        }
        let kept = min(found, fieldLimit)
        if kept < found {
            records[record].flags.insert(.tooManyFields)
            flags.insert(.tooManyFields)
        }
        records[record].firstField = UInt32(truncatingIfNeeded: first)
        records[record].fieldCount = UInt16(truncatingIfNeeded: kept)
        fieldCount = first + kept
    }
}

/// Finds the cells of one regular record. Bytes up to 64 behind its end may be looked at.
private struct CellScan {
    let bytes: UnsafePointer<UInt8>
    let fields: UnsafeMutablePointer<CSVField>
    let separator: UInt8
    let start: Int
    let end: Int
    var count = 0

    /// A record without quotes.
    @inline(__always)
    mutating func runPlain() {
        var index = 0
        var cellStart = start
        var window = start
        while window < end {
            let valid: UInt64 = end &- window >= 64 ? ~0 : (1 &<< UInt64(end &- window)) &- 1
            var bits = hailong_bytes_equal(bytes + window, separator) & valid
            while bits != 0 {
                let place = window &+ bits.trailingZeroBitCount
                bits &= bits &- 1
                fields[index] = CSVField(start: cellStart, end: place, flags: 0)
                index &+= 1
                cellStart = place &+ 1
            }
            window &+= 64
        }
        fields[index] = CSVField(start: cellStart, end: end, flags: 0)
        count = index &+ 1
    }

    /// A record with cells in quotes, which are where they should be.
    mutating func runQuoted() {
        var inside: UInt64 = 0
        var lastQuote: UInt64 = 0
        var isDoubled = false
        var cellStart = start
        var window = start
        while window < end {
            let valid: UInt64 = end &- window >= 64 ? ~0 : (1 &<< UInt64(end &- window)) &- 1
            let found = hailong_marks_of(bytes + window, separator)
            let quotes = found.quotes & valid
            let before = window > start ? bytes[window &- 1] : separator
            let marks = QuoteMarks(
                quotes: quotes, inside: inside, lastQuote: lastQuote,
                atBoundary: before == separator, separators: found.separators & valid, lineEnds: 0, valid: valid)
            var bits = (marks.outside | marks.doubled) & valid
            while bits != 0 {
                let bit = bits & (0 &- bits)
                bits ^= bit
                if marks.outside & bit != 0 {
                    let place = window &+ bit.trailingZeroBitCount
                    endCell(cellStart, place, isDoubled)
                    cellStart = place &+ 1
                    isDoubled = false
                } else {
                    isDoubled = true
                }
            }
            inside = marks.insideAtEnd
            lastQuote = quotes >> 63
            window &+= 64
        }
        endCell(cellStart, end, isDoubled)
    }

    @inline(__always)
    private mutating func endCell(_ cellStart: Int, _ place: Int, _ isDoubled: Bool) {
        if cellStart < place && bytes[cellStart] == 0x22 {
            let marks = CSVField.quotedFlag | (isDoubled ? CSVField.doubledFlag : 0)
            fields[count] = CSVField(start: cellStart &+ 1, end: place &- 1, flags: marks)
        } else {
            fields[count] = CSVField(start: cellStart, end: place, flags: 0)
        }
        count &+= 1
    }
}
