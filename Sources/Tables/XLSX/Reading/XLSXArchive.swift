internal import XMLDocuments

/// The parts of a workbook in their archive.
struct XLSXArchive {
    let archive: ZIPArchive
    /// The parts by their names in lower case: names of parts do not differ by case alone (ECMA-376 part 2).
    private let parts: [String: ZIPEntry]

    /// Opens a file; what is not a workbook of Excel 2007 or later is told by its first bytes.
    init(file: String) throws(TableError) {
        try Self.refuseOther(file)
        try self.init(ZIPArchive(file: file, limits: .workbook))
    }

    init(_ archive: ZIPArchive) throws(TableError) {
        self.archive = archive
        var parts: [String: ZIPEntry] = [:]
        for entry in archive.entries where !entry.isFolder {
            guard parts.updateValue(entry, forKey: entry.name.lowercased()) == nil else {
                throw .archive(file: archive.name, entry: entry.name, problem: .duplicateName)
            }
        }
        self.parts = parts
        if parts.keys.contains(where: { $0.hasSuffix("vbaproject.bin") }) { throw problem(.macros) }
        if parts["xl/workbook.bin"] != nil { throw problem(.binary) }
        if parts["mimetype"] != nil, parts["content.xml"] != nil { throw problem(.openDocument) }
    }

    /// The part with a name, or nil.
    func part(_ name: String) -> ZIPEntry? { parts[name.lowercased()] }

    /// An error about the workbook.
    func problem(_ problem: XLSXProblem) -> TableError {
        .unreadableWorkbook(file: archive.name, problem: problem)
    }

    /// Reads a whole part through a handler.
    func read<Handler: XMLEventHandler>(
        _ part: ZIPEntry, _ handler: Handler, _ vocabulary: XMLVocabulary
    ) throws(TableError) where Handler.Failure == XLSXProblem {
        var stream = try XLSXPartStream(part, of: self, handler, vocabulary)
        while try stream.advance() {}
    }

    /// The relationships of a part; none if it has none.
    func relations(of part: String) throws(TableError) -> [Relation] {
        guard let entry = self.part(OfficeNames.relationsPart(of: part)) else { return [] }
        let handler = RelationsHandler(part: part)
        try read(entry, handler, RelationsHandler.vocabulary)
        return handler.relations
    }

    private static func refuseOther(_ file: String) throws(TableError) {
        let reader = try FileReader(file)
        let head = try reader.bytes(at: 0, count: 4_096)
        guard !head.isEmpty else { throw .noHeader(file: file) }
        if !head.starts(with: Array("PK".utf8)), !head.contains(where: { $0 < 9 }) {
            throw .unreadableWorkbook(file: file, problem: .text)
        }
        guard head.prefix(8) == [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1] else { return }
        // A password-protected workbook is a compound file with a stream of this name, in UTF-16.
        let start = try reader.bytes(at: 0, count: 1 << 20)
        let end = try reader.bytes(at: max(0, reader.size - (1 << 20)), count: 1 << 20)
        let isEncrypted = holds(start, lockedName) || holds(end, lockedName)
        throw .unreadableWorkbook(file: file, problem: isEncrypted ? .encrypted : .oldExcel)
    }
}

/// The name of the stream in which a compound file holds a locked workbook, in UTF-16.
private let lockedName: [UInt8] = Array("EncryptedPackage".utf8).flatMap { byte -> [UInt8] in [byte, 0] }

/// Whether bytes hold others.
private func holds(_ bytes: [UInt8], _ wanted: [UInt8]) -> Bool {
    guard bytes.count >= wanted.count else { return false }
    for start in 0...(bytes.count - wanted.count) where bytes[start] == wanted[0] {
        if bytes[start..<start + wanted.count].elementsEqual(wanted) { return true }
    }
    return false
}

/// A part of a workbook on its way through the XML parser, piece by piece.
struct XLSXPartStream<Handler: XMLEventHandler>: ~Copyable where Handler.Failure == XLSXProblem {
    let handler: Handler
    private let file: String
    private let part: String
    private var reader: ZIPEntryReader
    private var parser: XMLPushParser<Handler>
    private var buffer: [UInt8]
    private var isFinished = false

    init(
        _ part: ZIPEntry, of workbook: XLSXArchive, _ handler: Handler, _ vocabulary: XMLVocabulary
    ) throws(TableError) {
        self.handler = handler
        file = workbook.archive.name
        self.part = part.name
        reader = try ZIPEntryReader(part, of: workbook.archive)
        parser = XMLPushParser(handler: handler, vocabulary: vocabulary, limits: .stream, file: part.name)
        buffer = [UInt8](repeating: 0, count: 64 << 10)
    }

    /// Takes the next piece; false at the end.
    mutating func advance() throws(TableError) -> Bool {
        guard !isFinished else { return false }
        let count = try reader.read(into: &buffer, at: 0, atMost: buffer.count)
        do throws(XMLParseError<XLSXProblem>) {
            if count > 0 {
                let piece = buffer
                try parser.feed(piece.span.extracting(0..<count))
            } else {
                isFinished = true
                try parser.finish()
            }
        } catch {
            isFinished = true
            switch error {
            case .refused(let problem):
                throw .unreadableWorkbook(file: file, problem: .part(part, problem))
            case .stopped(let problem): throw .unreadableWorkbook(file: file, problem: problem)
            }
        }
        return !isFinished
    }
}

/// What a part of a workbook points at.
struct Relation: Hashable {
    let id: String
    /// The last part of the relationship's type, such as `worksheet`.
    let kind: String
    /// The part that it means; nil if it lies outside the archive.
    let target: String?
}

/// Reads a part of relationships.
final class RelationsHandler: XMLEventHandler {
    typealias Failure = XLSXProblem

    static let vocabulary = XMLVocabulary(
        names: ["Relationship", "Id", "Type", "Target", "TargetMode"], namespaces: [OfficeNames.relations])

    private let part: String
    private(set) var relations: [Relation] = []

    init(part: String) { self.part = part }

    func startElement(_ element: borrowing XMLStartElement) throws(XLSXProblem) {
        guard element.name == 0, element.namespace == 0 else { return }
        let type = element.text(of: 2) ?? ""
        let isOutside = element.text(of: 4)?.lowercased() == "external"
        relations.append(
            Relation(
                id: element.text(of: 1) ?? "", kind: String(type.split(separator: "/").last ?? ""),
                target: isOutside ? nil : element.text(of: 3).flatMap { OfficeNames.target($0, from: part) }))
    }

    func endElement(_ element: borrowing XMLEndElement) throws(XLSXProblem) {}
    func characters(_ text: Span<UInt8>) throws(XLSXProblem) {}
}
