import Questionnaires
import Units

/// What the reading of every batch of one questionnaire shares.
struct Instrument: Sendable {
    let questionnaire: Questionnaire
    private(set) var coders: CellCoders
    let registry: UnitRegistry
    let finder: UnitFinder

    init(_ questionnaire: Questionnaire, registry: UnitRegistry, finder: UnitFinder) {
        self.questionnaire = questionnaire
        coders = CellCoders(questionnaire)
        self.registry = registry
        self.finder = finder
    }

    /// The same for a table that writes answers in a way of its own.
    func adapted(to dialect: AnswerDialect) -> Instrument {
        var instrument = self
        instrument.coders = coders.adapted(to: dialect)
        return instrument
    }
}
