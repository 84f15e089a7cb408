import Expressions
import Figures
import XMLDocuments

/// An expression that waits until all questions are known.
struct PendingExpression {
    let expression: Expression
    let element: XMLElement
    let use: Use

    /// What the expression is for.
    enum Use {
        /// When a question is asked.
        case relevance(of: String)
        /// What an answer must satisfy.
        case constraint(on: String)
        /// What must hold in each form.
        case rule
    }
}

extension QuestionnaireReading {
    /// Parses the expression in an element, and keeps it to check its names and types later.
    mutating func expression(_ element: XMLElement?, as use: PendingExpression.Use) -> Expression? {
        guard let element else { return nil }
        do throws(ExpressionError) {
            let expression = try Expression(parsing: element.text)
            expressions.append(PendingExpression(expression: expression, element: element, use: use))
            return expression
        } catch {
            report(error, in: element)
            return nil
        }
    }

    /// Checks names and types of all expressions against the questions.
    mutating func checkExpressions() {
        let scope = Dictionary(
            questions.map { ($0.question.id, $0.question.expressionType) }, uniquingKeysWith: { first, _ in first })
        for pending in expressions {
            do throws(ExpressionError) {
                _ = try pending.expression.compiled(scope: scope, own: ownType(pending.use, scope))
            } catch {
                report(error, in: pending.element)
            }
            if case .relevance(let id) = pending.use, pending.expression.references.contains(id) {
                report(
                    pending.element,
                    vi: "Câu hỏi “\(id)” được hỏi hay không lại tùy vào chính nó; hãy dùng câu hỏi khác.",
                    en: "Whether question “\(id)” is asked depends on itself; use another question.")
            }
        }
        checkCycles()
    }

    /// Refuses questions each of which is asked depending on the next, in a circle: nobody could begin to answer them.
    private mutating func checkCycles() {
        let order = RelevanceOrder(questions.map(\.question))
        for cycle in order.cycles {
            guard let element = questions[cycle[0]].element.child("relevant") else { continue }
            let chain = (cycle + [cycle[0]]).map { "“\(questions[$0].question.id)”" }.joined(separator: " → ")
            report(
                element,
                vi: "Các câu hỏi này được hỏi hay không lại tùy vào nhau theo vòng: \(chain); hãy bỏ một điều kiện.",
                en: "Whether these questions are asked goes round in a circle: \(chain); remove one of the conditions.")
        }
    }

    /// Reads the rules.
    mutating func rules(_ element: XMLElement) -> [Rule] {
        var lines: [String: Int] = [:]
        var rules: [Rule] = []
        for child in element.children("rule") {
            let id = value(child, "id")
            if let first = lines[id] {
                report(
                    child, attribute: "id", vi: "Mã quy tắc “\(id)” đã dùng ở dòng \(first); hãy đặt mã khác.",
                    en: "The rule id “\(id)” is taken at line \(first); choose another.")
            }
            lines[id] = lines[id] ?? child.line ?? 0
            guard let condition = expression(child.child("test"), as: .rule) else { continue }
            let severity = Severity(rawValue: value(child, "severity")) ?? .warning
            rules.append(Rule(id: id, condition: condition, severity: severity, message: wording(child)))
        }
        return rules
    }

    private func ownType(_ use: PendingExpression.Use, _ scope: [String: ExpressionType]) -> ExpressionType? {
        if case .constraint(let id) = use { scope[id] } else { nil }
    }

    private mutating func report(_ error: ExpressionError, in element: XMLElement) {
        let text = error.message
        report(
            element, vi: "Biểu thức “\(excerpt(element.text))”. \(text.vi)",
            en: "Expression “\(excerpt(element.text))”. \(text.en)")
    }

    private func excerpt(_ text: String) -> String {
        text.count > 80 ? text.prefix(79) + "…" : text
    }
}
