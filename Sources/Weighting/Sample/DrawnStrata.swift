internal import Figures

/// The size of each stratum that one probability for all of its persons drawn tells: the persons drawn over that probability.
struct DrawnStrata {
    private struct Key: Hashable {
        var unit: Int
        var stratum: FoldedText
    }

    /// The persons drawn and their common probability; nil where it is missing or not one.
    private var strata: [Key: (count: Int, probability: Double?)] = [:]

    /// Nil without a table of the sample.
    init?(_ drawn: DrawnSample?) {
        guard let drawn else { return nil }
        for person in drawn.persons {
            let key = Key(unit: person.unit, stratum: FoldedText(person.stratum))
            guard let known = strata[key] else {
                strata[key] = (1, person.probability)
                continue
            }
            let isSame =
                known.probability.map { first in
                    person.probability.map { abs($0 - first) <= 1e-9 * first } ?? false
                } ?? false
            strata[key] = (known.count + 1, isSame ? known.probability : nil)
        }
    }

    /// N of a stratum, as far as probabilities tell it.
    func persons(unit: Int, stratum: String) -> Double? {
        guard let one = strata[Key(unit: unit, stratum: FoldedText(stratum))], let probability = one.probability,
            probability > 0
        else { return nil }
        return Double(one.count) / probability
    }
}
