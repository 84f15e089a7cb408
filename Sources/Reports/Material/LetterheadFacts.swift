public import Figures

/// What a campaign says about the form of its official documents; what it leaves out is left open for whoever signs.
public struct LetterheadFacts: Sendable, Hashable {
    /// The body above the agency.
    public var superior: LocalizedText?
    /// Where documents are issued.
    public var place: LocalizedText?
    /// The day of issue.
    public var date: CalendarDate?
    /// The number and sign of the campaign's report; summaries of units have numbers of their own.
    public var number: String?
    /// Whom documents go to.
    public var recipients: [LocalizedText]
    /// The lines above the signature.
    public var capacity: [LocalizedText]
    /// The name of who signs.
    public var signer: String?

    /// Makes facts from their parts.
    public init(
        superior: LocalizedText? = nil, place: LocalizedText? = nil, date: CalendarDate? = nil, number: String? = nil,
        recipients: [LocalizedText] = [], capacity: [LocalizedText] = [], signer: String? = nil
    ) {
        self.superior = superior
        self.place = place
        self.date = date
        self.number = number
        self.recipients = recipients
        self.capacity = capacity
        self.signer = signer
    }
}
