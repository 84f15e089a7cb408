/// Takes whole plain elements apart without libxml2.
///
/// An element is plain if it and all within it are nothing but start and end tags with ASCII names without a prefix, attributes
/// without references or line breaks, and text without references, CDATA, comments, instructions, carriage returns or a `]`. Such
/// an element is well-formed by what is checked here, and means the same wherever it stands, so that libxml2 need not see it:
/// nearly all of a batch is made of such elements, and they are read several times as fast. Everything else is left to libxml2,
/// which also reads what stands around them; nothing is accepted here that it would refuse.
struct PlainScanner {
    /// How a scan ended.
    enum Outcome {
        /// The element is plain and ends before a place.
        case element(end: Int)
        /// The bytes end before the element does.
        case incomplete
        /// Something at a place is not plain.
        case other(at: Int)
    }

    /// What may be done with a byte.
    private struct Class {
        static let nameStart: UInt8 = 1
        static let name: UInt8 = 2
        static let text: UInt8 = 4
        static let value: UInt8 = 8
        static let space: UInt8 = 16
    }

    private static let mostTokens = 16 << 10
    private static let deepest = 64
    static let mostAttributes = 16

    let names: PlainNames
    /// The pieces of the element that was scanned last.
    let tokens: UnsafeMutablePointer<XMLPlainToken>
    private(set) var count = 0
    private let classes: UnsafeMutablePointer<UInt8>
    private let open: UnsafeMutablePointer<Int>

    init(names: PlainNames) {
        self.names = names
        // Beyond the check at each tag: its attributes, and the ends and texts that may follow.
        tokens = .allocate(capacity: Self.mostTokens + Self.mostAttributes + 4 * Self.deepest)
        open = .allocate(capacity: Self.deepest)
        classes = .allocate(capacity: 256)
        for byte in 0..<256 { classes[byte] = Self.classes(of: UInt8(byte)) }
    }

    /// Frees what the scanner owns.
    func deallocate() {
        tokens.deallocate()
        open.deallocate()
        classes.deallocate()
    }

