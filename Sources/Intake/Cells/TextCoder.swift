import Questionnaires
import Responses
import Tables

/// Codes the cells of a question for free text: each distinct text is kept once.
final class TextCoder: CellCoder {
    var codes = CodeBlocks<UInt32>()
    private let maximumLength: Int
    private var index = TextIndex()
    /// The texts of the part that is being read, where the coder reads a part of a file.
    private var part: TextPart?
    /// The room that the texts of a part take as a rule, in bytes.
    private var usualBytes = 0

    init(maximumLength: Int) { self.maximumLength = maximumLength }

    /// What a cell holds.
    private enum Reading {
        case blank
        case tooLong
        /// A stretch of the cell is its text, in normal form.
        case plain(Range<Int>)
        /// The text, worked out.
        case other([UInt8])
    }

    private func reading(_ cell: Span<UInt8>) -> Reading {
        let range = cell.textRange
        if range.isEmpty { return .blank }
        let plain = cell.extracting(range)
        // What masks a personal answer in our own files is no answer when it comes back.
        if Self.isMask(plain) { return .blank }
        if PlainText.isPlain(plain, maximumLength: maximumLength) { return .plain(range) }
        let text = CSVWriter.restored(String(trimmed: plain))
        if text.isEmpty { return .blank }
        // Bytes first: characters are counted only where it could matter.
        if text.utf8.count > maximumLength, text.count > maximumLength { return .tooLong }
        return .other(Array(text.utf8))
    }

    private static let mask = Array(Finding.mask.utf8)

    @inline(__always)
    private static func isMask(_ text: Span<UInt8>) -> Bool {
        text.count == mask.count && text[0] == mask[0] && mask.indices.allSatisfy { text[$0] == mask[$0] }
    }

    func code(_ cell: Span<UInt8>) -> CodedCell<UInt32> {
        switch reading(cell) {
        case .blank: CodedCell(code: MissingCodes.code(.blank))
        case .tooLong: CodedCell(code: MissingCodes.code(.invalid), issue: .tooLong)
        case .plain(let range): CodedCell(code: place(of: cell.extracting(range), isPlain: true))
        case .other(let text): CodedCell(code: place(of: text.span, isPlain: false))
        }
    }

    private func place(of text: Span<UInt8>, isPlain: Bool) -> UInt32 {
        let hash = CellTable.hash(text)
        if let place = part?.place(of: text, hash: hash, isPlain: isPlain) { return place }
        return index.place(of: text, hash: hash, isPlain: isPlain)
    }

    func add(_ column: Int, of block: CSVBlock, records: [Int], issues: inout [CellProblem]) {
        // Taken out of the class for the loop, so that its arrays are not counted and checked anew for each cell.
        guard var part = part.take() else { return addWhole(column, of: block, records: records, issues: &issues) }
        defer { self.part = part }
        var done = 0
        part.begin(column, of: block, records: records)
        while true {
            done = part.addPlain(column, of: block, records: records, from: done, maximumLength: maximumLength)
            guard done < records.count else { break }
            // What the quick way leaves: spaces at the ends, quotes within, letters that may have other spellings.
            part.codes[done] = code(records[done], column, of: block, to: &part, &issues)
            done += 1
        }
        codes.append(contentsOf: part.codes[..<done])
    }

    private func code(
        _ record: Int, _ column: Int, of block: CSVBlock, to part: inout TextPart, _ issues: inout [CellProblem]
    ) -> UInt32 {
        guard let field = block.field(record, column) else { return MissingCodes.code(.blank) }
        if field.hasDoubledQuotes {
            let content = block.unescaped(record, column) ?? []
            return code(content.span, record, to: &part, &issues)
        }
        return code(block.bytes.span.extracting(field.start..<field.end), record, to: &part, &issues)
    }

    private func code(
        _ cell: Span<UInt8>, _ record: Int, to part: inout TextPart, _ issues: inout [CellProblem]
    ) -> UInt32 {
        switch reading(cell) {
        case .blank: return MissingCodes.code(.blank)
        case .tooLong:
            issues.append(CellProblem(record: record, issue: .tooLong))
            return MissingCodes.code(.invalid)
        case .plain(let range):
            let text = cell.extracting(range)
            return part.place(of: text, hash: CellTable.hash(text), isPlain: true)
        case .other(let text): return part.place(of: text.span, hash: CellTable.hash(text.span), isPlain: false)
        }
    }

    /// The same for a coder that reads a whole file by itself.
    private func addWhole(_ column: Int, of block: CSVBlock, records: [Int], issues: inout [CellProblem]) {
        let bytes = block.bytes.span
        for record in records {
            guard let field = block.field(record, column) else { continue }
            let coded: CodedCell<UInt32>
            if field.hasDoubledQuotes {
                let content = block.unescaped(record, column) ?? []
                coded = code(content.span)
            } else {
                coded = code(bytes.extracting(field.start..<field.end))
            }
            codes.append(coded.code)
            if let issue = coded.issue { issues.append(CellProblem(record: record, issue: issue)) }
        }
    }

    /// The UTF-8 of the text of a code that is no missing reason.
    func utf8(_ code: UInt32) -> ArraySlice<UInt8> {
        part.map { $0.bytes[$0.range(Int(code))] } ?? index.texts.utf8(Int(code))
    }

    func finished() -> Column { .texts(TextColumn(codes: codes, texts: index.texts)) }

    // MARK: Parts

    func beginPart(rows: Int) {
        codes = CodeBlocks()
        part = TextPart(texts: rows, bytes: usualBytes)
        codes.reserve(rows: rows)
    }

    func takePart() -> any Sendable {
        var taken = part.take() ?? TextPart()
        taken.codes = codes.flattened
        codes = CodeBlocks()
        part = TextPart()
        usualBytes = taken.byteCount + taken.byteCount / 8
        return taken
    }

    func append(part: any Sendable) {
        guard let part = part as? TextPart else { return }
        let places = index.places(of: part)
        let firstMissing: UInt32 = MissingCodes.firstMissing()
        codes.append(contentsOf: part.codes.map { $0 < firstMissing ? places[Int($0)] : $0 })
    }

    func reserve(rows: Int) {
        // Texts of which nearly every record has another, such as form numbers; others find room as they come.
        let share = Double(index.texts.count) / Double(max(1, codes.count))
        if share > 0.25 { index.reserve(Int(Double(rows) * share)) }
    }
}
