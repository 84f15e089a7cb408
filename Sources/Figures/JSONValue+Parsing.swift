extension JSONValue {
    /// The deepest nesting that a text may have unless told otherwise.
    public static let usualDepth = 128

    /// Reads a JSON text strictly by RFC 8259; names may not stand twice. Whole numbers that fit become `integer`.
    ///
    /// Throws `notJSON` with line and column.
    public init(parsing text: String, depth: Int = usualDepth) throws(FiguresError) {
        try self.init(parsing: Array(text.utf8), depth: depth)
    }

    /// Reads UTF-8 bytes of JSON text as the other initialiser does.
    public init(parsing bytes: [UInt8], depth: Int = usualDepth) throws(FiguresError) {
        var parser = JSONParser(bytes: bytes, limit: depth)
        self = try parser.document()
    }
}

/// A recursive-descent parser over bytes; the depth limit keeps the recursion bounded.
private struct JSONParser {
    let bytes: [UInt8]
    let limit: Int
    private var position = 0
    private var depth = 0

    init(bytes: [UInt8], limit: Int) {
        self.bytes = bytes
        self.limit = limit
    }

    mutating func document() throws(FiguresError) -> JSONValue {
        let result = try value()
        skipSpace()
        guard position == bytes.count else { throw failure(.trailingText) }
        return result
    }

    private mutating func value() throws(FiguresError) -> JSONValue {
        skipSpace()
        switch try current() {
        case UInt8(ascii: "{"): return try object()
        case UInt8(ascii: "["): return try array()
        case UInt8(ascii: "\""): return .string(try text())
        case UInt8(ascii: "t"): return try word("true", .bool(true))
        case UInt8(ascii: "f"): return try word("false", .bool(false))
        case UInt8(ascii: "n"): return try word("null", .null)
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return try number()
        case let byte: throw failure(.unexpectedByte(byte))
        }
    }

    private mutating func object() throws(FiguresError) -> JSONValue {
        try enter()
        var members: [String: JSONValue] = [:]
        if try !closes(UInt8(ascii: "}")) {
            repeat {
                skipSpace()
                guard try current() == UInt8(ascii: "\"") else { throw failure(.unexpectedByte(bytes[position])) }
                let name = try text()
                skipSpace()
                try take(UInt8(ascii: ":"))
                guard members.updateValue(try value(), forKey: name) == nil else { throw failure(.repeatedName(name)) }
            } while try continues(to: UInt8(ascii: "}"))
        }
        depth -= 1
        return .object(members)
    }

    private mutating func array() throws(FiguresError) -> JSONValue {
        try enter()
        var elements: [JSONValue] = []
        if try !closes(UInt8(ascii: "]")) {
            repeat {
                elements.append(try value())
            } while try continues(to: UInt8(ascii: "]"))
        }
        depth -= 1
        return .array(elements)
    }

    private mutating func number() throws(FiguresError) -> JSONValue {
        let start = position
        var whole = true
        if bytes[position] == UInt8(ascii: "-") { position += 1 }
        let first = position
        guard digits() > 0, bytes[first] != UInt8(ascii: "0") || position == first + 1 else {
            throw failure(.badNumber, at: start)
        }
        if position < bytes.count, bytes[position] == UInt8(ascii: ".") {
            position += 1
            whole = false
            guard digits() > 0 else { throw failure(.badNumber, at: start) }
        }
        if position < bytes.count, bytes[position] | 0x20 == UInt8(ascii: "e") {
            position += 1
            whole = false
            if position < bytes.count, bytes[position] == UInt8(ascii: "+") || bytes[position] == UInt8(ascii: "-") {
                position += 1
            }
            guard digits() > 0 else { throw failure(.badNumber, at: start) }
        }
        let text = String(decoding: bytes[start..<position], as: UTF8.self)
        if whole, let integer = Int(text) { return .integer(integer) }
        guard let double = Double(text), double.isFinite else { throw failure(.badNumber, at: start) }
        return .number(double)
    }

    private mutating func digits() -> Int {
        let start = position
        while position < bytes.count, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(bytes[position]) {
            position += 1
        }
        return position - start
    }

