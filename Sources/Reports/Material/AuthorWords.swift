public import Figures

/// What the author of a campaign's report writes that no figure tells; each text is a paragraph.
public struct AuthorWords: Sendable, Hashable {
    /// The limits of the results.
    public var limits: [LocalizedText]
    /// Their causes.
    public var causes: [LocalizedText]

    /// Makes words; those that are left out stay open for the author.
    public init(limits: [LocalizedText] = [], causes: [LocalizedText] = []) {
        self.limits = limits
        self.causes = causes
    }
}
