internal import Figures
internal import Questionnaires
internal import Responses

extension SurveyEstimator {
    /// The number questions that quartiles are given of: not personal, and without a part in the design.
    public var numberQuestions: [String] {
        questionnaire.questions.filter { question in
            guard case .number = question.kind else { return false }
            return question.role == nil && !question.isPersonal
        }.map(\.id)
    }

    /// The quartiles of number questions, by question, then scope.
    ///
    /// - Throws: `EstimationError` for a design that a domain cannot be laid out in.
    public func numberFigures(_ scopes: [EstimateScope]) throws(EstimationError) -> [NumberFigure] {
        let questions = numberQuestions
        guard !questions.isEmpty else { return [] }
        var found: [[NumberFigure]] = questions.map { _ in [] }
        for scope in scopes {
            let rows = rows(of: scope)
            let domain = rows.isEmpty ? nil : try SurveyDomain(sample.design, rows: rows)
            for (place, question) in questions.enumerated() {
                found[place].append(try figure(scope, question, domain))
            }
        }
        return found.flatMap { $0 }
    }

    private func figure(
        _ scope: EstimateScope, _ question: String, _ domain: SurveyDomain?
    ) throws(EstimationError) -> NumberFigure {
        guard let domain, let position = questionnaire.position(of: question),
            case .numbers(let column) = sample.responses.columns[position]
        else {
            return NumberFigure(scope: scope, question: question, respondents: 0, quantiles: [], absence: .noResponses)
        }
        let numbers = domain.rows.map { column[$0] }
        let valid = numbers.map(\.isFinite)
        let values = zip(numbers, valid).map { $1 ? $0 : 0 }
        var quantiles: [QuantileEstimate] = []
        for share in NumberFigure.shares {
            switch try domain.quantile(values, valid: valid, share: share, level: settings.confidence) {
            case .success(let quantile): quantiles.append(quantile)
            case .failure(let absence):
                return NumberFigure(scope: scope, question: question, respondents: 0, quantiles: [], absence: absence)
            }
        }
        return NumberFigure(
            scope: scope, question: question, respondents: quantiles.first?.respondents ?? 0, quantiles: quantiles)
    }
}
