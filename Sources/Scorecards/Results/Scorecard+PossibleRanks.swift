public import Figures
internal import Statistics
public import Units

extension Scorecard {
    /// Which ranks units may have on the card in truth, given the sampling error of the satisfaction figures that earn points.
    ///
    /// Points that were appraised have no sampling error. What a figure's error makes of the index is taken by the secant: the card is
    /// scored with each figure one standard error higher and one lower (within 0 to 100 %), which is exact for rules that are linear
    /// there, and sees the steps of the others that lie within reach. Several figures of one unit, which come from the same
    /// respondents, add up as if they moved together, the most that can be. A unit of whose figures one has no known error cannot be
    /// told from any other.
    ///
    /// - Returns: the blocks in which two units are ranked; none where no error is known.
    /// - Throws: what scoring throws.
    public func possibleRanks(
        of results: ScoreResults, units: UnitRegistry, inputs: ScoreInputs, surveys: SatisfactionFigures,
        on date: CalendarDate? = nil, confidence: Double = 0.95, seed: UInt64 = 1
    ) throws(ScorecardsError) -> [BlockRanks] {
        guard surveys.hasErrors else { return [] }
        var errors: [Int: SatisfactionFigures.SamplingError] = [:]
        for key in surveyKeys {
            func scored(_ moved: SatisfactionFigures) throws(ScorecardsError) -> ScoreResults {
                try score(units: units, inputs: inputs, surveys: moved, on: date)
            }
            let higher = surveys.moved(key.questionnaire, item: key.item, by: 1)
            let lower = surveys.moved(key.questionnaire, item: key.item, by: -1)
            let above = try scored(higher)
            let below = try scored(lower)
            for sheet in results.sheets {
                let unit = sheet.unit
                guard surveys[questionnaire: key.questionnaire, unit: unit, item: key.item].double != nil else {
                    continue
                }
                var own = errors[unit] ?? .init(standardError: 0)
                if let error = surveys[errorOf: key.questionnaire, unit: unit, item: key.item] {
                    let distance =
                        (higher[questionnaire: key.questionnaire, unit: unit, item: key.item].double ?? 0)
                        - (lower[questionnaire: key.questionnaire, unit: unit, item: key.item].double ?? 0)
                    let change =
                        (above.sheet(ofUnit: unit)?.percent.value.double ?? 0)
                        - (below.sheet(ofUnit: unit)?.percent.value.double ?? 0)
                    if distance > 0 { own.standardError += abs(change) / distance * error.standardError }
                    own.degreesOfFreedom = min(own.degreesOfFreedom, error.degreesOfFreedom)
                } else {
                    own.standardError = 1e9
                }
                errors[unit] = own
            }
        }
        return results.blocks.compactMap { block in
            Self.ranks(block, results, errors, confidence: confidence, seed: seed)
        }
    }

    /// The questionnaires and items whose percentages earn points.
    private var surveyKeys: [(questionnaire: String, item: String?)] {
        var keys: [(questionnaire: String, item: String?)] = []
        for criterion in allCriteria {
            guard let questionnaire = criterion.questionnaire,
                !keys.contains(where: { $0.questionnaire == questionnaire && $0.item == criterion.item })
            else { continue }
            keys.append((questionnaire, criterion.item))
        }
        return keys
    }

    private static func ranks(
        _ block: BlockSummary, _ results: ScoreResults, _ errors: [Int: SatisfactionFigures.SamplingError],
        confidence: Double, seed: UInt64
    ) -> BlockRanks? {
        let sheets = block.ranked.compactMap { results.sheet(ofUnit: $0) }.filter { $0.percent.value.double != nil }
            .sorted { $0.unit < $1.unit }
        guard sheets.count > 1, sheets.contains(where: { (errors[$0.unit]?.standardError ?? 0) > 0 }) else {
            return nil
        }
        let figures = sheets.map { sheet in
            RankSets.Figure(
                value: sheet.percent.value.double ?? 0, standardError: errors[sheet.unit]?.standardError ?? 0,
                degreesOfFreedom: errors[sheet.unit]?.degreesOfFreedom ?? .infinity)
        }
        guard
            let sets = try? RankSets(
                figures, level: confidence, draws: RankSets.draws(figures: figures.count), seed: seed)
        else { return nil }
        return BlockRanks(
            block: block.block, confidence: confidence, units: sheets.map(\.unit), marginal: sets.marginal,
            simultaneous: sets.simultaneous, groups: sets.groups.map { $0.map { sheets[$0].unit } })
    }
}
