public import Figures

/// A criteria set (bộ tiêu chí): what earns points, by which rules, and how points become an index, a class and a rank.
///
/// Criteria sets are data that offices write; nothing of one province is built in.
public struct Scorecard: Sendable {
    /// The identifier, which is also the file's name before `.scorecard.xml`.
    public var id: String
    /// The version of the wording, as the office counts it.
    public var version: String
    /// The year that is assessed.
    public var year: Int
    /// What the set is called.
    public var title: LocalizedText
    /// The legal text or publication that it comes from.
    public var source: LocalizedText
    /// Whether the wording is the official text; if not, reports say so.
    public var isOfficialWording: Bool
    /// Whether the card is unfinished: it validates, but scores nothing.
    public var isDraft: Bool
    /// The first day on which it may be used.
    public var validFrom: CalendarDate?
    /// The last day on which it may be used.
    public var validTo: CalendarDate?
    /// The method's name; figures of years with another method are not compared (đứt chuỗi).
    public var method: String?
    /// The kinds of units that it is for, as in the list of units; empty for every kind.
    public var unitKinds: [String]
    /// The declared maximum.
    public var maximum: Ratio
    /// How each step rounds.
    public var roundings: RoundingRules
    /// What totals are the sum of.
    public var totalRule: TotalRule
    /// Whether a satisfaction percentage enters as printed or in full (76/91 of 30 points is 25,05; 25,06 if printed).
    public var satisfactionBasis: FigureBasis
    /// What happens when criteria do not apply.
    public var rebasing: Rebasing
    /// How ties share places.
    public var rankMethod: RankMethod
    /// What decides between units whose index is the same, in order.
    public var tieBreaks: [TieBreak]
    /// Rankings beside the one within blocks.
    public var rankingGroups: [RankingGroup]
    /// How merged and split units are compared with the year before.
    public var comparison: ComparisonSettings
    /// When a content is called weak in a block.
    public var weakContents: WeakContents
    /// Whether places go by the printed or the full percentage.
    public var rankBasis: FigureBasis
    /// The classes by block.
    public var classSchemes: [ClassScheme]
    /// The areas in order.
    public var areas: [CriterionGroup]
    /// Bonus and minus groups.
    public var adjustments: [AdjustmentGroup]

    /// Makes a card from its parts. `ScorecardReader` makes checked ones from documents.
    public init(
        id: String, version: String, year: Int, title: LocalizedText, source: LocalizedText,
        isOfficialWording: Bool = false, isDraft: Bool = false, validFrom: CalendarDate? = nil,
        validTo: CalendarDate? = nil, method: String? = nil, unitKinds: [String] = [], maximum: Ratio,
        roundings: RoundingRules = RoundingRules(), totalRule: TotalRule = .sumOfPrinted,
        satisfactionBasis: FigureBasis = .full, rebasing: Rebasing = .none, rankMethod: RankMethod = .competition,
        tieBreaks: [TieBreak] = [], rankingGroups: [RankingGroup] = [],
        comparison: ComparisonSettings = ComparisonSettings(), weakContents: WeakContents = WeakContents(),
        rankBasis: FigureBasis = .printed,
        classSchemes: [ClassScheme], areas: [CriterionGroup],
        adjustments: [AdjustmentGroup] = []
    ) {
        self.id = id
        self.version = version
        self.year = year
        self.title = title
        self.source = source
        self.isOfficialWording = isOfficialWording
        self.isDraft = isDraft
        self.validFrom = validFrom
        self.validTo = validTo
        self.method = method
        self.unitKinds = unitKinds
        self.maximum = maximum
        self.roundings = roundings
        self.totalRule = totalRule
        self.satisfactionBasis = satisfactionBasis
        self.rebasing = rebasing
        self.rankMethod = rankMethod
        self.tieBreaks = tieBreaks
        self.rankingGroups = rankingGroups
        self.comparison = comparison
        self.weakContents = weakContents
        self.rankBasis = rankBasis
        self.classSchemes = classSchemes
        self.areas = areas
        self.adjustments = adjustments
    }

    /// The criteria inside the hundred, in order.
    public var criteria: [Criterion] { areas.flatMap(\.criteria) }

    /// All criteria, those of bonus and minus groups last.
    public var allCriteria: [Criterion] { criteria + adjustments.flatMap(\.criteria) }

    /// The criterion of an identifier.
    public func criterion(_ id: String) -> Criterion? { allCriteria.first { $0.id == id } }

    /// The area, or criterion with sub-criteria, of an identifier.
    public func group(_ id: String) -> CriterionGroup? {
        func find(_ groups: [CriterionGroup]) -> CriterionGroup? {
            for group in groups {
                if group.id == id { return group }
                let inner = group.children.compactMap { if case .group(let group) = $0 { group } else { nil } }
                if let found = find(inner) { return found }
            }
            return nil
        }
        return find(areas)
    }

    /// Whether an identifier is that of the card, or of a criterion, area or bonus or minus group of it.
    public func has(_ id: String) -> Bool {
        self.id == id || criterion(id) != nil || group(id) != nil || adjustments.contains { $0.id == id }
    }

    /// The sum of the maxima of one source of points.
    ///
    /// Throws `overflow` if it does not fit in 128 bits.
    public func maximum(of source: PointSource) throws(FiguresError) -> Ratio {
        try Ratio.sum(criteria.lazy.filter { $0.source == source }.map(\.maximum))
    }

    /// The questionnaires of the campaign that the card needs, in the order of its criteria.
    public var questionnaires: [String] {
        var found: [String] = []
        for case let questionnaire? in allCriteria.map(\.questionnaire) where !found.contains(questionnaire) {
            found.append(questionnaire)
        }
        return found
    }

    /// The classes that a block's units are put into.
    public func classScheme(for block: String?) -> ClassScheme? {
        classSchemes.first { $0.block != nil && $0.block == block } ?? classSchemes.first { $0.block == nil }
    }
}
