import Tables

/// The answers of the form that is being read: their bytes in one buffer, and where each question's are.
struct FormCells {
    /// The bytes of all answers of the form, one after the other.
    private(set) var bytes: [UInt8] = []
    /// The questions that were answered more than once, not in the same way.
    private(set) var repeated: Set<Int> = []
    /// The questions whose answer holds what no answer can: unknown elements, or text beside choices.
    private(set) var unreadable: Set<Int> = []
    /// Whether the form has more bytes than a record may have; the rest is not kept.
    private(set) var isTooLong = false

    /// Where each question's answer is; an empty range before 0 where it has none.
    private var ranges: [Range<Int>?]
    private var current: Int?
    /// What a question that is answered again was answered before.
    private var earlier: [UInt8]?
    private var choices = 0
    private var choiceStart = 0

    init(count: Int = 0) { ranges = [Range<Int>?](repeating: nil, count: count) }

    /// Begins a form.
    mutating func open() {
        self = FormCells(reusing: self)
    }

    private init(reusing other: FormCells) {
        bytes = other.bytes
        ranges = other.ranges
        bytes.removeAll(keepingCapacity: true)
        for index in ranges.indices { ranges[index] = nil }
    }

    /// Takes an answer that stands in an attribute.
    mutating func set(_ value: Span<UInt8>, at position: Int) {
        beginAnswer(position)
        add(value)
        endAnswer()
    }

    /// Begins the answer to a question; nil for one that is not to be kept.
    mutating func beginAnswer(_ position: Int?) {
        current = position
        choices = 0
        guard let position else { return }
        earlier = ranges[position].map { Array(bytes[$0]) }
        ranges[position] = bytes.count..<bytes.count
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
        guard bytes.count + text.count <= TableLimits.recordBytes else {
            isTooLong = true
            return
        }
        text.withUnsafeBufferPointer { bytes.append(contentsOf: $0) }
    }

    /// The marks of a choose-many answer are put together with `;`, as a table's cell would hold them.
    mutating func beginChoice() {
        guard let current, let start = ranges[current]?.lowerBound else { return }
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

    /// Notes that the answer holds what no answer can.
    mutating func damage() {
        if let current { unreadable.insert(current) }
    }

    mutating func endAnswer() {
        defer { current = nil }
        guard let current, let start = ranges[current]?.lowerBound else { return }
        let text = bytes.span.extracting(start..<bytes.count).textRange
        ranges[current] = start + text.lowerBound..<start + text.upperBound
        if let earlier, !earlier.elementsEqual(bytes[start + text.lowerBound..<start + text.upperBound]) {
            repeated.insert(current)
        }
        earlier = nil
    }

    /// Where in `bytes` the answer to a question is, or nil if it has none.
    func range(at position: Int) -> Range<Int>? { ranges[position] }

    /// The answer to a question as text without white space at its ends; nil if it has none or an empty one.
    func text(at position: Int) -> String? {
        guard let range = range(at: position) else { return nil }
        let text = String(trimmed: bytes.span.extracting(range))
        return text.isEmpty ? nil : text
    }
}
