/// Writes a document into bytes as a stream: UTF-8, correct escaping, the same bytes for the same calls.
///
/// Whatever texts it is given, the result is well-formed as long as one root is written: characters that XML 1.0 does not
/// allow become U+FFFD, a second attribute of the same name is left out, and ``finish()`` closes what is open.
/// ```swift
/// var writer = XMLWriter()
/// writer.start("batch", ["xmlns": "urn:example:forms"])
/// writer.element("form", ["number": "P1"], text: "Hài lòng")
/// let bytes = writer.finish()
/// ```
public struct XMLWriter {
    /// How many spaces deeper each level is indented; nil for everything on one line.
    public let indentation: Int?

    private var bytes: [UInt8] = []
    private var open: [Level] = []
    /// Whether the innermost tag still lacks its `>`.
    private var isTagOpen = false

    private struct Level {
        var name: String
        var hasText = false
        var hasChildren = false
    }

    /// Begins a document.
    ///
    /// - Parameters:
    ///   - indentation: How many spaces deeper each level is indented; nil for everything on one line.
    ///   - declaration: Whether to write the XML declaration.
    public init(indentation: Int? = 2, declaration: Bool = true) {
        self.indentation = indentation
        if declaration { append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n") }
    }

    /// How many elements are open.
    public var depth: Int { open.count }

    /// Begins an element. A namespace is declared as the attribute `xmlns`.
    ///
    /// - Parameters:
    ///   - name: The name, with its prefix if it has one; what no name may hold becomes `_`.
    ///   - attributes: Names and values in the order to be written.
    public mutating func start(_ name: String, _ attributes: KeyValuePairs<String, String> = [:]) {
        start(name, attributes: attributes.map { ($0.key, $0.value) })
    }

    /// Begins an element whose attributes are known only when the program runs.
    public mutating func start(_ name: String, attributes: [(name: String, value: String)]) {
        closeTag()
        breakLine(isEnd: false)
        if !open.isEmpty { open[open.count - 1].hasChildren = true }
        let name = XMLEscaping.name(name)
        append("<")
        append(name)
        var written: [String] = []
        for attribute in attributes {
            let attributeName = XMLEscaping.name(attribute.name)
            guard !written.contains(attributeName) else { continue }
            written.append(attributeName)
            append(" ")
            append(attributeName)
            append("=\"")
            XMLEscaping.append(attribute.value, to: &bytes, isAttribute: true)
            append("\"")
        }
        isTagOpen = true
        open.append(Level(name: name))
    }

    /// Writes text into the innermost element; outside the root it writes nothing.
    public mutating func text(_ text: String) {
        guard !text.isEmpty, !open.isEmpty else { return }
        closeTag()
        open[open.count - 1].hasText = true
        XMLEscaping.append(text, to: &bytes, isAttribute: false)
    }

    /// Ends the innermost element; one without content is written `<a/>`.
    public mutating func end() {
        guard let level = open.popLast() else { return }
        if isTagOpen {
            append("/>")
            isTagOpen = false
        } else {
            if level.hasChildren, !level.hasText { breakLine(isEnd: true) }
            append("</")
            append(level.name)
            append(">")
        }
        if open.isEmpty { append("\n") }
    }

    /// Writes a whole element that holds nothing or only text.
    public mutating func element(
        _ name: String, _ attributes: KeyValuePairs<String, String> = [:], text: String = ""
    ) {
        start(name, attributes)
        self.text(text)
        end()
    }

    /// Writes a comment; `--` inside becomes `- -`.
    public mutating func comment(_ comment: String) {
        closeTag()
        breakLine(isEnd: false)
        if !open.isEmpty { open[open.count - 1].hasChildren = true }
        append("<!-- ")
        append(XMLEscaping.comment(comment))
        append(" -->")
        if open.isEmpty { append("\n") }
    }

    /// Takes the bytes written so far away, so that a long document need not be held whole.
    public mutating func drain() -> [UInt8] {
        defer { bytes.removeAll(keepingCapacity: true) }
        return bytes
    }

    /// Closes what is open and gives the bytes that have not been drained.
    public mutating func finish() -> [UInt8] {
        while !open.isEmpty { end() }
        return drain()
    }

    /// Writes the children of the innermost element without indentation, because there is text between them.
    mutating func keepSpace() {
        guard !open.isEmpty else { return }
        open[open.count - 1].hasText = true
    }

    private mutating func append(_ text: String) { bytes.append(contentsOf: text.utf8) }

    private mutating func closeTag() {
        guard isTagOpen else { return }
        append(">")
        isTagOpen = false
    }

    /// Begins a new line for a tag, except inside text, where white space would mean something.
    private mutating func breakLine(isEnd: Bool) {
        guard let indentation, isEnd || !open.isEmpty, open.last?.hasText != true || isEnd else { return }
        bytes.append(UInt8(ascii: "\n"))
        bytes.append(contentsOf: repeatElement(UInt8(ascii: " "), count: max(0, indentation) * open.count))
    }
}
