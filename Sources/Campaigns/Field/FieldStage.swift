internal import Estimation
internal import Figures
internal import Questionnaires
internal import Responses
internal import Units
internal import Validation
internal import Weighting

/// What the checks of the field found in one questionnaire's accepted forms, what leaving the flagged forms out would
/// change, and how far the forms that wait could move the figures.
///
/// From values to values: nothing is kept, and no record's fate changes.
struct FieldStage {
    /// What one check came to.
    struct Check {
        let outcome: FieldOutcome
        /// The figures that would change, the whole campaign first; empty where nothing is flagged.
        let effects: [Effect]
    }

    /// One figure with and without the flagged forms.
    struct Effect {
        let scope: EstimateScope
        let with: Estimate
        let without: Estimate
    }

    /// How far a figure could move once the waiting forms are mended.
    struct Range {
        let scope: EstimateScope
        /// How many forms wait that the figure could be of.
        let waiting: Int
        /// The figure as it stands; nil where every form waits.
        let figure: Estimate?
        /// The figure if every answer of the waiting forms were the lowest.
        let lowest: Estimate
        /// The figure if every answer of the waiting forms were the highest.
        let highest: Estimate
    }

    let questionnaire: Questionnaire
    let checks: [Check]
    let ranges: [Range]
    /// Why there are no effects or ranges, where there are none.
    let remark: LocalizedText?
    /// What is to be said of the ranges: by which N they were made, or why there are none.
    let rangeRemark: LocalizedText?
    /// Where the accepted forms come from, by row.
    let origins: [RecordOrigin]
    /// The batches, by the places that origins name.
    let batches: [BatchSource]

    /// Runs the checks and works out what they would change.
    init(
        campaign: Campaign, questionnaire: Questionnaire, batches: [BatchContents], result: ValidationResult,
        progress: ProgressSink
    ) throws(CampaignError) {
        self.questionnaire = questionnaire
        self.batches = result.batches.map(\.source)
        origins = result.accepted.origins
        progress(.stage(LocalizedText(vi: "Kiểm tra hiện trường", en: "Checking the field")))
        let outcomes = FieldChecks(questionnaire: questionnaire, settings: campaign.definition.checks)
            .outcomes(on: result.accepted, batches: self.batches)
        let estimation = try HeadlineEstimation(campaign: campaign, questionnaire: questionnaire)
        guard let root = estimation.root else {
            checks = outcomes.map { Check(outcome: $0, effects: []) }
            ranges = []
            rangeRemark = nil
            remark = LocalizedText(
                vi: "Mẫu phiếu không có chỉ số nên không tính được thay đổi.",
                en: "The questionnaire has no index, so no change can be worked out.")
            return
        }
        let figures = estimation.figures(of: result.accepted)
        progress(
            .stage(LocalizedText(vi: "Tính thay đổi nếu bỏ phiếu bị nghi", en: "Working out what flags would change")))
        checks = outcomes.map { outcome in
            let without =
                outcome.flaggedRows.isEmpty
                ? [:] : estimation.figures(of: result.accepted, without: outcome.flaggedRows)
            return Check(outcome: outcome, effects: Self.effects(figures, without, order: estimation.scopes))
        }
        let waiting = WaitingForms(questionnaire: questionnaire, items: Set(root.itemIDs), batches: batches, result)
        (ranges, rangeRemark) = waiting.ranges(figures, estimation)
        remark =
            figures.isEmpty && result.accepted.rowCount > 0
            ? LocalizedText(
                vi: "Không ước lượng được chỉ số nên không tính được thay đổi; xem lệnh index.",
                en: "The index cannot be estimated, so no change can be worked out; see the command index.") : nil
    }

    /// The figures that change: those whose base is another, and the whole.
    private static func effects(
        _ with: [EstimateScope: Estimate], _ without: [EstimateScope: Estimate], order: [EstimateScope]
    ) -> [Effect] {
        order.compactMap { scope in
            guard let before = with[scope], let after = without[scope] else { return nil }
            guard scope == .whole || before.respondents != after.respondents else { return nil }
            return Effect(scope: scope, with: before, without: after)
        }
    }
}