    private mutating func text() throws(FiguresError) -> String {
        let start = position
        var unescaped: [UInt8] = []
        position += 1
        while true {
            guard position < bytes.count else { throw failure(.unexpectedEnd) }
            let byte = bytes[position]
            position += 1
            if byte == UInt8(ascii: "\"") { break }
            if byte < 0x20 { throw failure(.badText, at: position - 1) }
            if byte == UInt8(ascii: "\\") { try escape(into: &unescaped) } else { unescaped.append(byte) }
        }
        guard let result = String(validating: unescaped, as: UTF8.self) else { throw failure(.badText, at: start) }
        return result
    }

    private mutating func escape(into unescaped: inout [UInt8]) throws(FiguresError) {
        let start = position - 1
        let mark = try current()
        position += 1
        switch mark {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): unescaped.append(mark)
        case UInt8(ascii: "b"): unescaped.append(0x08)
        case UInt8(ascii: "t"): unescaped.append(0x09)
        case UInt8(ascii: "n"): unescaped.append(0x0A)
        case UInt8(ascii: "f"): unescaped.append(0x0C)
        case UInt8(ascii: "r"): unescaped.append(0x0D)
        case UInt8(ascii: "u"):
            var code = try hexadecimal(from: start)
            if (0xD800..<0xDC00).contains(code) {
                guard position + 1 < bytes.count, bytes[position] == UInt8(ascii: "\\"),
                    bytes[position + 1] == UInt8(ascii: "u")
                else { throw failure(.badText, at: start) }
                position += 2
                let low = try hexadecimal(from: start)
                guard (0xDC00..<0xE000).contains(low) else { throw failure(.badText, at: start) }
                code = 0x10000 + (code - 0xD800) << 10 + (low - 0xDC00)
            }
            guard let scalar = Unicode.Scalar(code) else { throw failure(.badText, at: start) }
            unescaped += String(Character(scalar)).utf8
        default: throw failure(.badText, at: start)
        }
    }

    private mutating func hexadecimal(from start: Int) throws(FiguresError) -> UInt32 {
        guard bytes.count - position >= 4 else { throw failure(.unexpectedEnd) }
        var code: UInt32 = 0
        for byte in bytes[position..<position + 4] {
            guard let digit = Character(Unicode.Scalar(byte)).hexDigitValue, byte < 0x80 else {
                throw failure(.badText, at: start)
            }
            code = code << 4 | UInt32(digit)
        }
        position += 4
        return code
    }

    private mutating func word(_ word: StaticString, _ meaning: JSONValue) throws(FiguresError) -> JSONValue {
        for byte in "\(word)".utf8 { try take(byte) }
        return meaning
    }

    private mutating func enter() throws(FiguresError) {
        depth += 1
        guard depth <= limit else { throw failure(.tooDeep(limit: limit)) }
        position += 1
    }

    /// Whether an object or array closes at once.
    private mutating func closes(_ bracket: UInt8) throws(FiguresError) -> Bool {
        skipSpace()
        guard try current() == bracket else { return false }
        position += 1
        return true
    }

    /// Whether another element follows; takes the comma or the closing bracket.
    private mutating func continues(to bracket: UInt8) throws(FiguresError) -> Bool {
        if try closes(bracket) { return false }
        try take(UInt8(ascii: ","))
        return true
    }

    private mutating func take(_ byte: UInt8) throws(FiguresError) {
        guard try current() == byte else { throw failure(.unexpectedByte(bytes[position])) }
        position += 1
    }

    private func current() throws(FiguresError) -> UInt8 {
        guard position < bytes.count else { throw failure(.unexpectedEnd) }
        return bytes[position]
    }

    private mutating func skipSpace() {
        while position < bytes.count, [0x20, 0x09, 0x0A, 0x0D].contains(bytes[position]) { position += 1 }
    }

    private func failure(_ problem: JSONProblem, at place: Int? = nil) -> FiguresError {
        let end = min(place ?? position, bytes.count)
        var line = 1
        var lineStart = 0
        for (index, byte) in bytes[..<end].enumerated() where byte == UInt8(ascii: "\n") {
            line += 1
            lineStart = index + 1
        }
        return .notJSON(problem: problem, line: line, column: end - lineStart + 1)
    }
}
