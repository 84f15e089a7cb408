/// HTML while it is written. Markup gets in only as constants of the program (`StaticString`); every `String` is escaped
/// on its way in, and links are of a type that holds safe ones only. So no text of a batch, a campaign or a questionnaire
/// can become markup, whatever a renderer does.
public struct HTMLBuffer: Sendable {
    /// What was written so far, UTF-8.
    public private(set) var bytes: [UInt8] = []

    /// Begins with nothing.
    public init() { bytes.reserveCapacity(64 << 10) }

    /// Writes constant markup.
    public mutating func markup(_ markup: StaticString) { append(markup) }

    /// Opens an element.
    public mutating func open(_ name: StaticString, _ attributes: HTMLAttribute...) {
        bytes.append(UInt8(ascii: "<"))
        append(name)
        for attribute in attributes { write(attribute) }
        bytes.append(UInt8(ascii: ">"))
    }

    /// Writes an element that has no content.
    public mutating func empty(_ name: StaticString, _ attributes: [HTMLAttribute]) {
        begin(tag: name)
        for attribute in attributes { write(attribute) }
        endEmpty()
    }

    /// Begins the tag of an element without content, attribute by attribute; ``endEmpty()`` ends it. A drawing has hundreds of them, for
    /// which lists of attributes would cost more than what is written.
    mutating func begin(tag name: StaticString) {
        bytes.append(UInt8(ascii: "<"))
        append(name)
    }

    /// Writes a length of a tag.
    mutating func length(_ name: StaticString, _ value: Double) {
        begin(name)
        append(value)
        bytes.append(UInt8(ascii: "\""))
    }

    /// Writes a colour of a tag, `none` without one.
    mutating func ink(_ name: StaticString, _ ink: Ink?) {
        begin(name)
        append(ink)
        bytes.append(UInt8(ascii: "\""))
    }

    /// Ends a tag without content.
    mutating func endEmpty() { append("/>") }

    /// Closes an element.
    public mutating func close(_ name: StaticString) {
        append("</")
        append(name)
        bytes.append(UInt8(ascii: ">"))
    }

    /// Writes text, escaped.
    public mutating func text(_ text: String) { escape(text) }

    /// Writes text, escaped; letters that run from right to left are kept from turning the text around them.
    public mutating func prose(_ text: String) {
        guard TextDirection.runsRightToLeft(text) else { return escape(text) }
        append("<bdi>")
        escape(text)
        append("</bdi>")
    }

    /// Writes an element that holds text only.
    public mutating func element(_ name: StaticString, _ attributes: HTMLAttribute..., text: String) {
        bytes.append(UInt8(ascii: "<"))
        append(name)
        for attribute in attributes { write(attribute) }
        bytes.append(UInt8(ascii: ">"))
        prose(text)
        close(name)
    }

    /// Writes an attribute of a tag.
    mutating func write(_ attribute: HTMLAttribute) {
        switch attribute.value {
        case .none: return
        case .constant(let value):
            begin(attribute.name)
            append(value)
        case .text(let value):
            begin(attribute.name)
            escape(value)
        case .names(let names):
            begin(attribute.name)
            for (index, name) in names.enumerated() {
                if index > 0 { bytes.append(UInt8(ascii: " ")) }
                escape(name.text)
            }
        case .number(let number):
            begin(attribute.name)
            if number < 0 { bytes.append(UInt8(ascii: "-")) }
            append(number.magnitude)
        case .ink(let ink):
            begin(attribute.name)
            append(ink)
        case .length(let length):
            begin(attribute.name)
            append(length)
        case .points(let points):
            begin(attribute.name)
            for (index, point) in points.enumerated() {
                if index > 0 { bytes.append(UInt8(ascii: " ")) }
                append(point.x)
                bytes.append(UInt8(ascii: ","))
                append(point.y)
            }
        }
        bytes.append(UInt8(ascii: "\""))
    }

    private mutating func begin(_ name: StaticString) {
        bytes.append(UInt8(ascii: " "))
        append(name)
        append("=\"")
    }

    private mutating func append(_ constant: StaticString) {
        constant.withUTF8Buffer { bytes.append(contentsOf: $0) }
    }

