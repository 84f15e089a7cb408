import Responses
import Tables
import XMLDocuments

/// Reads one record of a batch file again, and turns its bytes into text.
enum RecordText {
    /// The text of a record as it stands in its file, at most 2 MiB of it.
    ///
    /// - Parameter member: the file inside the archive that the record stands in; nil for a plain file.
    static func read(
        _ origin: RecordOrigin, path: String, format: BatchSource.Format, member: String? = nil,
        settings: BatchSettings = BatchSettings()
    ) throws(IntakeError) -> String {
        if format == .xlsx || member?.lowercased().hasSuffix(".xlsx") == true {
            return try row(origin, path, member, settings)
        }
        if let member { return try read(origin, path: path, member: member) }
        let start = Int(clamping: origin.byte)
        let missing = IntakeError.recordMissing(file: path, record: Int(origin.record), byte: start)
        let head: [UInt8]
        let bytes: [UInt8]
        do throws(TableError) {
            let reader = try FileReader(path)
            head = try reader.bytes(at: 0, count: TableLimits.sampleBytes)
            // A place beyond the end gives no bytes.
            bytes = try reader.bytes(at: start, count: min(Int(origin.length), mostBytes))
        } catch {
            throw .unreadable(error)
        }
        guard bytes.count == min(Int(origin.length), mostBytes) else { throw missing }
        switch format {
        case .xml: return text(ofForm: bytes, encoding: XMLEncoding(head: head.span))
        case .csv:
            if let encoding = settings.encoding { return text(ofRow: bytes, encoding: encoding) }
            guard case .text(let encoding, _) = TextEncoding.detect(head) else { throw missing }
            return text(ofRow: bytes, encoding: encoding)
        case .xlsx: throw missing
        }
    }

    /// The text of a form in a file of an archive.
    private static func read(_ origin: RecordOrigin, path: String, member: String) throws(IntakeError) -> String {
        let missing = IntakeError.recordMissing(
            file: path + "/" + member, record: Int(origin.record), byte: Int(clamping: origin.byte))
        let all: [UInt8]
        do throws(TableError) {
            let archive = try ZIPArchive(file: path)
            all =
                try archive.entry(named: member).map { entry throws(TableError) in
                    try archive.bytes(of: entry, atMost: 256 << 20)
                } ?? []
        } catch {
            throw .unreadable(error)
        }
        let start = Int(clamping: origin.byte)
        let end = start.addingReportingOverflow(min(Int(origin.length), mostBytes))
        guard !end.overflow, end.partialValue <= all.count else { throw missing }
        let record = Array(all[start..<end.partialValue])
        if member.lowercased().hasSuffix(".xml") {
            let encoding = XMLEncoding(head: all.span.extracting(0..<min(all.count, 1_024)))
            return text(ofForm: record, encoding: encoding)
        }
        guard case .text(let encoding, _) = TextEncoding.detect(Array(all.prefix(TableLimits.sampleBytes))) else {
            throw missing
        }
        return text(ofRow: record, encoding: encoding)
    }

    /// The text of a row of a worksheet, which stands nowhere as such: its cells as CSV would write them.
    private static func row(
        _ origin: RecordOrigin, _ path: String, _ member: String?, _ settings: BatchSettings
    ) throws(IntakeError) -> String {
        let text: String?
        do throws(TableError) {
            var reader = try WorkbookPlace(file: path, member: member).reader(
                sheet: settings.repeated ?? settings.sheet,
                headerLine: settings.repeated == nil ? settings.headerLine : nil)
            var block = CSVBlock()
            var found: String?
            while found == nil, try reader.next(into: &block) {
                let record = Int(origin.record) - block.recordNumber(0)
                guard record >= 0, record < block.recordCount, block.line(record) == Int(origin.line) else { continue }
                found = String(decoding: block.raw(record), as: UTF8.self)
            }
            text = found
        } catch {
            throw .unreadable(error)
        }
        guard let text else { throw .recordMissing(file: path, record: Int(origin.record), byte: 0) }
        return text
    }

    /// The longest record of a table, in UTF-16.
    private static let mostBytes = TableLimits.recordBytes * 2

    /// The text of a record of a table.
    static func text(ofRow bytes: [UInt8], encoding: TextEncoding) -> String {
        encoding.text(bytes)
    }

    /// The text of a form, from its first `<` on: in some encodings its place is only known to be a little earlier.
    static func text(ofForm bytes: [UInt8], encoding: XMLEncoding) -> String {
        let text =
            if encoding.isUTF16 {
                utf16(bytes, lowFirst: encoding.name != "UTF-16BE")
            } else if encoding.isUTF8 {
                String(decoding: bytes, as: UTF8.self)
            } else {
                eightBit(bytes, encoding)
            }
        return String(text.drop { $0 != "<" })
    }

    private static func utf16(_ bytes: [UInt8], lowFirst: Bool) -> String {
        let units = stride(from: 0, to: bytes.count - 1, by: 2).map { index in
            let (first, second) = (UInt16(bytes[index]), UInt16(bytes[index + 1]))
            return lowFirst ? second << 8 | first : first << 8 | second
        }
        return String(decoding: units, as: UTF16.self)
    }

    /// Decodes an 8-bit encoding with the parser that read the file: the bytes become the text of an element.
    private static func eightBit(_ bytes: [UInt8], _ encoding: XMLEncoding) -> String {
        var document = Array("<?xml version=\"1.0\" encoding=\"\(encoding.name)\"?><r>".utf8)
        for byte in bytes {
            switch byte {
            case UInt8(ascii: "<"): document += Array("&lt;".utf8)
            case UInt8(ascii: "&"): document += Array("&amp;".utf8)
            case UInt8(ascii: ">"): document += Array("&gt;".utf8)
            default: document.append(byte)
            }
        }
        document += Array("</r>".utf8)
        let collector = TextCollector()
        var parser = XMLPushParser(handler: collector, vocabulary: XMLVocabulary(names: []))
        try? parser.feed(document.span)
        try? parser.finish()
        return String(decoding: collector.text, as: UTF8.self)
    }

    /// Collects all text of a document.
    private final class TextCollector: XMLEventHandler {
        typealias Failure = Never

        var text: [UInt8] = []

        func startElement(_ element: borrowing XMLStartElement) {}
        func endElement(_ element: borrowing XMLEndElement) {}
        func characters(_ text: Span<UInt8>) {
            text.withUnsafeBufferPointer { self.text.append(contentsOf: $0) }
        }
    }
}
