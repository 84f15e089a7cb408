@testable import XMLDocuments

#if canImport(Glibc)
import Glibc
#endif

/// An event as text, so that sequences can be compared; adjacent texts are one.
enum Event: Equatable, CustomStringConvertible {
    case start(String, [String])
    case end(String)
    case text(String)

    var description: String {
        switch self {
        case .start(let name, let attributes): "<" + ([name] + attributes).joined(separator: " ") + ">"
        case .end(let name): "</\(name)>"
        case .text(let text): text
        }
    }
}

/// Keeps every event as it came.
final class Recorder: XMLEventHandler {
    private(set) var events: [Event] = []
    private(set) var endOffsets: [Int] = []
    private(set) var startOffsets: [Int] = []
    private(set) var startLines: [Int] = []
    private(set) var startColumns: [Int?] = []
    /// Whether some piece of text was no valid UTF-8 by itself, or empty.
    private(set) var hasBrokenPiece = false

    func startElement(_ element: borrowing XMLStartElement) {
        var attributes: [String] = []
        for index in 0..<element.attributeCount {
            let name = element.attributeName(at: index) ?? "?"
            let space = element.attributeNamespace(at: index).map { "{\($0)}" } ?? ""
            attributes.append("\(space)\(name)=\(element.text(at: index) ?? "?")")
        }
        events.append(.start((element.namespaceName.map { "{\($0)}" } ?? "") + element.localName, attributes))
        startOffsets.append(element.byteOffset)
        startLines.append(element.line)
        startColumns.append(element.column)
    }

    func endElement(_ element: borrowing XMLEndElement) {
        events.append(.end(element.localName))
        endOffsets.append(element.byteOffset)
    }

    func characters(_ text: Span<UInt8>) {
        var bytes: [UInt8] = []
        for index in text.indices { bytes.append(text[index]) }
        guard let piece = String(validating: bytes, as: UTF8.self), !piece.isEmpty else {
            hasBrokenPiece = true
            return
        }
        if case .text(let before) = events.last {
            events[events.count - 1] = .text(before + piece)
        } else {
            events.append(.text(piece))
        }
    }
}

/// Parses bytes fed in pieces of a size, and given to libxml2 in pushes of a size.
func parse(
    _ bytes: [UInt8], pieces: Int = .max, push: Int = XMLLimits.pushBytes, limits: XMLLimits = .stream,
    schema: XMLSchema? = nil, scans: Bool = true
) -> (recorder: Recorder, problem: XMLProblem?) {
    let recorder = Recorder()
    var parser = XMLPushParser(
        handler: recorder, vocabulary: XMLVocabulary(names: []), limits: limits, schema: schema, file: "f.xml")
    parser.setPushSize(push)
    if !scans { parser.stopScanning() }
    do throws(XMLParseError<Never>) {
        var start = 0
        while start < bytes.count {
            let end = bytes.count - start > pieces ? start + pieces : bytes.count
            try parser.feed(bytes.span.extracting(start..<end))
            start = end
        }
        try parser.finish()
        return (recorder, nil)
    } catch {
        return (recorder, error.problem)
    }
}

/// Parses a text.
func parse(_ text: String, limits: XMLLimits = .stream) -> (recorder: Recorder, problem: XMLProblem?) {
    parse(Array(text.utf8), limits: limits)
}

/// Reads a file whole; nil if there is none.
func contents(ofFile path: String) -> [UInt8]? {
    guard let file = fopen(path, "rb") else { return nil }
    defer { fclose(file) }
    var result: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
        let count = fread(&buffer, 1, buffer.count, file)
        if count == 0 { return result }
        result.append(contentsOf: buffer[..<count])
    }
}

/// The suites of broken and hostile documents that are shared beside the repository.
enum SharedData {
    static let suites: String = {
        if let shared = getenv("HAILONG_SHARED") { return String(cString: shared) + "/data/xml-suites" }
        // The sources may be reached through a symbolic link; the shared folder lies beside where they really are.
        let source = realpath(#filePath, nil)
        defer { free(source) }
        let path = source.map { String(cString: $0) } ?? #filePath
        return "/" + path.split(separator: "/").dropLast(4).joined(separator: "/") + "/shared/data/xml-suites"
    }()

    static var isThere: Bool { access(suites + "/handmade/expected.csv", R_OK) == 0 }
}
