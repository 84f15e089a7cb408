public import Figures
internal import Questionnaires
internal import Responses
public import Statistics

/// How answers of the whole campaign go together.
public struct SurveyAssociation: Sendable {
    /// The overall question that was asked separately; nil where there is none.
    public let overall: String?
    /// Which characteristics the overall answer goes with.
    public let characteristics: [Characteristic]
    /// Which factors it goes with, or why that cannot be told.
    public let drivers: Result<DriverAnalysis, Absence>

    /// A question about respondents, against the overall question.
    public struct Characteristic: Sendable {
        /// The question.
        public let question: String
        /// The test, or why there is none.
        public let test: Result<RaoScottTest, Absence>
        /// Its p-value among those of all characteristics.
        public let adjustedPValue: Double?
    }
}

extension SurveyEstimator {
    /// What goes with a separately asked overall question, over the whole campaign.
    ///
    /// - Parameters:
    ///   - question: the overall question; nil for the one that the index is made of, if it is made of one. One that is an item of a
    ///     factor is none: a factor goes with its own items, whatever they say.
    ///   - characteristics: questions about respondents.
    ///   - method: how p-values are raised: those of the characteristics together, and those of the factors together.
    /// - Throws: `EstimationError` for a question that respondents cannot be divided by.
    public func association(
        overall question: String?, characteristics: [String], by method: MultipleTesting
    ) throws(EstimationError) -> SurveyAssociation {
        guard let index, let overall = overallQuestion(question) else {
            return SurveyAssociation(overall: nil, characteristics: [], drivers: .failure(.notApplicable))
        }
        let rows = rows(of: .whole)
        let domain = try SurveyDomain(sample.design, rows: rows)
        let levels = try places(of: overall)
        var tests: [Result<RaoScottTest, Absence>] = []
        for characteristic in characteristics {
            tests.append(try domain.independence(try places(of: characteristic), levels))
        }
        let raised = method.adjusted(tests.compactMap { try? $0.get().pValue })
        var next = 0
        let found = zip(characteristics, tests).map { question, test in
            var adjusted: Double?
            if case .success = test {
                adjusted = raised[next]
                next += 1
            }
            return SurveyAssociation.Characteristic(question: question, test: test, adjustedPValue: adjusted)
        }
        let scale = questionnaire.position(of: overall).flatMap { questionnaire.scale(of: questionnaire.questions[$0]) }
        let scores = (scale?.levels ?? []).enumerated().map { place, level in
            level.score?.double ?? Double(place)
        }
        let factors = index.nodes.filter { $0.node.kind == .factor }.map { node in
            (item: node.node.id, values: shares(of: node, rows: rows))
        }
        return SurveyAssociation(
            overall: overall, characteristics: found,
            drivers: try domain.drivers(
                of: levels.map { $0 >= 0 && $0 < scores.count ? scores[$0] : .nan }, factors: factors
            ).map { $0.adjusted(by: method) })
    }

    private func overallQuestion(_ asked: String?) -> String? {
        guard let definition = questionnaire.index else { return nil }
        var question = asked
        if question == nil, case .overallQuestion(let own) = definition.aggregation { question = own }
        guard let question, let place = questionnaire.position(of: question),
            case .single = questionnaire.questions[place].kind, !questionnaire.questions[place].isPersonal,
            // What has neither scores nor satisfied levels says nothing of satisfaction.
            let scale = questionnaire.scale(of: questionnaire.questions[place]),
            scale.hasSatisfiedLevels || scale.levels.contains(where: { $0.score != nil })
        else { return nil }
        let items = Set(definition.root.selfAndDescendants.filter { $0.kind == .factor }.flatMap(\.itemIDs))
        return items.contains(question) ? nil : question
    }

    /// The level of each row's answer to a question; -1 for none.
    private func places(of question: String) throws(EstimationError) -> [Int] {
        try SampleGrouping([question], questionnaire: questionnaire, responses: sample.responses).places
    }

    /// Each respondent's own figure of a factor; NaN without a valid answer.
    private func shares(of node: SurveyIndex.Node, rows: [Int]) -> [Double] {
        var above = [Double](repeating: 0, count: rows.count)
        var below = above
        for item in node.items {
            guard let values = index?.items[item] else { continue }
            let codes = AnswerCodes(sample.responses.columns[values.position], rows: rows)
            codes.add(values.numerators, values, to: &above)
            codes.add(values.denominators, values, to: &below)
        }
        return zip(above, below).map { $1 > 0 ? $0 / $1 : .nan }
    }
}
