public import Figures

/// One thing that is wrong with a document: what, where, and what was expected instead.
public struct XMLProblem: Error, Sendable, Hashable {
    /// What kind of thing is wrong; programs decide by this, people read ``message``.
    public var kind: Kind
    /// The file's name as the caller gave it.
    public var file: String?
    /// The line, counted from 1.
    public var line: Int?
    /// The column in characters, counted from 1, if the line begins less than 1,024 bytes before.
    public var column: Int?
    /// How many bytes of the input had been read.
    public var byteOffset: Int?
    /// The innermost element that it is about.
    public var element: String?
    /// The attribute that it is about.
    public var attribute: String?
    /// What it says, without the place.
    public var message: LocalizedText
    /// What would have been right: names of elements or attributes, or values; empty where nothing can be named.
    public var expected: [String]

    /// The kinds of problem.
    public enum Kind: Sendable, Hashable {
        /// The text is not well-formed XML with namespaces; the code is libxml2's (`xmlParserErrors`).
        case notWellFormed(code: Int)
        /// The bytes are not in the encoding that they claim, or in one that is not read here.
        case encoding
        /// There is a DOCTYPE: refused, because entities and external subsets come with it.
        case doctype
        /// A reference to an entity other than the five predefined ones.
        case entity
        /// A bound was broken; with its value.
        case limit(XMLLimit, allowed: Int)
        /// The document breaks its schema; the code is libxml2's (1801 to 1879).
        case invalid(code: Int)
        /// The schema itself cannot be used.
        case schema(code: Int)
        /// Valid by the schema, but not by what the reader of the document knows.
        case content
        /// No bytes, or only white space.
        case empty
        /// The file could not be read; the code is `errno`.
        case io(code: Int)
    }

    /// Makes a problem.
    public init(
        kind: Kind, file: String? = nil, line: Int? = nil, column: Int? = nil, byteOffset: Int? = nil,
        element: String? = nil, attribute: String? = nil, message: LocalizedText, expected: [String] = []
    ) {
        self.kind = kind
        self.file = file
        self.line = line
        self.column = column
        self.byteOffset = byteOffset
        self.element = element
        self.attribute = attribute
        self.message = message
        self.expected = expected
    }
}

extension XMLProblem {
    /// The whole report: `file:line:column: message`, with what is not known left out.
    public func located(_ language: Language) -> String {
        var place = file ?? ""
        if let line {
            if file == nil { place = language == .vi ? "dòng \(line)" : "line \(line)" } else { place += ":\(line)" }
            if let column { place += ":\(column)" }
        }
        return place.isEmpty ? message.text(language) : "\(place): \(message.text(language))"
    }
}

extension XMLProblem: CustomStringConvertible {
    /// The whole report in English, for logs and test failures.
    public var description: String { located(.en) }
}