    /// A length with two decimals at most; what is no number becomes 0.
    private mutating func append(_ length: Double) {
        guard length.isFinite, abs(length) < 1e9 else { return bytes.append(UInt8(ascii: "0")) }
        let hundredths = Int((length * 100).rounded())
        if hundredths < 0 { bytes.append(UInt8(ascii: "-")) }
        let magnitude = hundredths.magnitude
        append(magnitude / 100)
        let rest = magnitude % 100
        guard rest > 0 else { return }
        bytes.append(UInt8(ascii: "."))
        bytes.append(UInt8(ascii: "0") + UInt8(rest / 10))
        if rest % 10 > 0 { bytes.append(UInt8(ascii: "0") + UInt8(rest % 10)) }
    }

    /// A whole number.
    private mutating func append(_ number: UInt) {
        var scale: UInt = 1
        while number / scale >= 10 { scale *= 10 }
        while scale > 0 {
            bytes.append(UInt8(ascii: "0") + UInt8(number / scale % 10))
            scale /= 10
        }
    }

    /// A colour in its usual notation, such as `#1f4e79`.
    private mutating func append(_ ink: Ink?) {
        guard let ink else { return append("none") }
        bytes.append(UInt8(ascii: "#"))
        for shift in stride(from: UInt32(20), through: 0, by: -4) {
            let digit = UInt8(truncatingIfNeeded: ink.code >> shift & 15)
            bytes.append(digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") + digit - 10)
        }
    }
}

extension HTMLBuffer {
    /// Writes text so that it is nothing but text, in content and in quoted attributes: the five signs of markup become
    /// references; control characters and noncharacters, which HTML does not allow, become U+FFFD; the invisible
    /// characters that override or embed a direction are left out, because they could make a name read as another.
    private mutating func escape(_ text: String) {
        let input = text.utf8.span
        var index = 0
        // What nothing is done to is copied in one go.
        var copied = 0
        while index < input.count {
            let byte = input[index]
            let width = Self.width(of: byte)
            guard index + width <= input.count else { break }
            if let reference = Self.reference(for: byte) ?? Self.replacement(input, index, width) {
                copy(input, copied..<index)
                append(reference)
                copied = index + width
            }
            index += width
        }
        copy(input, copied..<index)
    }

    private mutating func copy(_ input: Span<UInt8>, _ range: Range<Int>) {
        guard !range.isEmpty else { return }
        input.extracting(range).withUnsafeBufferPointer { unsafe bytes.append(contentsOf: $0) }
    }

    /// What stands in the place of a sign of markup or a control character.
    private static func reference(for byte: UInt8) -> StaticString? {
        switch byte {
        case UInt8(ascii: "&"): "&amp;"
        case UInt8(ascii: "<"): "&lt;"
        case UInt8(ascii: ">"): "&gt;"
        case UInt8(ascii: "\""): "&quot;"
        case UInt8(ascii: "'"): "&#39;"
        case 0x09, 0x0A: nil
        case 0..<0x20, 0x7F: "\u{FFFD}"
        default: nil
        }
    }

    /// What stands in the place of a character beyond ASCII; nil for one that stays.
    private static func replacement(_ input: Span<UInt8>, _ index: Int, _ width: Int) -> StaticString? {
        guard width > 1 else { return nil }
        return switch fate(input, index, width) {
        case .kept: nil
        case .replaced: "\u{FFFD}"
        case .dropped: ""
        }
    }

    private enum Fate {
        case kept
        case replaced
        case dropped
    }

    /// How many bytes a character has, from its first (Swift's strings are always well-formed UTF-8).
    private static func width(of byte: UInt8) -> Int {
        byte < 0x80 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4
    }

    private static func fate(_ input: Span<UInt8>, _ index: Int, _ width: Int) -> Fate {
        let second = input[index + 1]
        switch width {
        case 2:
            // U+0080 to U+009F.
            return input[index] == 0xC2 && second < 0xA0 ? .replaced : .kept
        case 3:
            let third = input[index + 2]
            if input[index] == 0xE2 {
                // U+202A to U+202E, U+2066 to U+2069.
                let overrides = second == 0x80 && (0xAA...0xAE).contains(third)
                let isolates = second == 0x81 && (0xA6...0xA9).contains(third)
                return overrides || isolates ? .dropped : .kept
            }
            if input[index] == 0xEF {
                // U+FDD0 to U+FDEF, U+FFFE, U+FFFF.
                let inner = second == 0xB7 && (0x90...0xAF).contains(third)
                return inner || (second == 0xBF && third >= 0xBE) ? .replaced : .kept
            }
            return .kept
        default:
            // The last two of each plane.
            let isLast = second & 0x0F == 0x0F && input[index + 2] == 0xBF && input[index + 3] >= 0xBE
            return isLast ? .replaced : .kept
        }
    }
}
