import Estimation
import Figures
import Questionnaires
import Responses
import Units
import Weighting

/// A small survey made in a test: units, a form with a few items, and its responses.
struct ToySurvey {
    /// One filled form.
    struct Form {
        var unit: Int
        /// By item: the level's place, or why there is none.
        var answers: [Answer]
        var sex: Int?
        var stratum: String?
        var psu: String?
        var field: String?
        var day: Int?
    }

    enum Answer: Equatable, ExpressibleByIntegerLiteral {
        case level(Int)
        case missing(MissingReason)

        init(integerLiteral value: Int) { self = .level(value) }
    }

    var units: UnitRegistry
    var questionnaire: Questionnaire
    var forms: [Form]

    /// Five levels with scores 1 to 5, of which the upper two are satisfied.
    static let five = Scale(
        id: "five",
        levels: (1...5).map {
            Level(code: "\($0)", label: LocalizedText(verbatim: "mức \($0)"), score: Ratio($0), isSatisfied: $0 >= 4)
        })
    /// Three levels with scores 0 to 2, of which the highest is satisfied.
    static let three = Scale(
        id: "three",
        levels: (0...2).map {
            Level(code: "\($0)", label: LocalizedText(verbatim: "mức \($0)"), score: Ratio($0), isSatisfied: $0 == 2)
        })
    static let sex = Scale(
        id: "sex",
        levels: [
            Level(code: "1", label: LocalizedText(vi: "Nam", en: "Male")),
            Level(code: "2", label: LocalizedText(vi: "Nữ", en: "Female")),
        ])

    /// An index over items a, b, c…: by default one overall node over them all.
    static func index(
        items: Int, formula: IndexDefinition.Formula, aggregation: IndexDefinition.Aggregation = .pooled,
        denominator: [MissingReason: IndexDefinition.DenominatorPolicy] = [:], weights: [Ratio] = []
    ) -> IndexDefinition {
        let nodes = (0..<items).map { item in
            IndexNode(
                id: name(item), title: LocalizedText(verbatim: name(item)), kind: .item,
                weight: item < weights.count ? weights[item] : .one)
        }
        return IndexDefinition(
            formula: formula, aggregation: aggregation, denominator: denominator,
            root: IndexNode(
                id: "index", title: LocalizedText(verbatim: "index"), kind: .overall, weight: .one, children: nodes))
    }

    static func name(_ item: Int) -> String { String(UnicodeScalar(UInt8(97 + item))) }

    /// - Parameter scales: the scale of each item.
    init(
        _ forms: [Form], scales: [Scale] = [five], index: IndexDefinition, units: [Unit]? = nil
    ) throws {
        var scaleList = [Self.sex]
        for scale in scales where !scaleList.contains(scale) { scaleList.append(scale) }
        let text = LocalizedText(verbatim: "?")
        func question(_ id: String, _ kind: Question.Kind, _ role: DesignRole? = nil, personal: Bool = false)
            -> Question
        {
            Question(id: id, text: text, kind: kind, role: role, isPersonal: personal, sectionID: "s")
        }
        var questions = scales.enumerated().map { question(Self.name($0), .single(scale: $1.id)) }
        questions.append(question("sex", .single(scale: "sex")))
        questions.append(question("field", .text(maximumLength: 99), .field))
        questions.append(question("person", .single(scale: "sex"), personal: true))
        questions.append(question("age", .number(minimum: nil, maximum: nil, decimals: 0)))
        questions.append(question("day", .date, .date))
        if forms.contains(where: { $0.stratum != nil }) {
            questions.append(question("stratum", .text(maximumLength: 99), .stratum))
        }
        if forms.contains(where: { $0.psu != nil }) {
            questions.append(question("psu", .text(maximumLength: 99), .psu))
        }
        questionnaire = Questionnaire(
            id: "toy", version: "1", title: text, source: text, isOfficialWording: false, scales: scaleList,
            sections: [Section(id: "s", title: text)], questions: questions, index: index)
        let last = forms.map(\.unit).max() ?? 0
        self.units = try UnitRegistry(
            units
                ?? (0...last).map { Unit(code: "X\($0)", name: "Xã \($0)", block: $0 < 2 ? "A" : "B", population: 100) }
        )
        self.forms = forms
    }

    /// The responses as a table, its rows in the order of the forms.
    func table() throws -> ResponseTable {
        var columns: [Column] = []
        for (position, question) in questionnaire.questions.enumerated() {
            columns.append(column(question, position))
        }
        return try ResponseTable(
            questionnaireID: "toy", columns: columns, units: CodeBlocks(forms.map { UInt32($0.unit) }),
            origins: forms.indices.map { RecordOrigin(record: UInt32($0 + 1), line: UInt32($0 + 2), byte: 0) })
    }

    private func column(_ question: Question, _ position: Int) -> Column {
        switch question.id {
        case "sex", "person": .codes8(CodeBlocks(forms.map { $0.sex.map { UInt8($0) } ?? MissingCodes.code(.blank) }))
        case "field": .texts(texts(\.field))
        case "stratum": .texts(texts(\.stratum))
        case "psu": .texts(texts(\.psu))
        case "age": .numbers(NumberBlocks(forms.map { _ in 40 }))
        case "day": .dates(CodeBlocks(forms.map { UInt32($0.day ?? 0) + UInt32(DateCodes.origin) }))
        default:
            .codes8(
                CodeBlocks(
                    forms.map { form in
                        switch form.answers[position] {
                        case .level(let level): UInt8(level)
                        case .missing(let reason): MissingCodes.code(reason)
                        }
                    }))
        }
    }

    private func texts(_ path: KeyPath<Form, String?>) -> TextColumn {
        var column = TextColumn()
        for form in forms {
            if let text = form[keyPath: path] { column.append(text) } else { column.append(missing: .blank) }
        }
        return column
    }

    func sample(_ plan: WeightingPlan = WeightingPlan()) throws -> WeightedSample {
        try WeightedSample(table(), questionnaire: questionnaire, units: units, plan: plan)
    }

    func estimator(
        _ plan: WeightingPlan = WeightingPlan(), settings: EstimationSettings = EstimationSettings()
    ) throws -> SurveyEstimator {
        try SurveyEstimator(sample(plan), questionnaire: questionnaire, units: units, settings: settings)
    }

    /// One estimate.
    func estimate(
        _ item: String = "index", _ scope: EstimateScope = .whole, plan: WeightingPlan = WeightingPlan(),
        settings: EstimationSettings = EstimationSettings()
    ) throws -> Estimate {
        try estimator(plan, settings: settings).estimates(.init(scopes: [scope], nodes: [item]))[0]
    }
}

extension ToySurvey.Form {
    /// A form of a unit with the levels' places of its answers.
    init(
        _ unit: Int, _ answers: ToySurvey.Answer..., sex: Int? = nil, stratum: String? = nil, psu: String? = nil,
        field: String? = nil
    ) {
        self.init(unit: unit, answers: answers, sex: sex, stratum: stratum, psu: psu, field: field)
    }
}

extension Quantity {
    /// The exact figure; nil for others.
    var exactRatio: Ratio? { if case .exact(let ratio) = self { ratio } else { nil } }
}

/// A fraction of two whole numbers.
func fraction(_ above: Int, _ below: Int) throws -> Ratio { try Ratio(Int128(above), over: Int128(below)) }
