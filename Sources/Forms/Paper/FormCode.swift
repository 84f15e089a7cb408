/// What the QR code of a paper form says: which form it is. As text:
/// `hailong:1:<campaign>:<questionnaire>:<version>:<form number>`, each part percent-encoded but for letters, digits and `-._`.
public struct FormCode: Sendable, Hashable {
    /// The campaign; empty for a form of the instrument alone.
    public var campaign: String
    /// The questionnaire.
    public var questionnaire: String
    /// Its version.
    public var version: String
    /// The number of the form; empty for a form without one.
    public var number: String

    /// Makes a code from its parts.
    public init(campaign: String, questionnaire: String, version: String, number: String) {
        self.campaign = campaign
        self.questionnaire = questionnaire
        self.version = version
        self.number = number
    }

    private static let beginning = ["hailong", "1"]

    /// The text that is printed as squares.
    public var text: String {
        (Self.beginning + [campaign, questionnaire, version, number].map(Self.encoded)).joined(separator: ":")
    }

    /// Reads what a scanner gives; nil if it is no form of ours.
    public init?(_ text: String) {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 6, Array(parts.prefix(2)) == Self.beginning else { return nil }
        let decoded = parts.dropFirst(2).compactMap(Self.decoded)
        guard decoded.count == 4 else { return nil }
        self.init(campaign: decoded[0], questionnaire: decoded[1], version: decoded[2], number: decoded[3])
    }

    private static func encoded(_ part: String) -> String {
        var result = ""
        for byte in part.utf8 {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"):
                result.append(Character(Unicode.Scalar(byte)))
            default:
                let digits = String(byte, radix: 16, uppercase: true)
                result += digits.count == 1 ? "%0" + digits : "%" + digits
            }
        }
        return result
    }

    private static func decoded(_ part: String) -> String? {
        var bytes: [UInt8] = []
        var rest = part.utf8[...]
        while let byte = rest.popFirst() {
            guard byte == UInt8(ascii: "%") else {
                bytes.append(byte)
                continue
            }
            guard let digits = String(rest.prefix(2)), digits.utf8.count == 2, digits.allSatisfy(\.isHexDigit),
                let value = UInt8(digits, radix: 16)
            else { return nil }
            bytes.append(value)
            rest = rest.dropFirst(2)
        }
        return String(validating: bytes, as: UTF8.self)
    }
}
