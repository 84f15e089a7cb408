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
    /// Where the texts rise anew, if that is known (`TextList.risingRuns`).
    private var runs: [Int]?
    /// Beyond so many runs a table of all texts is as fast.
    private static let mostRuns = 24

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
        runs = nil
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
        let renumbered: [UInt32]
        if let own = runs ?? texts.risingRuns(most: Self.mostRuns),
            let its = other.runs ?? other.texts.risingRuns(most: Self.mostRuns), own.count + its.count <= Self.mostRuns
        {
            renumbered = takeOver(other.texts, own, its)
        } else {
            renumbered = other.texts.map { place(of: $0) }
        }
        for block in other.codes.blocks {
            codes.append(contentsOf: block.map { MissingCodes.reason(of: $0) == nil ? renumbered[Int($0)] : $0 })
        }
    }

    /// Adds the texts of another column that are not there yet; returns the place of each of its texts.
    private mutating func takeOver(_ other: TextList, _ own: [Int], _ its: [Int]) -> [UInt32] {
        let unknown = UInt32.max
        var renumbered = [UInt32](repeating: unknown, count: other.count)
        for (run, start) in own.enumerated() {
            let ownRun = start..<(run + 1 < own.count ? own[run + 1] : texts.count)
            for (run, start) in its.enumerated() {
                let itsRun = start..<(run + 1 < its.count ? its[run + 1] : other.count)
                for pair in texts.shared(ownRun, with: other, itsRun) {
                    renumbered[pair.other] = UInt32(truncatingIfNeeded: pair.own)
                }
            }
        }
        var runs = own
        let first = texts.count
        if renumbered.allSatisfy({ $0 == unknown }) {
            texts.append(contentsOf: other)
            for place in renumbered.indices { renumbered[place] = UInt32(truncatingIfNeeded: first + place) }
            runs += its.map { first + $0 }
        } else {
            var nextRun = 0
            for place in renumbered.indices {
                let isStart = nextRun < its.count && its[nextRun] == place
                if isStart { nextRun += 1 }
                let isNew = renumbered[place] == unknown
                // A run whose first text is there already begins with its next new one.
                if isStart, runs.last != texts.count { runs.append(texts.count) }
                guard isNew else { continue }
                renumbered[place] = UInt32(truncatingIfNeeded: texts.count)
                texts.append(other.utf8(place).span)
            }
            while let last = runs.last, last >= texts.count { runs.removeLast() }
        }
        places = nil
        self.runs = runs
        return renumbered
    }

    /// The rows named, in the order named, with the same numbering of texts.
    public func gathered(_ rows: [Int]) -> TextColumn {
        var result = self
        result.codes = codes.gathered(rows)
        return result
    }
}
