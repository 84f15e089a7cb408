import Responses
import Tables

/// The answers of forms that are coded together, each form's beside those of the one before; the last form may still be open.
struct FormBlock {
    /// How many bytes of answers are coded together, about: with their cells they stay within a core's second-level cache.
    private static let fullBytes = 192 << 10
    /// How many forms are coded together at most.
    private static let fullForms = 1_024

    /// The bytes of all answers, in any order. The first is nobody's, so that no cell of an answer ends at 0.
    private(set) var bytes: [UInt8]
    /// The cells: one a question for each form, those of an unanswered question as in `unanswered`.
    private(set) var fields: [CSVField] = []
    /// Where the forms are that have ended.
    private(set) var origins: [RecordOrigin] = []

    /// The questions of the open form that were answered more than once, not in the same way.
    private(set) var repeated: Set<Int> = []
    /// The questions of the open form whose answer holds what no answer can: unknown elements, or text beside choices.
    private(set) var unreadable: Set<Int> = []
    /// Whether the open form has more bytes than a record may have; the rest is not kept.
    private(set) var isTooLong = false

    /// The cells of a form that answers nothing: those of the campaign's constants, else empty ones at 0.
    private let unanswered: [CSVField]
    /// How many of `bytes` are the constants'.
    private let head: Int
    private var firstByte = 0
    private var firstField = 0
    private var current: Int?
    private var start = 0
    /// What a question that is answered again was answered before.
    private var earlier: [UInt8]?
    private var choices = 0
    private var choiceStart = 0

    init(count: Int, constants: BatchConstants) {
        var bytes: [UInt8] = [0]
        var unanswered = [CSVField](repeating: CSVField(start: 0, end: 0), count: count)
        for (position, text) in constants.cells where position < count {
            unanswered[position] = CSVField(start: bytes.count, end: bytes.count + text.count)
            bytes += text
        }
        self.bytes = bytes
        self.unanswered = unanswered
        head = bytes.count
    }

    /// Whether the forms that have ended are to be coded.
    var isFull: Bool { bytes.count > Self.fullBytes || origins.count >= Self.fullForms }

    /// Begins a form; one that has not ended is forgotten.
    mutating func beginForm() {
        if fields.count > firstField { dropForm() }
        firstByte = bytes.count
        firstField = fields.count
        fields.append(contentsOf: unanswered)
        if !repeated.isEmpty { repeated.removeAll() }
        if !unreadable.isEmpty { unreadable.removeAll() }
        isTooLong = false
        current = nil
    }

    /// Ends the form.
    mutating func endForm(_ origin: RecordOrigin) {
        origins.append(origin)
        firstField = fields.count
    }

    /// Forgets the open form.
    mutating func dropForm() {
        bytes.removeSubrange(firstByte...)
        fields.removeSubrange(firstField...)
    }

    /// Lends the ended forms as a block of cells; afterwards none is left.
    mutating func takeForms(_ block: inout CSVBlock, _ body: (CSVBlock, [RecordOrigin]) -> Void) {
        if fields.count > firstField { dropForm() }
        guard !origins.isEmpty else { return }
        block.exchange(bytes: &bytes, fields: &fields, columns: unanswered.count)
        body(block, origins)
        block.exchange(bytes: &bytes, fields: &fields, columns: unanswered.count)
        bytes.removeSubrange(head...)
        fields.removeAll(keepingCapacity: true)
        origins.removeAll(keepingCapacity: true)
        firstField = 0
        firstByte = head
    }

    // MARK: The answers of the open form

    /// Takes an answer that stands in an attribute.
    mutating func set(_ value: Span<UInt8>, at position: Int) {
        beginAnswer(position)
        add(value)
        endAnswer()
    }

    /// Takes bytes that hold several answers, to be told by `place`.
    ///
    /// - Returns: where they begin in `bytes`.
    mutating func append(_ all: Span<UInt8>) -> Int {
        let first = bytes.count
        all.withUnsafeBufferPointer { bytes.append(contentsOf: $0) }
        return first
    }

    /// Takes an answer that stands in the bytes already; false if the question has been answered before, which needs comparing.
    @inline(__always)
    mutating func place(_ start: Int, _ end: Int, at position: Int) -> Bool {
        var (start, end) = (start, end)
        while start < end, bytes[start] <= 0x20 { start &+= 1 }
        while end > start, bytes[end &- 1] <= 0x20 { end &-= 1 }
        let place = firstField &+ position
        guard fields[place] == unanswered[position] else { return false }
        fields[place] = CSVField(start: start, end: end)
        return true
    }

    /// Begins the answer to a question; nil for one that is not to be kept.
    mutating func beginAnswer(_ position: Int?) {
        current = position
        choices = 0
        guard let position else { return }
        earlier = range(at: position).map { Array(bytes[$0]) }
        start = bytes.count
    }

    /// Takes text of an answer that stands outside its choices.
    mutating func addText(_ text: Span<UInt8>) {
        if choices == 0 {
            add(text)
        } else if !text.textRange.isEmpty {
            damage()
        }
    }

    /// Takes text of an answer without choices, or of a choice.
    mutating func add(_ text: Span<UInt8>) {
        guard current != nil else { return }
        guard bytes.count - firstByte + text.count <= TableLimits.recordBytes else {
            isTooLong = true
            return
        }
        text.withUnsafeBufferPointer { bytes.append(contentsOf: $0) }
    }

    /// The marks of a choose-many answer are put together with `;`, as a table's cell would hold them.
    mutating func beginChoice() {
        guard current != nil else { return }
        if choices == 0 {
            // White space before the first choice is layout.
            if !bytes.span.extracting(start..<bytes.count).textRange.isEmpty { damage() }
            bytes.removeSubrange(start...)
        }
        choices += 1
        choiceStart = bytes.count
        if bytes.count > start { bytes.append(UInt8(ascii: ";")) }
    }

    /// Ends a choice; one that holds nothing is no mark.
    mutating func endChoice() {
        guard current != nil else { return }
        let written =
            choiceStart < bytes.count && bytes[choiceStart] == UInt8(ascii: ";") ? choiceStart + 1 : choiceStart
        if bytes.span.extracting(written..<bytes.count).textRange.isEmpty {
            bytes.removeSubrange(choiceStart...)
        }
    }

    /// Forgets the answer that has begun: what it stood in is none.
    mutating func cancelAnswer() {
        guard current != nil else { return }
        bytes.removeSubrange(start...)
        current = nil
        earlier = nil
    }

    /// Notes that the answer holds what no answer can.
    mutating func damage() {
        if let current { unreadable.insert(current) }
    }

    mutating func endAnswer() {
        defer { current = nil }
        guard let current else { return }
        let text = bytes.span.extracting(start..<bytes.count).textRange
        let range = start + text.lowerBound..<start + text.upperBound
        fields[firstField + current] = CSVField(start: range.lowerBound, end: range.upperBound)
        if let earlier, !earlier.elementsEqual(bytes[range]) { repeated.insert(current) }
        earlier = nil
    }

    /// Where in `bytes` the open form's answer to a question is, or nil if it has none.
    private func range(at position: Int) -> Range<Int>? {
        let field = fields[firstField + position]
        return field == unanswered[position] ? nil : field.start..<field.end
    }

    /// The open form's own answer to a question as text; nil if it has none or an empty one.
    func text(at position: Int) -> String? {
        guard let range = range(at: position) else { return nil }
        let text = String(trimmed: bytes.span.extracting(range))
        return text.isEmpty ? nil : text
    }
}
