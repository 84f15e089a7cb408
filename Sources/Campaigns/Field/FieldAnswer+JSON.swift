internal import Estimation
internal import Figures
internal import Questionnaires
internal import Responses
internal import Validation

extension FieldAnswer {
    /// The documented shape, an element for each questionnaire.
    var json: JSONValue {
        .array(
            stages.map { stage in
                [
                    "questionnaire": .string(stage.questionnaire.id),
                    "checks": .array(stage.checks.map { json($0, stage) }),
                    "range": .array(stage.ranges.map(json)),
                    "rangeRemark": stage.rangeRemark.map { .string($0.text(language)) } ?? .null,
                    "remark": stage.remark.map { .string($0.text(language)) } ?? .null,
                ]
            })
    }

    private func json(_ check: FieldStage.Check, _ stage: FieldStage) -> JSONValue {
        let outcome = check.outcome
        return [
            "check": .string(outcome.rule.rawValue), "title": .string(outcome.rule.title.text(language)),
            "advice": .string(outcome.rule.advice.text(language)), "tests": .integer(outcome.tests),
            "level": outcome.level.map { .number($0) } ?? .null,
            "expectedByChance": outcome.expectedByChance.map { .number($0) } ?? .null,
            "flaggedForms": .integer(outcome.flaggedRows.count),
            "remark": outcome.remark.map { .string($0.text(language)) } ?? .null,
            "findings": .array(outcome.findings.map { json($0, stage) }),
            "effect": .array(check.effects.map(json)),
        ]
    }

    private func json(_ finding: FieldFinding, _ stage: FieldStage) -> JSONValue {
        [
            "unit": finding.unit.map { .string(code($0)) } ?? "*",
            "subject": ["kind": .string(kind(finding.subject)), "name": .string(subject(finding.subject, stage))],
            "records": .array(
                finding.rows.map { row in
                    ["batch": .string(file(row, stage)), "record": .integer(Int(stage.origins[row].record))]
                }),
            "value": .number(finding.value), "expected": finding.expected.map { .number($0) } ?? .null,
            "probability": finding.probability.map { .number($0) } ?? .null,
            "message": .string(finding.message.text(language)),
        ]
    }

    private func json(_ effect: FieldStage.Effect) -> JSONValue {
        var members: [String: JSONValue] = [
            "unit": .string(code(effect.scope)), "respondents": .integer(effect.with.respondents),
            "respondentsWithout": .integer(effect.without.respondents),
            "change": change(effect).map { .number($0) } ?? .null, "printedChange": .string(signed(change(effect))),
        ]
        add(effect.with.percent, "percent", "printed", to: &members)
        add(effect.without.percent, "percentWithout", "printedWithout", to: &members)
        return .object(members)
    }

    private func json(_ range: FieldStage.Range) -> JSONValue {
        var members: [String: JSONValue] = [
            "unit": .string(code(range.scope)), "quarantined": .integer(range.waiting),
        ]
        add(figure(range), "percent", "printed", to: &members)
        add(range.lowest.percent, "lowest", "printedLowest", to: &members)
        add(range.highest.percent, "highest", "printedHighest", to: &members)
        return .object(members)
    }

    /// A figure with its print beside it, or with the reason why there is none.
    private func add(_ figure: Quantity, _ name: String, _ printed: String, to members: inout [String: JSONValue]) {
        members[name] = figure.double.map { .number($0) } ?? .null
        members[printed] = figure.absence == nil ? .string(cells.percent(figure)) : .null
        if let absence = figure.absence { members[name + "Reason"] = .string(absence.rawValue) }
    }
}
