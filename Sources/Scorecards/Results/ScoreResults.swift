public import Figures

/// What a card made of the units: a sheet for each, a summary for each block.
public struct ScoreResults: Sendable {
    /// The card.
    public var card: Scorecard
    /// The sheets in the order of the registry.
    public var sheets: [ScoreSheet]
    /// The blocks in the order of the list of units.
    public var blocks: [BlockSummary]

    /// The sheet of a unit; nil if the card is not for it.
    public func sheet(ofUnit unit: Int) -> ScoreSheet? {
        var low = 0
        var high = sheets.count
        while low < high {
            let middle = (low + high) / 2
            if sheets[middle].unit < unit { low = middle + 1 } else { high = middle }
        }
        return low < sheets.count && sheets[low].unit == unit ? sheets[low] : nil
    }

    /// The sheet of a unit by its code.
    public func sheet(ofCode code: String) -> ScoreSheet? { sheets.first { $0.unitCode == code } }

    /// Everything that is still missing, in the order of units and criteria; empty in a complete year.
    public var missing: [MissingScore] {
        sheets.flatMap { sheet in
            sheet.missingLines.map {
                MissingScore(unitCode: sheet.unitCode, criterion: $0.criterion, inputs: $0.missingInputs)
            }
        }
    }

    /// The units that should be ranked and cannot be: those of a block without a rank for another reason than that the
    /// list of units keeps them out.
    public var unrankable: [ScoreSheet] {
        sheets.filter { $0.unrankedReason != nil && $0.unrankedReason != .notRanked }
    }

    /// Whether the printed areas of some unit do not add up to its printed total, which asks for a footnote. What is printed of criteria
    /// stands on the units' own pages.
    public var needsRoundingFootnote: Bool { !sheets.allSatisfy(\.printedAreasAddUp) }
}

/// A criterion that waits for inputs in one unit.
public struct MissingScore: Sendable {
    /// The unit's code.
    public var unitCode: String
    /// The criterion.
    public var criterion: Criterion
    /// The names of the inputs that are missing.
    public var inputs: [String]

    /// Names the unit, the criterion and the inputs.
    public var text: LocalizedText {
        let names = inputs.joined(separator: ", ")
        return LocalizedText(
            vi: "\(unitCode), tiêu chí \(criterion.id) “\(criterion.title.vi)”: thiếu \(names)",
            en: "\(unitCode), criterion \(criterion.id) “\(criterion.title.en)”: \(names) missing")
    }
}
