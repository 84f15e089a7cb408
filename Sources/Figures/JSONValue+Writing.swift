extension JSONValue {
    /// The value as JSON text; `pretty` puts each member on a line of its own, indented by two spaces.
    public func text(pretty: Bool = false) -> String {
        String(decoding: utf8(pretty: pretty), as: UTF8.self)
    }

    /// The value as UTF-8 bytes of JSON text, without a line end after it.
    public func utf8(pretty: Bool = false) -> [UInt8] {
        var writer = JSONWriter(pretty: pretty)
        writer.write(self)
        return writer.bytes
    }

    /// A number as JSON: the shortest decimal that reads back as the same double, rounded half up to 12 significant
    /// digits; exponents only below 1e-6 and from 1e21 on; nil for NaN and infinities; 0 for -0.
    static func numberText(_ value: Double) -> String? {
        guard value.isFinite else { return nil }
        guard value != 0 else { return "0" }
        if let short = shortDecimal(value) { return short }
        var (digits, exponent) = decimalDigits(of: value.magnitude)
        if digits.count > 12 {
            let roundUp = digits[12] >= 5
            digits.removeSubrange(12...)
            if roundUp {
                var last = 11
                while last >= 0 && digits[last] == 9 {
                    digits[last] = 0
                    last -= 1
                }
                if last >= 0 {
                    digits[last] += 1
                } else {
                    digits.insert(1, at: 0)
                    exponent += 1
                }
            }
        }
        while digits.count > 1 && digits[digits.count - 1] == 0 { digits.removeLast() }
        return (value < 0 ? "-" : "") + layout(digits, exponent)
    }

    /// A number of at most four decimals and eight digits before them; nil for others.
    ///
    /// Decimals of up to 15 digits are told apart by their doubles, so one that gives the same double is the shortest that does.
    private static func shortDecimal(_ value: Double) -> String? {
        guard value.magnitude < 1e8 else { return nil }
        let scaled = (value.magnitude * 10_000).rounded()
        guard scaled / 10_000 == value.magnitude else { return nil }
        let (whole, rest) = Int64(scaled).quotientAndRemainder(dividingBy: 10_000)
        let sign = value < 0 ? "-" : ""
        guard rest > 0 else { return sign + String(whole) }
        var fraction = rest
        var width = 4
        while fraction % 10 == 0 {
            fraction /= 10
            width -= 1
        }
        let digits = String(fraction)
        return sign + String(whole) + "." + String(repeating: "0", count: width - digits.utf8.count) + digits
    }

    /// The significant digits of a positive number, and the power of ten of the first one.
    private static func decimalDigits(of value: Double) -> ([UInt8], exponent: Int) {
        var digits: [UInt8] = []
        var exponent = 0
        var pointSeen = false
        var shift = 0
        var text = Substring(value.description)
        if let mark = text.firstIndex(of: "e") {
            shift = Int(text[text.index(after: mark)...]) ?? 0
            text = text[..<mark]
        }
        for byte in text.utf8 {
            if byte == UInt8(ascii: ".") {
                pointSeen = true
            } else if digits.isEmpty && byte == UInt8(ascii: "0") {
                if pointSeen { exponent -= 1 }
            } else {
                if !pointSeen { exponent += 1 }
                digits.append(byte - 48)
            }
        }
        return (digits, exponent - 1 + shift)
    }

    private static func layout(_ digits: [UInt8], _ exponent: Int) -> String {
        func text(_ part: some Sequence<UInt8>) -> String { String(decoding: part.map { $0 + 48 }, as: UTF8.self) }
        if exponent < -6 || exponent >= 21 {
            let tail = digits.count > 1 ? "." + text(digits.dropFirst()) : ""
            return text(digits.prefix(1)) + tail + "e\(exponent)"
        }
        if exponent < 0 { return "0." + String(repeating: "0", count: -exponent - 1) + text(digits) }
        if digits.count <= exponent + 1 {
            return text(digits) + String(repeating: "0", count: exponent + 1 - digits.count)
        }
        return text(digits.prefix(exponent + 1)) + "." + text(digits.dropFirst(exponent + 1))
    }
}

/// Collects the bytes of one JSON text.
private struct JSONWriter {
    var bytes: [UInt8] = []
    let pretty: Bool
    private var depth = 0

    init(pretty: Bool) {
        self.pretty = pretty
    }

    mutating func write(_ value: JSONValue) {
        switch value {
        case .null: bytes += "null".utf8
        case .bool(let truth): bytes += (truth ? "true" : "false").utf8
        case .integer(let number): bytes += String(number).utf8
        case .number(let number): bytes += (JSONValue.numberText(number) ?? "null").utf8
        case .string(let text): write(text)
        case .array(let elements):
            open("[")
            for (position, element) in elements.enumerated() {
                separate(position)
                write(element)
            }
            close("]", empty: elements.isEmpty)
        case .object(let members):
            open("{")
            let sorted = members.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
            for (position, member) in sorted.enumerated() {
                separate(position)
                write(member.key)
                bytes += (pretty ? ": " : ":").utf8
                write(member.value)
            }
            close("}", empty: members.isEmpty)
        }
    }

    private mutating func open(_ bracket: Unicode.Scalar) {
        bytes.append(UInt8(ascii: bracket))
        depth += 1
    }

    private mutating func separate(_ position: Int) {
        if position > 0 { bytes.append(UInt8(ascii: ",")) }
        breakLine()
    }

    private mutating func close(_ bracket: Unicode.Scalar, empty: Bool) {
        depth -= 1
        if !empty { breakLine() }
        bytes.append(UInt8(ascii: bracket))
    }

    private mutating func breakLine() {
        guard pretty else { return }
        bytes.append(UInt8(ascii: "\n"))
        bytes.append(contentsOf: repeatElement(UInt8(ascii: " "), count: depth * 2))
    }

    private mutating func write(_ text: String) {
        bytes.append(UInt8(ascii: "\""))
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "\""): bytes += "\\\"".utf8
            case UInt8(ascii: "\\"): bytes += "\\\\".utf8
            case 0x08: bytes += "\\b".utf8
            case 0x09: bytes += "\\t".utf8
            case 0x0A: bytes += "\\n".utf8
            case 0x0C: bytes += "\\f".utf8
            case 0x0D: bytes += "\\r".utf8
            case 0..<0x20, 0x7F:
                let digits = String(byte, radix: 16)
                bytes += ("\\u00" + (byte < 16 ? "0" : "") + digits).utf8
            default: bytes.append(byte)
            }
        }
        bytes.append(UInt8(ascii: "\""))
    }
}
