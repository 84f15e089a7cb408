import Questionnaires
import Responses
import Tables

/// Codes the cells of a question for free text: each distinct text is kept once.
///
/// Texts are the same if Unicode says so (NFC and NFD). ASCII, which form numbers and codes are made of, is its own normal
/// form, so it is compared byte by byte and no string is made for a text that came before.
final class TextCoder: CellCoder {
    var codes = CodeBlocks<UInt32>()
    private let maximumLength: Int
    private var texts: [String] = []
    /// The place of each text, by its bytes.
    private var known = CellTable()
    /// The places of texts with letters beyond ASCII, which may be written in several ways.
    private var places: [String: UInt32] = [:]

    init(maximumLength: Int) { self.maximumLength = maximumLength }

    func code(_ cell: Span<UInt8>) -> CodedCell<UInt32> {
        let plain = cell.extracting(cell.textRange)
        if plain.isEmpty { return CodedCell(code: MissingCodes.code(.blank)) }
        // A text never begins with the apostrophe that makes formulas harmless, unless it is looked at more closely.
        if plain[0] != UInt8(ascii: "'"), let place = known.value(of: plain) { return CodedCell(code: place) }
        return code(CSVWriter.restored(String(trimmed: plain)))
    }

    private func code(_ text: String) -> CodedCell<UInt32> {
        if text.isEmpty { return CodedCell(code: MissingCodes.code(.blank)) }
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

    private func place(ofNew text: String, isASCII: Bool) -> UInt32 {
        if !isASCII, let place = places[text] { return place }
        let place = UInt32(texts.count)
        texts.append(text)
        if !isASCII { places[text] = place }
        return place
    }

    /// The text of a code that is no missing reason.
    func text(_ code: UInt32) -> String { texts[Int(code)] }

    func finished() -> Column { .texts(TextColumn(codes: codes, texts: texts)) }
}
