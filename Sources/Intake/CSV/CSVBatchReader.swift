import Figures
import Questionnaires
import Responses
import Tables

/// Reads a CSV batch block by block: the records whose structure is right column by column, the others set aside.
struct CSVBatchReader {
    let file: String
    let name: String
    let instrument: Instrument
    let settings: BatchSettings
    /// The file inside the archive that the table is; nil for a plain file.
    var member: String?
    /// How many tasks read at the same time.
    var workers = CSVTeam.defaultWorkers
    /// The size that the blocks given to them aim at.
    var blockBytes = TableLimits.blockBytes
    /// Whether marks are taken sixteen bytes at a time; off, to test that against cell by cell.
    var takesMarksTogether = true

    /// How many records may be refused before the file is; nil for what a builder allows.
    var mostRefused: Int?

    /// The raw texts that are kept of refused records: a file of which every line is bad must not stay in memory.
    private static let mostRawTexts = 10_000

    private var input: CSVInput { CSVInput(file: file, member: member, blockBytes: blockBytes) }

    /// The contents of the file.
    func contents() throws(IntakeError) -> BatchContents {
        let result: Result<BatchContents, IntakeError>
        try checkEncoding()
        do throws(TableError) {
            // The reader of the records makes sure that the file does not change while it is read.
            let size = try input.size()
            result = try contents(try open(), size: size)
        } catch {
            if case .noHeader = error { throw .empty(file: name) }
            throw .unreadable(error)
        }
        return try result.get()
    }

    private func contents(
        _ reader: consuming sending CSVReader, size: Int
    ) throws(TableError) -> Result<BatchContents, IntakeError> {
        let keepsQuotes = try headerIsQuoted()
        let plan: TablePlan
        do throws(IntakeError) {
            plan = try TablePlan(
                headings: reader.header, line: reader.headerLine, keepsQuotes: keepsQuotes, instrument: instrument,
                settings: settings, file: name)
        } catch {
            return .failure(error)
        }
        var builder = plan.builder()
        if member == nil { builder.mostRawTexts = Self.mostRawTexts }
        if let mostRefused { builder.mostRefused = mostRefused }
        if let sniff = reader.sniff, sniff.isAmbiguous {
            builder.log.add(ambiguous(sniff))
        }
        if reader.encoding.isDouble { builder.log.add(double(reader.encoding)) }
        let encoding = reader.encoding.name
        let isWide = reader.encoding.isUTF16
        let separator = Self.name(reader.dialect.separator)
        let coding = plan.coding(isWide: isWide, takesMarksTogether: takesMarksTogether)
        let team = CSVTeam(reader: reader, builder: builder, coding: coding, instrument: plan.instrument, size: size)
        let digest = try team.read(workers: workers)
        guard team.recordCount > 0 else { return .failure(.noRecords(file: name)) }
        let description = BatchSource(
            file: name, sha256: digest?.hex ?? "", size: size, format: .csv, encoding: encoding,
            dialect: plan.source.shape.dialect(separator), collection: settings.collection, period: settings.period)
        return team.result(description).map { contents in
            guard isWide else { return contents }
            var contents = contents
            if size % 2 == 1 {
                contents.findings.append(lostByte(contents.refused.last, size: size))
            } else if let record = contents.refused.first(where: {
                $0.rawText.unicodeScalars.contains(Self.turnedLineEnd)
            }) {
                contents.findings.append(lostBytes(record))
            }
            return contents
        }
    }

    /// What a line end becomes where letters are put together from the second byte of one and the first of the next: a letter that no
    /// script has.
    private static let turnedLineEnd: Unicode.Scalar = "\u{0A00}"

    /// Says that bytes were lost in two places, so that the file has an even number of them: what lies between was put together wrongly,
    /// its line ends too.
    private func lostBytes(_ record: RefusedRecord) -> Finding {
        let lines = record.rawText.unicodeScalars.count { $0 == Self.turnedLineEnd }
        return Finding(
            .fileLostByte, line: Int(record.origin.line), byte: Int(clamping: record.origin.byte), value: "\(lines)",
            message: LocalizedText(
                vi:
                    "Tệp UTF-16 mất byte ở ít nhất hai chỗ. Bản ghi \(record.origin.record) (dòng \(record.origin.line)) nằm giữa hai chỗ đó, "
                    + "không đọc được và gồm ít nhất \(lines + 1) dòng của tệp gốc, dù chỉ tính là một bản ghi. Xin lại tệp gốc.",
                en:
                    "The UTF-16 file lost bytes in at least two places. Record \(record.origin.record) (line \(record.origin.line)) lies between "
                    + "them and cannot be read; it is at least \(lines + 1) lines of the original, though it counts as one record. Ask for the "
                    + "original file."))
    }

