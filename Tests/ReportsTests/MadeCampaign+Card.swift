import Estimation
import Figures
import Reports
import Scorecards
import Units

extension MadeCampaign {
    /// The commune card with made points for every commune but the fourteenth, which lacks one criterion.
    func card(_ units: UnitRegistry, _ survey: SurveyMaterial) throws -> CardMaterial {
        let card = try Self.card()
        var inputs = ScoreInputs()
        for unit in card.scoredUnits(of: units) {
            var numbers = MadeNumbers(seed: UInt64(unit + 11))
            for criterion in card.criteria where criterion.source != .satisfaction {
                if units.units[unit].code == "X14" && criterion.id == "1.5" { continue }
                var values = criterion.rule.inputs.map { input -> (String, Ratio) in
                    switch input.name {
                    case "numerator": ("numerator", Ratio(criterion.id == "1.2" ? 10 : 16 + numbers.next(below: 3)))
                    case "denominator": ("denominator", Ratio(18))
                    case "met": ("met", Ratio(numbers.next(below: 5) == 0 ? 0 : 1))
                    default: (input.name, Ratio(numbers.next(below: 2)))
                    }
                }
                if values.isEmpty { values = [("appraised", try criterion.maximum.multiplied(by: Ratio(3, over: 4)))] }
                values.append(("self", criterion.maximum))
                for (name, value) in values {
                    inputs.add(
                        ScoreEntry(name, value, file: "scores/commune-2023.csv", line: 2), unit: unit,
                        criterion: criterion.id)
                }
            }
        }
        var figures = SatisfactionFigures()
        for unit in units.units.indices {
            figures[questionnaire: "service-centre", unit: unit] =
                survey.overall(.unit(unit))?.percent ?? .absent(.noResponses)
        }
        let previous = PreviousResults(
            Dictionary(
                uniqueKeysWithValues: (1...9).map {
                    ("X0\($0)", PreviousResult(percent: Ratio(78 + $0), rank: $0, method: "commune"))
                }))
        let results = try card.score(units: units, inputs: inputs, surveys: figures, previous: previous)
        return CardMaterial(card: card, results: results)
    }
}
