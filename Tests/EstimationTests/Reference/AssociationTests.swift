import Estimation
import Figures
import Testing

/// Tests of association against R `survey` 4.1 (`svychisq`, `svyttest`, R 4.1) and on paper.
@Suite struct AssociationTests {
    private func levels(_ texts: [String]) -> [Int] {
        let names = Set(texts).sorted()
        return texts.map { names.firstIndex(of: $0) ?? -1 }
    }

    @Test(
        .enabled(if: ReferenceFiles.folder != nil, "data/r-survey is not beside the repository"),
        arguments: [
            // design, column, F, its degrees of freedom and p; X² and p of the first order
            (
                "dclus1", "sch.wide",
                [5.1933695414748771, 1.4946397777074554, 20.9249568879043757, 0.0217474623707969],
                [11.94089208074533914, 0.00555326330311322]
            ),
            (
                "dclus1", "awards", [5.0258756379809002, 1.7120028343205642, 23.9680396804878981, 0.0187868950864217],
                [12.36615006220194779, 0.00656583468281997]
            ),
            (
                "dstrat", "sch.wide",
                [1.72474439638888e+01, 1.82867150416358e+00, 3.60248286320226e+02, 2.03504635946512e-07],
                [2.67535340358908e+01, 3.23243841628859e-08]
            ),
            (
                "dstrat", "awards",
                [1.41694081180078e+01, 1.88513588503461e+00, 3.71371769351819e+02, 2.08210867642840e-06],
                [1.94796564209589e+01, 7.01946871079338e-07]
            ),
        ] as [(String, String, [Double], [Double])])
    func chiSquareIsThatOfR(design: String, column: String, second: [Double], first: [Double]) throws {
        let sample = try ReferenceSample.named(design)
        let test = try sample.domain().independence(
            levels(sample.table.texts(column)), levels(sample.table.texts("stype"))
        ).get()
        let ours = [
            test.statistic, test.degreesOfFreedom.numerator, test.degreesOfFreedom.denominator, test.pValue,
            test.pearson, test.firstOrderP,
        ]
        for (value, reference) in zip(ours, second + first) {
            #expect(isClose(value, reference, 1e-9), "\(value), R \(reference)")
        }
    }

    @Test(
        .enabled(if: ReferenceFiles.folder != nil, "data/r-survey is not beside the repository"),
        arguments: [
            ("dclus1", [0.925067242997282, 13, 0.371784794638103, 15.506015037593974]),
            ("dstrat", [2.0842432955170502, 196, 0.0384341879512073, 40.9899300351763856]),
        ] as [(String, [Double])])
    func differenceIsThatOfR(design: String, numbers: [Double]) throws {
        let sample = try ReferenceSample.named(design)
        let improved = sample.table.texts("comp.imp")
        let test = try sample.domain().difference(
            sample.table.numbers("api00").map { $0 ?? 0 }, isSecond: improved.map { $0 == "Yes" }
        ).get()
        for (value, reference) in zip(
            [test.statistic, test.degreesOfFreedom, test.pValue, test.difference], numbers)
        {
            #expect(isClose(value, reference, 1e-9), "\(value), R \(reference)")
        }
    }

    @Test func onPaper() throws {
        // 40 people drawn by themselves, of equal weight: 15 of 20 women satisfied, 5 of 20 men. Pearson's X² is 10.
        let women = (0..<40).map { $0 < 20 ? 0 : 1 }
        let satisfied = (0..<40).map { $0 < 15 || (20..<25).contains($0) ? 1 : 0 }
        let all = SurveyDomain(try SurveyDesign(weights: [Double](repeating: 3, count: 40)))
        let test = try all.independence(women, satisfied).get()
        #expect(isClose(test.pearson, 10, 1e-12))
        #expect(isClose(test.cramersV, 0.5, 1e-12))
        // The contrast weighs the four cells, of shares 15, 5, 5, 15 of 40, by 2/3, -2, -2, 2/3: its mean square is 4/3, which over 39
        // is its variance and over 40 what independent draws give.
        #expect(isClose(test.meanDesignEffect, 40.0 / 39, 1e-12))
        #expect(isClose(test.statistic, 10 / (40.0 / 39), 1e-12))
        #expect(test.degreesOfFreedom.numerator == 1 && test.respondents == 40)
    }

