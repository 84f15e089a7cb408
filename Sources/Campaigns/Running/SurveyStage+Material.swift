internal import Estimation
internal import Figures
internal import Questionnaires
internal import Reports
internal import Responses
internal import Statistics
internal import Tables
internal import Units
internal import Validation
internal import Weighting

extension SurveyStage {
    /// Everything that reports need of this survey.
    ///
    /// - Parameter checksField: whether the checks of the field are made besides.
    func material(progress: ProgressSink, checksField: Bool = false) throws(CampaignError) -> SurveyMaterial {
        progress(.stage(LocalizedText(vi: "Ước lượng chỉ số hài lòng", en: "Estimating the satisfaction index")))
        let scopes = estimator.allScopes
        let nodes = (questionnaire.index?.root.id).map { Set([$0]) }
        let groups = breakdownQuestions
        let all = try self.estimates(
            [SurveyEstimator.Request(scopes: scopes)]
                + groups.map { SurveyEstimator.Request(scopes: scopes, groups: [$0], nodes: nodes) }
                + campaign.definition.periods.map {
                    SurveyEstimator.Request(scopes: scopes, nodes: nodes, isIn: membership(of: $0))
                })
        let estimates = all[0]
        let breakdowns = all[1...].prefix(groups.count).flatMap { $0 }
        let periods = zip(campaign.definition.periods, all.dropFirst(1 + groups.count)).flatMap { period, estimates in
            estimates.map { PeriodEstimate(period: period.id, estimate: $0) }
        }
        let printed = printedByUnit(estimates)
        var material = SurveyMaterial(
            questionnaire: questionnaire, formula: estimator.formula,
            pooling: pooling, forms: forms(),
            batches: validation.batches.map(BatchMaterial.init), estimates: estimates, breakdowns: breakdowns,
            periods: periods, weights: weights(), places: places(printed), changes: try changes(estimates, printed),
            rankSets: rankSets(estimates), contrasts: try contrasts(),
            numbers: try numbers(), association: try association(),
            field: checksField
                ? FieldSummary(validation, questionnaire: questionnaire, settings: campaign.definition.checks) : nil)
        material.cautions = cautions
        material.interviewers = validation.interviewers
        return material
    }

    /// What the figures of blocks and of the whole are made of: by N only where the weights of every unit sum to it.
    var pooling: Pooling {
        guard sample.isWeighted else { return .pooled }
        let areByPopulation = zip(sample.diagnostics, campaign.units.units).allSatisfy { diagnostics, unit in
            guard let diagnostics else { return true }
            guard let population = unit.population else { return false }
            return abs(diagnostics.sum - Double(population)) <= 1e-6 * Double(max(population, 1))
        }
        return areByPopulation ? .populationWeighted : .weighted
    }

    /// What the units' overall figures say of places and changes, without other figures.
    ///
    /// - Parameter isWanted: otherwise only what the survey is.
    func standing(isWanted: Bool) throws(CampaignError) -> SurveyMaterial {
        guard isWanted, let root = questionnaire.index?.root.id else {
            return SurveyMaterial(
                questionnaire: questionnaire, formula: estimator.formula, pooling: pooling, forms: [], estimates: [])
        }
        let estimates = try estimates(SurveyEstimator.Request(scopes: estimator.allScopes, nodes: [root]))
        let printed = printedByUnit(estimates)
        return SurveyMaterial(
            questionnaire: questionnaire, formula: estimator.formula, pooling: pooling, forms: [], estimates: [],
            places: places(printed), changes: try changes(estimates, printed), rankSets: rankSets(estimates))
    }

    /// The questions about respondents that overall figures are also given by: choose-one, not rated, not personal.
    private var breakdownQuestions: [String] {
        let items = Set(questionnaire.index?.root.itemIDs ?? [])
        return questionnaire.questions.filter { question in
            guard case .single = question.kind, !items.contains(question.id), !question.isPersonal else { return false }
            let levels = questionnaire.scale(of: question)?.levels.count ?? 0
            return levels <= 12 && !(questionnaire.scale(of: question)?.hasSatisfiedLevels ?? false)
        }.map(\.id)
    }

    /// The printed overall figure of each unit.
    func printedByUnit(_ estimates: [Estimate]) -> [FixedDecimal?] {
        var printed = [FixedDecimal?](repeating: nil, count: campaign.units.count)
        for estimate in estimates where estimate.kind == .overall && estimate.group.isEmpty {
            if case .unit(let unit) = estimate.scope {
                printed[unit] = try? estimate.percent.rounded(campaign.definition.rounding.percent)
            }
        }
        return printed
    }

    func places(_ printed: [FixedDecimal?]) -> [Int: SatisfactionPlace] {
        let ranks = SatisfactionRanking.ranks(printed, units: campaign.units)
        var places: [Int: SatisfactionPlace] = [:]
        for block in campaign.units.blocks {
            let ranked = block.units.count { ranks[$0] != nil }
            for unit in block.units {
                if let rank = ranks[unit], ranked > 1 {
                    places[unit] = .ranked(rank, of: ranked)
                } else {
                    let isUnranked = !campaign.units.units[unit].isRanked
                    places[unit] = .unranked(
                        isUnranked ? .notRanked : printed[unit] == nil ? .noResponses : .notApplicable)
                }
            }
        }
        return places
    }

