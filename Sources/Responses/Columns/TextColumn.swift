public import Questionnaires

/// A column of texts: each distinct text is kept once, rows hold its place.
///
/// Two tables made from the same rows may number their texts differently; compare the texts, not the codes.
public struct TextColumn: Sendable {
    /// The place of each row's text in `texts`, or a missing reason.
    public private(set) var codes: CodeBlocks<UInt32>
    /// The distinct texts in order of first appearance.
    public private(set) var texts: TextList
    /// The place of each text; made when a text is first looked for, as most columns are only read.
    private var places: [String: UInt32]?

    /// Makes an empty column.
    public init() {
        codes = CodeBlocks()
        texts = TextList()
    }

    /// Makes a column from its stored parts.
    public init(codes: CodeBlocks<UInt32>, texts: some Sequence<String>) {
        self.init(codes: codes, texts: TextList(texts))
    }

    /// Makes a column from its stored parts.
    public init(codes: CodeBlocks<UInt32>, texts: TextList) {
        self.codes = codes
        self.texts = texts
    }

    /// The number of rows.
    public var count: Int { codes.count }

    /// The text of a row, or nil if it is missing.
    public subscript(row: Int) -> String? {
        let code = codes[row]
        return MissingCodes.reason(of: code) == nil ? texts[Int(code)] : nil
    }

    /// The reason why a row holds no text, or nil if it holds one.
    @inlinable
    public func missingReason(_ row: Int) -> MissingReason? { MissingCodes.reason(of: codes[row]) }

    /// The place of a text, which is added if it is new.
    public mutating func place(of text: String) -> UInt32 {
        if places == nil {
            places = Dictionary(zip(texts, 0..<UInt32(texts.count)), uniquingKeysWith: { first, _ in first })
        }
        if let place = places?[text] {
            return place
        }
        let place = UInt32(texts.count)
        texts.append(text)
        places?[text] = place
        return place
    }

    /// Adds a text at the end.
    public mutating func append(_ text: String) { codes.append(place(of: text)) }

    /// Adds a cell without text at the end.
    public mutating func append(missing reason: MissingReason) { codes.append(MissingCodes.code(reason)) }

    /// Adds rows whose codes were got from `place(of:)` or are missing reasons.
    public mutating func append(codes new: [UInt32]) { codes.append(contentsOf: new) }

    /// Replaces a cell by a missing reason; its text stays among the texts.
    public mutating func setMissing(_ reason: MissingReason, at row: Int) { codes[row] = MissingCodes.code(reason) }

    /// Replaces a cell by a text.
    public mutating func setText(_ text: String, at row: Int) {
        let place = place(of: text)
        codes[row] = place
    }

    /// Adds all rows of another column at the end, renumbering its texts.
    public mutating func append(contentsOf other: TextColumn) {
        if count == 0, texts.isEmpty {
            self = other
            return
        }
        guard !texts.goesOnRising(with: other.texts) else { return appendNew(other) }
        let renumbered = other.texts.map { place(of: $0) }
        for block in other.codes.blocks {
            codes.append(contentsOf: block.map { MissingCodes.reason(of: $0) == nil ? renumbered[Int($0)] : $0 })
        }
    }

    /// Adds all rows of a column that shares no text with this one.
    private mutating func appendNew(_ other: TextColumn) {
        let first = UInt32(truncatingIfNeeded: texts.count)
        texts.append(contentsOf: other.texts)
        places = nil
        for block in other.codes.blocks {
            codes.append(contentsOf: block.map { MissingCodes.reason(of: $0) == nil ? first &+ $0 : $0 })
        }
    }

    /// The rows named, in the order named, with the same numbering of texts.
    public func gathered(_ rows: [Int]) -> TextColumn {
        var result = self
        result.codes = codes.gathered(rows)
        return result
    }
}
