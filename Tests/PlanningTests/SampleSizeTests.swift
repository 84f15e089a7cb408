import Figures
import Testing

@testable import Planning

/// Sizes by hand and by published tables.
@Suite struct SampleSizeTests {
    private func size(
        _ rule: SampleSize.Rule = .cochran, points: Int = 5, confidence: Double = 0.95, effect: Double = 1,
        rate: Ratio = .one
    ) throws -> SampleSize {
        try SampleSize(
            rule: rule, margin: try Ratio(Int128(points), over: 100), confidence: confidence, designEffect: effect,
            responseRate: rate)
    }

    @Test(
        "Yamane's rule gives the sizes of the 2012 method",
        arguments: [(1000, 286), (5000, 371), (10000, 385), (100_000, 399)])
    func yamane(population: Int, expected: Int) throws {
        #expect(try size(.yamane).respondents(population: population) == expected)
    }

    @Test("Yamane's rule without an end is 1 / e²")
    func yamaneInfinite() throws {
        #expect(try size(.yamane).respondents(population: nil) == 400)
        #expect(try size(.yamane, points: 10).respondents(population: nil) == 100)
    }

    // Krejcie & Morgan 1970, whose formula is z² N p q / (e² (N - 1) + z² p q) with z² = 3.841; they round, we round up.
    @Test(
        "sizes of a proportion lie at those of Krejcie and Morgan's table",
        arguments: [(10, 10), (100, 80), (500, 217), (1000, 278), (5000, 357), (10000, 370), (75000, 382)])
    func krejcieMorgan(population: Int, published: Int) throws {
        let found = try size().respondents(population: population)
        #expect(found - published >= 0 && found - published <= 1)
    }

    @Test("a proportion without an end: 385, and by hand with deff 1.5 and N = 1000")
    func byHand() throws {
        #expect(try size().respondents(population: nil) == 385)
        // 1.5 · 384.146 = 576.219; 576.219 / (1 + 575.219 / 1000) = 365.8.
        #expect(try size(effect: 1.5).respondents(population: 1000) == 366)
        // p = 0.9: 138.293 / (1 + 137.293 / 200) = 82.002.
        #expect(try size().respondents(population: 200, expected: 0.9) == 83)
    }

    @Test("the size is the smallest that reaches the margin, whatever N, share and design effect")
    func smallest() throws {
        for population in [2, 7, 40, 240, 6471, 100_000] {
            for expected in [0.5, 0.83, 0.98] {
                for effect in [0.8, 1, 2.4] {
                    let size = try size(effect: effect)
                    let needed = try size.respondents(population: population, expected: expected)
                    let reached = size.margin(respondents: Double(needed), population: population, expected: expected)
                    #expect(try #require(reached) <= 0.05 + 1e-9)
                    guard needed > 1 else { continue }
                    let less = size.margin(respondents: Double(needed - 1), population: population, expected: expected)
                    #expect(try #require(less) > 0.05 - 1e-9)
                }
            }
        }
    }

    @Test("populations of 0 and 1, and nobody")
    func tiny() throws {
        for rule in SampleSize.Rule.allCases {
            #expect(try size(rule).respondents(population: 0) == 0)
            #expect(try size(rule).respondents(population: 1) == 1)
            #expect(try size(rule).respondents(population: 2) == 2)
        }
        #expect(try size().margin(respondents: 0, population: 10) == nil)
        #expect(try size().margin(respondents: 10, population: 10) == 0)
        #expect(try size().margin(respondents: 1, population: 1) == 0)
    }

    @Test("forms make up for those who do not answer, up to the population")
    func forms() throws {
        let rate = try Ratio(7, over: 10)
        #expect(try size(rate: rate).forms(forRespondents: 7, population: 100) == 10)
        #expect(try size(rate: rate).forms(forRespondents: 8, population: 100) == 12)
        #expect(try size(rate: rate).forms(forRespondents: 90, population: 100) == 100)
    }

    @Test("what is out of range is refused")
    func refused() throws {
        #expect(throws: PlanningError.self) { try size(points: 0) }
        #expect(throws: PlanningError.self) { try size(points: 100) }
        #expect(throws: PlanningError.self) { try size(confidence: 0.3) }
        #expect(throws: PlanningError.self) { try size(effect: 0) }
        #expect(throws: PlanningError.self) { try size(effect: .nan) }
        #expect(throws: PlanningError.self) { try size(rate: .zero) }
        let tiny = try SampleSize(margin: try Ratio(1, over: 1_000_000_000_000))
        #expect(throws: PlanningError.overflow) { try tiny.respondents(population: nil) }
        #expect(try tiny.respondents(population: 500) == 500)
    }

    @Test("the design effect of clusters")
    func clusters() {
        #expect(SampleSize.designEffect(perCluster: 31, intraclass: 0.05) == 2.5)
        #expect(SampleSize.designEffect(perCluster: 1, intraclass: 0.3) == 1)
    }
}
