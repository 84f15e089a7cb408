import Questionnaires
import Responses
import Tables

/// Codes the cells of a choose-one question.
final class SingleCoder<Code: FixedWidthInteger & UnsignedInteger & Sendable>: CellCoder {
    var codes = CodeBlocks<Code>()
    private let lexicon: ScaleLexicon
    /// The code of each cell of one byte; that of *invalid* where the lexicon has to say what is wrong.
    private let oneByte: [Code]

    init(_ scale: Scale) {
        let lexicon = ScaleLexicon(scale)
        self.lexicon = lexicon
        oneByte = lexicon.oneByteCodes.map { code in
            if code == ScaleLexicon.severalMarksCode || code == ScaleLexicon.impossibleCode {
                return MissingCodes.code(.invalid)
            }
            if let reason = MissingCodes.reason(of: code) { return MissingCodes.code(reason) }
            return Code(truncatingIfNeeded: code)
        }
    }

    func code(_ cell: Span<UInt8>) -> CodedCell<Code> {
        switch lexicon.lookup(cell) {
        case .level(let level): CodedCell(code: Code(truncatingIfNeeded: level))
        case .missing(let reason): CodedCell(code: MissingCodes.code(reason))
        case .severalMarks: CodedCell(code: MissingCodes.code(.invalid), issue: .severalMarks)
        case .impossible: CodedCell(code: MissingCodes.code(.invalid), issue: .impossibleCode)
        }
    }

    func add(_ column: Int, of block: CSVBlock, records: [Int], issues: inout [CellProblem]) {
        let invalid: Code = MissingCodes.code(.invalid)
        var part = [Code](repeating: MissingCodes.code(.blank), count: records.count)
        var codes = part.mutableSpan
        // A class lends no span of what it keeps.
        let known = oneByte
        let plain = known.span
        let bytes = block.bytes.span
        let rows = block.records.span
        let fields = block.fields.span
        for (place, record) in records.enumerated() {
            let field = fields[Int(rows[record].firstField) &+ column]
            let start = field.start
            let length = field.end &- start
            // Most cells are one digit or nothing.
            if length == 0 { continue }
            if length == 1 {
                let code = plain[Int(bytes[start])]
                if code != invalid {
                    codes[place] = code
                    continue
                }
            }
            let coded = code(bytes, field, in: block, record, column)
            codes[place] = coded.code
            if let issue = coded.issue {
                issues.append(CellProblem(record: record, issue: issue))
            }
        }
        self.codes.append(contentsOf: part)
    }

    private func code(
        _ bytes: Span<UInt8>, _ field: CSVField, in block: CSVBlock, _ record: Int, _ column: Int
    ) -> CodedCell<Code> {
        if field.hasDoubledQuotes, let content = block.unescaped(record, column) { return code(content.span) }
        return code(bytes.extracting(field.start..<field.end))
    }

    func finished() -> Column {
        if let codes = codes as? CodeBlocks<UInt8> { return .codes8(codes) }
        return .codes16(CodeBlocks(codes.blocks.joined().map { UInt16($0) }))
    }
}
