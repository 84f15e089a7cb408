import Questionnaires
import Responses
import Tables

/// Codes the cells of a question for free text: each distinct text is kept once.
final class TextCoder: CellCoder {
    var codes = CodeBlocks<UInt32>()
    private var index: TextIndex

    init(maximumLength: Int) { index = TextIndex(maximumLength: maximumLength) }

    func code(_ cell: Span<UInt8>) -> CodedCell<UInt32> { index.code(cell) }

    func add(_ column: Int, of block: CSVBlock, records: [Int], issues: inout [CellProblem]) {
        // Taken out of the class for the loop, so that its arrays are not counted and checked anew for each cell.
        var index = self.index
        self.index = TextIndex(maximumLength: 0)
        defer { self.index = index }
        var part: [UInt32] = []
        part.reserveCapacity(records.count)
        let bytes = block.bytes.span
        let rows = block.records.span
        let fields = block.fields.span
        for record in records {
            let field = fields[Int(rows[record].firstField) &+ column]
            let coded: CodedCell<UInt32>
            if field.hasDoubledQuotes, let content = block.unescaped(record, column) {
                coded = index.code(content.span)
            } else {
                coded = index.code(bytes.extracting(field.start..<field.end))
            }
            part.append(coded.code)
            if let issue = coded.issue {
                issues.append(CellProblem(record: record, issue: issue))
            }
        }
        codes.append(contentsOf: part)
    }

    /// The text of a code that is no missing reason.
    func text(_ code: UInt32) -> String { index.texts[Int(code)] }

    func finished() -> Column { .texts(TextColumn(codes: codes, texts: index.texts)) }
}

/// The distinct texts of a column and the place of each.
///
/// Texts are the same if Unicode says so (NFC and NFD). ASCII, which form numbers and codes are made of, is its own normal
/// form, so it is compared byte by byte and no string is made for a text that came before.
struct TextIndex {
    /// The texts in order of first appearance.
    private(set) var texts: [String] = []
    private let maximumLength: Int
    /// The place of each text, by its bytes.
    private var known = CellTable()
    /// The places of texts with letters beyond ASCII, which may be written in several ways.
    private var places: [String: UInt32] = [:]

    init(maximumLength: Int) { self.maximumLength = maximumLength }

    /// What a cell comes to.
    mutating func code(_ cell: Span<UInt8>) -> CodedCell<UInt32> {
        let plain = cell.extracting(cell.textRange)
        if plain.isEmpty { return CodedCell(code: MissingCodes.code(.blank)) }
        // An apostrophe may be the one that makes formulas harmless.
        if plain[0] != UInt8(ascii: "'") {
            let probe = known.probe(plain)
            if let place = probe.value { return CodedCell(code: place) }
            if plain.count <= maximumLength, plain.isASCII {
                let place = UInt32(truncatingIfNeeded: texts.count)
                texts.append(plain.withUnsafeBufferPointer { String(decoding: $0, as: UTF8.self) })
                known.insert(plain, place, at: probe)
                return CodedCell(code: place)
            }
        }
        return code(CSVWriter.restored(String(trimmed: plain)))
    }

    private mutating func code(_ text: String) -> CodedCell<UInt32> {
        // What masks a personal answer in our own files is no answer when it comes back.
        if text.isEmpty || text == Finding.mask { return CodedCell(code: MissingCodes.code(.blank)) }
        // Bytes first: characters are counted only where it could matter.
        if text.utf8.count > maximumLength, text.count > maximumLength {
            return CodedCell(code: MissingCodes.code(.invalid), issue: .tooLong)
        }
        let bytes = Array(text.utf8)
        if let place = known.value(of: bytes.span) { return CodedCell(code: place) }
        let place = place(ofNew: text, isASCII: bytes.allSatisfy { $0 < 0x80 })
        known.insert(bytes.span, place)
        return CodedCell(code: place)
    }

    private mutating func place(ofNew text: String, isASCII: Bool) -> UInt32 {
        if !isASCII, let place = places[text] { return place }
        let place = UInt32(texts.count)
        texts.append(text)
        if !isASCII { places[text] = place }
        return place
    }
}
