import Responses
import Statistics
import Testing

@testable import Validation

@Suite("The field's checks leave honest forms alone")
struct CalibrationTests {
    /// The most of `tests` that chance gives at a level, but for one time in ten thousand or so.
    private static func most(_ tests: Int, _ level: Double) -> Int {
        let mean = level * Double(tests)
        return Int((mean + 4 * mean.squareRoot()).rounded(.up)) + 1
    }

    @Test(
        "Honest forms are flagged no oftener than the stated level, where answers go together and straight lines are common"
    )
    func honest() throws {
        let forms = (0..<10).flatMap { FieldToy.honest(120, unit: $0, seed: 11) }
        let outcomes = try FieldToy.outcomes(forms)
        let near = try #require(outcomes[.nearDuplicates])
        #expect(near.tests == 1_200)
        #expect(near.findings.count <= Self.most(near.tests, 0.005), "\(near.findings.count)")
        let same = try #require(outcomes[.sameContent])
        #expect(same.findings.count <= Self.most(same.tests, 0.005))
        let interviewers = try #require(outcomes[.interviewers])
        #expect(interviewers.tests == 10 * 13)
        #expect(interviewers.findings.count <= Self.most(interviewers.tests, 0.005))
        let positive = try #require(outcomes[.positiveBatches])
        #expect(positive.tests == 30)
        #expect(positive.findings.count <= Self.most(positive.tests, 0.005))
        let straight = try #require(outcomes[.straightLining])
        #expect(straight.findings.allSatisfy { !$0.rows.isEmpty && $0.subject != .unit })
        #expect(straight.findings.count <= Self.most(60, 0.005))
        let blanks = try #require(outcomes[.manyBlanks])
        #expect(blanks.findings.count <= Self.most(blanks.tests, 0.01))
        #expect(outcomes[.collection]?.remark != nil)
    }

    @Test("The match's probability is right to the last permutation: independent answers at a level of 5 %")
    func nearDuplicatesLevel() throws {
        var settings = FieldToy.settings
        settings.permutations = 19
        settings.formLevel = 0.05
        settings.minimumMatch = 0
        var random = SeededGenerator(seed: 12)
        var tests = 0
        var flags = 0
        for unit in 0..<20 {
            let forms = (0..<40).map { number in
                var form = FieldToy.Form()
                form.number = "\(unit)-\(100 + number)"
                form.answers = (0..<FieldToy.itemCount).map { _ in Int(random.below(3)) + 1 }
                return form
            }
            settings.seed = UInt64(unit)
            let outcome = try #require(
                try FieldToy.outcomes(forms, settings: settings, only: [.nearDuplicates])[.nearDuplicates])
            tests += outcome.tests
            flags += outcome.findings.count
        }
        #expect(tests == 800)
        // Ties count against a flag, so the rate lies below the level, but not far.
        #expect((4...Self.most(tests, 0.05)).contains(flags), "\(flags)")
    }

    @Test("The interviewers' probabilities are right: about a tenth of honest ones have one below 0.1")
    func interviewerLevel() {
        var random = SeededGenerator(seed: 13)
        var below = 0
        var tests = 0
        for unit in 0..<60 {
            // Skewed scores with many ties, as shares of satisfied answers are.
            let scores = (0..<4).map { _ in (0..<12).map { _ in min(1, 0.6 + Double(random.below(8)) / 10) } }
            var test = InterviewerTest(scores)
            test.run(permutations: 199, SeededGenerator(seed: 1, stream: UInt64(unit)))
            for group in 0..<4 {
                tests += 2
                below += test.meanProbability(group) <= 0.1 ? 1 : 0
                below += test.spreadProbability(group) <= 0.1 ? 1 : 0
            }
        }
        #expect((24...75).contains(below), "\(below) of \(tests)")
    }

    @Test(
        "Near the level the seed does not decide: of fourteen forms the seven satisfied are one interviewer's, p = 2 in 3,432"
    )
    func nearTheLevel() {
        let flagged = (1...12).count { seed in
            var test = InterviewerTest([Array(repeating: 1, count: 7), Array(repeating: 0, count: 7)])
            test.run(permutations: 999, SeededGenerator(seed: UInt64(seed), stream: 1))
            #expect(test.meanProbability(0) < 0.0025)
            return test.meanProbability(0) <= 0.001
        }
        // With 999 deals it would be 12 times 0.56.
        #expect(flagged >= 10, "\(flagged)")
    }

    @Test("The intraclass correlation of a textbook's one-way table")
    func intraclassCorrelation() {
        // MSB = 8, MSW = 1, groups of 3: (8 - 1) / (8 + 2 * 1) = 0.7.
        let half = (8.0 / 3).squareRoot()
        let means = [-half, 0, half]
        let test = InterviewerTest(means.map { [$0 - 1, $0, $0 + 1] })
        #expect((test.intraclassCorrelation - 0.7).magnitude < 1e-12)
    }
}
