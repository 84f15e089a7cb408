/// A number of forms shared out by weights, each share within bounds, all of them together exactly the number.
///
/// Who would get more than may be has the most, who would get less than must be has the least, and the others share the rest by
/// their weights (as many times as that changes somebody); what is left of whole numbers goes to the largest remainders
/// (Hare and Niemeyer), the first in order where they are equal. All of it in whole numbers, so that it is the same everywhere.
public struct Allocation: Sendable, Hashable {
    /// The share of each, in the order of the weights.
    public let counts: [Int]

    /// Shares a total out.
    ///
    /// - Parameters:
    ///   - weights: not negative; what each share goes by.
    ///   - bounds: the least and the most of each.
    /// - Throws: `totalBelowMinimum`, `totalAboveMaximum`, `nothingToShareBy`, `overflow`.
    public init(total: Int, weights: [Int128], bounds: [ClosedRange<Int>]) throws(PlanningError) {
        let least = try Self.sum(bounds.map { Int128($0.lowerBound) })
        let most = try Self.sum(bounds.map { Int128($0.upperBound) })
        guard Int128(total) >= least else {
            throw .totalBelowMinimum(total: total, needed: Int(clamping: least))
        }
        guard Int128(total) <= most else {
            throw .totalAboveMaximum(total: total, possible: Int(clamping: most))
        }
        var counts = bounds.map(\.lowerBound)
        var free = weights.indices.filter { bounds[$0].lowerBound < bounds[$0].upperBound }
        var rest = Int128(total) - least + (try Self.sum(free.map { Int128(bounds[$0].lowerBound) }))
        while !free.isEmpty {
            let all = try Self.sum(free.map { weights[$0] })
            guard all > 0 else {
                if rest == (try Self.sum(free.map { Int128(bounds[$0].lowerBound) })) { break }
                throw .nothingToShareBy
            }
            // Everything below is a sum of parts of this product.
            guard !rest.multipliedReportingOverflow(by: all).overflow else { throw .overflow }
            var quotas: [Quota] = []
            for place in free { quotas.append(try Quota(place, rest, weights[place], of: all)) }
            // What all who are above the most are above it, and below the least below it, in parts of `all`.
            var above: Int128 = 0
            var below: Int128 = 0
            for quota in quotas {
                above += max(0, quota.whole - Int128(bounds[quota.place].upperBound)) * all
                if quota.whole >= Int128(bounds[quota.place].upperBound) { above += quota.remainder }
                let missing = Int128(bounds[quota.place].lowerBound) - quota.whole
                if missing > 0 { below += missing * all - quota.remainder }
            }
            if above == 0, below == 0 {
                Self.round(quotas, rest, &counts)
                break
            }
            let isCapped = above >= below
            for quota in quotas {
                let bound = bounds[quota.place]
                let exceeds =
                    quota.whole > Int128(bound.upperBound)
                    || quota.whole == Int128(bound.upperBound) && quota.remainder > 0
                let fails = quota.whole < Int128(bound.lowerBound)
                guard isCapped ? exceeds : fails else { continue }
                counts[quota.place] = isCapped ? bound.upperBound : bound.lowerBound
                rest -= Int128(counts[quota.place])
                free.removeAll { $0 == quota.place }
            }
        }
        self.counts = counts
    }

    /// A share before it is made a whole number: `whole` and `remainder` parts of the sum of weights.
    private struct Quota {
        let place: Int
        let whole: Int128
        let remainder: Int128

        init(_ place: Int, _ rest: Int128, _ weight: Int128, of all: Int128) throws(PlanningError) {
            let (product, overflow) = rest.multipliedReportingOverflow(by: weight)
            guard !overflow else { throw .overflow }
            self.place = place
            whole = product / all
            remainder = product % all
        }
    }

    private static func round(_ quotas: [Quota], _ rest: Int128, _ counts: inout [Int]) {
        var left = rest
        for quota in quotas {
            counts[quota.place] = Int(clamping: quota.whole)
            left -= quota.whole
        }
        let order = quotas.sorted { ($1.remainder, $0.place) < ($0.remainder, $1.place) }
        for quota in order.prefix(Int(clamping: left)) { counts[quota.place] += 1 }
    }

    private static func sum(_ numbers: [Int128]) throws(PlanningError) -> Int128 {
        var sum: Int128 = 0
        for number in numbers {
            let (next, overflow) = sum.addingReportingOverflow(number)
            guard !overflow else { throw .overflow }
            sum = next
        }
        return sum
    }
}
