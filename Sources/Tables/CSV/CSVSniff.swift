/// What the first part of a table says about how it is written.
public struct CSVSniff: Sendable, Hashable {
    /// The dialect that fits best.
    public var dialect: CSVDialect
    /// Separators that would fit as well; empty where the choice is clear.
    public var alternatives: [CSVSeparator]
    /// Why the first record is taken for a header, or for data.
    public var headerEvidence: HeaderEvidence

    /// Whether another separator fits as well: a person should then say which it is.
    public var isAmbiguous: Bool { !alternatives.isEmpty }

    /// What speaks for the first record being a header or not.
    public enum HeaderEvidence: String, Sendable, Hashable {
        /// A column of numbers has words on top.
        case wordsOverNumbers
        /// The first record is like those below it, numbers over numbers: it is data.
        case numbersOverNumbers
        /// Nothing tells; tables have headers as a rule.
        case assumed
    }
}
