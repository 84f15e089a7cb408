public import Estimation
public import Figures

/// What is known about a campaign as a whole, in the words that its reports print.
public struct CampaignFacts: Sendable, Hashable {
    /// The identifier, which is also the folder's name.
    public var id: String
    /// The year that the results are of.
    public var year: Int
    /// What the campaign is called.
    public var title: LocalizedText
    /// What every report says first, such as that the data are made.
    public var notice: LocalizedText?
    /// The office that publishes the results.
    public var agency: LocalizedText?
    /// What its official documents have around their text, besides the agency.
    public var letterhead: LetterheadFacts?
    /// What the author of the campaign's report writes that no figure tells.
    public var words = AuthorWords()
    /// The first day of the fieldwork.
    public var fieldworkFrom: CalendarDate?
    /// The last day of the fieldwork.
    public var fieldworkTo: CalendarDate?
    /// The parts of the campaign that results are also given for.
    public var periods: [ReportPeriod]
    /// The program that made the reports, with its version.
    public var program: String
    /// How each named step rounds. `percent` rounds indices, rates and limits of intervals; `part` the shares of the
    /// levels of answers; `change` differences between years.
    public var rounding: RoundingRules
    /// The confidence level of intervals, such as 0.95.
    public var confidence: Double
    /// How intervals are computed.
    public var intervalMethod: LocalizedText
    /// How respondents were drawn and what the variance takes for its unit: strata, sampling units, finite population.
    public var design: LocalizedText
    /// How differences are told from chance; nil where nothing is said of it.
    public var tests: LocalizedText?
    /// The steps that made the weights, in order; none where every form counts the same.
    public var weighting: [LocalizedText]
    /// The fewest respondents of a cell by respondents' characteristics that is published.
    public var smallestCell: Int
    /// Whether the summary of a unit tells the ranks that it may have in truth.
    public var showsPossibleRanks: Bool
    /// The limits from which figures are flagged as not precise.
    public var precision = PrecisionThresholds()
    /// The numbers k for which it is told who may be among the best k; nil: 1, and 3 in blocks of six and more.
    public var bestRanks: [Int]?

    /// The numbers k for which it is told of a block who may be among the best k.
    func bestRanks(units: Int) -> [Int] {
        guard let bestRanks else { return units >= 6 ? [1, 3] : [1] }
        return bestRanks.filter { $0 < units }
    }

    /// Makes facts from their parts.
    public init(
        id: String, year: Int, title: LocalizedText, notice: LocalizedText? = nil, agency: LocalizedText? = nil,
        letterhead: LetterheadFacts? = nil, fieldworkFrom: CalendarDate? = nil, fieldworkTo: CalendarDate? = nil,
        periods: [ReportPeriod] = [],
        program: String, rounding: RoundingRules = RoundingRules(), confidence: Double = 0.95,
        intervalMethod: LocalizedText, design: LocalizedText, weighting: [LocalizedText] = [], smallestCell: Int = 5,
        showsPossibleRanks: Bool = false
    ) {
        self.id = id
        self.year = year
        self.title = title
        self.notice = notice
        self.agency = agency
        self.letterhead = letterhead
        self.fieldworkFrom = fieldworkFrom
        self.fieldworkTo = fieldworkTo
        self.periods = periods
        self.program = program
        self.rounding = rounding
        self.confidence = confidence
        self.intervalMethod = intervalMethod
        self.design = design
        self.weighting = weighting
        self.smallestCell = smallestCell
        self.showsPossibleRanks = showsPossibleRanks
    }
}

/// A part of a campaign, such as a quarter.
public struct ReportPeriod: Sendable, Hashable {
    /// The identifier.
    public var id: String
    /// What it is called.
    public var title: LocalizedText
    /// The first day, if it goes by days.
    public var from: CalendarDate?
    /// The last day, if it goes by days.
    public var to: CalendarDate?

    /// Makes a period from its parts.
    public init(id: String, title: LocalizedText, from: CalendarDate? = nil, to: CalendarDate? = nil) {
        self.id = id
        self.title = title
        self.from = from
        self.to = to
    }
}