    /// Says that a file whose letters take two bytes has an odd number of them: from where one is lost all others are put together wrongly.
    ///
    /// - Parameter last: the last record that could not be read, which the rest of the file is a part of.
    private func lostByte(_ last: RefusedRecord?, size: Int) -> Finding {
        let start = last.flatMap { Int(exactly: $0.origin.byte) } ?? size
        let line = last.map { Int($0.origin.line) }
        let rest = max(0, size - start)
        return Finding(
            .fileLostByte, line: line, byte: start, value: "\(rest)",
            message: LocalizedText(
                vi:
                    "Tệp UTF-16 có số byte lẻ (\(size)): một byte đã mất. Từ byte \(start)\(line.map { " (dòng \($0))" } ?? "") đến hết tệp "
                    + "(\(rest) byte) không đọc được và có thể gồm nhiều phiếu, dù chỉ tính là một bản ghi. Xin lại tệp gốc.",
                en:
                    "The UTF-16 file has an odd number of bytes (\(size)): one is lost. From byte \(start)\(line.map { " (line \($0))" } ?? "") to "
                    + "its end (\(rest) bytes) it cannot be read; that may be many forms, though it counts as one record. Ask for the "
                    + "original file."))
    }

    /// Opens the file; the first record is the header, whatever it looks like.
    func open() throws(TableError) -> sending CSVReader {
        if let separator = settings.separator.flatMap({ $0.asciiValue }).flatMap(CSVSeparator.init(rawValue:)) {
            return try input.reader(dialect: CSVDialect(separator: separator), encoding: settings.encoding)
        }
        let reader = try input.reader(encoding: settings.encoding)
        if reader.dialect.hasHeader { return reader }
        var dialect = reader.dialect
        dialect.hasHeader = true
        return try input.reader(dialect: dialect, encoding: settings.encoding)
    }

    /// Refuses a file whose bytes contradict the encoding that the campaign sets: every letter would come out wrong.
    private func checkEncoding() throws(IntakeError) {
        guard let encoding = settings.encoding else { return }
        let sample: [UInt8]
        do throws(TableError) {
            sample = try input.head(TableLimits.sampleBytes)
        } catch {
            throw .unreadable(error)
        }
        if let other = encoding.contradiction(sample) {
            throw .wrongEncoding(file: name, set: encoding.name, looksLike: other)
        }
    }

    private func double(_ encoding: TextEncoding) -> Finding {
        Finding(
            .fileDoubleEncoding, value: encoding.name,
            message: LocalizedText(
                vi:
                    "Chữ trong tệp bị mã hoá hai lần (kiểu «tá»‰nh» thay cho «tỉnh»); đã sửa lại khi đọc. Chữ cái nào đã mất hẳn "
                    + "thì còn dấu «�». Nên xin lại tệp gốc.",
                en:
                    "The file's text was encoded twice (“tá»‰nh” for “tỉnh”) and was repaired in reading. A letter that is lost for "
                    + "good shows as “�”. Ask for the original file."))
    }

    /// Whether the first cell of the header stands in quotes.
    private func headerIsQuoted() throws(TableError) -> Bool {
        let head = try input.head(4)
        return head.drop { $0 == 0xEF || $0 == 0xBB || $0 == 0xBF }.first == UInt8(ascii: "\"")
    }

    /// How a separator is named where it is printed.
    private static func name(_ separator: CSVSeparator) -> String { separator == .tab ? "tab" : separator.text }

    private func ambiguous(_ sniff: CSVSniff) -> Finding {
        let others = sniff.alternatives.map(Self.name).joined(separator: " ")
        let chosen = Self.name(sniff.dialect.separator)
        return Finding(
            .fileAmbiguousSeparator, value: chosen,
            message: LocalizedText(
                vi:
                    "Tệp có thể dùng dấu ngăn «\(chosen)» hoặc «\(others)»; đã đọc theo «\(chosen)». Nếu sai, ghi separator=… cho "
                    + "lô này trong campaign.xml.",
                en:
                    "The file's separator may be “\(chosen)” or “\(others)”; it was read with “\(chosen)”. If that is wrong, give the "
                    + "batch a separator=… in campaign.xml."))
    }
}
