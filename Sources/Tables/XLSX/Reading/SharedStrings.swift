internal import XMLDocuments

/// The texts that cells share, one after the other in one array.
struct SharedStrings {
    /// Bytes that all of them may have: as much memory as a reader may take for them.
    static let mostBytes = 128 << 20
    /// How many there may be: more than a sheet has rows.
    static let most = 4 << 20

    private(set) var bytes: [UInt8] = []
    /// Where each begins; the last is where the next would.
    private(set) var starts: [UInt32] = [0]

    /// How many there are.
    var count: Int { starts.count - 1 }

    /// Where a text is in `bytes`, nil if there is no such text.
    @inline(__always)
    func range(_ index: Int) -> Range<Int>? {
        guard index >= 0, index < starts.count - 1 else { return nil }
        return Int(starts[index])..<Int(starts[index + 1])
    }

    mutating func append(_ text: [UInt8]) throws(XLSXProblem) {
        guard bytes.count + text.count <= Self.mostBytes, count < Self.most else {
            throw .tooManyStrings(limit: Self.mostBytes)
        }
        bytes.append(contentsOf: text)
        starts.append(UInt32(truncatingIfNeeded: bytes.count))
    }
}

/// Reads the shared strings: rich text as plain, the phonetic runs of East Asian texts left out.
final class SharedStringsHandler: XMLEventHandler {
    typealias Failure = XLSXProblem

    private enum Name { static let si = 0, t = 1, rPh = 2 }

    static let vocabulary = XMLVocabulary(names: ["si", "t", "rPh"], namespaces: OfficeNames.sheets)

    private(set) var strings = SharedStrings()
    private var text: [UInt8] = []
    private var isText = false
    private var phoneticDepth = 0

    func startElement(_ element: borrowing XMLStartElement) throws(XLSXProblem) {
        guard element.namespace >= 0 else { return }
        switch element.name {
        case Name.si: text.removeAll(keepingCapacity: true)
        case Name.rPh: phoneticDepth = element.depth
        case Name.t: isText = phoneticDepth == 0
        default: break
        }
    }

    func endElement(_ element: borrowing XMLEndElement) throws(XLSXProblem) {
        guard element.namespace >= 0 else { return }
        switch element.name {
        case Name.t: isText = false
        case Name.rPh: phoneticDepth = 0
        case Name.si:
            EscapedText.resolve(&text, from: 0)
            try strings.append(text)
        default: break
        }
    }

    func characters(_ piece: Span<UInt8>) throws(XLSXProblem) {
        guard isText else { return }
        guard text.count + piece.count <= SharedStrings.mostBytes else {
            throw .tooManyStrings(limit: SharedStrings.mostBytes)
        }
        piece.withUnsafeBufferPointer { text.append(contentsOf: $0) }
    }
}

/// The escapes `_xHHHH_` by which Excel writes characters that XML does not allow (ECMA-376 part 1, 22.9.2.19).
enum EscapedText {
    /// Resolves the escapes in a text from an index to its end.
    static func resolve(_ text: inout [UInt8], from start: Int) {
        guard text.count - start >= 7, let first = firstEscape(text, start) else { return }
        var result = Array(text[start..<first])
        var index = first
        while index < text.count {
            if let value = value(text, index) {
                append(value, to: &result)
                index += 7
            } else {
                result.append(text[index])
                index += 1
            }
        }
        text.replaceSubrange(start..., with: result)
    }

    private static func firstEscape(_ text: [UInt8], _ start: Int) -> Int? {
        var index = start
        while index + 7 <= text.count {
            if text[index] == UInt8(ascii: "_"), value(text, index) != nil { return index }
            index += 1
        }
        return nil
    }

    /// The code unit that an escape at an index stands for; half a surrogate pair is left as it is written.
    private static func value(_ text: [UInt8], _ index: Int) -> UInt32? {
        guard index + 7 <= text.count, text[index] == UInt8(ascii: "_"), text[index + 1] == UInt8(ascii: "x"),
            text[index + 6] == UInt8(ascii: "_")
        else { return nil }
        var value: UInt32 = 0
        for digit in text[index + 2..<index + 6] {
            switch digit {
            case UInt8(ascii: "0")...UInt8(ascii: "9"): value = value << 4 | UInt32(digit - 0x30)
            case UInt8(ascii: "A")...UInt8(ascii: "F"): value = value << 4 | UInt32(digit - 0x37)
            case UInt8(ascii: "a")...UInt8(ascii: "f"): value = value << 4 | UInt32(digit - 0x57)
            default: return nil
            }
        }
        return (0xD800...0xDFFF).contains(value) ? nil : value
    }

    private static func append(_ value: UInt32, to text: inout [UInt8]) {
        // NUL and what is no character are shown as in all that we write; a NUL would not come back from a CSV file.
        guard let scalar = [0, 0xFFFE, 0xFFFF].contains(value) ? "\u{FFFD}" : UnicodeScalar(value) else { return }
        text.append(contentsOf: Array(String(Character(scalar)).utf8))
    }
}
