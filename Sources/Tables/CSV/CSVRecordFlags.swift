public import Figures

/// What is noteworthy about a record; everything but `hasQuotes` is damage, and such a record's cells are not to be trusted.
public struct CSVRecordFlags: OptionSet, Sendable, Hashable {
    /// The bits.
    public let rawValue: UInt8

    /// Makes flags from their bits.
    public init(rawValue: UInt8) { self.rawValue = rawValue }

    /// Text after a closing quote, or a quote within a cell that does not begin with one.
    public static let irregularQuote = CSVRecordFlags(rawValue: 1)
    /// A quote that opens and does not close: reading went on at the next line.
    public static let unterminatedQuote = CSVRecordFlags(rawValue: 2)
    /// The record lies in the text after an unterminated quote: it may be a record or the inside of a cell.
    public static let doubtful = CSVRecordFlags(rawValue: 4)
    /// A NUL byte.
    public static let nulByte = CSVRecordFlags(rawValue: 8)
    /// More than `TableLimits.recordBytes`; only so many bytes are kept. With `unterminatedQuote`: the quote is not closed
    /// within so many bytes, and reading went on at the next line.
    public static let tooLong = CSVRecordFlags(rawValue: 16)
    /// More than `TableLimits.fieldsPerRecord` cells; only so many are indexed.
    public static let tooManyFields = CSVRecordFlags(rawValue: 32)
    /// Bytes that are not UTF-8.
    public static let invalidUTF8 = CSVRecordFlags(rawValue: 64)
    /// At least one cell is quoted: no damage.
    public static let hasQuotes = CSVRecordFlags(rawValue: 128)

    /// All flags that mean damage.
    public static let damage = CSVRecordFlags(rawValue: 127)

    /// The damage alone.
    public var damage: CSVRecordFlags { intersection(.damage) }
    /// Whether the record's cells can be trusted.
    public var isSound: Bool { isDisjoint(with: .damage) }

    /// The damage in words, in both languages; empty for a sound record.
    public var description: LocalizedText {
        var parts: [LocalizedText] = []
        let isOpenTooLong = contains([.unterminatedQuote, .tooLong])
        if isOpenTooLong { parts.append(Self.openTooLong) }
        for (flag, text) in Self.texts where contains(flag) {
            if isOpenTooLong && (flag == .unterminatedQuote || flag == .tooLong) { continue }
            parts.append(text)
        }
        return LocalizedText(
            vi: parts.map(\.vi).joined(separator: "; "), en: parts.map(\.en).joined(separator: "; "))
    }

    private static let openTooLong = LocalizedText(
        vi:
            "dấu ngoặc kép không đóng trong \(TableLimits.recordBytes) byte: hoặc thiếu dấu đóng, hoặc ô quá dài; các dòng sau đó được đọc riêng từng dòng",
        en:
            "a quote that is not closed within \(TableLimits.recordBytes) bytes: either its closing quote is missing or the cell is "
            + "too long; the lines that follow are read one by one")

    private static let texts: [(CSVRecordFlags, LocalizedText)] = [
        (.irregularQuote, LocalizedText(vi: "dấu ngoặc kép đặt sai chỗ", en: "a quote in the wrong place")),
        (.unterminatedQuote, LocalizedText(vi: "dấu ngoặc kép không đóng", en: "a quote that is not closed")),
        (
            .doubtful,
            LocalizedText(
                vi: "nằm sau một dấu ngoặc kép không đóng hoặc đóng quá muộn",
                en: "stands after a quote that is not closed, or closed too late")
        ),
        (.nulByte, LocalizedText(vi: "có byte NUL", en: "a NUL byte")),
        (
            .tooLong,
            LocalizedText(
                vi: "dài hơn \(TableLimits.recordBytes) byte", en: "longer than \(TableLimits.recordBytes) bytes")
        ),
        (
            .tooManyFields,
            LocalizedText(
                vi: "nhiều hơn \(TableLimits.fieldsPerRecord) ô", en: "more than \(TableLimits.fieldsPerRecord) cells")
        ),
        (.invalidUTF8, LocalizedText(vi: "có byte không phải UTF-8", en: "bytes that are not UTF-8")),
    ]
}
