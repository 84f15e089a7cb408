public import Figures

/// All figures of a campaign as `figures.json`: the contract's object for each survey, written estimate by estimate, so that
/// no more than one of them is in memory besides the text.
public enum FiguresJSON {
    /// The file, UTF-8: `{"campaign":…,"surveys":[…]}`; each survey's estimates are those of the whole, the blocks and the
    /// units, then the break-downs, then the periods (with `period`).
    ///
    /// - Throws: `ReportsError.figure` where a figure cannot be rounded.
    public static func bytes(_ material: ReportMaterial, language: Language) throws(ReportsError) -> [UInt8] {
        var text = Array("{\"campaign\":".utf8) + JSONValue.string(material.campaign.id).utf8()
        text += Array(",\"surveys\":[".utf8)
        for (place, survey) in material.surveys.enumerated() {
            if place > 0 { text.append(UInt8(ascii: ",")) }
            try append(survey, of: material, language: language, to: &text)
        }
        return text + Array("]}\n".utf8)
    }

    private static func append(
        _ survey: SurveyMaterial, of material: ReportMaterial, language: Language, to text: inout [UInt8]
    ) throws(ReportsError) {
        let writer = EstimateJSON(material: material, survey: survey, language: language)
        var isFirst = true
        text += Array("{\"campaign\":".utf8) + JSONValue.string(material.campaign.id).utf8()
        text += Array(",\"estimates\":[".utf8)
        func add(_ cell: DisclosedCell, period: String?) throws(ReportsError) {
            text += Array((isFirst ? "\n" : ",\n").utf8)
            isFirst = false
            text += try writer.value(cell, period: period).utf8()
        }
        for estimate in survey.estimates {
            try add(DisclosedCell(estimate: estimate, isWithheld: false), period: nil)
        }
        for cell in survey.disclosed { try add(cell, period: nil) }
        for period in survey.periods {
            try add(DisclosedCell(estimate: period.estimate, isWithheld: false), period: period.period)
        }
        text += Array("],".utf8)
        // The rest of the object without its brace; "campaign" and "estimates" sort before all other members.
        var rest = IndexJSON.head(material, survey: survey, language: language)
        rest["campaign"] = nil
        if let association = survey.association { rest["association"] = AssociationJSON.value(association) }
        if !survey.rankSets.isEmpty { rest["rankSets"] = RanksJSON.value(survey.rankSets, material) }
        if !survey.numbers.isEmpty { rest["numbers"] = .array(survey.numbers.map(writer.value)) }
        text += JSONValue.object(rest).utf8().dropFirst()
    }
}
