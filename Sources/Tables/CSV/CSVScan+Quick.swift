extension CSVScan {
    /// Why the quick machine stopped.
    enum QuickReason {
        case done
        case needsRoom
        /// The record at the position is for the careful machine.
        case careful
    }

    /// Where the quick machine stopped: always where a record begins.
    struct QuickStop {
        var reason: QuickReason
        var position: Int
    }

    /// Indexes regular records from `start` on.
    mutating func runQuickly(from start: Int) -> QuickStop {
        guard usesQuickMachine else {
            return QuickStop(reason: start < count ? .careful : .done, position: start)
        }
        // A copy in a local variable: the optimiser then keeps the whole state in registers.
        var state = QuickState(self, start)
        let reason = state.run()
        line = state.recordLine
        recordCount = state.recordCount
        fieldCount = state.firstField
        emptyLines = state.emptyLines
        return QuickStop(reason: reason, position: state.recordStart)
    }
}

/// The quick machine. Its helpers are inlined into one loop; nothing in it allocates or calls out.
private struct QuickState {
    let bytes: UnsafePointer<UInt8>
    let count: Int
    let isLast: Bool
    let records: UnsafeMutablePointer<CSVRecord>
    let recordRoom: Int
    let fields: UnsafeMutablePointer<CSVField>
    let fieldRoom: Int
    let separator: UInt8
    let quotes: Bool
    let recordLimit: Int
    let fieldLimit: Int
    let firstLine: Int
    let start: Int

    var recordCount: Int
    var emptyLines: Int
    /// Cells indexed, those of the open record included.
    var field: Int
    /// The open record: its start, first cell, line and flags.
    var recordStart: Int
    var firstField: Int
    var recordLine: Int
    var flags: UInt8 = 0
    /// The open cell: its start, and whether a doubled quote was seen in it.
    var fieldStart: Int
    var isDoubled = false
    /// The line that reading is on.
    var line: Int

    init(_ scan: CSVScan, _ start: Int) {
        bytes = scan.bytes
        count = scan.count
        isLast = scan.isLast
        // The index is never empty: the scanner has sized it.
        records = scan.records.baseAddress.unsafelyUnwrapped
        recordRoom = scan.records.count
        fields = scan.fields.baseAddress.unsafelyUnwrapped
        fieldRoom = scan.fields.count
        separator = scan.separator
        quotes = scan.quotes
        recordLimit = scan.recordLimit
        fieldLimit = scan.fieldLimit
        firstLine = scan.firstLine
        self.start = start
        recordCount = scan.recordCount
        emptyLines = scan.emptyLines
        field = scan.fieldCount
        recordStart = start
        firstField = scan.fieldCount
        recordLine = scan.line
        fieldStart = start
        line = scan.line
    }

    /// What one step over a character of interest asks for.
    private enum Step {
        case goOn
        case careful
        /// A return at the very end of the bytes: whether a line feed follows is not known yet.
        case wait
    }

    @inline(__always)
    mutating func run() -> CSVScan.QuickReason {
        let raw = UnsafeRawPointer(bytes)
        let separatorLanes = SIMD64<UInt8>(repeating: separator)
        let feedLanes = SIMD64<UInt8>(repeating: 0x0A)
        let returnLanes = SIMD64<UInt8>(repeating: 0x0D)
        let quoteLanes = SIMD64<UInt8>(repeating: 0x22)
        let quotesOn = SIMD8<UInt64>(repeating: quotes ? ~0 : 0)
        var inside: UInt64 = 0
        var lastQuote: UInt64 = 0
        var window = start
        while window < count {
            if field &+ 66 > fieldRoom || recordCount &+ 66 > recordRoom { return .needsRoom }
            if window &- recordStart > recordLimit || field &- firstField > fieldLimit { return .careful }
            let lanes = raw.loadUnaligned(fromByteOffset: window, as: SIMD64<UInt8>.self)
            let valid: UInt64 = count &- window >= 64 ? ~0 : (1 &<< UInt64(count &- window)) &- 1
            let marks = Bits.masks(
                Bits.lanes(lanes .== separatorLanes),
                Bits.lanes(lanes .== feedLanes) | Bits.lanes(lanes .== returnLanes))
            let quoted = Bits.lanes(lanes .== quoteLanes) & quotesOn
            if inside | lastQuote == 0 && !Bits.any(quoted) {
                let step = takePlain(window, marks.x & valid, marks.y & valid)
                if step != .goOn { return step == .careful ? .careful : .done }
            } else {
                let quoteBits = Bits.mask(quoted) & valid
                let marks = QuoteMarks(
                    quotes: quoteBits, inside: inside, lastQuote: lastQuote, atBoundary: isBoundary(before: window),
                    separators: marks.x & valid, lineEnds: marks.y & valid, valid: valid)
                let step = takeQuoted(window, marks)
                if step != .goOn { return step == .careful ? .careful : .done }
                if marks.bad != 0 { return .careful }
                inside = marks.insideAtEnd
                lastQuote = quoteBits >> 63
            }
            window &+= 64
        }
        guard isLast else { return .done }
        if inside != 0 { return .careful }
        if recordStart < count { return finish() }
        return .done
    }

