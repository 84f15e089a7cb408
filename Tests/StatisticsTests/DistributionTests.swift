import Figures
import Statistics
import Testing

/// Values of R 4.2.2 (`qnorm`, `pt`, ...), printed at 17 digits.
@Suite("Distributions against R")
struct DistributionTests {
    private func isClose(_ value: Double, _ reference: Double, _ tolerance: Double = 1e-12) -> Bool {
        abs(value - reference) <= tolerance * max(abs(reference), 1e-300)
    }

    @Test(
        "Normal quantiles",
        arguments: [
            (1e-10, -6.3613409024040557), (0.025, -1.9599639845400538), (0.5, 0), (0.9, 1.2815515655446008),
            (0.995, 2.5758293035488999),
        ])
    func normalQuantile(p: Double, reference: Double) throws {
        #expect(isClose(try StandardNormal.quantile(p), reference))
    }

    @Test("Normal tails, far out too")
    func normalTails() {
        #expect(isClose(StandardNormal.cumulative(-8), 6.2209605742717849e-16))
        #expect(isClose(StandardNormal.upperTail(8), 6.2209605742717849e-16))
        #expect(isClose(StandardNormal.cumulative(-1.96), 0.024997895148220428))
        #expect(isClose(StandardNormal.cumulative(3), 0.9986501019683699))
    }

    @Test(
        "t quantiles at 0.975: fractional, few and huge degrees of freedom",
        arguments: [
            (0.7, 36.611415031588322), (1, 12.706204736174694), (2, 4.3026527297494619), (2.5, 3.5746548420036919),
            (14, 2.1447866879178039), (144, 1.9765750658304366), (1e4, 1.9602012398906257),
            (1e7, 1.9599642217672049), (1e12, 1.9599639845424257), (.infinity, 1.9599639845400538),
        ])
    func studentQuantile(degreesOfFreedom: Double, reference: Double) throws {
        let student = try StudentDistribution(degreesOfFreedom: degreesOfFreedom)
        #expect(isClose(try student.quantile(0.975), reference))
        #expect(isClose(try student.quantile(0.025), -reference))
        #expect(isClose(student.upperTail(reference), 0.025, 1e-10))
    }

    @Test("t tails")
    func studentTails() throws {
        let student = try StudentDistribution(degreesOfFreedom: 2.5)
        #expect(isClose(student.cumulative(-4.3), 0.016576193974960945))
        #expect(isClose(student.cumulative(-1), 0.20203051363913677))
        #expect(isClose(student.cumulative(2.5), 0.94771501846092232))
        #expect(student.cumulative(.infinity) == 1)
        #expect(student.upperTail(-.infinity) == 1)
        #expect(isClose(try StudentDistribution(degreesOfFreedom: 5).upperTail(40), 9.2059810858864758e-08))
    }

    @Test(
        "Beta quantiles at 0.025",
        arguments: [
            (2, 5, 0.043271868292741683), (145, 1, 0.97488033586819789), (0.5, 0.5, 0.0015413331334360124),
            (10.5, 1000.25, 0.0051028389651073015), (3.7, 0.2, 0.63494894450405337),
        ])
    func betaQuantile(alpha: Double, beta: Double, reference: Double) throws {
        #expect(isClose(try BetaDistribution(alpha: alpha, beta: beta).quantile(0.025), reference))
    }

    @Test("Beta tails and its limits at a shape of 0, as qbeta has them")
    func betaTails() throws {
        let beta = try BetaDistribution(alpha: 2.5, beta: 0.7)
        #expect(isClose(beta.cumulative(0.1), 0.001817006281962545))
        #expect(isClose(beta.cumulative(0.5), 0.11398345944666873))
        #expect(isClose(beta.cumulative(0.9), 0.62393217290079361))
        #expect(isClose(try BetaDistribution(alpha: 2.5, beta: 60).upperTail(0.999), 3.6005829295500592e-178))
        #expect(try BetaDistribution(alpha: 0, beta: 11).quantile(0.025) == 0)
        #expect(try BetaDistribution(alpha: 11, beta: 0).quantile(0.025) == 1)
        #expect(beta.cumulative(-1) == 0)
        #expect(beta.upperTail(2) == 0)
    }

