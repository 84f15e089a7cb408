/// The character between the cells of a record.
public enum CSVSeparator: UInt8, Sendable, Hashable, CaseIterable, Codable {
    /// `,`
    case comma = 0x2C
    /// `;`, what Excel writes where the comma is the decimal sign, as in Vietnam.
    case semicolon = 0x3B
    /// Tab.
    case tab = 0x09
    /// `|`
    case bar = 0x7C

    /// The character as text.
    public var text: String { String(UnicodeScalar(rawValue)) }
}

/// How lines end. Reading takes every one of them anywhere outside quotes, whatever the dialect says.
public enum CSVLineEnd: String, Sendable, Hashable, Codable {
    /// `\n`
    case lf
    /// `\r\n`
    case crlf
    /// `\r`
    case cr
    /// More than one kind.
    case mixed
}

/// How a table is written as text: RFC 4180 with a choice of separator.
public struct CSVDialect: Sendable, Hashable, Codable {
    /// The character between cells.
    public var separator: CSVSeparator
    /// Whether `"` encloses cells; without, it is a character like any other.
    public var quotes: Bool
    /// Whether the first record names the columns.
    public var hasHeader: Bool
    /// How lines end, for writing and for information.
    public var lineEnd: CSVLineEnd
    /// Whether Excel's line `sep=;` stands before the first record.
    public var hasSeparatorLine: Bool

    /// Makes a dialect; as it stands: comma, quotes, a header row, LF.
    public init(
        separator: CSVSeparator = .comma, quotes: Bool = true, hasHeader: Bool = true, lineEnd: CSVLineEnd = .lf,
        hasSeparatorLine: Bool = false
    ) {
        self.separator = separator
        self.quotes = quotes
        self.hasHeader = hasHeader
        self.lineEnd = lineEnd
        self.hasSeparatorLine = hasSeparatorLine
    }
}
