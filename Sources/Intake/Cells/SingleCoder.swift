import Questionnaires
import Responses
import Tables

/// Codes the cells of a choose-one question of at most 250 levels: nearly every cell that there is.
///
/// Not generic over the width of the codes: the compiler leaves a generic class unspecialised, thirty times slower.
final class SingleCoder: CellCoder {
    var codes = CodeBlocks<UInt8>()
    private let lexicon: ScaleLexicon
    /// The code of each cell of one byte; that of *invalid* where the lexicon has to say what is wrong.
    private let oneByte: [UInt8]
    /// The same for the ten digits.
    private let digits: [UInt8]

    init(_ lexicon: ScaleLexicon) {
        self.lexicon = lexicon
        oneByte = lexicon.oneByteCodes.map { code in
            if code == ScaleLexicon.severalMarksCode || code == ScaleLexicon.impossibleCode {
                return MissingCodes.code(.invalid)
            }
            if let reason = MissingCodes.reason(of: code) { return MissingCodes.code(reason) }
            return UInt8(truncatingIfNeeded: code)
        }
        digits = Array(oneByte[Int(UInt8(ascii: "0"))...Int(UInt8(ascii: "9"))])
    }

    func code(_ cell: Span<UInt8>) -> CodedCell<UInt8> {
        let coded = lexicon.coded(cell)
        if let reason = MissingCodes.reason(of: coded.code) {
            return CodedCell(code: MissingCodes.code(reason), issue: coded.issue)
        }
        return CodedCell(code: UInt8(truncatingIfNeeded: coded.code), issue: coded.issue)
    }

    /// Codes one column of a block whose marks are in a tile, except those of records that are as no other.
    func add(
        mark: Int, of tile: CSVTile, _ column: Int, of block: CSVBlock, records: [Int], issues: inout [CellProblem]
    ) {
        let count = tile.count
        if part.count < count { part = [UInt8](repeating: 0, count: count) }
        var part = self.part
        self.part = []
        defer { self.part = part }
        let hasOthers = tile.code(mark, digits: digits, blank: blank, other: invalid, into: &part)
        guard hasOthers || !tile.isWhole || records.count < count else {
            self.codes.append(contentsOf: part[..<count])
            return
        }
        var kept = 0
        for record in records {
            var code = part[record - tile.firstRecord]
            if !tile.holds(record) {
                code = self.code(record, column, of: block, &issues)
            } else if code == invalid, let byte = tile.byte(mark, record) {
                code = oneByte[Int(byte)]
                if code == invalid {
                    let cell = [byte]
                    let coded = self.code(cell.span)
                    code = coded.code
                    if let issue = coded.issue { issues.append(CellProblem(record: record, issue: issue)) }
                }
            }
            // Never behind the cell that is read next.
            part[kept] = code
            kept += 1
        }
        self.codes.append(contentsOf: part[..<kept])
    }

    /// Codes one cell that stands in a block's bytes.
    private func code(_ record: Int, _ column: Int, of block: CSVBlock, _ issues: inout [CellProblem]) -> UInt8 {
        guard let field = block.field(record, column) else { return blank }
        let bytes = block.bytes.span
        let length = field.end - field.start
        if length > 1, !field.hasDoubledQuotes, let code = memo.code(of: bytes, field.start, length) { return code }
        let coded = code(bytes, field, in: block, record, column)
        if let issue = coded.issue {
            issues.append(CellProblem(record: record, issue: issue))
        } else if length > 1, !field.hasDoubledQuotes {
            memo.remember(bytes, field.start, length, coded.code)
        }
        return coded.code
    }

    func add(_ column: Int, of block: CSVBlock, records: [Int], issues: inout [CellProblem]) {
        if part.count < records.count { part = [UInt8](repeating: 0, count: records.count) }
        // A class lends no span of what it keeps; taken out of it, arrays are not checked anew for each cell either.
        var part = self.part
        self.part = []
        var memo = self.memo
        self.memo = SpellingMemo()
        defer {
            self.part = part
            self.memo = memo
        }
        var codes = part.mutableSpan
        let known = oneByte
        let plain = known.span
        let bytes = block.bytes.span
        let rows = block.records.span
        let fields = block.fields.span
        for place in records.indices {
            let record = records[place]
            let field = fields[Int(rows[record].firstField) &+ column]
            let start = field.start
            let length = field.end &- start
            // Most cells are one digit or nothing.
            if length <= 1 {
                let code = length == 0 ? blank : plain[Int(bytes[start])]
                codes[place] = code
                if code != invalid { continue }
            } else if !field.hasDoubledQuotes, let code = memo.code(of: bytes, start, length) {
                codes[place] = code
                continue
            }
            let coded = code(bytes, field, in: block, record, column)
            codes[place] = coded.code
            if let issue = coded.issue {
                issues.append(CellProblem(record: record, issue: issue))
            } else if length > 1, !field.hasDoubledQuotes {
                memo.remember(bytes, start, length, coded.code)
            }
        }
        self.codes.append(contentsOf: part[..<records.count])
    }

    /// The codes of a call, kept for the next.
    private var part: [UInt8] = []
    /// The labels that came before.
    private var memo = SpellingMemo()
    private let blank: UInt8 = MissingCodes.code(.blank)
    private let invalid: UInt8 = MissingCodes.code(.invalid)

    private func code(
        _ bytes: Span<UInt8>, _ field: CSVField, in block: CSVBlock, _ record: Int, _ column: Int
    ) -> CodedCell<UInt8> {
        if field.hasDoubledQuotes, let content = block.unescaped(record, column) { return code(content.span) }
        return code(bytes.extracting(field.start..<field.end))
    }

    func finished() -> Column { .codes8(codes) }
}

/// Codes the cells of a choose-one question of more than 250 levels.
final class LongScaleCoder: CellCoder {
    var codes = CodeBlocks<UInt16>()
    private let lexicon: ScaleLexicon

    init(_ lexicon: ScaleLexicon) { self.lexicon = lexicon }

    func code(_ cell: Span<UInt8>) -> CodedCell<UInt16> { lexicon.coded(cell) }

    func finished() -> Column { .codes16(codes) }
}

extension ScaleLexicon {
    /// The code of a cell in a 16-bit column, and what is wrong with it.
    fileprivate func coded(_ cell: Span<UInt8>) -> CodedCell<UInt16> {
        switch lookup(cell) {
        case .level(let level): CodedCell(code: UInt16(truncatingIfNeeded: level))
        case .missing(let reason): CodedCell(code: MissingCodes.code(reason))
        case .severalMarks: CodedCell(code: MissingCodes.code(.invalid), issue: .severalMarks)
        case .impossible: CodedCell(code: MissingCodes.code(.invalid), issue: .impossibleCode)
        }
    }
}