    /// The ranks that units may have in truth.
    func rankSets(_ estimates: [Estimate]) -> [BlockRanks] {
        var overall: [Int: Estimate] = [:]
        for estimate in estimates where estimate.kind == .overall && estimate.group.isEmpty {
            if case .unit(let unit) = estimate.scope { overall[unit] = estimate }
        }
        return SatisfactionRankSets.sets(overall, units: campaign.units, seed: campaign.definition.estimation.seed)
    }

    func changes(
        _ estimates: [Estimate], _ printed: [FixedDecimal?]
    ) throws(CampaignError) -> [EstimateScope: SatisfactionChange] {
        guard let use = campaign.definition.previous else { return [:] }
        let previous: PreviousFigures
        let table = try DesignHeadings.table(campaign.path(use.file))
        do throws(TableRowProblems) {
            previous = try PreviousFigures(table, units: campaign.units, isMethodBreak: use.methodBreak)
        } catch {
            throw CampaignError(.unusableInput, error.texts)
        }
        var scopes: [EstimateScope] = []
        var found: [YearChange] = []
        for estimate in estimates where estimate.kind == .overall && estimate.group.isEmpty {
            guard case .unit(let unit) = estimate.scope else { continue }
            scopes.append(estimate.scope)
            found.append(
                YearChange(
                    estimate, printed: printed[unit], unit: unit, previous: previous,
                    rounding: campaign.definition.rounding.change))
        }
        YearChange.adjust(&found, by: MultipleTesting(rawValue: use.tests) ?? .none)
        var changes: [EstimateScope: SatisfactionChange] = [:]
        for (scope, change) in zip(scopes, found) {
            if let before = change.previous, let points = change.change {
                changes[scope] = SatisfactionChange(
                    previous: before, change: points, isSignificant: change.isSignificant,
                    test: change.difference.map {
                        SatisfactionChange.Test(
                            difference: $0, standardError: change.standardError, pValue: change.pValue,
                            adjustedPValue: change.adjustedPValue, absence: change.testAbsence)
                    })
            } else {
                changes[scope] = SatisfactionChange(
                    absent: change.absence ?? .notComparable, previous: change.previous)
            }
            changes[scope]?.ancestors = change.ancestors
        }
        return changes
    }

    private func weights() -> [Int: WeightFacts] {
        var facts: [Int: WeightFacts] = [:]
        for (unit, diagnostics) in sample.diagnostics.enumerated() {
            guard let diagnostics else { continue }
            facts[unit] = WeightFacts(
                population: campaign.units.units[unit].population, respondents: diagnostics.respondents,
                sum: diagnostics.sum, kishDesignEffect: diagnostics.kishDesignEffect,
                effectiveSampleSize: diagnostics.effectiveSampleSize, minimum: diagnostics.minimum,
                maximum: diagnostics.maximum, coefficientOfVariation: diagnostics.coefficientOfVariation,
                largestShare: diagnostics.largestShare, marginError: marginError(campaign.units.units[unit].code))
        }
        return facts
    }

    /// What goes with the overall question, if the campaign asks.
    private func association() throws(CampaignError) -> SurveyAssociation? {
        guard let use = campaign.definition.association else { return nil }
        if let overall = use.overall, !campaign.questionnaires.contains(where: { $0.position(of: overall) != nil }) {
            throw CampaignError(
                .unusableInput,
                vi:
                    "campaign.xml: <association overall=\"\(overall)\">: không phiếu nào của đợt khảo sát có câu «\(overall)».",
                en:
                    "campaign.xml: <association overall=\"\(overall)\">: no form of the campaign has a question “\(overall)”."
            )
        }
        let method = MultipleTesting(rawValue: campaign.definition.estimation.comparisons) ?? .holm
        let groups = breakdownQuestions.filter { $0 != use.overall }
        do {
            return try estimator.association(overall: use.overall, characteristics: groups, by: method)
        } catch {
            throw CampaignError(.unusableInput, [error.message])
        }
    }

    /// The quartiles of number questions.
    private func numbers() throws(CampaignError) -> [NumberFigure] {
        do { return try estimator.numberFigures(estimator.allScopes) } catch {
            throw CampaignError(.unusableInput, [error.message])
        }
    }

    /// How each unit differs from its block.
    private func contrasts() throws(CampaignError) -> [BlockContrast] {
        let method = MultipleTesting(rawValue: campaign.definition.estimation.comparisons) ?? .holm
        do { return try estimator.blockContrasts(by: method) } catch {
            throw CampaignError(.unusableInput, [error.message])
        }
    }

    /// The worst level of the unit's own margins, or of those over all units.
    private func marginError(_ code: String) -> WeightFacts.MarginError? {
        let own = sample.marginErrors[code]
        return (own ?? sample.marginErrors[nil]).map { error in
            WeightFacts.MarginError(
                margin: error.margin, level: error.level, relative: error.relative, isOverAll: own == nil)
        }
    }

    /// What became of each unit's forms; those whose unit is not known last.
    private func forms() -> [FormAccount] {
        guard let forms = validation.forms else { return [] }
        return (forms.units + [forms.unknown]).map(FormAccount.init)
    }
}