    private static func classes(of byte: UInt8) -> UInt8 {
        var all: UInt8 = 0
        switch byte {
        case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "_"):
            all |= Class.nameStart | Class.name
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."): all |= Class.name
        case 0x20, 0x09, 0x0A: all |= Class.space
        default: break
        }
        let isMarkup = byte == UInt8(ascii: "<") || byte == UInt8(ascii: "&")
        if byte >= 0x20, byte < 0x80, !isMarkup {
            if byte != UInt8(ascii: "]") { all |= Class.text }
            if byte != UInt8(ascii: "\""), byte != UInt8(ascii: "'") { all |= Class.value }
        }
        if byte == 0x09 || byte == 0x0A { all |= Class.text }
        return all
    }

    /// Scans the element whose `<` stands at a place.
    ///
    /// - Parameters:
    ///   - limit: where the bytes end.
    ///   - levels: how deep elements may be nested in each other.
    mutating func scan(_ bytes: UnsafePointer<UInt8>, from start: Int, to limit: Int, levels: Int) -> Outcome {
        count = 0
        var level = 0
        var at = start
        let levels = min(levels, Self.deepest)
        while true {
            guard at &+ 2 < limit else { return .incomplete }
            if bytes[at &+ 1] == UInt8(ascii: "/") {
                // The end of what is around.
                guard level > 0 else { return .other(at: at) }
                let entry = names.entries + open[level &- 1]
                let length = entry.pointee.length
                let behind = at &+ 2 &+ length
                guard behind < limit else { return .incomplete }
                guard bytes[behind] == UInt8(ascii: ">"),
                    PlainNames.agree(entry.pointee.pointer, bytes + (at &+ 2), length)
                else { return .other(at: at) }
                at = behind &+ 1
                level &-= 1
                add(.end, at &- start, at &- start, open[level])
            } else {
                guard level < levels, count < Self.mostTokens else { return .other(at: at) }
                switch tag(bytes, &at, limit, start, level) {
                case .opened: level &+= 1
                case .closed: break
                case .incomplete: return .incomplete
                case .other: return .other(at: at)
                }
            }
            if level == 0 { return .element(end: at) }
            let text = at
            guard skipText(bytes, &at, limit) else { return .other(at: at) }
            if at == limit { return .incomplete }
            guard bytes[at] == UInt8(ascii: "<") else { return .other(at: at) }
            if at > text { add(text, at, start) }
        }
    }

    @inline(__always)
    private mutating func add(_ kind: XMLPlainToken.Kind, _ from: Int, _ to: Int, _ entry: Int) {
        tokens[count] = XMLPlainToken(kind, from, to, name: names.entries[entry].number, entry: entry)
        count &+= 1
    }

    @inline(__always)
    private mutating func add(_ text: Int, _ end: Int, _ start: Int) {
        tokens[count] = XMLPlainToken(
            .text, text &- start, end &- start, name: Int16(truncatingIfNeeded: XMLVocabulary.unknown), entry: 0)
        count &+= 1
    }

    /// Skips text up to a `<` or the end; false if it holds anything that is not plain.
    @inline(__always)
    func skipText(_ bytes: UnsafePointer<UInt8>, _ at: inout Int, _ limit: Int) -> Bool {
        while at < limit {
            let byte = bytes[at]
            if classes[Int(byte)] & Class.text != 0 {
                at &+= 1
            } else if byte >= 0x80 {
                let length = Self.character(bytes + at, limit &- at)
                // A character that the end cuts is looked at again when more has come.
                if length == 0 {
                    at = limit
                    return true
                }
                guard length > 0 else { return false }
                at &+= length
            } else {
                return byte == UInt8(ascii: "<")
            }
        }
        return true
    }

    // MARK: Tags

    private enum Tag {
        case opened
        case closed
        case incomplete
        case other
    }

    /// Reads the start tag at a place, which is left behind it; where it is not plain the place is where that is.
    @inline(__always)
    private mutating func tag(
        _ bytes: UnsafePointer<UInt8>, _ at: inout Int, _ limit: Int, _ start: Int, _ level: Int
    ) -> Tag {
        guard classes[Int(bytes[at &+ 1])] & Class.nameStart != 0 else { return .other }
        var cursor = at &+ 1
        let entry = name(bytes, &cursor, limit)
        guard entry >= 0 else { return cursor == limit ? .incomplete : .other }
        open[level] = entry
        add(.start, at &- start, cursor &- start, entry)
        let first = count
        while true {
            let byte = bytes[cursor]
            if byte == UInt8(ascii: ">") {
                at = cursor &+ 1
                return .opened
            }
            if byte == UInt8(ascii: "/") {
                guard cursor &+ 1 < limit else { return .incomplete }
                guard bytes[cursor &+ 1] == UInt8(ascii: ">") else { return .other }
                at = cursor &+ 2
                add(.end, at &- start, at &- start, entry)
                return .closed
            }
            guard classes[Int(byte)] & Class.space != 0 else { return .other }
            repeat { cursor &+= 1 } while cursor < limit && classes[Int(bytes[cursor])] & Class.space != 0
            guard cursor < limit else { return .incomplete }
            if classes[Int(bytes[cursor])] & Class.nameStart != 0 {
                guard count &- first < Self.mostAttributes else { return .other }
                guard attribute(bytes, &cursor, limit, start, first) else {
                    return cursor == limit ? .incomplete : .other
                }
            }
        }
    }

    /// Reads the attribute at a place, which is left behind its value; false if it is not plain, or the bytes end first: then the
    /// place is the end.
    @inline(__always)
    private mutating func attribute(
        _ bytes: UnsafePointer<UInt8>, _ cursor: inout Int, _ limit: Int, _ start: Int, _ first: Int
    ) -> Bool {
        let entry = name(bytes, &cursor, limit)
        guard entry >= 0 else { return false }
        // A namespace declaration is libxml2's.
        let known = names.entries + entry
        if known.pointee.word == Self.xmlns, known.pointee.length == 5 { return false }
        guard bytes[cursor] == UInt8(ascii: "=") else { return false }
        cursor &+= 1
        guard cursor < limit else { return false }
        let quote = bytes[cursor]
        guard quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else { return false }
        cursor &+= 1
        let value = cursor
        guard skipValue(bytes, &cursor, limit, quote) else { return false }
        // Two of one name make a document not well-formed.
        for place in first..<count where Int(tokens[place].entry) == entry { return false }
        add(.attribute, value &- start, cursor &- start, entry)
        cursor &+= 1
        return cursor < limit
    }

    /// Skips a value up to its quote; false if it is not plain or the bytes end first.
    @inline(__always)
    private func skipValue(
        _ bytes: UnsafePointer<UInt8>, _ cursor: inout Int, _ limit: Int, _ quote: UInt8
    ) -> Bool {
        while cursor < limit {
            let byte = bytes[cursor]
            if byte == quote { return true }
            if classes[Int(byte)] & Class.value != 0 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
                cursor &+= 1
            } else if byte >= 0x80 {
                let length = Self.character(bytes + cursor, limit &- cursor)
                if length == 0 {
                    cursor = limit
                    return false
                }
                guard length > 0 else { return false }
                cursor &+= length
            } else {
                return false
            }
        }
        return false
    }

    /// `xmlns` as the first bytes of a name are kept.
    private static var xmlns: UInt64 { 0x73_6E6C_6D78 }

    /// Reads the name at a place, which is left behind it; -1 if it is too long or the bytes end first: then the place is the end.
    @inline(__always)
    private func name(_ bytes: UnsafePointer<UInt8>, _ cursor: inout Int, _ limit: Int) -> Int {
        let first = cursor
        while cursor < limit, classes[Int(bytes[cursor])] & Class.name != 0 { cursor &+= 1 }
        let length = cursor &- first
        guard cursor < limit, length <= PlainNames.longest else { return -1 }
        return names.place(bytes + first, length, word: Self.word(bytes + first, length, limit &- first))
    }

    /// The first eight bytes of a name as a number, what is behind it left out.
    @inline(__always)
    private static func word(_ name: UnsafePointer<UInt8>, _ length: Int, _ available: Int) -> UInt64 {
        if available >= 8 {
            let all = UInt64(littleEndian: UnsafeRawPointer(name).loadUnaligned(as: UInt64.self))
            return length >= 8 ? all : all & ((1 &<< UInt64(truncatingIfNeeded: length &* 8)) &- 1)
        }
        var word: UInt64 = 0
        for index in 0..<min(length, 8) { word |= UInt64(name[index]) &<< UInt64(truncatingIfNeeded: index &* 8) }
        return word
    }

    /// The length of the character of several bytes at a place: 0 if the bytes end within it, -1 if it is none that XML allows.
    @inline(__always)
    private static func character(_ bytes: UnsafePointer<UInt8>, _ available: Int) -> Int {
        let lead = bytes[0]
        let length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2
        guard lead >= 0xC2, lead <= 0xF4 else { return -1 }
        guard available >= length else { return 0 }
        let second = bytes[1]
        guard second & 0xC0 == 0x80 else { return -1 }
        if length == 2 { return 2 }
        guard bytes[2] & 0xC0 == 0x80 else { return -1 }
        switch lead {
        case 0xE0: if second < 0xA0 { return -1 }
        case 0xED: if second >= 0xA0 { return -1 }
        // U+FFFE and U+FFFF are no characters.
        case 0xEF: if second == 0xBF, bytes[2] >= 0xBE { return -1 }
        case 0xF0: if second < 0x90 { return -1 }
        case 0xF4: if second >= 0x90 { return -1 }
        default: break
        }
        if length == 3 { return 3 }
        return bytes[3] & 0xC0 == 0x80 ? 4 : -1
    }
}
