/// The encoding that an XML file is in, as its first bytes tell (XML 1.0, appendix F); the parser decides what it reads.
struct XMLEncoding: Hashable {
    /// The name, such as `UTF-8`, as the file declares it.
    let name: String

    /// Looks at the first bytes of a file; a kilobyte is enough for any declaration.
    init(head bytes: Span<UInt8>) {
        func starts(_ prefix: [UInt8]) -> Bool {
            bytes.count >= prefix.count && prefix.indices.allSatisfy { bytes[$0] == prefix[$0] }
        }
        if starts([0xFF, 0xFE]) || starts([0x3C, 0x00]) {
            name = "UTF-16LE"
        } else if starts([0xFE, 0xFF]) || starts([0x00, 0x3C]) {
            name = "UTF-16BE"
        } else {
            let head = bytes.extracting(0..<min(bytes.count, 1_024)).withUnsafeBufferPointer { Array($0) }
            name = Self.declared(String(decoding: head, as: UTF8.self)) ?? "UTF-8"
        }
    }

    /// Whether bytes are nothing but a byte-order mark and white space.
    static func isBlank(_ bytes: [UInt8]) -> Bool {
        let marks: [[UInt8]] = [[0xEF, 0xBB, 0xBF], [0xFF, 0xFE], [0xFE, 0xFF], []]
        let mark = marks.first { bytes.starts(with: $0) } ?? []
        return bytes.dropFirst(mark.count).allSatisfy { [0x00, 0x09, 0x0A, 0x0D, 0x20].contains($0) }
    }

    /// Whether the parser reads the bytes as they are.
    var isUTF8: Bool { ["UTF-8", "UTF8", "US-ASCII", "ASCII"].contains(name) }

    /// Whether two bytes make a unit, and which comes first.
    var isUTF16: Bool { name.hasPrefix("UTF-16") }

    private static func declared(_ head: String) -> String? {
        let text = head.unicodeScalars.first == "\u{FEFF}" ? String(head.unicodeScalars.dropFirst()) : head
        guard text.hasPrefix("<?xml"), let end = text.firstRange(of: "?>")?.lowerBound,
            let key = text[..<end].firstRange(of: "encoding")?.upperBound
        else { return nil }
        let value = text[key..<end].drop { $0.isWhitespace || $0 == "=" }
        guard let quote = value.first, quote == "\"" || quote == "'" else { return nil }
        return value.dropFirst().prefix { $0 != quote }.uppercased()
    }
}
