extension CSVScan {
    /// What the careful machine came to.
    enum CarefulStop {
        /// A record is indexed; the next begins at the position.
        case record(Int)
        /// A line that holds nothing.
        case emptyLine(Int)
        /// A record is indexed and cut; the rest of its line, from the position on, is to be passed over.
        case cut(Int)
        /// The bytes do not hold the record to its end.
        case needsMore
    }

    /// Reads one record byte by byte, whatever its quotes are like.
    ///
    /// A cell in quotes ends with the quote that a separator, a line end or the end of the file follows. Where something
    /// else follows, the record is flagged; if the cell had not left its line, it goes on as plain text to the next
    /// separator, and if it had, the quote that opened it counts as unterminated: the record ends with the line that the
    /// quote stands on, and the records up to the place where that came out are doubtful. The same holds for a quote that
    /// nothing closes before the end of the file or the limit. Within doubtful text no cell goes over a line end, so that
    /// every byte is looked at a bounded number of times, and no byte is left without a record.
    mutating func runCarefully(from start: Int) -> CarefulStop {
        guard start < count else { return .needsMore }
        if isLineEnd(start) {
            guard let next = afterLineEnd(start) else { return .needsMore }
            line += 1
            emptyLines += 1
            return .emptyLine(next)
        }
        var record = CarefulRecord(start: start, firstField: fieldCount, isDoubtful: start < doubtfulEnd)
        let limitEnd = start + recordLimit
        var place = start
        while true {
            let end = readCell(from: place, limitEnd, &record)
            switch end {
            case .separator(let at):
                place = at + 1
            case .lineEnd(let at):
                guard let next = afterLineEnd(at) else {
                    fieldCount = record.firstField
                    return .needsMore
                }
                finish(record, end: at, lines: record.lines + 1)
                return .record(next)
            case .fileEnd:
                finish(record, end: count, lines: record.lines)
                return .record(count)
            case .tooLong:
                return cut(record, limitEnd)
            case .needsMore:
                fieldCount = record.firstField
                return .needsMore
            }
        }
    }

    /// What ended a cell.
    private enum CellEnd {
        case separator(Int)
        case lineEnd(Int)
        case fileEnd
        case tooLong
        case needsMore
    }

    private func isLineEnd(_ place: Int) -> Bool {
        let byte = bytes[place]
        return byte == 10 || byte == 13
    }

    /// Where the next line begins; nil if that is not known yet.
    private func afterLineEnd(_ place: Int) -> Int? {
        guard bytes[place] == 13 else { return place + 1 }
        if place + 1 < count { return bytes[place + 1] == 10 ? place + 2 : place + 1 }
        return isLast ? place + 1 : nil
    }

    private mutating func readCell(from place: Int, _ limitEnd: Int, _ record: inout CarefulRecord) -> CellEnd {
        guard quotes && place < min(count, limitEnd) && bytes[place] == 0x22 else {
            return readPlain(from: place, cellStart: place, isIrregular: false, limitEnd, &record)
        }
        record.flags.insert(.hasQuotes)
        let quoted = readQuoted(from: place, limitEnd, &record)
        switch quoted.end {
        case .closed(let closing):
            let marks = CSVField.quotedFlag | (quoted.isDoubled ? CSVField.doubledFlag : 0)
            append(start: place + 1, end: closing, marks, &record)
            record.lines += quoted.lines
            if record.firstLineEnd == nil { record.firstLineEnd = quoted.firstLineEnd }
            return end(at: closing + 1, limitEnd)
        case .irregular(let closing):
            record.flags.insert(.irregularQuote)
            guard let lineEnd = quoted.firstLineEnd else {
                return readPlain(from: closing + 1, cellStart: place, isIrregular: true, limitEnd, &record)
            }
            return giveUp(cellStart: place, lineEnd: lineEnd, doubtfulTo: closing + 1, &record)
        case .open(let reached):
            if reached >= count && !isLast && count <= limitEnd { return .needsMore }
            record.flags.insert(.unterminatedQuote)
            // Whether it is never closed, or its cell is longer than a record may be, the bytes up to the limit do not tell.
            if reached >= limitEnd && count > limitEnd { record.flags.insert(.tooLong) }
            if let lineEnd = quoted.firstLineEnd {
                return giveUp(cellStart: place, lineEnd: lineEnd, doubtfulTo: min(reached, count, limitEnd), &record)
            }
            if reached < count || count > limitEnd { return .tooLong }
            append(start: place, end: count, CSVField.irregularFlag, &record)
            return .fileEnd
        }
    }

