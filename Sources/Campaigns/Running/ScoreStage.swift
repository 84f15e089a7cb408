internal import Estimation
internal import Figures
internal import Questionnaires
internal import Reports
internal import Scorecards
internal import Tables
internal import Validation

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
        for (card, use) in zip(campaign.scorecards, campaign.definition.scorecards) where only == nil || only == card.id
        {
            for file in [use.scoresFile, use.previousFile].compactMap({ $0 }) where !Paths.exists(campaign.path(file)) {
                throw CampaignError(TableError.missingFile(file: campaign.path(file)))
            }
            do {
                let scores = try table(use.scoresFile)
                let before = try use.previousFile.map(table)
                let inputs = try ScoreInputs.read([scores], card: card, units: campaign.units)
                var previous = PreviousResults()
                if let before { previous = try PreviousResults.read(before, breaksMethod: use.methodBreak) }
                let results = try card.score(
                    units: campaign.units, inputs: inputs, surveys: figures, previous: previous,
                    on: campaign.definition.validation.to)
                cards.append(CardMaterial(card: card, results: results))
            } catch let error as ScorecardsError {
                errors.append(CampaignError(scorecard: error))
            } catch let error as TableError {
                errors.append(CampaignError(error))
            } catch {
                errors.append(CampaignError(.defect, vi: "lỗi chương trình: \(error)", en: "defect: \(error)"))
            }
        }
        guard errors.isEmpty else { throw CampaignError.combined(errors) }
        return cards
    }

    /// A table of the campaign, named by its path below the campaign's folder wherever it is printed.
    private func table(_ file: String) throws(TableError) -> Table {
        try Table(bytes: try FileReader.allBytes(of: campaign.path(file)), name: file)
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
