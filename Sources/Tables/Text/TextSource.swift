/// A source of bytes, seen as UTF-8 text: the encoding recognised (or given), the byte order mark taken off.
struct TextSource: ~Copyable {
    /// The encoding that the bytes are read in.
    let encoding: TextEncoding
    /// Whether the source begins with a byte order mark of that encoding.
    let hasByteOrderMark: Bool
    /// Bytes of the source before the first byte of text.
    let prefixBytes: Int
    /// The name that errors give.
    let name: String

    private var source: ByteSource
    private var head: [UInt8]
    private var headPosition: Int
    private var decoder: TextDecoder
    private var decoded: [UInt8] = []
    private var decodedPosition = 0
    private var isFinished = false

    /// Takes a source over and recognises its encoding from its first bytes.
    ///
    /// - Throws: `unsupportedEncoding`, unless `encoding` is given, and what reading throws.
    init(_ source: consuming ByteSource, encoding: TextEncoding?) throws(TableError) {
        var source = source
        var head = [UInt8](repeating: 0, count: TableLimits.sampleBytes)
        var count = 0
        while count < head.count {
            let got = try source.read(into: &head, at: count, atMost: head.count - count)
            if got == 0 { break }
            count += got
        }
        head.removeLast(head.count - count)
        let chosen: TextEncoding
        if let encoding {
            chosen = encoding
        } else {
            switch TextEncoding.detect(head) {
            case .text(let found, _): chosen = found
            case .foreign(let guess): throw .unsupportedEncoding(file: source.name, looksLike: guess)
            }
        }
        let mark = head.starts(with: chosen.byteOrderMark)
        self.encoding = chosen
        self.hasByteOrderMark = mark
        self.prefixBytes = mark ? chosen.byteOrderMark.count : 0
        self.headPosition = self.prefixBytes
        self.name = source.name
        self.head = head
        self.decoder = TextDecoder(chosen, start: self.prefixBytes)
        self.source = source
    }

    /// SHA-256 of a hashed file that has been read to its end.
    var digest: SHA256Digest? { source.digest }

    /// Whether places in the text are found in the source by its lines.
    var hasPlaces: Bool { decoder.places != nil }

    /// Where in the source the text stands that begins at an offset of the text: exact where lines begin and end.
    func place(_ textOffset: Int) -> Int { decoder.places?.source(textOffset) ?? textOffset }

    /// Says that nothing before an offset of the text will be asked for again.
    mutating func forgetPlaces(before textOffset: Int) { decoder.forgetPlaces(before: textOffset) }

    /// Reads up to `limit` bytes of text into `buffer` from index `start` on; 0 at the end, and only there.
    mutating func read(into buffer: inout [UInt8], at start: Int, atMost limit: Int) throws(TableError) -> Int {
        if encoding == .utf8 { return try readRaw(into: &buffer, at: start, atMost: limit) }
        if decodedPosition == decoded.count && !isFinished { try decodeMore(limit) }
        let count = max(0, min(limit, buffer.count - start, decoded.count - decodedPosition))
        if count > 0 {
            buffer.replaceSubrange(start..<start + count, with: decoded[decodedPosition..<decodedPosition + count])
            decodedPosition += count
        }
        return count
    }

    private mutating func decodeMore(_ limit: Int) throws(TableError) {
        decoded.removeAll(keepingCapacity: true)
        decodedPosition = 0
        var raw = [UInt8](repeating: 0, count: max(2, limit))
        while decoded.isEmpty && !isFinished {
            let count = try readRaw(into: &raw, at: 0, atMost: raw.count)
            if count == 0 {
                decoder.finish(into: &decoded)
                isFinished = true
            } else {
                decoder.decode(raw, count: count, into: &decoded)
            }
        }
    }

    private mutating func readRaw(into buffer: inout [UInt8], at start: Int, atMost limit: Int) throws(TableError)
        -> Int
    {
        guard headPosition < head.count else { return try source.read(into: &buffer, at: start, atMost: limit) }
        let count = max(0, min(limit, buffer.count - start, head.count - headPosition))
        if count > 0 {
            buffer.replaceSubrange(start..<start + count, with: head[headPosition..<headPosition + count])
            headPosition += count
        }
        return count
    }
}
