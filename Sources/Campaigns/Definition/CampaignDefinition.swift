public import Estimation
public import Figures
public import Intake
public import Questionnaires
public import Reports
internal import Responses
public import Validation

/// What campaign.xml says: one survey of one year, its parts by the names of their files.
public struct CampaignDefinition: Sendable {
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
    /// What the official documents have around their text.
    public var letterhead: LetterheadFacts?
    /// What the author of the campaign's report writes of limits and causes.
    public var words = AuthorWords()
    /// The parts of the campaign that results can be asked for.
    public var periods: [Period]
    /// The instruments, with the headings of batches that differ from their own.
    public var questionnaires: [QuestionnaireUse]
    /// The table of units, below the campaign's folder.
    public var unitsFile: String
    /// Spellings from the field that mean a unit for certain, by what was typed.
    public var unitAliases: [String: String]
    /// The table of the persons or forms drawn, below the campaign's folder.
    public var sampleFile: String?
    /// The table of the series of forms handed out, below the campaign's folder.
    public var issuedFile: String?
    /// The series of forms handed out that the definition itself lists.
    public var series: [SeriesUse]
    /// What is particular to single batches, by file.
    public var batches: [String: BatchUse]
    /// What validation is to do.
    public var validation: ValidationSettings
    /// The thresholds of the checks of the field.
    public var checks: FieldCheckSettings
    /// How respondents were drawn.
    public var design: DesignUse
    /// The steps that make the weights, in order.
    public var weighting: [WeightingStepUse]
    /// The element of each step and the line that it begins on, for messages.
    public var weightingPlaces: [StepPlace] = []
    /// How figures are estimated.
    public var estimation: EstimationUse
    /// How figures are rounded.
    public var rounding: RoundingRules
    /// The cards of the reform index.
    public var scorecards: [ScorecardUse]
    /// Last year's satisfaction results.
    public var previous: PreviousUse?
    /// What is asked about association; nil for nothing.
    public var association: AssociationUse?
    /// The fewest respondents of a cell by respondents' characteristics that is published.
    public var smallestCell = 5

    /// A part of the campaign, by days or by batches.
    public struct Period: Sendable, Hashable {
        /// The identifier.
        public var id: String
        /// What it is called.
        public var title: LocalizedText
        /// The first day, if it goes by days.
        public var from: CalendarDate?
        /// The last day, if it goes by days.
        public var to: CalendarDate?
    }

    /// An instrument of the campaign.
    public struct QuestionnaireUse: Sendable, Hashable {
        /// The questionnaire's identifier.
        public var id: String
        /// How its batches are read.
        public var settings: BatchSettings
    }

    /// Forms handed out to a unit.
    public struct SeriesUse: Sendable, Hashable {
        /// The unit's code.
        public var unit: String
        /// The first number.
        public var from: String?
        /// The last number.
        public var to: String?
        /// How many there are, where the numbers are not known.
        public var count: Int?
    }

    /// What is particular to a batch.
    public struct BatchUse: Sendable, Hashable {
        /// The questionnaire, where the campaign has several.
        public var questionnaire: String?
        /// What differs from the questionnaire's settings.
        public var settings: BatchSettings
    }

    /// How respondents were drawn.
    public struct DesignUse: Sendable, Hashable {
        /// The table of strata.
        public var strataFile: String?
        /// The table of primary sampling units.
        public var clustersFile: String?
        /// Whether the size of the population enters the variance.
        public var finitePopulation: Bool
        /// What a stratum with one PSU adds to the variance, by the name that `Estimation` uses.
        public var lonelyPSU: String
        /// Whether `adjust` and `average` also hold for strata of which a unit or group has one PSU only.
        public var lonelyPSUInDomains = false
    }

    /// How figures are estimated.
    public struct EstimationUse: Sendable, Hashable {
        /// The confidence level of intervals.
        public var confidence: Double
        /// The kind of interval, by the name that `Estimation` uses.
        public var interval: String
        /// A formula that takes the place of the questionnaire's own.
        public var formula: IndexDefinition.Formula?
        /// How variances are estimated: `linearisation`, or the name of a way to draw again.
        public var variance: String
        /// The number of replicates of a bootstrap.
        public var replicates: Int
        /// The seed of a bootstrap.
        public var seed: UInt64
        /// Fay's coefficient of half samples.
        public var fay: Double
        /// How differences between units and their block are judged together, by the name that `Statistics` uses.
        public var comparisons = "holm"
        /// Whether the summary of a unit tells the ranks that it may have in truth.
        public var showsPossibleRanks: Bool
        /// The limits from which figures are flagged as not precise.
        public var precision = PrecisionThresholds()
        /// The numbers k for which the overview names who may be among the best k; nil: 1, and 3 in blocks of six and more.
        public var bestRanks: [Int]?
    }

    /// What goes with overall satisfaction.
    public struct AssociationUse: Sendable, Hashable {
        /// The separately asked overall question; nil for the one that the index is made of.
        public var overall: String?
    }

    /// A card of the reform index.
    public struct ScorecardUse: Sendable, Hashable {
        /// The card's identifier.
        public var id: String
        /// The table of scores.
        public var scoresFile: String
        /// Last year's results.
        public var previousFile: String?
        /// Whether the method changed, so that no change is computed.
        public var methodBreak: Bool
    }

    /// Last year's satisfaction results.
    public struct PreviousUse: Sendable, Hashable {
        /// The table.
        public var file: String
        /// Whether the method changed, so that no change is computed.
        public var methodBreak: Bool
        /// How the changes of several units are judged together, by the name that `Statistics` uses.
        public var tests = "none"
    }
}
