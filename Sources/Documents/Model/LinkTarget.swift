/// Where a link leads: a place in this document, a file beside it, or a page on the web over https. Nothing else can be
/// made, so no renderer can write a link that runs a script or reads the reader's disk.
public struct LinkTarget: Sendable, Hashable {
    /// The address, percent-encoded, made of the characters of RFC 3986 only.
    public let address: String

    /// A place in this document.
    public init(_ anchor: Anchor) {
        address = "#" + anchor.name
    }

    /// A link from its written form: `#anchor`, a relative path with `/` between the folders (`..` allowed), or an
    /// address that begins with `https://`. Characters outside ASCII and spaces are percent-encoded.
    ///
    /// - Throws: ``DocumentsError/unsafeLink(_:)`` for another scheme, an absolute path, a backslash, a control character,
    ///   a user name before the host, or nothing at all.
    public init(_ text: String) throws(DocumentsError) {
        let refused = DocumentsError.unsafeLink(String(text.prefix(80)))
        guard !text.isEmpty, !text.unicodeScalars.contains(where: Self.isForbidden) else { throw refused }
        if text.utf8.first == UInt8(ascii: "#") {
            address = "#" + Self.encoded(text.dropFirst(), keeping: Self.fragmentMarks)
        } else if text.lowercased().hasPrefix("https://") {
            let rest = text.dropFirst(8)
            let host = rest.prefix { $0 != "/" && $0 != "?" && $0 != "#" }
            guard !host.isEmpty, host.utf8.allSatisfy(Self.isHostByte) else { throw refused }
            address = "https://" + host.lowercased() + Self.encoded(rest[host.endIndex...], keeping: Self.webMarks)
        } else {
            let parts = text.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
            let path = parts[0]
            guard !path.isEmpty, path.utf8.first != UInt8(ascii: "/"), !path.utf8.contains(UInt8(ascii: ":")) else {
                throw refused
            }
            let fragment = parts.count > 1 ? "#" + Self.encoded(parts[1], keeping: Self.fragmentMarks) : ""
            address = Self.encoded(path, keeping: Self.pathMarks) + fragment
        }
    }

    /// Marks of RFC 3986 that may stand unencoded in a relative path (a `?` would begin a query, so it is encoded).
    private static let pathMarks = Array("-._~/!$'()*+,;=@".utf8)
    private static let fragmentMarks = Array("-._~/!$'()*+,;=@:?".utf8)
    /// In a web address the author's own percent signs, queries and fragments stay as they are.
    private static let webMarks = Array("-._~/!$'()*+,;=@:?#[]%&".utf8)

    private static func isForbidden(_ scalar: Unicode.Scalar) -> Bool {
        scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value) || scalar == "\\"
    }

    private static func isHostByte(_ byte: UInt8) -> Bool {
        isPlain(byte) || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".") || byte == UInt8(ascii: ":")
    }

    private static func isPlain(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"):
            true
        default: false
        }
    }

    private static func encoded(_ text: some StringProtocol, keeping marks: [UInt8]) -> String {
        let digits = Array("0123456789ABCDEF".utf8)
        var bytes: [UInt8] = []
        for byte in text.utf8 {
            if isPlain(byte) || marks.contains(byte) {
                bytes.append(byte)
            } else {
                bytes += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
