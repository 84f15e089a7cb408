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

    init(_ lexicon: ScaleLexicon) {
        self.lexicon = lexicon
        oneByte = lexicon.oneByteCodes.map { code in
            if code == ScaleLexicon.severalMarksCode || code == ScaleLexicon.impossibleCode {
                return MissingCodes.code(.invalid)
            }
            if let reason = MissingCodes.reason(of: code) { return MissingCodes.code(reason) }
            return UInt8(truncatingIfNeeded: code)
        }
    }

    func code(_ cell: Span<UInt8>) -> CodedCell<UInt8> {
        let coded = lexicon.coded(cell)
        if let reason = MissingCodes.reason(of: coded.code) {
            return CodedCell(code: MissingCodes.code(reason), issue: coded.issue)
        }
        return CodedCell(code: UInt8(truncatingIfNeeded: coded.code), issue: coded.issue)
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
