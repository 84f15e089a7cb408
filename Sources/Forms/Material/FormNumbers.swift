/// A series of form numbers: what is before the number, and the numbers from the first to the last.
public struct FormNumbers: Sendable, Hashable {
    /// The numbers as they are printed, in order: `X01-001`, `X01-002`…
    public let texts: [String]

    /// The most numbers of one series.
    public static let longest = 5_000

    /// Makes the series of a text such as `1-90`.
    ///
    /// - Parameters:
    ///   - text: first and last number; digits of the longer of both are kept, three at least: `1-90` is 001 to 090.
    ///   - unit: the unit's code, which then stands before each number: `X01-001`.
    /// - Throws: `badSeries`, `tooMany`.
    public init(_ text: String, unit: String? = nil) throws(FormsError) {
        let parts = text.filter { $0 != " " }.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count == 2, let first = Self.number(parts[0]), let last = Self.number(parts[1]), first <= last
        else {
            throw .badSeries(text)
        }
        try self.init(first...last, digits: parts.map(\.count).max() ?? 0, unit: unit)
    }

    /// Makes the series from 1 to a count.
    ///
    /// - Throws: `tooMany`.
    public init(count: Int, unit: String? = nil) throws(FormsError) {
        guard count > 0 else { throw .badSeries("1-\(count)") }
        try self.init(1...count, digits: String(count).count, unit: unit)
    }

    private init(_ range: ClosedRange<Int>, digits: Int, unit: String?) throws(FormsError) {
        guard range.count <= Self.longest else { throw .tooMany(asked: range.count, limit: Self.longest) }
        let prefix = unit.map { $0 + "-" } ?? ""
        texts = range.map { number in
            let written = String(number)
            return prefix + String(repeating: "0", count: max(0, max(3, digits) - written.count)) + written
        }
    }

    private static func number(_ text: Substring) -> Int? {
        text.count <= 9 && text.allSatisfy({ $0.isASCII && $0.isNumber }) ? Int(text) : nil
    }
}
