import Figures

/// What a unit's place goes by: its index, then the card's tie-breaks in order; nil stands behind every value.
struct RankKey: Equatable {
    var values: [Ratio?]

    /// Whether this is better.
    func isBetter(than other: RankKey) -> Bool {
        for (own, others) in zip(values, other.values) where own != others {
            guard let own else { return false }
            return others.map { own > $0 } ?? true
        }
        return false
    }

    /// The first place at which two keys differ; nil if they do not.
    func decision(against other: RankKey) -> Int? {
        zip(values, other.values).enumerated().first { $0.element.0 != $0.element.1 }?.offset
    }
}

/// The places of some units by a method; units that tie in every value keep the order in which they are given.
func ranks(_ keys: [RankKey], _ method: RankMethod) -> [Int] {
    let order = keys.indices.sorted { left, right in
        if keys[left].isBetter(than: keys[right]) { return true }
        return keys[right].isBetter(than: keys[left]) ? false : left < right
    }
    var ranks = Array(repeating: 0, count: keys.count)
    for (position, place) in order.enumerated() {
        guard position > 0, method != .ordinal else {
            ranks[place] = position + 1
            continue
        }
        let before = order[position - 1]
        if keys[before] == keys[place] {
            ranks[place] = ranks[before]
        } else {
            ranks[place] = method == .dense ? ranks[before] + 1 : position + 1
        }
    }
    return ranks
}
