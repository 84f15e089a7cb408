import CLibXML2

extension ParserCore {
    /// A place in the input.
    struct Place {
        /// Counted from 1.
        var line: Int
        /// In characters, counted from 1; nil where the line began before the buffer.
        var column: Int?
        /// In bytes from the beginning.
        var offset: Int
    }

    /// libxml2's input; nil once it has let go of it.
    private var input: xmlParserInputPtr? {
        guard let input = context?.pointee.input, input.pointee.buf != nil, input.pointee.cur != nil,
            input.pointee.base != nil
        else { return nil }
        return input
    }

    /// Whether libxml2 converts the input from an encoding other than UTF-8.
    var isConverting: Bool { input?.pointee.buf?.pointee.encoder != nil }

    /// The line that has been read up to.
    var currentLine: Int {
        if let plain { return plain.line(at: plain.end) }
        guard let input else { return lastLine }
        return Int(input.pointee.line) &+ skipped.lines
    }

    /// The byte that has been read up to. Where the input is being converted, libxml2 finds the place in the original by
    /// converting back what it has not read; where it cannot, the last known place is given.
    var currentOffset: Int {
        if let plain { return plain.offset &+ plain.end }
        guard input != nil else { return lastOffset }
        if isConverting {
            let offset = Int(xmlByteConsumed(context))
            return offset >= 0 ? offset : lastOffset
        }
        return bufferPlace &+ skipped.bytes
    }

    /// The place in libxml2's own text, which only grows: comparable between events, whatever the encoding.
    var bufferPlace: Int {
        guard let input else { return lastPlace }
        return Int(bitPattern: UInt(input.pointee.consumed)) &+ (input.pointee.cur - input.pointee.base)
    }

    /// Where reading has come to.
    var currentPlace: Place {
        if let plain {
            return Place(line: currentLine, column: plain.column(at: plain.end), offset: currentOffset)
        }
        guard let cur = input?.pointee.cur else { return Place(line: lastLine, column: nil, offset: lastOffset) }
        return Place(line: currentLine, column: column(of: cur), offset: currentOffset)
    }

    /// The `<` of the tag whose event is being delivered, and how many lines before the place that has been read up to:
    /// the last one before that place, because a tag can hold no other.
    private var tagOpening: (start: UnsafePointer<UInt8>, linesBefore: Int)? {
        guard let input, let cur = input.pointee.cur, let base = input.pointee.base else { return nil }
        var start = cur
        var lines = 0
        while start > base {
            start -= 1
            if start.pointee == UInt8(ascii: "<") { return (start, lines) }
            if start.pointee == UInt8(ascii: "\n") { lines += 1 }
        }
        return nil
    }

    /// The line that the tag begins on.
    var tagLine: Int {
        if let plain { return plain.line(at: plain.start) }
        return currentLine - (tagOpening?.linesBefore ?? 0)
    }

    /// The column that the tag begins in.
    var tagColumn: Int? {
        if let plain { return plain.column(at: plain.start) }
        return tagOpening.flatMap { column(of: $0.start) }
    }

    /// The byte that the tag begins at.
    var tagOffset: Int {
        if let plain { return plain.offset &+ plain.start }
        guard !isConverting, let cur = input?.pointee.cur, let opening = tagOpening else { return currentOffset }
        return currentOffset &- (cur - opening.start)
    }

    /// Where the tag begins.
    var tagPlace: Place { Place(line: tagLine, column: tagColumn, offset: tagOffset) }

    /// The column of a place, if the line begins not far before it: the cost of asking is bounded.
    func column(of place: UnsafePointer<UInt8>) -> Int? {
        guard let input, let base = input.pointee.base else { return nil }
        var characters = 1
        var cursor = place
        let limit = place - base > Self.columnReach ? place - Self.columnReach : base
        // Where something was read without libxml2, the line goes on in that.
        let junction = skipped.bytes == 0 ? nil : base + (skipped.place - Int(bitPattern: UInt(input.pointee.consumed)))
        while cursor > limit {
            if cursor == junction { return skipped.column.map { $0 + characters - 1 } }
            cursor -= 1
            if cursor.pointee == UInt8(ascii: "\n") { return characters }
            // Continuation bytes of UTF-8 begin no character.
            if cursor.pointee & 0xC0 != 0x80 { characters += 1 }
        }
        if cursor == junction { return skipped.column.map { $0 + characters - 1 } }
        guard cursor == base, input.pointee.consumed == 0 else { return nil }
        let hasMark = place - base >= 3 && base[0] == 0xEF && base[1] == 0xBB && base[2] == 0xBF
        return hasMark ? characters - 1 : characters
    }

    static var columnReach: Int { 1_024 }

    /// Remembers where reading has come to, for when libxml2 lets go of its input in the next push.
    func rememberPlace() {
        guard !isStopped, plain != nil || input != nil else { return }
        lastLine = currentLine
        lastOffset = currentOffset
    }
}
