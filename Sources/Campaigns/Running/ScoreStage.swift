internal import Estimation
internal import Figures
internal import Questionnaires
internal import Reports
internal import Scorecards
internal import Tables

/// Scores the units on the campaign's cards, with the satisfaction of its surveys.
struct ScoreStage {
    private let campaign: Campaign

    init(campaign: Campaign) { self.campaign = campaign }

    /// The scored cards.
    ///
    /// - Parameter only: the card wanted; nil for all.
    func cards(_ surveys: [SurveyMaterial], only: String? = nil) throws(CampaignError) -> [CardMaterial] {
        let figures = satisfaction(surveys)
        var cards: [CardMaterial] = []
        var errors: [CampaignError] = []
        for (card, use) in zip(campaign.scorecards, campaign.definition.scorecards) where only == nil || only == card.id {
            for file in [use.scoresFile, use.previousFile].compactMap({ $0 }) where !Paths.exists(campaign.path(file)) {
                throw CampaignError(TableError.missingFile(file: campaign.path(file)))
            }
            do {
                let inputs = try ScoreInputs.read(
                    file: campaign.path(use.scoresFile), card: card, units: campaign.units)
                let previous =
                    try use.previousFile.map { file throws(ScorecardsError) in
                        try PreviousResults.read(file: campaign.path(file), breaksMethod: use.methodBreak)
                    } ?? PreviousResults()
                let results = try card.score(
                    units: campaign.units, inputs: inputs, surveys: figures, previous: previous)
                cards.append(CardMaterial(card: card, results: results))
            } catch {
                errors.append(CampaignError(scorecard: error))
            }
        }
        guard errors.isEmpty else { throw CampaignError.combined(errors) }
        return cards
    }

    private func satisfaction(_ surveys: [SurveyMaterial]) -> SatisfactionFigures {
        var figures = SatisfactionFigures()
        for survey in surveys {
            for estimate in survey.estimates where estimate.group.isEmpty {
                guard case .unit(let unit) = estimate.scope else { continue }
                let item = estimate.kind == .overall ? nil : estimate.item
                figures[questionnaire: survey.questionnaire.id, unit: unit, item: item] = estimate.percent
            }
        }
        return figures
    }
}
