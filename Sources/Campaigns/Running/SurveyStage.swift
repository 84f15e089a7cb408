internal import Estimation
internal import Figures
internal import Questionnaires
internal import Reports
internal import Responses
internal import Tables
internal import Validation
internal import Weighting

/// One questionnaire of a campaign on its way from batches to figures.
struct SurveyStage {
    let campaign: Campaign
    let questionnaire: Questionnaire
    let validation: ValidationResult
    /// The answers that decisions changed, in all questionnaires of the campaign.
    let corrections: [MadeCorrection]
    let sample: WeightedSample
    /// Whether the table of the sample names primary sampling units, and none of the forms could be found in it.
    let missesPSUs: Bool
    let estimator: SurveyEstimator

    /// Validates, weighs, and makes ready to estimate.
    init(
        campaign: Campaign, questionnaire: Questionnaire, decided: DecisionStage.Decided,
        formula: IndexDefinition.Formula? = nil, progress: ProgressSink
    ) throws(CampaignError) {
        self.campaign = campaign
        self.questionnaire = questionnaire
        corrections = decided.corrections
        progress(.stage(LocalizedText(vi: "Kiểm tra phiếu", en: "Checking records")))
        let issued = try IssuedForms(campaign)
        let validator = Validator(
            questionnaire: questionnaire, settings: campaign.definition.validation, decisions: decided.decisions,
            issued: issued)
        do {
            validation = try validator.validate(decided.batches.filter { $0.table.questionnaireID == questionnaire.id })
        } catch {
            throw CampaignError(.defect, [error.message])
        }
        progress(.stage(LocalizedText(vi: "Tính quyền số", en: "Weighting")))
        let plan = try DesignDocuments(campaign).plan(issued)
        var step: Int?
        do {
            sample = try WeightedSample(
                validation.accepted, questionnaire: questionnaire, units: campaign.units, plan: plan,
                beginning: { step = $0 })
        } catch {
            throw CampaignError(.unusableInput, [campaign.weightingPlace(step, error.message)])
        }
        missesPSUs = sample.clusters == nil && issued.sample.contains { !($0.psu ?? "").isEmpty }
        let settings = try campaign.estimationSettings(formula: formula)
        do {
            estimator = try SurveyEstimator(
                sample, questionnaire: questionnaire, units: campaign.units, settings: settings)
        } catch {
            throw CampaignError(.unusableInput, [error.message])
        }
    }

    /// The estimates asked for.
    func estimates(_ request: SurveyEstimator.Request) throws(CampaignError) -> [Estimate] {
        do { return try estimator.estimates(request) } catch { throw CampaignError(estimation: error) }
    }

    /// The estimates of several requests; replicate weights are made once for all.
    func estimates(_ requests: [SurveyEstimator.Request]) throws(CampaignError) -> [[Estimate]] {
        do { return try estimator.estimates(requests) } catch { throw CampaignError(estimation: error) }
    }

    /// Whether each row of the sample belongs to a period: by the day of the interview, or by its batch.
    func membership(of period: CampaignDefinition.Period) -> @Sendable (Int) -> Bool {
        let table = sample.responses
        let files = validation.batches.map(\.source.period)
        if period.from != nil || period.to != nil, let position = questionnaire.position(of: .date),
            case .dates(let dates) = table.columns[position]
        {
            return { row in
                guard let date = DateCodes.date(of: dates[row]) else { return false }
                return period.from.map { date >= $0 } ?? true && period.to.map { date <= $0 } ?? true
            }
        }
        return { row in files[Int(table.origins[row].batch)] == period.id }
    }
}

extension CampaignError {
    /// What a problem with estimates means for the command: only what was asked for can be wrong usage.
    init(estimation error: EstimationError) {
        let kind: Kind =
            switch error {
            case .notAGrouping, .noScores, .noSatisfiedLevel: .usage
            default: .unusableInput
            }
        self.init(kind, [error.message])
    }
}

extension Campaign {
    /// A message about weights behind the step that it comes from: file, line, element, and the tables that the step reads.
    ///
    /// - Parameter step: the step's place; nil for what goes by the design and not by a step.
    func weightingPlace(_ step: Int?, _ message: LocalizedText) -> LocalizedText {
        let file = "\(folder)/campaign.xml"
        let place: String
        let names: [String]
        if let step, definition.weighting.indices.contains(step) {
            let found = definition.weightingPlaces.indices.contains(step) ? definition.weightingPlaces[step] : nil
            place = "\(file)\(found?.line.map { ":\($0)" } ?? "") <\(found?.element ?? "weighting")>"
            names = tables(of: definition.weighting[step])
        } else {
            place = "\(file) <design>"
            names = [definition.design.strataFile, definition.design.clustersFile].compactMap { $0 }
        }
        let head = names.isEmpty ? place : "\(place) (\(names.joined(separator: ", ")))"
        return LocalizedText(vi: "\(head): \(message.vi)", en: "\(head): \(message.en)")
    }

    /// The tables that a step reads.
    private func tables(of step: CampaignDefinition.WeightingStepUse) -> [String] {
        switch step {
        case .populationByStratum: [definition.design.strataFile].compactMap { $0 }
        case .populationByCluster:
            [definition.design.strataFile, definition.design.clustersFile].compactMap { $0 }
        case .probability, .nonresponse: [definition.sampleFile].compactMap { $0 }
        default: step.files
        }
    }
    /// How figures are estimated, by the names that campaign.xml uses.
    func estimationSettings(formula: IndexDefinition.Formula?) throws(CampaignError) -> EstimationSettings {
        let use = definition.estimation
        do {
            var settings = EstimationSettings(
                confidence: try ConfidenceLevel(use.confidence),
                interval: ProportionIntervalMethod(rawValue: use.interval) ?? .logit,
                lonely: LonelyPSUPolicy(
                    LonelyPSUPolicy.Treatment(rawValue: definition.design.lonelyPSU) ?? .fail,
                    appliesToDomains: definition.design.lonelyPSUInDomains),
                formula: formula ?? use.formula, replication: use.replication)
            settings.precision = use.precision
            return settings
        } catch {
            throw CampaignError(.unusableInput, [error.message])
        }
    }
}

extension CampaignDefinition.EstimationUse {
    /// How samples are drawn again; nil for linearisation.
    var replication: ReplicationMethod? {
        switch variance {
        case "jackknife": .jackknife
        case "balanced": .balanced(rho: fay)
        case "bootstrap": .bootstrap(replicates: replicates, seed: seed)
        case "rescaledBootstrap": .rescaledBootstrap(replicates: replicates, seed: seed)
        default: nil
        }
    }
}
