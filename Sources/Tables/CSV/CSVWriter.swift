/// Writes rows as CSV that every spreadsheet and every reader takes the same way (RFC 4180).
///
/// Cells are quoted where they must be; text that a spreadsheet would run as a formula is made harmless, numbers are not
/// touched. The bytes gather in the writer; a large table is written out piece by piece with `takeBytes()`.
public struct CSVWriter: Sendable {
    /// How the table is written.
    public let dialect: CSVDialect
    /// What has been written and not been taken yet.
    public private(set) var bytes: [UInt8] = []
    private var isAtStart = true
    private let lineEnd: [UInt8]

    /// Makes a writer.
    ///
    /// - Parameters:
    ///   - dialect: separator and line end (`mixed` counts as LF); `hasSeparatorLine` writes Excel's `sep=` line.
    ///   - byteOrderMark: begin with the UTF-8 byte order mark, which Excel on Windows needs to read Vietnamese.
    public init(dialect: CSVDialect = CSVDialect(), byteOrderMark: Bool = false) {
        self.dialect = dialect
        switch dialect.lineEnd {
        case .crlf: lineEnd = [0x0D, 0x0A]
        case .cr: lineEnd = [0x0D]
        case .lf, .mixed: lineEnd = [0x0A]
        }
        if byteOrderMark { bytes += TextEncoding.utf8.byteOrderMark }
        if dialect.hasSeparatorLine { bytes += Array("sep=\(dialect.separator.text)".utf8) + lineEnd }
    }

    /// Writes one row; a row without cells is nothing and is not written.
    public mutating func write(_ row: [CSVCell]) {
        guard !row.isEmpty else { return }
        let start = bytes.count
        for (index, cell) in row.enumerated() {
            if index > 0 { bytes.append(dialect.separator.rawValue) }
            write(cell)
            isAtStart = false
        }
        // A row of one empty cell would be an empty line, which is no record.
        if bytes.count == start { quote("") }
        bytes += lineEnd
    }

    /// Writes one row of texts, such as a header.
    public mutating func write(texts: [String]) {
        write(texts.map { .text($0) })
    }

    /// What has been written since the last call.
    public mutating func takeBytes() -> [UInt8] {
        defer { bytes.removeAll(keepingCapacity: true) }
        return bytes
    }

    /// The text that a text cell of ours was written from: what makes formulas harmless taken off again.
    ///
    /// For every text t, the cell that this writer writes for t reads back as a text whose `restored` is t.
    public static func restored(_ text: String) -> String { CSVCell.restored(text) }

    /// Text with what makes formulas harmless put on, for writers of other formats.
    public static func harmless(_ text: String) -> String { CSVCell.harmless(text) }

    private mutating func write(_ cell: CSVCell) {
        switch cell {
        case .empty: break
        case .text(let text): writeText(CSVCell.harmless(text))
        case .integer(let value): bytes += Array(String(value).utf8)
        case .number(let value): if value.isFinite { writeNumber(Self.digits(value)) }
        case .printed(let text):
            if CSVCell.isNumber(text) { writeNumber(text) } else { writeText(CSVCell.harmless(text)) }
        }
    }

    private static func digits(_ value: Double) -> String {
        let text = "\(value)"
        return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
    }

    private mutating func writeNumber(_ text: String) {
        // A decimal comma in a table of commas.
        if text.utf8.contains(dialect.separator.rawValue) { quote(text) } else { bytes += Array(text.utf8) }
    }

    private mutating func writeText(_ text: String) {
        if needsQuotes(text) { quote(text) } else { bytes += Array(text.utf8) }
    }

    private mutating func quote(_ text: String) {
        bytes.append(0x22)
        for byte in text.utf8 {
            if byte == 0x22 { bytes.append(0x22) }
            bytes.append(byte)
        }
        bytes.append(0x22)
    }

    private func needsQuotes(_ text: String) -> Bool {
        let content = text.utf8
        guard let first = content.first, let last = content.last else { return true }
        if first == 0x20 || last == 0x20 || first == 0x09 || last == 0x09 { return true }
        // What would be read as a byte order mark or as Excel's separator line.
        if isAtStart && (first == 0xEF || first == 0xFE || first == 0xFF || text.lowercased().hasPrefix("sep=")) {
            return true
        }
        return content.contains {
            $0 == dialect.separator.rawValue || $0 == 0x22 || $0 == 0x0A || $0 == 0x0D
        }
    }
}