    @Test func relabellingChangesNothingAndAConstantIsRefused() throws {
        let first = (0..<60).map { ($0 * 7) % 3 }
        let second = (0..<60).map { ($0 * $0) % 4 > 1 ? 1 : ($0 % 5 == 0 ? 2 : 0) }
        let all = SurveyDomain(try SurveyDesign(weights: (0..<60).map { 1 + Double($0 % 4) }))
        let test = try all.independence(first, second).get()
        let other = try all.independence(second.map { 2 - $0 }, first.map { ($0 + 1) % 3 }).get()
        #expect(isClose(test.pValue, other.pValue, 1e-9) && isClose(test.statistic, other.statistic, 1e-9))
        // An empty level adds nothing; a single one leaves nothing to test.
        #expect(isClose(try all.independence(first.map { $0 * 5 }, second).get().pValue, test.pValue, 1e-12))
        #expect(try all.independence(first.map { _ in 0 }, second).absence == .notApplicable)
    }
}

/// How explained variance divides among factors, on paper.
@Suite struct DriverTests {
    @Test func uncorrelatedFactorsKeepTheirOwnSquares() throws {
        // A balanced design of two factors, each -1 or 1, and y = 2a + b: correlations 2/√5 and 1/√5, R² = 1.
        let a = (0..<40).map { $0 % 2 == 0 ? -1.0 : 1 }
        let b = (0..<40).map { $0 % 4 < 2 ? -1.0 : 1 }
        let y = zip(a, b).map { 2 * $0 + $1 }
        let all = SurveyDomain(try SurveyDesign(weights: [Double](repeating: 2, count: 40)))
        let found = try all.drivers(of: y, factors: [("b", b), ("a", a)]).get()
        #expect(found.drivers.map(\.item) == ["a", "b"])
        #expect(isClose(found.explained, 1, 1e-9) && found.respondents == 40)
        #expect(isClose(found.drivers[0].share, 0.8, 1e-9) && isClose(found.drivers[1].share, 0.2, 1e-9))
        #expect(isClose(found.drivers[0].correlation, 2 / 5.0.squareRoot(), 1e-9))
    }

    @Test func correlatedFactorsTakeTheMeanOverBothOrders() throws {
        // Of two factors the first gets (r₁² + R² - r₂²) / 2.
        let a = (0..<60).map { Double(($0 * 7) % 5) }
        let other = (0..<60).map { Double(($0 * 11) % 3) }
        let noise = (0..<60).map { Double(($0 * 13) % 4) }
        let b = zip(a, other).map { $0 + $1 }
        let y = zip(zip(a, other), noise).map { $0.0 + 0.5 * $0.1 + $1 }
        let weights = (0..<60).map { 1 + Double($0 % 3) }
        let all = SurveyDomain(try SurveyDesign(weights: weights))
        let found = try all.drivers(of: y, factors: [("a", a), ("b", b)]).get()
        let first = try #require(found.drivers.first { $0.item == "a" })
        let second = try #require(found.drivers.first { $0.item == "b" })
        let (r1, r2) = (first.correlation, second.correlation)
        #expect(isClose(first.share * found.explained, (r1 * r1 + found.explained - r2 * r2) / 2, 1e-9))
        #expect(isClose(first.share + second.share, 1, 1e-9))
        #expect(try #require(first.pValue) < 0.001)
    }

    @Test func whatCannotBeToldIsRefused() throws {
        let all = SurveyDomain(try SurveyDesign(weights: [Double](repeating: 1, count: 40)))
        let a = (0..<40).map { Double($0 % 3) }
        let b = (0..<40).map { Double($0 % 5) }
        #expect(try all.drivers(of: a, factors: [("b", b)]).absence == .notApplicable)
        let constant = [Double](repeating: 4, count: 40)
        #expect(try all.drivers(of: constant, factors: [("a", a), ("b", b)]).absence == .noVariance)
        let few = (0..<40).map { $0 < 19 ? Double($0 % 2) : .nan }
        #expect(try all.drivers(of: few, factors: [("a", a), ("b", b)]).absence == .noAnswers)
        // A factor that does not vary has no part, and does no harm.
        let found = try all.drivers(of: a, factors: [("constant", constant), ("b", b)]).get()
        #expect(found.drivers.last?.item == "constant" && found.drivers.last?.share == 0)
    }
}
