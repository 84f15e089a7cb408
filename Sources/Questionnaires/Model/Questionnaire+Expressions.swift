public import Expressions

extension Question {
    /// The type of its answers in expressions.
    public var expressionType: ExpressionType {
        switch kind {
        case .single: .choice
        case .multiple: .selection
        case .number: .number
        case .date: .date
        case .text: .text
        }
    }
}

extension Questionnaire {
    /// The variables of this instrument's expressions: every question with the type of its answers.
    public var expressionScope: [String: ExpressionType] {
        Dictionary(questions.map { ($0.id, $0.expressionType) }, uniquingKeysWith: { first, _ in first })
    }

    /// A rule's condition, checked and ready to run. Throws what does not fit; never for an instrument that
    /// `QuestionnaireReader` made.
    public func compiledCondition(of rule: Rule) throws(ExpressionError) -> CompiledExpression {
        try rule.condition.compiled(scope: expressionScope)
    }

    /// When a question is asked, checked and ready to run; nil when it is always asked. Throws what does not fit; never
    /// for an instrument that `QuestionnaireReader` made.
    public func compiledRelevance(of question: Question) throws(ExpressionError) -> CompiledExpression? {
        guard let relevant = question.relevant else { return nil }
        return try relevant.compiled(scope: expressionScope)
    }

    /// What an answer must satisfy, checked and ready to run; nil when anything of the kind will do. Throws what does
    /// not fit; never for an instrument that `QuestionnaireReader` made.
    public func compiledConstraint(of question: Question) throws(ExpressionError) -> CompiledExpression? {
        guard let constraint = question.constraint else { return nil }
        return try constraint.compiled(scope: expressionScope, own: question.expressionType)
    }
}