    /// Ends a record with the line that its unterminated quote stands on.
    private mutating func giveUp(
        cellStart: Int, lineEnd: Int, doubtfulTo: Int, _ record: inout CarefulRecord
    ) -> CellEnd {
        record.flags.insert(.unterminatedQuote)
        record.doubtfulEnd = doubtfulTo
        append(start: cellStart, end: lineEnd, CSVField.irregularFlag, &record)
        return .lineEnd(lineEnd)
    }

    private mutating func readPlain(
        from start: Int, cellStart: Int, isIrregular: Bool, _ limitEnd: Int, _ record: inout CarefulRecord
    ) -> CellEnd {
        var isIrregular = isIrregular
        let bound = min(count, limitEnd)
        var place = start
        while place < bound {
            let byte = bytes[place]
            if byte == separator || byte == 10 || byte == 13 { break }
            if byte == 0x22 && quotes { isIrregular = true }
            place += 1
        }
        if isIrregular { record.flags.insert(.irregularQuote) }
        let end = end(at: place, limitEnd)
        append(start: cellStart, end: place, isIrregular ? CSVField.irregularFlag : 0, &record)
        return end
    }

    /// What stands at a place that ends a cell.
    private func end(at place: Int, _ limitEnd: Int) -> CellEnd {
        if place >= count { return isLast ? .fileEnd : .needsMore }
        if isLineEnd(place) { return .lineEnd(place) }
        return place >= limitEnd ? .tooLong : .separator(place)
    }

    /// How a cell in quotes ended.
    private enum QuoteEnd {
        /// At this quote, as it should.
        case closed(Int)
        /// At this quote, with something after it that should not be there.
        case irregular(Int)
        /// Not at all, up to this place.
        case open(Int)
    }

    private struct QuotedCell {
        var end: QuoteEnd
        var isDoubled = false
        var lines = 0
        var firstLineEnd: Int?
    }

    private func readQuoted(from start: Int, _ limitEnd: Int, _ record: inout CarefulRecord) -> QuotedCell {
        var cell = QuotedCell(end: .open(start))
        let bound = min(count, limitEnd)
        var place = start + 1
        while place < bound {
            let byte = bytes[place]
            if byte == 0x22 {
                guard place + 1 < count else {
                    cell.end = isLast ? .closed(place) : .open(count)
                    return cell
                }
                let next = bytes[place + 1]
                if next != 0x22 {
                    let isEnd = next == separator || next == 10 || next == 13
                    cell.end = isEnd ? .closed(place) : .irregular(place)
                    return cell
                }
                cell.isDoubled = true
                place += 2
                continue
            }
            if byte == 10 || byte == 13 {
                if cell.firstLineEnd == nil { cell.firstLineEnd = place }
                if byte == 13 || bytes[place - 1] != 13 { cell.lines += 1 }
                if record.isDoubtful {
                    cell.end = .open(place)
                    return cell
                }
            }
            place += 1
        }
        cell.end = .open(place)
        return cell
    }

    private mutating func append(start: Int, end: Int, _ marks: UInt32, _ record: inout CarefulRecord) {
        guard fieldCount - record.firstField < fieldLimit else {
            record.flags.insert(.tooManyFields)
            return
        }
        fields[fieldCount] = CSVField(start: start, end: end, flags: marks)
        fieldCount += 1
    }

    private mutating func finish(_ record: CarefulRecord, end: Int, lines: Int) {
        var flags = record.flags
        if record.isDoubtful { flags.insert(.doubtful) }
        append(start: record.start, end: end, firstField: record.firstField, line: line, flags: flags)
        line += lines
        doubtfulEnd = max(doubtfulEnd, record.doubtfulEnd)
    }

    /// Ends a record that breaks the limit: with its first line if that keeps it, else in the middle of that line. Its cells
    /// are not told apart any more.
    private mutating func cut(_ record: CarefulRecord, _ limitEnd: Int) -> CarefulStop {
        var record = record
        fieldCount = record.firstField
        record.flags.insert(.tooLong)
        let end = record.firstLineEnd ?? limitEnd
        append(start: record.start, end: end, CSVField.irregularFlag, &record)
        guard let lineEnd = record.firstLineEnd else {
            finish(record, end: end, lines: 0)
            return .cut(end)
        }
        record.doubtfulEnd = limitEnd
        finish(record, end: end, lines: 1)
        // More bytes follow the line end, or the record would not be too long.
        return .record(afterLineEnd(lineEnd) ?? lineEnd + 1)
    }
}

/// The record that the careful machine is reading.
private struct CarefulRecord {
    let start: Int
    let firstField: Int
    let isDoubtful: Bool
    var flags: CSVRecordFlags = []
    /// Line ends within its cells.
    var lines = 0
    /// The first of them.
    var firstLineEnd: Int?
    /// Up to where its unterminated quote puts what follows in doubt.
    var doubtfulEnd = 0
}
