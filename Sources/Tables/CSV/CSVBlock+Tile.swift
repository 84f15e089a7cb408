internal import CByteMasks

extension CSVBlock {
    /// Finds the cells of some records, as `indexCells(of:)` does, but puts those of narrow columns into a tile.
    ///
    /// A record of which a narrow cell is longer, or that has too few cells or too many, is indexed in full; so is one that
    /// the careful machine read. Of the others `fields` tells the wide columns' cells only.
    public mutating func indexCells(of range: Range<Int>, in shape: CSVShape, _ tile: inout CSVTile) {
        tile.begin(range, shape, separator: separator)
        fieldCount = 0
        uniformFieldCount = nil
        guard !range.isEmpty else { return }
        makeFieldRoom(range)
        let isNarrow = takeNarrowly(range, shape, &tile)
        guard !isNarrow else {
            uniformFieldCount = shape.width
            return
        }
        var careful = firstCareful(from: Int(records[range.lowerBound].start))
        for record in range where !tile.holds(record) { index(record, &careful) }
        let first = records[range.lowerBound].fieldCount
        uniformFieldCount = range.allSatisfy { records[$0].fieldCount == first } ? Int(first) : nil
    }

    /// Takes what records can be taken; whether all could.
    private mutating func takeNarrowly(_ range: Range<Int>, _ shape: CSVShape, _ tile: inout CSVTile) -> Bool {
        let (separator, width, lower) = (separator, shape.width, range.lowerBound)
        let indexed = shape.indexedCount
        let carefulRecords = carefulRecords
        var careful = firstCareful(from: Int(records[lower].start))
        var next = 0
        bytes.withUnsafeBufferPointer { bytes in
            fields.withUnsafeMutableBufferPointer { fields in
                records.withUnsafeMutableBufferPointer { records in
                    shape.parts.withUnsafeBufferPointer { parts in
                        // The storage is never empty: the scanner has padded it.
                        let bytes = bytes.baseAddress.unsafelyUnwrapped
                        let fields = fields.baseAddress.unsafelyUnwrapped
                        tile.fill(range.count) { row, cells in
                            let record = records[lower &+ row]
                            while careful < carefulRecords.count, carefulRecords[careful].start < record.start {
                                careful &+= 1
                            }
                            if careful < carefulRecords.count, carefulRecords[careful].start == record.start {
                                return false
                            }
                            let scan = NarrowScan(
                                bytes: bytes, fields: fields + next, cells: cells, separator: separator,
                                hasQuotes: record.flags.contains(.hasQuotes))
                            guard scan.take(parts, from: Int(record.start), to: Int(record.end)) else { return false }
                            records[lower &+ row].firstField = UInt32(truncatingIfNeeded: next)
                            records[lower &+ row].fieldCount = UInt16(truncatingIfNeeded: width)
                            next &+= indexed
                            return true
                        }
                    }
                }
            }
        }
        fieldCount = next
        return tile.isWhole
    }
}

/// Takes one regular record by the shape of its table. Bytes up to 64 behind its end may be looked at.
private struct NarrowScan {
    let bytes: UnsafePointer<UInt8>
    let fields: UnsafeMutablePointer<CSVField>
    let cells: UnsafeMutablePointer<UInt8>
    let separator: UInt8
    let hasQuotes: Bool

    /// Whether the record is as its table's records are as a rule; if not, what was written means nothing.
    @inline(__always)
    func take(_ parts: UnsafeBufferPointer<CSVShape.Part>, from start: Int, to end: Int) -> Bool {
        var place = bytes + start
        let end = bytes + end
        for part in parts {
            // One behind the end there are no more cells.
            guard place <= end else { return false }
            if let first = part.place {
                let count = part.columns.count
                let next = hailong_narrow_cells(place, end, Int32(truncatingIfNeeded: count), separator, cells + first)
                guard let next else { return false }
                // A separator between two quotes looks like two cells.
                if hasQuotes, hailong_find(cells + first, cells + first + count, 0x22) != cells + first + count {
                    return false
                }
                place = next
            } else {
                for column in part.columns {
                    guard place <= end, let next = takeCell(column, place, end) else { return false }
                    place = next
                }
            }
        }
        return place == end + 1
    }

    /// Finds one cell; where the next begins, nil if its quotes are not where they should be.
    @inline(__always)
    private func takeCell(
        _ column: Int, _ place: UnsafePointer<UInt8>, _ end: UnsafePointer<UInt8>
    ) -> UnsafePointer<UInt8>? {
        if hasQuotes, place < end, place.pointee == 0x22 { return takeQuoted(column, place, end) }
        guard let stop = hailong_find(place, end, separator) else { return nil }
        fields[column] = CSVField(start: place - bytes, end: stop - bytes, flags: 0)
        return stop + 1
    }

    private func takeQuoted(
        _ column: Int, _ place: UnsafePointer<UInt8>, _ end: UnsafePointer<UInt8>
    ) -> UnsafePointer<UInt8>? {
        var marks = CSVField.quotedFlag
        var from = place + 1
        while true {
            guard let quote = hailong_find(from, end, 0x22), quote < end else { return nil }
            if quote + 1 < end, quote[1] == 0x22 {
                marks |= CSVField.doubledFlag
                from = quote + 2
                continue
            }
            guard quote + 1 == end || quote[1] == separator else { return nil }
            fields[column] = CSVField(start: place + 1 - bytes, end: quote - bytes, flags: marks)
            return quote + 2
        }
    }
}
