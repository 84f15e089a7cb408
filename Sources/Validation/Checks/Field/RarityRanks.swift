/// How rare a figure is among others: the share of all that are at least as extreme, itself included. Under no model at
/// all, at most a share p of the forms has a rarity of p or less.
struct RarityRanks {
    private let sorted: [Double]
    private let all: Int

    /// Ranks figures, of which large ones are extreme, among `all` forms; those that are not given count as less extreme.
    init(_ extremes: [Double], of all: Int) {
        sorted = extremes.sorted()
        self.all = all
    }

    /// The share of forms whose figure is at least this.
    func rarity(of figure: Double) -> Double {
        guard all > 0 else { return 1 }
        var low = 0
        var high = sorted.count
        while low < high {
            let middle = (low + high) / 2
            if sorted[middle] < figure { low = middle + 1 } else { high = middle }
        }
        return Double(sorted.count - low) / Double(all)
    }
}
