import Figures
import Questionnaires
import Responses
import Tables
import Units
import Weighting

/// Forms with only what weights depend on.
struct SampleForms {
    struct Form {
        var unit: Int?
        var sex: Int?
        var stratum: String?
        var psu: String?
    }

    var forms: [Form]
    var units: UnitRegistry
    var hasStratum = false
    var hasPSU = false
    /// Whether forms have numbers, F-1 for the first.
    var hasNumbers = false

    init(_ forms: [Form], populations: [Int?], hasStratum: Bool = false, hasPSU: Bool = false) throws {
        self.forms = forms
        self.hasStratum = hasStratum
        self.hasPSU = hasPSU
        units = try UnitRegistry(
            populations.enumerated().map { Unit(code: "X\($0)", name: "Xã \($0)", population: $1) })
    }

    var questionnaire: Questionnaire {
        let text = LocalizedText(verbatim: "?")
        var questions = [
            Question(id: "sex", text: text, kind: .single(scale: "sex"), sectionID: "s"),
            Question(id: "age", text: text, kind: .number(minimum: nil, maximum: nil, decimals: 0), sectionID: "s"),
        ]
        if hasStratum {
            questions.append(
                Question(id: "area", text: text, kind: .text(maximumLength: 9), role: .stratum, sectionID: "s"))
        }
        if hasPSU {
            questions.append(
                Question(id: "hamlet", text: text, kind: .text(maximumLength: 9), role: .psu, sectionID: "s"))
        }
        if hasNumbers {
            questions.append(
                Question(id: "number", text: text, kind: .text(maximumLength: 9), role: .formNumber, sectionID: "s"))
        }
        let sex = Scale(
            id: "sex",
            levels: [Level(code: "1", label: text), Level(code: "2", label: text), Level(code: "3", label: text)])
        return Questionnaire(
            id: "toy", version: "1", title: text, source: text, isOfficialWording: false, scales: [sex],
            sections: [Section(id: "s", title: text)], questions: questions)
    }

    func table() throws -> ResponseTable {
        var columns: [Column] = [
            .codes8(CodeBlocks(forms.map { $0.sex.map { UInt8($0 - 1) } ?? MissingCodes.code(.blank) })),
            .numbers(NumberBlocks(forms.map { _ in 40 })),
        ]
        if hasStratum { columns.append(.texts(texts(\.stratum))) }
        if hasPSU { columns.append(.texts(texts(\.psu))) }
        if hasNumbers {
            var column = TextColumn()
            for place in forms.indices { column.append("F-\(place + 1)") }
            columns.append(.texts(column))
        }
        return try ResponseTable(
            questionnaireID: "toy", columns: columns,
            units: CodeBlocks(forms.map { $0.unit.map { UInt32($0) } ?? MissingCodes.code(.invalid) }),
            origins: forms.indices.map { RecordOrigin(record: UInt32($0 + 1), line: UInt32($0 + 2), byte: 0) })
    }

    private func texts(_ path: KeyPath<Form, String?>) -> TextColumn {
        var column = TextColumn()
        for form in forms {
            if let text = form[keyPath: path] { column.append(text) } else { column.append(missing: .blank) }
        }
        return column
    }

    func sample(_ plan: WeightingPlan) throws -> WeightedSample {
        try WeightedSample(table(), questionnaire: questionnaire, units: units, plan: plan)
    }

    func margins(_ text: String, name: String = "sex.csv") throws -> MarginTable {
        try MarginTable(Table(bytes: Array(text.utf8), name: name), units: units)
    }

    func clusters(_ text: String) throws -> ClusterTable {
        try ClusterTable(Table(bytes: Array(text.utf8), name: "psus.csv"), units: units)
    }

    func strata(_ text: String) throws -> StrataTable {
        try StrataTable(Table(bytes: Array(text.utf8), name: "strata.csv"), units: units)
    }
}
