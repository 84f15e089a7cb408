/// Recognises the dialect of a table from its first part: the same bytes always give the same answer.
public enum CSVSniffer {
    /// Recognises the dialect of UTF-8 text.
    ///
    /// Each separator is tried with the scanner itself, so that quotes count as they will in reading. The best one divides the
    /// most records into one number of cells, agrees with the first record, and has the fewest irregular quotes.
    ///
    /// - Parameter isWhole: whether `sample` is the whole text and not only its first part.
    public static func sniff(_ sample: [UInt8], isWhole: Bool) -> CSVSniff {
        let line = separatorLine(sample)
        let text = Array(sample[(line?.length ?? 0)...])
        var trials = CSVSeparator.allCases.map { Trial(text, $0, isWhole: isWhole) }
        if let given = line?.separator { trials.removeAll { $0.separator != given } }
        trials = trials.filter { $0.cells > 1 }
        trials.sort { ($0.score, $0.cells) > ($1.score, $1.cells) }
        let best = trials.first ?? Trial(text, line?.separator ?? .comma, isWhole: isWhole)
        let close = trials.dropFirst().filter { best.score - $0.score < 0.02 }
        let evidence = best.headerEvidence()
        let dialect = CSVDialect(
            separator: best.separator, quotes: true, hasHeader: evidence != .numbersOverNumbers,
            lineEnd: lineEnd(sample), hasSeparatorLine: line != nil)
        return CSVSniff(dialect: dialect, alternatives: close.map(\.separator), headerEvidence: evidence)
    }

    /// Excel's first line `sep=;`: the separator that it names and the bytes that it takes with its line end.
    static func separatorLine(_ sample: [UInt8]) -> (separator: CSVSeparator, length: Int)? {
        let lead = sample.prefix(4)
        guard lead.elementsEqual("sep=".utf8) || lead.elementsEqual("SEP=".utf8), sample.count > 4,
            let separator = CSVSeparator(rawValue: sample[4])
        else { return nil }
        let end = 5
        guard end < sample.count else { return (separator, end) }
        if sample[end] == 0x0A { return (separator, end + 1) }
        guard sample[end] == 0x0D else { return nil }
        return (separator, end + 1 < sample.count && sample[end + 1] == 0x0A ? end + 2 : end + 1)
    }

    private static func lineEnd(_ sample: [UInt8]) -> CSVLineEnd {
        var feeds = 0
        var returns = 0
        var pairs = 0
        for (index, byte) in sample.enumerated() {
            if byte == 0x0A {
                if index > 0 && sample[index - 1] == 0x0D { pairs += 1 } else { feeds += 1 }
            } else if byte == 0x0D {
                returns += 1
            }
        }
        switch (feeds > 0, returns > pairs, pairs > 0) {
        case (_, false, false): return .lf
        case (false, true, false): return .cr
        case (false, false, true): return .crlf
        default: return .mixed
        }
    }
}

/// How one separator divides a sample.
private struct Trial {
    let separator: CSVSeparator
    /// The number of cells that most records have.
    let cells: Int
    /// From about -1 to 1: the share of records with that number, less what speaks against.
    let score: Double
    private let block: CSVBlock

    init(_ text: [UInt8], _ separator: CSVSeparator, isWhole: Bool) {
        var scanner = CSVScanner(CSVDialect(separator: separator))
        var block = CSVBlock()
        block.bytes = text
        block.byteCount = text.count
        _ = scanner.scan(&block, isLast: isWhole)
        if block.recordCount == 0 {
            // One record that the sample does not hold to its end.
            scanner = CSVScanner(CSVDialect(separator: separator))
            _ = scanner.scan(&block, isLast: true)
        }
        self.separator = separator
        self.block = block
        var counts: [Int: Int] = [:]
        var damaged = 0
        for index in 0..<block.recordCount {
            let record = block.records[index]
            counts[Int(record.fieldCount), default: 0] += 1
            if !record.flags.isDisjoint(with: [.irregularQuote, .unterminatedQuote, .doubtful]) { damaged += 1 }
        }
        // The most frequent number; of several the largest, so that no order of a dictionary decides.
        let best = counts.max { ($0.value, $0.key) < ($1.value, $1.key) }
        cells = best?.key ?? 1
        let total = Double(max(1, block.recordCount))
        let agreesWithFirst = block.recordCount > 0 && Int(block.records[0].fieldCount) == cells
        score = (Double(best?.value ?? 0) - Double(damaged)) / total - (agreesWithFirst ? 0 : 0.3)
    }

    func headerEvidence() -> CSVSniff.HeaderEvidence {
        guard block.recordCount > 1 else { return .assumed }
        let rows = min(block.recordCount, 200)
        var overNumbers = (words: 0, numbers: 0)
        for column in 0..<Int(block.records[0].fieldCount) {
            var numbers = 0
            var others = 0
            for row in 1..<rows {
                guard let cell = block.cell(row, column), !cell.isEmpty else { continue }
                if Self.isNumber(cell) { numbers += 1 } else { others += 1 }
            }
            guard numbers > 0 && others == 0, let top = block.cell(0, column), !top.isEmpty else { continue }
            if Self.isNumber(top) { overNumbers.numbers += 1 } else { overNumbers.words += 1 }
        }
        if overNumbers.words > 0 { return .wordsOverNumbers }
        // A single number among names may be a year that a column is named after.
        let isData = overNumbers.numbers > 0 && overNumbers.numbers * 2 >= Int(block.records[0].fieldCount)
        return isData ? .numbersOverNumbers : .assumed
    }

    private static func isNumber(_ cell: ArraySlice<UInt8>) -> Bool {
        var digits = 0
        for byte in cell {
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"): digits += 1
            case UInt8(ascii: "."), UInt8(ascii: ","), UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "%"), 0x20:
                continue
            default: return false
            }
        }
        return digits > 0
    }
}