    @Test(
        "Chi-squared quantiles at 0.95",
        arguments: [
            (0.5, 2.4202322748895178), (1, 3.841458820694124), (2.5, 6.9280761134524234), (10, 18.307038053275146),
            (1000, 1074.6794488034409),
        ])
    func chiSquaredQuantile(degreesOfFreedom: Double, reference: Double) throws {
        #expect(isClose(try ChiSquaredDistribution(degreesOfFreedom: degreesOfFreedom).quantile(0.95), reference))
    }

    @Test("Chi-squared tails")
    func chiSquaredTails() throws {
        let one = try ChiSquaredDistribution(degreesOfFreedom: 1)
        #expect(isClose(one.upperTail(0.1), 0.75182963404584935))
        #expect(isClose(one.upperTail(300), 3.294362383314041e-67, 1e-11))
        #expect(isClose(try ChiSquaredDistribution(degreesOfFreedom: 3.3).cumulative(7), 0.91125860523822411))
        #expect(one.upperTail(-1) == 1)
    }

    @Test(
        "F quantiles at 0.95",
        arguments: [(1, 14, 4.6001099366694245), (2.5, 7.3, 4.4175899998003381), (10, 200, 1.8782818596080997)])
    func fisherQuantile(numerator: Double, denominator: Double, reference: Double) throws {
        let fisher = try FisherDistribution(numerator: numerator, denominator: denominator)
        #expect(isClose(try fisher.quantile(0.95), reference))
    }

    @Test("F tails")
    func fisherTails() throws {
        let fisher = try FisherDistribution(numerator: 2.5, denominator: 14)
        #expect(isClose(fisher.upperTail(0.5), 0.65662881002064566))
        #expect(isClose(fisher.upperTail(50), 1.8840029258208736e-07))
        #expect(isClose(try FisherDistribution(numerator: 3, denominator: 9).cumulative(2), 0.81539268159101153))
    }

    @Test("Quantiles undo the distribution function")
    func roundTrip() throws {
        for p in stride(from: 0.01, to: 1, by: 0.07) {
            let student = try StudentDistribution(degreesOfFreedom: 3.3)
            #expect(isClose(student.cumulative(try student.quantile(p)), p, 1e-11))
            let beta = try BetaDistribution(alpha: 12.5, beta: 3)
            #expect(isClose(beta.cumulative(try beta.quantile(p)), p, 1e-11))
            let chi = try ChiSquaredDistribution(degreesOfFreedom: 7.5)
            #expect(isClose(chi.cumulative(try chi.quantile(p)), p, 1e-11))
            let fisher = try FisherDistribution(numerator: 4, denominator: 9.5)
            #expect(isClose(fisher.cumulative(try fisher.quantile(p)), p, 1e-11))
        }
    }

    @Test("Arguments outside the domain are refused by name, never NaN")
    func refusals() throws {
        #expect(throws: StatisticsError.probability(0)) { try StandardNormal.quantile(0) }
        #expect(throws: StatisticsError.probability(1)) { try StandardNormal.quantile(1) }
        #expect(throws: StatisticsError.probability(1.5)) {
            try StudentDistribution(degreesOfFreedom: 3).quantile(1.5)
        }
        #expect(throws: StatisticsError.parameter(name: "degreesOfFreedom", value: 0)) {
            try StudentDistribution(degreesOfFreedom: 0)
        }
        #expect(throws: StatisticsError.self) { try StudentDistribution(degreesOfFreedom: .nan) }
        #expect(throws: StatisticsError.parameter(name: "alpha", value: -1)) {
            try BetaDistribution(alpha: -1, beta: 2)
        }
        #expect(throws: StatisticsError.parameter(name: "beta", value: 0)) { try BetaDistribution(alpha: 0, beta: 0) }
        #expect(throws: StatisticsError.parameter(name: "numerator", value: .infinity)) {
            try FisherDistribution(numerator: .infinity, denominator: 3)
        }
        let error = StatisticsError.parameter(name: "beta", value: 0)
        #expect(error.message.vi.contains("beta") && error.message.en.contains("positive"))
    }
}
