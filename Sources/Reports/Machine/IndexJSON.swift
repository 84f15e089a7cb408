import Estimation
public import Figures
import Questionnaires

/// The figures of a survey as the contract of `index` has them: campaign, questionnaire, period, formula, estimates.
public enum IndexJSON {
    /// The figures given, of one survey and, where it is named, of one period.
    ///
    /// What disclosure control withholds is null here too, with `suppressed` as its reason and without counts.
    ///
    /// - Throws: `ReportsError.figure` where a figure cannot be rounded.
    public static func value(
        _ material: ReportMaterial, survey: SurveyMaterial, cells: [DisclosedCell], period: String? = nil,
        language: Language
    ) throws(ReportsError) -> JSONValue {
        let writer = EstimateJSON(material: material, survey: survey, language: language)
        var values: [JSONValue] = []
        values.reserveCapacity(cells.count)
        for cell in cells { values.append(try writer.value(cell, period: nil)) }
        var members = head(material, survey: survey, language: language)
        members["period"] = period.map { .string($0) } ?? .null
        if period == nil { members["periodReason"] = "wholeCampaign" }
        members["estimates"] = .array(values)
        if !survey.rankSets.isEmpty { members["rankSets"] = RanksJSON.value(survey.rankSets, material) }
        return .object(members)
    }

    /// Everything but the estimates.
    static func head(
        _ material: ReportMaterial, survey: SurveyMaterial, language: Language
    ) -> [String: JSONValue] {
        var members: [String: JSONValue] = [
            "campaign": .string(material.campaign.id), "questionnaire": .string(survey.questionnaire.id),
            "questionnaireVersion": .string(survey.questionnaire.version), "pooling": .string(survey.pooling.rawValue),
            "intervalMethod": .string(material.campaign.intervalMethod.text(language)),
        ]
        if let formula = survey.formula {
            members["formula"] = .string(formula.rawValue)
        } else {
            members["formula"] = .null
            members["formulaReason"] = .string(Absence.notApplicable.rawValue)
        }
        return members
    }
}
