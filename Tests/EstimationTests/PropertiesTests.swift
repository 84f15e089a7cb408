import Estimation
import Figures
import Statistics
import Testing
import Weighting

@Suite("What must not change an estimate")
struct PropertiesTests {
    /// A made sample: rows in strata, clusters and post-strata, with two ratios.
    private struct Sample {
        var weights: [Double] = []
        var strata: [Int32] = []
        var clusters: [Int32] = []
        var groups: [Int32] = []
        var y: [Double] = []
        var x: [Double] = []
        var levels: [Double] = []

        init(seed: UInt64, rows: Int = 600) {
            var generator = SeededGenerator(seed: seed)
            for _ in 0..<rows {
                let cluster = Int32(generator.below(30))
                clusters.append(cluster)
                strata.append(cluster % 5)
                weights.append(Double(generator.below(3) + 1) * 1.7)
                groups.append(Int32(generator.below(4)))
                x.append(Double(generator.below(4)))
                y.append(Double(generator.below(UInt64(x.last ?? 0) + 1)))
                levels.append(Double(generator.below(5) + 1))
            }
        }

        func design(calibrated: Bool = false, populations: [Double?] = []) throws -> SurveyDesign {
            try SurveyDesign(
                weights: weights, strata: strata, clusters: clusters, populations: populations,
                calibration: calibrated
                    ? Calibration(CalibrationGroups(groups: groups, count: 4), weights: weights) : nil)
        }
    }

    private func estimate(_ sample: Sample, _ design: SurveyDesign, _ order: [Int]) throws -> SurveyEstimate {
        let domain = try SurveyDomain(design, rows: order)
        return domain.estimate(try domain.ratio(order.map { sample.y[$0] }, order.map { sample.x[$0] }).get())
    }

