import Expressions
import Figures
import Questionnaires
import XMLDocuments

extension XFormDocument {
    /// Writes what each node takes: type, whether it is required, when it is asked, what must hold.
    func writeBinds(_ writer: inout XMLWriter) {
        bind(&writer, names.notice, [("type", "string"), ("readonly", "true()")])
        for question in material.asked { bind(question, &writer) }
        for rule in warnings {
            let path = "\(names.warnings)/\(rule.id)"
            bind(&writer, path, [("type", "string"), ("readonly", "true()"), ("relevant", violation(rule))])
        }
        bind(&writer, names.start, [("type", "dateTime"), ("jr:preload", "timestamp"), ("jr:preloadParams", "start")])
        bind(&writer, names.end, [("type", "dateTime"), ("jr:preload", "timestamp"), ("jr:preloadParams", "end")])
        bind(&writer, names.device, [("type", "string"), ("jr:preload", "property"), ("jr:preloadParams", "deviceid")])
        bind(&writer, "meta/instanceID", [("type", "string"), ("readonly", "true()"), ("jr:preload", "uid")])
        if let number = material.asked.first(where: { $0.role == .formNumber }) {
            bind(&writer, "meta/instanceName", [("type", "string"), ("calculate", names.path(number.id))])
        }
    }

    private func bind(_ writer: inout XMLWriter, _ node: String, _ attributes: [(String, String)]) {
        writer.start("bind", attributes: [("nodeset", "/data/" + node)] + attributes)
        writer.end()
    }

    private func bind(_ question: Question, _ writer: inout XMLWriter) {
        var attributes = [("nodeset", names.path(question.id)), ("type", type(question))]
        if question.isRequired {
            attributes += [("required", "true()"), ("jr:requiredMsg", "jr:itext('required')")]
        }
        if let relevant = question.relevant { attributes.append(("relevant", relevant.xpath(names.path))) }
        if let constraint = constraint(question) {
            attributes += [("constraint", constraint), ("jr:constraintMsg", "jr:itext('\(question.id):constraint')")]
        }
        if question.role == .date { attributes += [("jr:preload", "date"), ("jr:preloadParams", "today")] }
        writer.start("bind", attributes: attributes)
        writer.end()
    }

    private func type(_ question: Question) -> String {
        switch question.kind {
        case .single, .multiple, .text: "string"
        case .number(_, _, let decimals): decimals == 0 ? "int" : "decimal"
        case .date: "date"
        }
    }

    /// All that must hold of an answer; nil for nothing.
    private func constraint(_ question: Question) -> String? {
        var parts: [String] = []
        if let constraint = question.constraint { parts.append(constraint.xpath(names.path)) }
        if let bounds = bounds(question) { parts.append(bounds) }
        parts += constraints(endingAt: question).map { "not(\(violation($0)))" }
        return parts.count > 1 ? parts.map { "(\($0))" }.joined(separator: " and ") : parts.first
    }

    /// The bounds of a number or the length of a text, as a condition; nil for none.
    func bounds(_ question: Question) -> String? {
        switch question.kind {
        case .number(let minimum, let maximum, _):
            let parts = [minimum.map { ". >= \($0.plain)" }, maximum.map { ". <= \($0.plain)" }].compactMap { $0 }
            return parts.isEmpty ? nil : parts.joined(separator: " and ")
        case .text(let length): return "string-length(.) <= \(length)"
        case .single, .multiple, .date: return nil
        }
    }

    // MARK: Rules across questions

    /// The rules that a device only warns about: those that do not quarantine a record.
    var warnings: [Rule] { material.questionnaire.rules.filter { $0.severity < .error || lastQuestion($0) == nil } }

    /// The rules that quarantine a record and whose last question this is: they keep the interviewer from going on.
    func constraints(endingAt question: Question) -> [Rule] {
        material.questionnaire.rules.filter { $0.severity == .error && lastQuestion($0) == question.id }
    }

    private func lastQuestion(_ rule: Rule) -> String? {
        material.asked.last { rule.condition.references.contains($0.id) }?.id
    }

    /// When a rule is broken: every answer that it needs is there, and it does not hold. A missing answer breaks no rule, here as
    /// in the program's own checks.
    private func violation(_ rule: Rule) -> String {
        let needed = material.asked.map(\.id).filter { rule.condition.answersNeeded.contains($0) }
        let there = needed.map { "\(names.path($0)) != ''" }
        return (there + ["not(\(rule.condition.xpath(names.path)))"]).joined(separator: " and ")
    }
}
