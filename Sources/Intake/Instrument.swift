import Questionnaires
import Units

/// What the reading of every batch of one questionnaire shares.
struct Instrument: Sendable {
    let questionnaire: Questionnaire
    let coders: CellCoders
    let registry: UnitRegistry
    let finder: UnitFinder

    init(_ questionnaire: Questionnaire, registry: UnitRegistry, finder: UnitFinder) {
        self.questionnaire = questionnaire
        coders = CellCoders(questionnaire)
        self.registry = registry
        self.finder = finder
    }
}