/// Estimates the overall index of the whole campaign and of each unit, from any table of its forms.
struct HeadlineEstimation {
    let root: IndexNode?
    /// The whole first, then the units.
    let scopes: [EstimateScope]
    private let questionnaire: Questionnaire
    private var units: UnitRegistry
    private var plan: WeightingPlan
    private let settings: EstimationSettings

    init(campaign: Campaign, questionnaire: Questionnaire) throws(CampaignError) {
        self.questionnaire = questionnaire
        units = campaign.units
        root = questionnaire.index?.root
        scopes = [.whole] + campaign.units.units.indices.map { .unit($0) }
        plan = try DesignDocuments(campaign).plan()
        // Only the figures are compared: replicates would tell nothing more.
        var settings = try campaign.estimationSettings(formula: nil)
        settings.replication = nil
        self.settings = settings
    }

    /// The figures of a table in canonical order, by whose they are; empty where they cannot be estimated, such as by
    /// weights whose margins have a level without forms.
    func figures(of table: ResponseTable) -> [EstimateScope: Estimate] {
        guard let root, table.rowCount > 0,
            let sample = try? WeightedSample(table, questionnaire: questionnaire, units: units, plan: plan),
            let estimator = try? SurveyEstimator(
                sample, questionnaire: questionnaire, units: units, settings: settings),
            let estimates = try? estimator.estimates(SurveyEstimator.Request(scopes: scopes, nodes: [root.id]))
        else { return [:] }
        return Dictionary(estimates.map { ($0.scope, $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// Why a table cannot be weighed; nil where it can.
    func problem(of table: ResponseTable) -> LocalizedText? {
        do throws(WeightingError) {
            _ = try WeightedSample(table, questionnaire: questionnaire, units: units, plan: plan)
            return nil
        } catch {
            return error.message
        }
    }

    /// The same estimation where N of a unit or stratum is no smaller than its number of forms in a table, and the places where it was.
    func withPopulations(for table: ResponseTable) -> (estimation: HeadlineEstimation, raised: [String]) {
        var result = self
        var raised: [String] = []
        var byUnit = [Int](repeating: 0, count: units.count)
        var byStratum: [StratumName: Int] = [:]
        let position = questionnaire.position(of: .stratum)
        let cells = CellText(questionnaire)
        for row in 0..<table.rowCount {
            guard let unit = table.unit(row) else { continue }
            byUnit[unit] += 1
            guard plan.strata != nil, let position else { continue }
            let text =
                table.columns[position].missingReason(row) == nil
                ? cells.answer(table, column: position, row: row) ?? "" : ""
            byStratum[StratumName(unit: unit, stratum: FoldedText(text)), default: 0] += 1
        }
        var all = units.units
        for unit in all.indices where all[unit].population.map({ $0 < byUnit[unit] }) ?? false {
            all[unit].population = byUnit[unit]
            if plan.steps.contains(where: { if case .populationByUnit = $0 { true } else { false } }) {
                raised.append(all[unit].code)
            }
        }
        if let registry = try? UnitRegistry(all) { result.units = registry }
        let names = byStratum.sorted { ($0.key.unit, $0.key.stratum.text) < ($1.key.unit, $1.key.stratum.text) }
        for (name, count) in names {
            let known = plan.strata?[unit: name.unit, stratum: name.stratum.text]
            guard let known, known.population.map({ $0 < count }) ?? false else { continue }
            result.plan.strata?[unit: name.unit, stratum: name.stratum.text] = StrataTable.Stratum(
                population: count, psus: known.psus)
            raised.append("\(units.units[name.unit].code) / \(name.stratum)")
        }
        return (result, raised)
    }

    private struct StratumName: Hashable {
        var unit: Int
        var stratum: FoldedText
    }

    /// The figures of a table without some of its rows, which are given in order.
    func figures(of table: ResponseTable, without rows: [Int]) -> [EstimateScope: Estimate] {
        var isLeftOut = [Bool](repeating: false, count: table.rowCount)
        for row in rows { isLeftOut[row] = true }
        return figures(of: table.gathered((0..<table.rowCount).filter { !isLeftOut[$0] }))
    }
}