    @Test("The order of a domain's rows", arguments: [false, true])
    func rowOrder(calibrated: Bool) throws {
        let sample = Sample(seed: 1)
        let design = try sample.design(calibrated: calibrated, populations: [60, 70, 80, nil, 100])
        let rows = (0..<600).filter { $0 % 3 != 0 }
        var shuffled = rows
        var generator = SeededGenerator(seed: 2)
        generator.shuffle(&shuffled)
        let first = try estimate(sample, design, rows)
        let second = try estimate(sample, design, shuffled)
        #expect(isClose(first.value, second.value))
        #expect(isClose(try first.variance.get(), try second.variance.get(), 1e-11))
        #expect(first.basis.clusters == second.basis.clusters && first.basis.strata == second.basis.strata)
        #expect(
            isClose(
                try first.designEffect(.withReplacement).get(), try second.designEffect(.withReplacement).get(), 1e-11))
    }

    @Test("All weights times a constant")
    func scaledWeights() throws {
        let sample = Sample(seed: 3)
        var scaled = sample
        scaled.weights = sample.weights.map { $0 * 13.5 }
        let rows = Array(0..<600)
        let first = try estimate(sample, sample.design(calibrated: true), rows)
        let second = try estimate(scaled, scaled.design(calibrated: true), rows)
        #expect(isClose(first.value, second.value))
        #expect(isClose(try first.variance.get(), try second.variance.get(), 1e-11))
        #expect(
            isClose(
                try first.proportionInterval(.wilson).get().lower, try second.proportionInterval(.wilson).get().lower,
                1e-11))
        #expect(isClose(first.effectiveSampleSize, second.effectiveSampleSize, 1e-11))
    }

    @Test("The numbers of strata and clusters")
    func relabelled() throws {
        let sample = Sample(seed: 4)
        var other = sample
        other.strata = sample.strata.map { 4 - $0 }
        other.clusters = sample.clusters.map { ($0 * 7 + 3) % 31 }
        let rows = Array(0..<600)
        let first = try estimate(sample, sample.design(), rows)
        let second = try estimate(other, other.design(), rows)
        #expect(isClose(try first.variance.get(), try second.variance.get(), 1e-11))
        #expect(first.basis.clusters == second.basis.clusters)
    }

    @Test("A row of weight zero")
    func weightless() throws {
        let sample = Sample(seed: 5)
        var other = sample
        other.weights.append(0)
        other.strata.append(2)
        other.clusters.append(sample.clusters[sample.strata.firstIndex(of: 2) ?? 0])
        other.y.append(1)
        other.x.append(1)
        let first = try estimate(sample, sample.design(), Array(0..<600))
        let second = try estimate(
            other,
            SurveyDesign(
                weights: other.weights, strata: other.strata, clusters: other.clusters), Array(0..<601))
        #expect(first.basis == second.basis)
        #expect(isClose(try first.variance.get(), try second.variance.get()))
    }

    @Test("Sums by cluster instead of rows, in two parts merged either way", arguments: [false, true])
    func clusterTotals(calibrated: Bool) throws {
        let sample = Sample(seed: 6)
        let design = try sample.design(calibrated: calibrated, populations: [60, 70, 80, nil, 100])
        func part(_ rows: some Sequence<Int>) -> ClusterTotals {
            var totals = ClusterTotals(figures: 2)
            for row in rows {
                let key = ClusterTotals.Key(
                    stratum: sample.strata[row], cluster: sample.clusters[row],
                    group: calibrated ? sample.groups[row] : -1)
                let place = totals.place(of: key)
                totals.addRespondent(at: place, weight: sample.weights[row])
                totals.add(
                    at: place, figure: 0, weight: sample.weights[row], numerator: sample.y[row],
                    denominator: sample.x[row])
                totals.add(
                    at: place, figure: 1, weight: sample.weights[row], numerator: sample.levels[row], denominator: 1)
            }
            return totals
        }
        let first = part((0..<600).filter { sample.clusters[$0] < 11 })
        let second = part((0..<600).filter { sample.clusters[$0] >= 11 })
        var merged = first
        try merged.merge(second)
        var reversed = second
        try reversed.merge(first)
        let groupTotals =
            calibrated
            ? (0..<4).map { group in
                (0..<600).filter { sample.groups[$0] == group }.map { sample.weights[$0] }.compensatedSum()
            } : []
        let strata = StratumCounts(design)
        let ours = try merged.finish(strata: strata, groupTotals: groupTotals)
        let other = try reversed.finish(strata: strata, groupTotals: groupTotals)

        let rows = Array(0..<600)
        let all = SurveyDomain(design)
        let ratio = try all.ratio(sample.y, sample.x).get()
        let mean = try all.mean(sample.levels).get()
        for (place, figure) in [ratio, mean].enumerated() {
            let expected = all.estimate(figure)
            let found = ours.estimate(try ours.figures[place].get())
            #expect(isClose(found.value, expected.value))
            #expect(isClose(try found.variance.get(), try expected.variance.get(), 1e-11))
            #expect(found.basis.respondents == expected.basis.respondents)
            #expect(found.basis.clusters == expected.basis.clusters)
            #expect(isClose(found.basis.weightSquares, expected.basis.weightSquares))
            #expect(
                isClose(
                    try found.designEffect(.withoutReplacement).get(),
                    try expected.designEffect(.withoutReplacement).get(), 1e-10))
            // Merging is a union: the other way round, not one bit differs.
            let again = other.estimate(try other.figures[place].get())
            #expect(again == found)
        }
        let expected = try all.covariances([ratio, mean]).get()
        let found = try ours.covariances(ours.figures.map { try $0.get() }).get()
        #expect(isClose(found[0, 1], expected[0, 1], 1e-10))
        let parts = try ours.figures.map { (0.5, try $0.get()) }
        let combined = ours.estimate(ours.combination(parts, basis: parts[1].1))
        #expect(isClose(try combined.variance.get(), try expected.variance(of: [0.5, 0.5]), 1e-10))
        #expect(rows.count == combined.basis.respondents)
    }
}