    /// The last record of the file, which no line end closes.
    @inline(__always)
    private mutating func finish() -> CSVScan.QuickReason {
        if field &+ 66 > fieldRoom || recordCount &+ 66 > recordRoom { return .needsRoom }
        endField(at: count)
        if count &- recordStart > recordLimit || field &- firstField > fieldLimit { return .careful }
        appendRecord(end: count)
        recordStart = count
        firstField = field
        recordLine = line
        return .done
    }

    @inline(__always)
    private func isBoundary(before window: Int) -> Bool {
        if window == start { return true }
        let byte = bytes[window &- 1]
        return byte == separator || byte == 10 || byte == 13
    }

    /// Sixty-four bytes without a quote near them.
    @inline(__always)
    private mutating func takePlain(_ window: Int, _ separators: UInt64, _ lineEnds: UInt64) -> Step {
        var cells = separators
        var lines = lineEnds
        while lines != 0 {
            let line = lines & (0 &- lines)
            endPlainFields(window, cells & (line &- 1))
            cells &= 0 &- line
            lines ^= line
            let place = window &+ line.trailingZeroBitCount
            // The line feed of a return that has ended the record.
            if place < fieldStart { continue }
            let byte = bytes[place]
            if byte == 13 && place &+ 1 == count && !isLast { return .wait }
            if place != recordStart {
                fields[field] = CSVField(start: fieldStart, end: place, flags: 0)
                field &+= 1
            }
            if !endRecord(at: place, byte) { return .careful }
        }
        endPlainFields(window, cells)
        return .goOn
    }

    /// Ends the cells before some separators.
    @inline(__always)
    private mutating func endPlainFields(_ window: Int, _ separators: UInt64) {
        var bits = separators
        // Local copies, or each round would write them back.
        var index = field
        var start = fieldStart
        while bits != 0 {
            let place = window &+ bits.trailingZeroBitCount
            bits &= bits &- 1
            fields[index] = CSVField(start: start, end: place, flags: 0)
            index &+= 1
            start = place &+ 1
        }
        field = index
        fieldStart = start
    }

    /// Sixty-four bytes with quotes, or within them.
    @inline(__always)
    private mutating func takeQuoted(_ window: Int, _ marks: QuoteMarks) -> Step {
        var bits = marks.interesting
        while bits != 0 {
            let bit = bits & (0 &- bits)
            let place = window &+ bits.trailingZeroBitCount
            bits ^= bit
            let byte = bytes[place]
            if marks.outside & bit != 0 {
                if place < fieldStart { continue }
                if byte == separator {
                    endField(at: place)
                    continue
                }
                if byte == 13 && place &+ 1 == count && !isLast { return .wait }
                if place != recordStart { endField(at: place) }
                if !endRecord(at: place, byte) { return .careful }
            } else if byte == 0x22 {
                isDoubled = true
            } else if byte == 13 || bytes[place &- 1] != 13 {
                // A line end within quotes; CR LF is one.
                line &+= 1
            }
        }
        return .goOn
    }

    /// Ends a cell that may be quoted; that its quotes are regular has been checked.
    @inline(__always)
    private mutating func endField(at place: Int) {
        if quotes && fieldStart < place && bytes[fieldStart] == 0x22 {
            let marks = CSVField.quotedFlag | (isDoubled ? CSVField.doubledFlag : 0)
            fields[field] = CSVField(start: fieldStart &+ 1, end: place &- 1, flags: marks)
            flags |= CSVRecordFlags.hasQuotes.rawValue
            isDoubled = false
        } else {
            fields[field] = CSVField(start: fieldStart, end: place, flags: 0)
        }
        field &+= 1
        fieldStart = place &+ 1
    }

    /// Ends the record, or counts an empty line; false if the record breaks a limit.
    @inline(__always)
    private mutating func endRecord(at place: Int, _ byte: UInt8) -> Bool {
        if place == recordStart {
            emptyLines &+= 1
        } else {
            if place &- recordStart > recordLimit || field &- firstField > fieldLimit { return false }
            appendRecord(end: place)
        }
        line &+= 1
        let isPair = byte == 13 && place &+ 1 < count && bytes[place &+ 1] == 10
        recordStart = place &+ (isPair ? 2 : 1)
        fieldStart = recordStart
        firstField = field
        recordLine = line
        flags = 0
        return true
    }

    @inline(__always)
    private mutating func appendRecord(end: Int) {
        records[recordCount] = CSVRecord(
            start: UInt32(truncatingIfNeeded: recordStart), end: UInt32(truncatingIfNeeded: end),
            firstField: UInt32(truncatingIfNeeded: firstField),
            lineOffset: UInt32(truncatingIfNeeded: recordLine &- firstLine),
            fieldCount: UInt16(truncatingIfNeeded: field &- firstField), flags: CSVRecordFlags(rawValue: flags))
        recordCount &+= 1
    }
}
