/// The answers of the form that is being read: their bytes in one buffer, and where each question's are.
struct FormCells {
    /// The bytes of all answers of the form, one after the other.
    private(set) var bytes: [UInt8] = []
    /// Whether a form is being read.
    private(set) var isOpen = false
    /// The questions that were answered more than once.
    private(set) var repeated: Set<Int> = []

    private var starts: [Int32]
    private var ends: [Int32]
    private var current: Int?
    private var isInAnswer = false
    private var hasChoices = false

    init(count: Int = 0) {
        starts = [Int32](repeating: -1, count: count)
        ends = [Int32](repeating: 0, count: count)
    }

    mutating func open() {
        isOpen = true
        bytes.removeAll(keepingCapacity: true)
        repeated.removeAll(keepingCapacity: true)
        for index in starts.indices {
            starts[index] = -1
        }
    }

    mutating func close() {
        isOpen = false
        isInAnswer = false
    }

    /// Takes an answer that stands in an attribute.
    mutating func set(_ value: Span<UInt8>, at position: Int) {
        beginAnswer(position)
        add(value)
        endAnswer()
    }

    mutating func beginAnswer(_ position: Int?) {
        current = position
        isInAnswer = position != nil
        hasChoices = false
        guard let position else { return }
        if starts[position] >= 0 {
            repeated.insert(position)
        }
        starts[position] = Int32(truncatingIfNeeded: bytes.count)
    }

    /// The marks of a choose-many answer are put together with `;`, as a table's cell would hold them.
    mutating func beginChoice() {
        guard isInAnswer, let current else { return }
        if !hasChoices {
            // White space before the first choice is layout.
            bytes.removeSubrange(Int(starts[current])...)
        } else {
            trimEnd()
            bytes.append(0x3B)
        }
        hasChoices = true
    }

    mutating func add(_ text: Span<UInt8>) {
        guard isInAnswer else { return }
        for index in text.indices {
            bytes.append(text[index])
        }
    }

    mutating func endAnswer() {
        guard isInAnswer, let current else { return }
        if hasChoices {
            trimEnd()
        }
        ends[current] = Int32(truncatingIfNeeded: bytes.count)
        isInAnswer = false
    }

    /// Where in `bytes` the answer to a question is, or nil if it has none.
    func range(at position: Int) -> Range<Int>? {
        starts[position] < 0 ? nil : Int(starts[position])..<Int(ends[position])
    }

    /// The answer to a question as text without white space at its ends; nil if it has none or an empty one.
    func text(at position: Int) -> String? {
        guard let range = range(at: position) else { return nil }
        let text = String(trimmed: bytes.span.extracting(range))
        return text.isEmpty ? nil : text
    }

    private mutating func trimEnd() {
        while let last = bytes.last, last <= 0x20 {
            bytes.removeLast()
        }
    }
}
