import Figures
import Questionnaires
import Responses
import Tables

/// Turns the cells of one question into codes of its column, one buffer of 65,536 rows at a time.
///
/// The inner loops of the readers call `code(_:)` with the cell's bytes; nothing is allocated for a plain code.
struct CellCoder {
    /// The question.
    let question: Question
    /// What the cells were coded to so far, but for those in the buffer.
    private(set) var column: Column
    private let kind: Kind
    private var buffer: [UInt64] = []
    private var texts = TextColumn()

    private enum Kind {
        case single(ScaleLexicon)
        case multiple(ScaleLexicon)
        case number(minimum: Double?, maximum: Double?, decimals: Int)
        case date
        case text(maximumLength: Int)
    }

    /// What one cell came to.
    struct Coded {
        /// The code as the column holds it, widened to 64 bits.
        var code: UInt64
        /// What is wrong with the cell, if something is.
        var issue: CellIssue?
    }

    init(_ question: Question, in questionnaire: Questionnaire) {
        self.question = question
        column = Column(for: question, in: questionnaire)
        switch question.kind {
        case .single(let scale): kind = .single(ScaleLexicon(questionnaire.scale(scale) ?? Scale(id: scale, levels: [])))
        case .multiple(let scale): kind = .multiple(ScaleLexicon(questionnaire.scale(scale) ?? Scale(id: scale, levels: [])))
        case .number(let minimum, let maximum, let decimals):
            kind = .number(minimum: minimum?.double, maximum: maximum?.double, decimals: decimals)
        case .date: kind = .date
        case .text(let length): kind = .text(maximumLength: length)
        }
        buffer.reserveCapacity(BlockSize.rows)
    }

    /// Codes one cell.
    mutating func code(_ cell: Span<UInt8>) -> Coded {
        switch kind {
        case .single(let lexicon): return single(cell, lexicon)
        case .multiple(let lexicon): return multiple(cell, lexicon)
        case .number(let minimum, let maximum, let decimals): return number(cell, minimum, maximum, decimals)
        case .date: return date(cell)
        case .text(let length): return text(cell, length)
        }
    }

    /// The code for a cell that is missing for a reason.
    func missing(_ reason: MissingReason) -> UInt64 {
        switch kind {
        case .single:
            if case .codes16 = column { return UInt64(MissingCodes.code(reason, as: UInt16.self)) }
            return UInt64(MissingCodes.code(reason, as: UInt8.self))
        case .multiple: return MissingCodes.code(reason, as: UInt64.self)
        case .number: return NumberCodes.code(reason).bitPattern
        case .date, .text: return UInt64(MissingCodes.code(reason, as: UInt32.self))
        }
    }

    /// Adds a coded cell to the column.
    mutating func append(_ code: UInt64) {
        buffer.append(code)
        if buffer.count == BlockSize.rows {
            flush()
        }
    }

    /// The finished column.
    mutating func finished() -> Column {
        flush()
        if case .texts = column { return .texts(texts) }
        return column
    }

    private mutating func flush() {
        guard !buffer.isEmpty else { return }
        switch kind {
        case .text: texts.append(codes: buffer.map { UInt32(truncatingIfNeeded: $0) })
        default: column.append(contentsOf: part())
        }
        buffer.removeAll(keepingCapacity: true)
    }

    /// The buffer as a column of the right width.
    private func part() -> Column {
        switch column {
        case .codes8: .codes8(CodeBlocks(buffer.map { UInt8(truncatingIfNeeded: $0) }))
        case .codes16: .codes16(CodeBlocks(buffer.map { UInt16(truncatingIfNeeded: $0) }))
        case .sets: .sets(CodeBlocks(buffer))
        case .numbers: .numbers(NumberBlocks(bits: CodeBlocks(buffer)))
        case .dates: .dates(CodeBlocks(buffer.map { UInt32(truncatingIfNeeded: $0) }))
        case .texts: .texts(TextColumn())
        }
    }

    // MARK: Kinds of cell

    private func single(_ cell: Span<UInt8>, _ lexicon: ScaleLexicon) -> Coded {
        switch lexicon.lookup(cell) {
        case .level(let level): Coded(code: UInt64(level))
        case .missing(let reason): Coded(code: missing(reason))
        case .severalMarks: Coded(code: missing(.invalid), issue: .severalMarks)
        case .impossible: Coded(code: missing(.invalid), issue: .impossibleCode)
        }
    }

    private func multiple(_ cell: Span<UInt8>, _ lexicon: ScaleLexicon) -> Coded {
        switch lexicon.lookupMarks(cell) {
        case .levels(let levels): Coded(code: levels)
        case .missing(let reason): Coded(code: missing(reason))
        case .impossible: Coded(code: missing(.invalid), issue: .impossibleCode)
        }
    }

    private func number(_ cell: Span<UInt8>, _ minimum: Double?, _ maximum: Double?, _ decimals: Int) -> Coded {
        let text = String(trimmed: cell)
        if text.isEmpty { return Coded(code: missing(.blank)) }
        guard let exact = try? Ratio(decimal: text) else { return Coded(code: missing(.invalid), issue: .notANumber) }
        let written = text.split(omittingEmptySubsequences: false) { $0 == "," || $0 == "." }
        if written.count == 2, written[1].count > decimals { return Coded(code: missing(.invalid), issue: .tooManyDecimals) }
        let value = exact.double
        if let minimum, value < minimum { return Coded(code: missing(.invalid), issue: .outOfBounds) }
        if let maximum, value > maximum { return Coded(code: missing(.invalid), issue: .outOfBounds) }
        return Coded(code: value.bitPattern)
    }

    /// A date, alone or before a time of day.
    private func date(_ cell: Span<UInt8>) -> Coded {
        let text = String(trimmed: cell)
        if text.isEmpty { return Coded(code: missing(.blank)) }
        let day = text.prefix { $0 != " " && $0 != "T" }
        if let date = (try? CalendarDate(iso: day)) ?? (try? CalendarDate(dayFirst: day)) {
            return Coded(code: UInt64(DateCodes.code(date)))
        }
        return Coded(code: missing(.invalid), issue: .notADate)
    }

    private mutating func text(_ cell: Span<UInt8>, _ maximumLength: Int) -> Coded {
        let text = CSVWriter.restored(String(trimmed: cell))
        if text.isEmpty { return Coded(code: missing(.blank)) }
        // Bytes first: characters are counted only where it could matter.
        if text.utf8.count > maximumLength, text.count > maximumLength {
            return Coded(code: missing(.invalid), issue: .tooLong)
        }
        return Coded(code: UInt64(texts.place(of: text)))
    }
}

extension String {
    /// The text of a cell without white space at its ends, no-break spaces and byte-order marks included.
    init(trimmed cell: Span<UInt8>) {
        var start = 0
        var end = cell.count
        while start < end, cell[start] <= 0x20 { start += 1 }
        while end > start, cell[end - 1] <= 0x20 { end -= 1 }
        let plain = cell.extracting(start..<end).withUnsafeBufferPointer { String(decoding: $0, as: UTF8.self) }
        let isSpace: (Character) -> Bool = { $0.isWhitespace || $0 == "\u{FEFF}" || $0 == "\u{200B}" }
        if let first = plain.first, let last = plain.last, isSpace(first) || isSpace(last) {
            let head = plain.drop(while: isSpace)
            self = String(head.reversed().drop(while: isSpace).reversed())
        } else {
            self = plain
        }
    }
}
