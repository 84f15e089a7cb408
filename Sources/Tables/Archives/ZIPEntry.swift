/// One entry of a ZIP archive, as the archive's directory describes it; none of it is to be trusted but the name's safety.
public struct ZIPEntry: Sendable, Hashable {
    /// Its path in the archive with `/` between folders: never absolute, never with `..`, no two entries alike.
    public let name: String
    /// Its content's size in bytes, as the directory says; reading checks it.
    public let size: Int
    /// Its size in the archive, in bytes.
    public let compressedSize: Int
    /// Its place in the archive, from 0.
    let index: UInt64

    /// Whether it is a folder and has no content.
    public var isFolder: Bool { name.hasSuffix("/") }

    /// Whether it is what operating systems leave in archives (`__MACOSX/…`, `.DS_Store`, `Thumbs.db`) or otherwise hidden.
    public var isHidden: Bool {
        let parts = name.split(separator: "/")
        return parts.contains { $0.hasPrefix(".") || $0 == "__MACOSX" } || parts.last?.lowercased() == "thumbs.db"
    }

    /// The last part of the name.
    public var lastPart: String {
        String(name.split(separator: "/").last ?? "")
    }
}
