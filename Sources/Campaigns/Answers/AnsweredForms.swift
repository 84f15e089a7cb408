internal import Figures
internal import Questionnaires
internal import Responses
internal import Units
internal import Validation
internal import Weighting

/// The last step of a figure's chain: each form of a unit that counts, with its answers to the items that make the figure.
///
/// For those who may see single answers; what a rated unit is given stops at counts.
struct AnsweredForms {
    /// One form.
    struct Form {
        let number: String?
        let record: RecordName
        let weight: Double
        /// By item the level's code, or why there is none.
        let answers: [Answered]
    }

    /// What a form holds for an item.
    enum Answered {
        case level(Int)
        case missing(MissingReason)
    }

    let items: [(id: String, scale: Scale)]
    let forms: [Form]
    private let isWeighted: Bool

    /// The forms of a unit, in canonical order.
    ///
    /// - Parameter node: the figure: an item, a factor or the whole.
    init(survey: SurveyStage, unit: Int, node: IndexNode) {
        let questionnaire = survey.questionnaire
        var ids = node.itemIDs
        if node.kind == .overall, case .overallQuestion(let question)? = questionnaire.index?.aggregation {
            ids = [question]
        }
        let table = survey.sample.responses
        var items: [(id: String, scale: Scale)] = []
        var columns: [Column] = []
        for id in ids {
            guard let position = questionnaire.position(of: id),
                let scale = questionnaire.scale(of: questionnaire.questions[position])
            else { continue }
            items.append((id, scale))
            columns.append(table.columns[position])
        }
        let numbers = survey.sample.formNumbers(questionnaire, units: survey.campaign.units)
        var forms: [Form] = []
        for row in 0..<table.rowCount where table.unit(row) == unit {
            let origin = table.origins[row]
            forms.append(
                Form(
                    number: numbers[row],
                    record: RecordName(
                        batch: survey.validation.batches[Int(origin.batch)].source.file, record: Int(origin.record)),
                    weight: survey.sample.weights[row],
                    answers: columns.map { Self.answer($0, row) }))
        }
        self.items = items
        self.forms = forms
        isWeighted = survey.sample.isWeighted
    }

    private static func answer(_ column: Column, _ row: Int) -> Answered {
        if let reason = column.missingReason(row) { return .missing(reason) }
        switch column {
        case .codes8(let codes): return .level(Int(codes[row]))
        case .codes16(let codes): return .level(Int(codes[row]))
        case .sets, .numbers, .dates, .texts: return .missing(.invalid)
        }
    }

    /// How many of a form's answers are valid, and how many of these at a level that counts as satisfied.
    private func counts(_ form: Form) -> (valid: Int, satisfied: Int) {
        var counts = (valid: 0, satisfied: 0)
        for (answer, item) in zip(form.answers, items) {
            guard case .level(let level) = answer else { continue }
            counts.valid += 1
            if item.scale.levels[level].isSatisfied { counts.satisfied += 1 }
        }
        return counts
    }

    private func text(_ answer: Answered, _ scale: Scale, _ language: Language) -> String {
        switch answer {
        case .level(let level): scale.levels[level].code
        case .missing(let reason): "(" + reason.text.text(language) + ")"
        }
    }

    /// The forms for people, with their sums below.
    func table(_ cells: Cells) -> AnswerTable {
        var rows = forms.map { form in
            let counts = counts(form)
            return [form.number ?? "", form.record.text] + (isWeighted ? [cells.precise(form.weight)] : [])
                + zip(form.answers, items).map { text($0, $1.scale, cells.language) }
                + [cells.count(counts.valid), cells.count(counts.satisfied)]
        }
        let all = forms.map(counts)
        rows.append(
            [LocalizedText(vi: "cộng", en: "sum").text(cells.language), cells.count(forms.count)]
                + (isWeighted ? [""] : []) + items.map { _ in "" }
                + [cells.count(all.reduce(0) { $0 + $1.valid }), cells.count(all.reduce(0) { $0 + $1.satisfied })])
        return AnswerTable(
            title: LocalizedText(vi: "Từng phiếu", en: "Each form"),
            columns: [
                AnswerColumn("form", vi: "phiếu số", en: "form"), AnswerColumn("record", vi: "bản ghi", en: "record"),
            ] + (isWeighted ? [AnswerColumn("weight", vi: "quyền số", en: "weight", isNumber: true)] : [])
                + items.map { AnswerColumn($0.id, vi: $0.id, en: $0.id) } + [
                    AnswerColumn("valid", vi: "câu hợp lệ", en: "valid", isNumber: true),
                    AnswerColumn("satisfied", vi: "câu hài lòng", en: "satisfied", isNumber: true),
                ], rows: rows)
    }

    /// The same for programs.
    func json(_ language: Language) -> JSONValue {
        .array(
            forms.map { form in
                let counts = counts(form)
                var members: [String: JSONValue] = [
                    "batch": .string(form.record.batch), "record": .integer(form.record.record),
                    "weight": .number(form.weight), "valid": .integer(counts.valid),
                    "satisfied": .integer(counts.satisfied),
                ]
                members["number"] = form.number.map { .string($0) } ?? .null
                if form.number == nil { members["numberReason"] = .string(MissingReason.blank.name) }
                var answers: [String: JSONValue] = [:]
                for (answer, item) in zip(form.answers, items) {
                    switch answer {
                    case .level(let level): answers[item.id] = .string(item.scale.levels[level].code)
                    case .missing(let reason): answers[item.id] = ["missing": .string(reason.name)]
                    }
                }
                members["answers"] = .object(answers)
                return .object(members)
            })
    }
}

extension Answer {
    /// The answer with the forms behind it.
    func with(_ forms: AnsweredForms, _ cells: Cells) -> Answer {
        var extended = self
        extended.tables.append(forms.table(cells))
        if case .object(var members) = json {
            members["forms"] = forms.json(cells.language)
            extended.json = .object(members)
        }
        return extended
    }
}
