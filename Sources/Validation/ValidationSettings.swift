public import Figures
public import Questionnaires

/// What a campaign sets about validation.
public struct ValidationSettings: Sendable, Hashable {
    /// The first day of the fieldwork, if the campaign gives one.
    public var from: CalendarDate?
    /// The last day of the fieldwork, if the campaign gives one.
    public var to: CalendarDate?
    /// The largest share of rated items that a form may leave blank before it is quarantined.
    public var maximumBlankShare: Ratio?
    /// Severities that differ from a rule's own, by the rule's identifier.
    public var severities: [String: Severity]

    /// Makes settings from their parts.
    public init(
        from: CalendarDate? = nil, to: CalendarDate? = nil, maximumBlankShare: Ratio? = nil,
        severities: [String: Severity] = [:]
    ) {
        self.from = from
        self.to = to
        self.maximumBlankShare = maximumBlankShare
        self.severities = severities
    }
}
