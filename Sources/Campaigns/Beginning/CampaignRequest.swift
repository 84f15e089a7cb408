/// What `hailong init` asks for.
public struct CampaignRequest: Sendable, Hashable {
    /// The folder to be made; its name is the campaign's id.
    public var folder: String
    /// The instruments by their ids.
    public var questionnaires: [String]
    /// The cards of the reform index by their ids.
    public var scorecards: [String]
    /// The year; nil for the last four digits of the id.
    public var year: Int?
    /// What the campaign is called, in Vietnamese.
    public var title: String?
    /// What the campaign is called, in English.
    public var titleEnglish: String?
    /// The first day of the interviews, as 2026-01-31.
    public var from: String?
    /// The last day of the interviews.
    public var to: String?
    /// A table of units to begin with.
    public var units: String?

    /// Makes a request.
    public init(
        folder: String, questionnaires: [String], scorecards: [String] = [], year: Int? = nil, title: String? = nil,
        titleEnglish: String? = nil, from: String? = nil, to: String? = nil, units: String? = nil
    ) {
        self.folder = folder
        self.questionnaires = questionnaires
        self.scorecards = scorecards
        self.year = year
        self.title = title
        self.titleEnglish = titleEnglish
        self.from = from
        self.to = to
        self.units = units
    }
}
