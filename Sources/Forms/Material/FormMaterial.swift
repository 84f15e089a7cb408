public import Figures
public import Questionnaires
public import Units

/// What a form is made of: the instrument, the language that it is printed in, and, if it is for one campaign, that campaign's
/// facts.
public struct FormMaterial: Sendable {
    /// What is asked.
    public var questionnaire: Questionnaire
    /// The language of the form; forms for devices hold both and begin with this one.
    public var language: Language
    /// The campaign that the form is for; nil for a form of the instrument alone.
    public var campaign: CampaignFacts?

    /// Makes material from its parts.
    public init(questionnaire: Questionnaire, language: Language, campaign: CampaignFacts? = nil) {
        self.questionnaire = questionnaire
        self.language = language
        self.campaign = campaign
    }

    /// The questions that somebody answers: all but the identifier that a form server gives.
    var asked: [Question] { questionnaire.questions.filter { $0.role != .instanceID } }

    /// A text in the form's language.
    func text(_ text: LocalizedText) -> String { text.text(language) }
}

/// What a form says about its campaign.
public struct CampaignFacts: Sendable {
    /// The identifier.
    public var id: String
    /// What the campaign is called.
    public var title: LocalizedText
    /// The office that carries it out.
    public var agency: LocalizedText?
    /// The first day of the interviews.
    public var from: CalendarDate?
    /// The last day of the interviews.
    public var to: CalendarDate?
    /// The units that forms may be about, in the order of their table.
    public var units: [Unit]
    /// What reads a cell as a unit, so that a form offers only spellings that are certain.
    public var finder: UnitFinder

    /// Makes the facts.
    public init(
        id: String, title: LocalizedText, agency: LocalizedText? = nil, from: CalendarDate? = nil,
        to: CalendarDate? = nil, units: [Unit], finder: UnitFinder
    ) {
        self.id = id
        self.title = title
        self.agency = agency
        self.from = from
        self.to = to
        self.units = units
        self.finder = finder
    }

    /// How a list of units offers one: with code and name where both together are certain to be read as the unit, else its code.
    func entry(of unit: Unit) -> String {
        let both = "\(unit.code) - \(unit.name)"
        guard let found = finder.find(both).unit, finder.registry.units[found].code == unit.code else {
            return unit.code
        }
        return both
    }
}
