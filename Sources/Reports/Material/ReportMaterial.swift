import Estimation
import Questionnaires
import Scorecards
public import Units

/// Everything that the reports of a campaign are composed of: values only, filled by whoever ran the stages.
public struct ReportMaterial: Sendable {
    /// What is known about the campaign as a whole.
    public var campaign: CampaignFacts
    /// The units; everything else speaks of them by their place here.
    public var units: UnitRegistry
    /// The surveys of the campaign, one for each questionnaire, their break-downs judged by disclosure control.
    public private(set) var surveys: [SurveyMaterial]
    /// The scored cards of the reform index.
    public var cards: [CardMaterial]

    /// What people wrote that a reviewer released, in the reviewer's order.
    public var comments: [ReleasedComment] = []

    /// Makes material from its parts.
    public init(
        campaign: CampaignFacts, units: UnitRegistry, surveys: [SurveyMaterial], cards: [CardMaterial] = []
    ) {
        self.campaign = campaign
        self.units = units
        let control = DisclosureControl(smallestCell: campaign.smallestCell)
        self.surveys = surveys.map { $0.protected(by: control, units: units) }
        self.cards = cards
    }

    /// The units that have a page, in the order of their file; places that the registry lacks are left out.
    var coveredUnits: [Int] {
        units.fileOrder.filter { unit in
            surveys.contains { $0.index.forms[unit] != nil || $0.overall(.unit(unit)) != nil }
                || cards.contains { $0.results.sheet(ofUnit: unit) != nil }
        }
    }

    /// Whether there was a survey, of which a field report tells.
    var hasField: Bool { !surveys.isEmpty }

    /// Whether there are ranks to announce, which the annex of a decision holds.
    var hasDecision: Bool { !cards.isEmpty }

    /// The notices that every report prints before anything else: that the data are made, that wordings are not official.
    var notices: [Notice] {
        var found: [Notice] = []
        if let notice = campaign.notice { found.append(.campaign(notice)) }
        for survey in surveys {
            if let notice = survey.questionnaire.wordingNotice {
                found.append(.wording(of: survey.questionnaire.title, notice))
            }
        }
        for material in cards where !material.card.isOfficialWording {
            found.append(.wording(of: material.card.title, MethodTexts.unofficialCard))
        }
        return found
    }
}
