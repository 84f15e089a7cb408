internal import Figures
internal import Questionnaires

/// A node's share in a domain, and how each answer moves it: the influence of an answer that adds y of x is
/// `above`·y - `below`·x, summed over a respondent's answers (Taylor linearisation; Woodruff 1971).
struct NodeShare {
    struct Term {
        var item: Int
        var above: Double
        var below: Double
    }

    /// The share, between 0 and 1 as a rule.
    var value: Double
    /// The size of the terms that it was computed from.
    var scale: Double
    var terms: [Term]
    /// The same share exactly, where weights are constant and it fits in 128 bits.
    var exact: Ratio?
    /// The counts behind it, where it is a single ratio.
    var counted: CountedShare?

    /// One ratio of sums over items; nil where no answer counts.
    init?(items: [Int], _ tallies: [ItemTally], _ index: SurveyIndex, isExact: Bool) {
        var above = 0.0
        var below = 0.0
        for item in items {
            let sums = tallies[item].sums(index.items[item])
            above += sums.numerator
            below += sums.denominator
        }
        guard below > 0 else { return nil }
        let ratio = above / below
        value = ratio
        scale = abs(ratio)
        terms = items.map { Term(item: $0, above: 1 / below, below: ratio / below) }
        guard isExact else { return }
        counted = Self.pooled(items.map { tallies[$0].counted })
        exact = counted.flatMap { try? $0.numerator.divided(by: $0.denominator) }
    }

    /// The weighted mean of shares; those that are not there leave their weight to the others. Nil where none is there.
    init?(_ parts: [(weight: Ratio, share: NodeShare?)]) {
        let present = parts.compactMap { part in part.share.map { (weight: part.weight, share: $0) } }
        let total = present.reduce(0) { $0 + $1.weight.double }
        guard total > 0 else { return nil }
        value = 0
        scale = 0
        terms = []
        for (weight, share) in present {
            let coefficient = weight.double / total
            value += coefficient * share.value
            scale += abs(coefficient) * share.scale
            terms += share.terms.map {
                Term(item: $0.item, above: coefficient * $0.above, below: coefficient * $0.below)
            }
        }
        exact = try? Self.mean(present.map { ($0.weight, $0.share.exact) })
    }

    /// This share less another of the same node.
    func less(_ other: NodeShare) -> NodeShare {
        var difference = self
        difference.value -= other.value
        difference.scale += other.scale
        difference.exact = nil
        difference.counted = nil
        let places = Dictionary(terms.enumerated().map { ($1.item, $0) }) { first, _ in first }
        for term in other.terms {
            if let place = places[term.item] {
                difference.terms[place].above -= term.above
                difference.terms[place].below -= term.below
            } else {
                difference.terms.append(Term(item: term.item, above: -term.above, below: -term.below))
            }
        }
        return difference
    }

    /// The term that all items have in common: how any answer moves a share that is a single ratio. Nil where items differ.
    var singleTerm: Term? {
        guard let first = terms.first, terms.allSatisfy({ $0.above == first.above && $0.below == first.below }) else {
            return nil
        }
        return first
    }

    private static func pooled(_ shares: [CountedShare?]) -> CountedShare? {
        var pool = CountedShare(numerator: .zero, denominator: .zero)
        for share in shares {
            guard let share, let numerator = try? pool.numerator.adding(share.numerator),
                let denominator = try? pool.denominator.adding(share.denominator)
            else { return nil }
            pool = CountedShare(numerator: numerator, denominator: denominator)
        }
        return pool
    }

    /// The weighted mean of exact shares; nil where one is not exact.
    private static func mean(_ parts: [(weight: Ratio, value: Ratio?)]) throws(FiguresError) -> Ratio? {
        var numerator = Ratio.zero
        var denominator = Ratio.zero
        for part in parts {
            guard let value = part.value else { return nil }
            numerator = try numerator.adding(try value.multiplied(by: part.weight))
            denominator = try denominator.adding(part.weight)
        }
        return try numerator.divided(by: denominator)
    }
}
