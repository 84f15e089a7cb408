import Figures

/// Competition ranks: 1 + how many are better; those that tie share a place (91, 91, 86,5 are 1, 1, 3).
func competitionRanks(_ values: [Ratio]) -> [Int] {
    let order = values.indices.sorted { values[$0] > values[$1] }
    var ranks = Array(repeating: 0, count: values.count)
    for (position, place) in order.enumerated() {
        let tiesWithLast = position > 0 && values[order[position - 1]] == values[place]
        ranks[place] = tiesWithLast ? ranks[order[position - 1]] : position + 1
    }
    return ranks
}
