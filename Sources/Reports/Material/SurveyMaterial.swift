public import Estimation
public import Figures
public import Questionnaires
public import Units
public import Validation

/// What one questionnaire of a campaign brought: forms, batches, estimates, places and changes.
public struct SurveyMaterial: Sendable {
    /// The instrument.
    public let questionnaire: Questionnaire
    /// How an answer counts; the campaign may have set another formula than the instrument's own.
    public let formula: IndexDefinition.Formula?
    /// What the figures of blocks and of the whole are made of.
    public let pooling: Pooling
    /// What became of the forms, by unit and for unknown units.
    public let forms: [FormAccount]
    /// The batches in their order.
    public let batches: [BatchMaterial]
    /// The figures of the whole, of blocks and of units for all nodes of the index.
    public let estimates: [Estimate]
    /// The overall figures by one characteristic each.
    public let breakdowns: [Estimate]
    /// The overall figures by period.
    public let periods: [PeriodEstimate]
    /// What the weights look like, by unit.
    public let weights: [Int: WeightFacts]
    /// What the checks of the field found; nil where they were not made.
    public let field: FieldSummary?
    /// The places of units in their blocks.
    public let places: [Int: SatisfactionPlace]
    /// The ranks that the units of each block may have in truth; empty where they were not worked out.
    public let rankSets: [BlockRanks]
    /// The changes against the year before.
    public let changes: [EstimateScope: SatisfactionChange]

    /// The break-downs with those marked that disclosure control withholds: what every form of a report shows.
    private(set) var disclosed: [DisclosedCell]

    /// The quartiles of the number questions.
    public let numbers: [NumberFigure]
    /// What goes with the overall question; nil where nobody asked.
    public let association: SurveyAssociation?
    /// What people should know before they trust the errors; empty if nothing.
    public var cautions: [LocalizedText] = []
    /// What each interviewer brought; empty for a questionnaire that asks for none.
    public var interviewers: [InterviewerTally] = []
    /// How units differ from their blocks.
    private let contrasts: [SurveyIndex.Key: BlockContrast]

    let index: SurveyIndex

    /// Makes material from its parts and builds its look-ups once.
    public init(
        questionnaire: Questionnaire, formula: IndexDefinition.Formula? = nil, pooling: Pooling = .pooled,
        forms: [FormAccount], batches: [BatchMaterial] = [], estimates: [Estimate], breakdowns: [Estimate] = [],
        periods: [PeriodEstimate] = [], weights: [Int: WeightFacts] = [:],
        places: [Int: SatisfactionPlace] = [:], changes: [EstimateScope: SatisfactionChange] = [:],
        rankSets: [BlockRanks] = [], contrasts: [BlockContrast] = [],
        numbers: [NumberFigure] = [], association: SurveyAssociation? = nil,
        field: FieldSummary? = nil
    ) {
        self.field = field
        self.questionnaire = questionnaire
        self.formula = formula ?? questionnaire.index?.formula
        self.pooling = pooling
        self.forms = forms
        self.batches = batches
        self.estimates = estimates
        self.breakdowns = breakdowns
        // Nothing of them is shown before control has been asked.
        disclosed = breakdowns.map { DisclosedCell(estimate: $0, isWithheld: true) }
        self.periods = periods
        self.weights = weights
        self.places = places
        self.changes = changes
        self.rankSets = rankSets
        self.numbers = numbers
        self.association = association
        self.contrasts = Dictionary(
            contrasts.map { (SurveyIndex.Key(scope: .unit($0.unit), item: $0.item), $0) },
            uniquingKeysWith: { first, _ in first })
        index = SurveyIndex(
            forms: forms, batches: batches, estimates: estimates, breakdowns: breakdowns, periods: periods)
    }

    /// The node that the index as a whole is; nil for an instrument without an index.
    public var root: IndexNode? { questionnaire.index?.root }

    /// The figure of a node for a scope.
    public func estimate(_ scope: EstimateScope, _ item: String) -> Estimate? {
        index.estimates[SurveyIndex.Key(scope: scope, item: item)].map { estimates[$0] }
    }

    /// The quartiles of the number questions of a scope.
    func numbers(_ scope: EstimateScope) -> [NumberFigure] { numbers.filter { $0.scope == scope } }

    /// Why the quartiles of a scope are not published; nil where they are. Those of a few persons are nearly their answers.
    func absence(of figure: NumberFigure, smallest: Int) -> Absence? {
        figure.absence ?? (figure.respondents < smallest ? .suppressed : nil)
    }

    /// How a unit's figure of a node differs from its block's; nil where nothing was compared.
    func contrast(_ scope: EstimateScope, _ item: String) -> BlockContrast? {
        contrasts[SurveyIndex.Key(scope: scope, item: item)]
    }

    /// The overall figure of a scope.
    public func overall(_ scope: EstimateScope) -> Estimate? {
        root.flatMap { estimate(scope, $0.id) }
    }

    /// The overall figures of a scope by characteristic: variables in the order of the questionnaire, levels as given.
    func breakdowns(_ scope: EstimateScope) -> [DisclosedCell] {
        (index.breakdowns[scope] ?? []).map { disclosed[$0] }
    }

    /// The same survey with its break-downs judged by disclosure control.
    func protected(by control: DisclosureControl, units: UnitRegistry) -> SurveyMaterial {
        var survey = self
        survey.disclosed = control.marked(breakdowns, of: questionnaire, units: units)
        return survey
    }

    /// The overall figures of a scope by period.
    public func periods(_ scope: EstimateScope) -> [PeriodEstimate] {
        (index.periods[scope] ?? []).map { periods[$0] }
    }

    /// What became of a unit's forms; an account of nothing for a unit without any.
    public func forms(of unit: Int) -> FormAccount {
        index.forms[unit].map { forms[$0] } ?? FormAccount(unit: unit, accepted: 0)
    }

    /// How many of a unit's records wait because of each rule, by rule.
    public func refusals(of unit: Int) -> [Refusal] { index.refusals[unit] ?? [] }

    /// The place of a unit in its block.
    public func place(of unit: Int) -> SatisfactionPlace { places[unit] ?? .unranked(.notRanked) }

    /// The ranks that a unit may have in truth, by itself; nil where they were not worked out.
    public func possibleRanks(of unit: Int) -> ClosedRange<Int>? {
        rankSets.lazy.compactMap { $0.marginal(of: unit) }.first
    }

    /// The ranks that a unit may have in truth, together with those of all units of its block; nil where they were not
    /// worked out.
    public func possibleRanksTogether(of unit: Int) -> ClosedRange<Int>? {
        rankSets.lazy.compactMap { $0.simultaneous(of: unit) }.first
    }

    /// The change of a scope against the year before.
    public func change(of scope: EstimateScope) -> SatisfactionChange {
        changes[scope] ?? SatisfactionChange(absent: .noPreviousYear)
    }
}
