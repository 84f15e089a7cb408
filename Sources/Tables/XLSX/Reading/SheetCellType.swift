/// What the attribute `t` of a cell says of its value (ECMA-376 part 1, 18.18.11).
enum SheetCellType {
    case number
    /// The place of a text among the shared ones.
    case shared
    /// The text that a formula gave.
    case text
    /// A text in the cell itself.
    case inline
    case boolean
    case error
    case date

    /// Reads the attribute; nil for a type that there is not.
    init?(_ text: Span<UInt8>) {
        switch text.count {
        case 1:
            switch text[0] {
            case UInt8(ascii: "s"): self = .shared
            case UInt8(ascii: "b"): self = .boolean
            case UInt8(ascii: "e"): self = .error
            case UInt8(ascii: "d"): self = .date
            case UInt8(ascii: "n"): self = .number
            default: return nil
            }
        case 3 where Self.equals(text, Self.formulaText): self = .text
        case 9 where Self.equals(text, Self.inlineText): self = .inline
        default: return nil
        }
    }

    private static let formulaText = Array("str".utf8)
    private static let inlineText = Array("inlineStr".utf8)

    private static func equals(_ text: Span<UInt8>, _ name: [UInt8]) -> Bool {
        for index in text.indices where text[index] != name[index] { return false }
        return true
    }
}
