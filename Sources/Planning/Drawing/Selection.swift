public import Figures
public import Statistics

/// Places of a list drawn at random, each with the probability that it had of being drawn.
public struct Selection: Sendable, Hashable {
    /// The places that were drawn, in the order of the list.
    public let places: [Int]
    /// The probability of each of them; exact.
    public let probabilities: [Ratio]

    private init(places: [Int], probabilities: [Ratio]) {
        self.places = places
        self.probabilities = probabilities
    }

    /// A simple sample without replacement: each set of so many equally likely.
    ///
    /// - Throws: `overflow`.
    public static func simple(
        _ count: Int, of population: Int, _ generator: inout SeededGenerator
    ) throws(PlanningError) -> Selection {
        let places = generator.sample(count, of: population)
        return Selection(places: places, probabilities: try equal(places.count, of: population))
    }

    /// A systematic sample: from a start at random each N/n-th of the list, where N/n need not be whole (Cochran 1977, 8.1;
    /// the fractional interval in whole numbers: places ⌊(r + kN)/n⌋ for r drawn from 0 to N - 1).
    ///
    /// - Throws: `overflow`.
    public static func systematic(
        _ count: Int, of population: Int, _ generator: inout SeededGenerator
    ) throws(PlanningError) -> Selection {
        let count = min(max(0, count), max(0, population))
        guard count > 0 else { return Selection(places: [], probabilities: []) }
        let start = Int128(generator.below(UInt64(population)))
        let places = (0..<count).map { step in
            Int(clamping: (start + Int128(step) * Int128(population)) / Int128(count))
        }
        return Selection(places: places, probabilities: try equal(count, of: population))
    }

    /// A systematic sample with probabilities proportional to size (Madow 1949). What is so large that it would be met more than
    /// once is drawn for certain and taken out first, until nothing is; the others then share what is left.
    ///
    /// - Parameter sizes: above 0.
    /// - Throws: `overflow` where the sizes cannot be added up.
    public static func proportional(
        _ count: Int, sizes: [Int], _ generator: inout SeededGenerator
    ) throws(PlanningError) -> Selection {
        var left = min(max(0, count), sizes.count)
        guard left > 0 else { return Selection(places: [], probabilities: []) }
        var sum = 0
        for size in sizes {
            let (next, overflow) = sum.addingReportingOverflow(size)
            guard size > 0, !overflow else { throw .overflow }
            sum = next
        }
        var isCertain = [Bool](repeating: false, count: sizes.count)
        for place in sizes.indices.sorted(by: { (sizes[$1], $0) < (sizes[$0], $1) }) {
            guard left > 0, Int128(left) * Int128(sizes[place]) >= Int128(sum) else { break }
            isCertain[place] = true
            left -= 1
            sum -= sizes[place]
        }
        var places: [Int] = []
        var probabilities: [Ratio] = []
        // The next point, and where the sizes so far end, both times the number to be drawn.
        var point = left > 0 ? Int128(generator.below(UInt64(sum))) : 0
        var end: Int128 = 0
        for place in sizes.indices {
            if isCertain[place] {
                places.append(place)
                probabilities.append(.one)
                continue
            }
            guard left > 0 else { continue }
            end += Int128(left) * Int128(sizes[place])
            guard point < end else { continue }
            point += Int128(sum)
            places.append(place)
            do { probabilities.append(try Ratio(Int128(left) * Int128(sizes[place]), over: Int128(sum))) } catch {
                throw .overflow
            }
        }
        return Selection(places: places, probabilities: probabilities)
    }

    private static func equal(_ count: Int, of population: Int) throws(PlanningError) -> [Ratio] {
        guard count > 0 else { return [] }
        do { return Array(repeating: try Ratio(Int128(count), over: Int128(population)), count: count) } catch {
            throw .overflow
        }
    }
}
