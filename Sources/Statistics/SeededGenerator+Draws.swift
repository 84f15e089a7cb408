extension SeededGenerator {
    /// A whole number from 0 up to but not including `bound`, each equally likely (Lemire 2019, multiply and reject:
    /// no modulo bias); 0 for a bound of 0.
    public mutating func below(_ bound: UInt64) -> UInt64 {
        guard bound > 1 else { return 0 }
        var product = next().multipliedFullWidth(by: bound)
        if product.low < bound {
            let threshold = (0 &- bound) % bound
            while product.low < threshold {
                product = next().multipliedFullWidth(by: bound)
            }
        }
        return product.high
    }

    /// An index of a collection of `count` elements; nil for an empty one.
    public mutating func index(count: Int) -> Int? {
        guard count > 0 else { return nil }
        return Int(below(UInt64(count)))
    }

    /// A number from 0 up to but not including 1: the top 53 bits over 2^53, so every value is a multiple of 2^-53.
    public mutating func unit() -> Double {
        Double(next() &>> 11) * 0x1p-53
    }

    /// A number strictly between 0 and 1: the middles of 2^52 equal steps, safe for a logarithm or a quantile.
    public mutating func openUnit() -> Double {
        (Double(next() &>> 12) + 0.5) * 0x1p-52
    }

    /// A draw from the standard normal distribution, by inversion.
    public mutating func normal() -> Double {
        // An open unit is always inside the quantile's domain.
        (try? StandardNormal.quantile(openUnit())) ?? 0
    }

    /// Puts elements in random order (Fisher and Yates, from the end), each order equally likely.
    public mutating func shuffle<Element>(_ elements: inout [Element]) {
        guard elements.count > 1 else { return }
        for last in stride(from: elements.count - 1, through: 1, by: -1) {
            elements.swapAt(last, Int(below(UInt64(last + 1))))
        }
    }

    /// Draws `count` of the indices 0..<`population` without replacement, each set equally likely, in ascending order
    /// (Floyd's method: memory for the draws only). All of them where the population is not larger than the count.
    public mutating func sample(_ count: Int, of population: Int) -> [Int] {
        guard count > 0, population > 0 else { return [] }
        guard count < population else { return Array(0..<population) }
        var chosen: Set<Int> = []
        chosen.reserveCapacity(count)
        for last in (population - count)..<population {
            let draw = Int(below(UInt64(last + 1)))
            chosen.insert(chosen.contains(draw) ? last : draw)
        }
        return chosen.sorted()
    }
}
