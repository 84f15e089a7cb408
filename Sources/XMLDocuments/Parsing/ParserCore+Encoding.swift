import CLibXML2
import Figures

extension ParserCore {
    /// The encodings that a document may declare. The program writes UTF-8; the others are what old office programs write.
    private static let allowed: Set<String> = [
        "utf-8", "utf8", "us-ascii", "ascii", "utf-16", "utf-16le", "utf-16be", "iso-8859-1", "iso8859-1", "latin1",
        "windows-1252", "cp1252", "windows-1258", "cp1258",
    ]

    /// Looks at the first bytes: notes UTF-16, in which NUL bytes are ordinary.
    ///
    /// - Returns: The name of an encoding that is not read here, if the bytes are in one.
    func sniff(_ bytes: UnsafeRawBufferPointer) -> String? {
        guard bytes.count >= 4 else { return nil }
        switch (bytes[0], bytes[1], bytes[2], bytes[3]) {
        case (0x00, 0x00, 0xFE, 0xFF), (0xFF, 0xFE, 0x00, 0x00), (0x00, 0x00, 0x00, 0x3C), (0x3C, 0x00, 0x00, 0x00):
            return "UTF-32"
        case (0x4C, 0x6F, 0xA7, 0x94):
            return "EBCDIC"
        case (0xFE, 0xFF, _, _), (0xFF, 0xFE, _, _), (0x3C, 0x00, _, 0x00), (0x00, 0x3C, 0x00, _):
            isWide = true
            return nil
        default:
            let declared = declaredEncoding(bytes.prefix(Self.declarationReach).map { $0 })
            return declared.flatMap { Self.allowed.contains($0.lowercased()) ? nil : String($0.prefix(60)) }
        }
    }

    /// How far an XML declaration is looked for: it is short, and stands at the very beginning.
    private static var declarationReach: Int { 1_024 }

    /// The encoding that the XML declaration names, read before libxml2 begins to convert by it.
    private func declaredEncoding(_ head: [UInt8]) -> String? {
        let text = String(decoding: head, as: UTF8.self)
        let start = text.hasPrefix("\u{FEFF}") ? text.dropFirst() : text[...]
        guard start.hasPrefix("<?xml"), let end = start.firstRange(of: "?>")?.lowerBound,
            let name = start[..<end].firstRange(of: "encoding")?.upperBound
        else { return nil }
        let value = start[name..<end].drop { $0.isWhitespace || $0 == "=" }
        guard let quote = value.first, quote == "\"" || quote == "'" else { return nil }
        return String(value.dropFirst().prefix { $0 != quote })
    }

    /// The XML declaration has been read: refuses an encoding that iconv may know but that is not on the list, UTF-7 above
    /// all, in which markup hides from every check of bytes.
    func checkEncoding() {
        guard let context else { return }
        for name in [context.pointee.encoding, context.pointee.input?.pointee.encoding].compactMap({ $0 }) {
            let declared = String(cString: name)
            guard Self.allowed.contains(declared.lowercased()) else {
                return fail(.encoding, XMLProblem.unsupportedEncoding(String(declared.prefix(60))), expected: ["UTF-8"])
            }
        }
    }
}
