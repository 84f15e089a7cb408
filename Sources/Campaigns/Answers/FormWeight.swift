internal import Figures
internal import Questionnaires
internal import Responses
internal import Units
internal import Validation
internal import Weighting

/// How the weight of one form came about: factors whose product is its weight.
struct FormWeight {
    /// The form's number as it stands in the form.
    let number: String
    /// The batch and the record that it was read from.
    let record: RecordName
    /// The steps; none where the survey is not weighted.
    let steps: [WeightedSample.FormStep]
    /// The weight.
    let weight: Double
    /// The stratum that the form lies in, and where that is known from.
    let stratum: DesignPlace
    /// The primary sampling unit that the form lies in, and where that is known from.
    let psu: DesignPlace

    /// A stratum or sampling unit with its source.
    struct DesignPlace {
        /// As the form or the sample spells it; nil where neither names it.
        let text: String?
        /// Whether the table of the sample says it, and not the form.
        let isFromSample: Bool

        init(_ places: DesignPlaces, row: Int) {
            text = places.text(row)
            isFromSample = places.fromSample.contains(row)
        }

        /// The name and its source in words.
        var described: LocalizedText {
            guard let text else { return LocalizedText(vi: "không ghi", en: "not named") }
            return isFromSample
                ? LocalizedText(vi: "\(text) (theo bảng mẫu)", en: "\(text) (from the table of the sample)")
                : LocalizedText(vi: "\(text) (ghi trên phiếu)", en: "\(text) (on the form)")
        }

        /// The same for programs.
        var json: JSONValue {
            [
                "name": text.map { .string($0) } ?? .null, "source": .string(source),
            ]
        }

        private var source: String { text == nil ? "none" : isFromSample ? "sample" : "form" }
    }

    /// Finds the form among those of a unit that count.
    init(_ asked: String, unit: Int, survey: SurveyStage) throws(CampaignError) {
        let units = survey.campaign.units
        let table = survey.sample.responses
        let wanted = FormNumber(asked)
        let numbers = survey.sample.formNumbers(survey.questionnaire, units: units)
        let rows = numbers.indices.filter { numbers[$0].map(FormNumber.init) == wanted }
        guard let row = rows.first(where: { table.unit($0) == unit }) else {
            if let other = rows.first, let place = table.unit(other) {
                let code = units.units[place].code
                throw CampaignError(
                    .usage, vi: "Phiếu số «\(asked)» là của đơn vị \(code), không phải \(units.units[unit].code).",
                    en: "Form “\(asked)” is unit \(code)'s, not \(units.units[unit].code)'s.")
            }
            throw CampaignError(
                .usage,
                vi: "Không có phiếu hợp lệ số «\(asked)» trong \(survey.questionnaire.id); xem hailong findings.",
                en: "No accepted form of \(survey.questionnaire.id) has the number “\(asked)”; see hailong findings.")
        }
        let origin = table.origins[row]
        number = numbers[row] ?? asked
        record = RecordName(
            batch: survey.validation.batches[Int(origin.batch)].source.file, record: Int(origin.record))
        steps = survey.sample.formExplanation(row: row)
        weight = survey.sample.weights[row]
        stratum = DesignPlace(survey.sample.strataPlaces, row: row)
        psu = DesignPlace(survey.sample.clusterPlaces, row: row)
    }

    /// The steps for people.
    func table(_ cells: Cells) -> AnswerTable {
        var rows = steps.map { [$0.text.text(cells.language), cells.precise($0.factor), cells.precise($0.weight)] }
        rows.append([
            LocalizedText(vi: "quyền số của phiếu", en: "the form's weight").text(cells.language), "",
            cells.precise(weight),
        ])
        rows.append([
            LocalizedText(vi: "tầng: \(stratum.described.vi)", en: "stratum: \(stratum.described.en)").text(
                cells.language), "", "",
        ])
        rows.append([
            LocalizedText(
                vi: "đơn vị mẫu sơ cấp: \(psu.described.vi)", en: "primary sampling unit: \(psu.described.en)"
            ).text(cells.language), "", "",
        ])
        return AnswerTable(
            title: LocalizedText(
                vi: "Quyền số của phiếu \(number) (\(record.text))", en: "Weight of form \(number) (\(record.text))"),
            columns: [
                AnswerColumn("step", vi: "bước", en: "step"),
                AnswerColumn("factor", vi: "nhân với", en: "times", isNumber: true),
                AnswerColumn("weight", vi: "quyền số", en: "weight", isNumber: true),
            ], rows: rows)
    }

    /// The same for programs.
    func json(_ language: Language) -> JSONValue {
        [
            "number": .string(number), "batch": .string(record.batch), "record": .integer(record.record),
            "weight": .number(weight), "stratum": stratum.json, "psu": psu.json,
            "steps": .array(
                steps.map {
                    [
                        "text": .string($0.text.text(language)), "factor": .number($0.factor),
                        "weight": .number($0.weight),
                    ]
                }),
        ]
    }
}
