internal import CByteMasks

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

    /// Finds regular records from `start` on, not yet their cells.
    mutating func runQuickly(from start: Int) -> QuickStop {
        guard usesQuickMachine else {
            return QuickStop(reason: start < count ? .careful : .done, position: start)
        }
        // A copy in a local variable: the optimiser then keeps the whole state in registers.
        var state = QuickState(self, start)
        let reason = state.run()
        line = state.recordLine
        recordCount = state.recordCount
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
    let separator: UInt8
    let quotes: Bool
    let recordLimit: Int
    let firstLine: Int
    let start: Int

    var recordCount: Int
    var emptyLines: Int
    /// The open record: its start, its line, and whether a quote was seen in it.
    var recordStart: Int
    var recordLine: Int
    var hasQuotes = false
    /// The line that reading is on.
    var line: Int

    init(_ scan: CSVScan, _ start: Int) {
        bytes = scan.bytes
        count = scan.count
        isLast = scan.isLast
        // The index is never empty: the scanner has sized it.
        records = scan.records.baseAddress.unsafelyUnwrapped
        recordRoom = scan.records.count
        separator = scan.separator
        quotes = scan.quotes
        recordLimit = scan.recordLimit
        firstLine = scan.firstLine
        self.start = start
        recordCount = scan.recordCount
        emptyLines = scan.emptyLines
        recordStart = start
        recordLine = scan.line
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
        let quotesOn: UInt64 = quotes ? ~0 : 0
        var inside: UInt64 = 0
        var lastQuote: UInt64 = 0
        var window = start
        while window < count {
            if recordCount &+ 66 > recordRoom { return .needsRoom }
            if window &- recordStart > recordLimit { return .careful }
            let found = hailong_marks_of(bytes + window, separator)
            let valid: UInt64 = count &- window >= 64 ? ~0 : (1 &<< UInt64(count &- window)) &- 1
            let quoteBits = found.quotes & quotesOn & valid
            if inside | lastQuote | quoteBits == 0 {
                let step = takePlain(window, found.lineEnds & valid)
                if step != .goOn { return step == .careful ? .careful : .done }
            } else {
                let marks = QuoteMarks(
                    quotes: quoteBits, inside: inside, lastQuote: lastQuote, atBoundary: isBoundary(before: window),
                    separators: found.separators & valid, lineEnds: found.lineEnds & valid, valid: valid)
                let step = takeQuoted(window, marks, found.lineEnds, quoteBits)
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
        if recordCount &+ 66 > recordRoom { return .needsRoom }
        if count &- recordStart > recordLimit { return .careful }
        appendRecord(end: count)
        recordStart = count
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
    private mutating func takePlain(_ window: Int, _ lineEnds: UInt64) -> Step {
        var lines = lineEnds
        while lines != 0 {
            let place = window &+ lines.trailingZeroBitCount
            lines &= lines &- 1
            // The line feed of a return that has ended the record.
            if place < recordStart { continue }
            let byte = bytes[place]
            if byte == 13 && place &+ 1 == count && !isLast { return .wait }
            if !endRecord(at: place, byte) { return .careful }
        }
        return .goOn
    }

    /// Sixty-four bytes with quotes, or within them.
    @inline(__always)
    private mutating func takeQuoted(_ window: Int, _ marks: QuoteMarks, _ lineEnds: UInt64, _ quotes: UInt64) -> Step {
        var bits = marks.interesting & lineEnds
        var quotes = quotes
        while bits != 0 {
            let bit = bits & (0 &- bits)
            let place = window &+ bits.trailingZeroBitCount
            bits ^= bit
            let byte = bytes[place]
            if marks.outside & bit != 0 {
                if place < recordStart { continue }
                if byte == 13 && place &+ 1 == count && !isLast { return .wait }
                if quotes & (bit &- 1) != 0 { hasQuotes = true }
                quotes &= 0 &- bit
                if !endRecord(at: place, byte) { return .careful }
            } else if byte == 13 || bytes[place &- 1] != 13 {
                // A line end within quotes; CR LF is one.
                line &+= 1
            }
        }
        if quotes != 0 { hasQuotes = true }
        return .goOn
    }

    /// Ends the record, or counts an empty line; false if the record breaks a limit.
    @inline(__always)
    private mutating func endRecord(at place: Int, _ byte: UInt8) -> Bool {
        if place == recordStart {
            emptyLines &+= 1
        } else {
            if place &- recordStart > recordLimit { return false }
            appendRecord(end: place)
        }
        line &+= 1
        let isPair = byte == 13 && place &+ 1 < count && bytes[place &+ 1] == 10
        recordStart = place &+ (isPair ? 2 : 1)
        recordLine = line
        return true
    }

    @inline(__always)
    private mutating func appendRecord(end: Int) {
        records[recordCount] = CSVRecord(
            start: UInt32(truncatingIfNeeded: recordStart), end: UInt32(truncatingIfNeeded: end), firstField: 0,
            lineOffset: UInt32(truncatingIfNeeded: recordLine &- firstLine), fieldCount: 0,
            flags: hasQuotes ? .hasQuotes : [])
        recordCount &+= 1
        hasQuotes = false
    }
}
