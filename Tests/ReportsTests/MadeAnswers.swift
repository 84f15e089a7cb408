import Estimation
import Figures
import Questionnaires

/// One made respondent: the level (0…4) of each item, nil for no answer, and the codes of the other questions.
struct MadeRespondent {
    var levels: [String: Int]
    var traits: [String: String]
    var period: String
}

/// Numbers that look drawn and are the same in every run (Knuth's MMIX generator).
struct MadeNumbers {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next(below bound: Int) -> Int {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Int((state >> 33) % UInt64(bound))
    }
}

/// Makes respondents and counts them: good enough to fill reports, no statistics.
struct MadeAnswers {
    let questionnaire: Questionnaire
    let root: IndexNode

    /// Respondents of a unit whose answers are satisfied with the given probability in thousandths.
    func respondents(_ count: Int, satisfied: Int, seed: UInt64) -> [MadeRespondent] {
        var numbers = MadeNumbers(seed: seed)
        return (0..<count).map { number in
            var levels: [String: Int] = [:]
            for (place, item) in root.itemIDs.enumerated() {
                let isOptional = place == 5 || place > 11
                if numbers.next(below: 100) < (isOptional ? 60 : 3) { continue }
                let isSatisfied = numbers.next(below: 1000) < satisfied - place * 3
                levels[item] = isSatisfied ? 3 + numbers.next(below: 5) / 3 : max(0, 2 - numbers.next(below: 6) / 3)
            }
            let traits = [
                "sex": "\(1 + numbers.next(below: 2))", "age": "\(number < 2 ? 1 : 2 + numbers.next(below: 4))",
                "client": "\(numbers.next(below: 8) == 0 ? 2 : 1)",
                "channel": "\([1, 1, 1, 3, 2][numbers.next(below: 5)])",
                "field": "\(1 + numbers.next(below: 6))",
            ]
            return MadeRespondent(
                levels: levels, traits: traits, period: number % 2 == 0 ? "2023-q1" : "2023-q2")
        }
    }

    /// The estimate of a node, by pooled top levels.
    func estimate(
        _ people: [MadeRespondent], _ node: IndexNode, scope: EstimateScope, group: [GroupLevel] = []
    ) -> Estimate {
        var satisfied = 0
        var answers = 0
        var counts = node.kind == .item ? [Int](repeating: 0, count: 5) : []
        var respondents = 0
        let items = node.itemIDs
        for person in people {
            let levels = items.compactMap { person.levels[$0] }
            if !levels.isEmpty { respondents += 1 }
            answers += levels.count
            satisfied += levels.count { $0 >= 3 }
            if node.kind == .item { for level in levels { counts[level] += 1 } }
        }
        let blank = people.count * items.count - answers
        guard answers > 0, let percent = try? Ratio.percent(satisfied, of: answers) else {
            return Estimate(
                scope: scope, item: node.id, kind: node.kind, group: group, respondents: 0, answers: 0,
                missing: [.blank: blank], weightedBase: 0, percent: .absent(people.isEmpty ? .noResponses : .noAnswers),
                intervalAbsence: people.isEmpty ? .noResponses : .noAnswers, confidence: 0.95)
        }
        let limits = wilson(percent.double / 100, Double(respondents))
        return Estimate(
            scope: scope, item: node.id, kind: node.kind, group: group, respondents: respondents, answers: answers,
            missing: [.blank: blank], levelCounts: counts, weightedBase: Double(respondents),
            exact: CountedShare(numerator: Ratio(satisfied), denominator: Ratio(answers)), percent: .exact(percent),
            standardError: (limits.high - limits.low) / 3.92, interval: limits, confidence: 0.95,
            degreesOfFreedom: Double(respondents - 1), designEffect: 1.25,
            effectiveSampleSize: Double(respondents) / 1.25, flags: respondents < 30 ? [.smallSample] : [])
    }

    /// Wilson's interval, so that the made figures have one.
    private func wilson(_ share: Double, _ n: Double) -> PercentInterval {
        let z = 1.96
        let middle = (share + z * z / (2 * n)) / (1 + z * z / n)
        let half = z * (share * (1 - share) / n + z * z / (4 * n * n)).squareRoot() / (1 + z * z / n)
        return PercentInterval(low: 100 * max(0, middle - half), high: 100 * min(1, middle + half))
    }

    /// The overall estimate of each level of each variable.
    func breakdowns(_ people: [MadeRespondent], scope: EstimateScope) -> [Estimate] {
        ["sex", "age", "client", "channel", "field"].flatMap { variable -> [Estimate] in
            guard let place = questionnaire.position(of: variable),
                let scale = questionnaire.scale(of: questionnaire.questions[place])
            else { return [] }
            return scale.levels.map { level in
                estimate(
                    people.filter { $0.traits[variable] == level.code }, root, scope: scope,
                    group: [GroupLevel(variable: variable, level: level.code, label: level.label)])
            }
        }
    }
}
