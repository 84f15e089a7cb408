/// The name of a place in a document that links lead to: ASCII letters, digits, `-` and `_`, beginning with a letter.
///
/// Any text gives an anchor, and two different texts never give the same one: what is not a letter, digit or `-` is
/// written as `_` and its bytes in hexadecimal. Anchors never hold a full stop, so that the names which a renderer makes
/// for its own use (they do) cannot meet them.
public struct Anchor: Sendable, Hashable {
    /// The name as it is written into files.
    public let name: String

    /// Makes the anchor of any text, such as a unit's code.
    public init(_ text: String) {
        var bytes: [UInt8] = []
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"):
                bytes.append(byte)
            case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"):
                if bytes.isEmpty { bytes += Self.lead }
                bytes.append(byte)
            default:
                if bytes.isEmpty { bytes += Self.lead }
                bytes.append(UInt8(ascii: "_"))
                bytes.append(Self.digit(byte >> 4))
                bytes.append(Self.digit(byte & 15))
            }
        }
        if bytes.isEmpty { bytes = Self.lead }
        name = String(decoding: bytes, as: UTF8.self)
    }

    /// What stands before a name that would not begin with a letter. No text gives it otherwise, because a `_` that
    /// stands for a byte is always followed by two digits.
    private static let lead = Array("x_-".utf8)

    private static func digit(_ value: UInt8) -> UInt8 {
        value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "a") + value - 10
    }
}
