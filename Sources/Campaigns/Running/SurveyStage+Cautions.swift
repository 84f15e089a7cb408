internal import Figures
internal import Questionnaires
internal import Units
internal import Weighting

/// What people should know before they trust the errors.
extension SurveyStage {
    /// A sentence for each thing about the design that forms and the table of the sample do not agree on, or do not know.
    var cautions: [LocalizedText] {
        if missesPSUs { return [missingPSUs] + differences(sample.strataPlaces, vi: "tầng", en: "stratum") }
        var cautions = differences(sample.strataPlaces, vi: "tầng", en: "stratum")
        cautions += differences(sample.clusterPlaces, vi: "đơn vị mẫu sơ cấp", en: "primary sampling unit")
        let unknown = sample.clusterPlaces.unknownRows
        if !unknown.isEmpty {
            let forms = named(unknown)
            cautions.append(
                LocalizedText(
                    vi:
                        "\(questionnaire.id): \(FigureFormat(.vi).count(unknown.count)) phiếu không rõ đơn vị mẫu sơ cấp (psu)\(forms): mỗi phiếu đó được tính như một đơn vị mẫu riêng, nên sai số có thể nhỏ hơn thật. Ghi cụm vào phiếu hoặc vào cột psu của bảng mẫu.",
                    en:
                        "\(questionnaire.id): the primary sampling unit of \(FigureFormat(.en).count(unknown.count)) forms is not known\(forms): each counts as a sampling unit by itself, and errors may come out too small. Write the unit on the form, or into the column psu of the table of the sample."
                ))
        }
        return cautions
    }

    private var missingPSUs: LocalizedText {
        LocalizedText(
            vi:
                "Bảng mẫu ghi đơn vị mẫu sơ cấp (psu) nhưng không phiếu nào của \(questionnaire.id) tìm được trong bảng theo số phiếu, và phiếu cũng không ghi: sai số đang tính như thể chọn từng người một. Nếu mẫu chọn theo cụm, sai số thật lớn hơn; hãy ghi số phiếu như trong bảng mẫu, hoặc thêm vào phiếu câu có vai trò psu.",
            en:
                "The table of the sample names primary sampling units but no form of \(questionnaire.id) is found in it by its number, and forms do not name them either: errors are worked out as if persons had been drawn one by one. Of a sample in clusters the true errors are larger; give forms the numbers that the table has, or a question of the role psu."
        )
    }

    private func differences(_ places: DesignPlaces, vi: String, en: String) -> [LocalizedText] {
        guard !places.differing.isEmpty else { return [] }
        let forms = named(places.differing)
        return [
            LocalizedText(
                vi:
                    "\(questionnaire.id): \(FigureFormat(.vi).count(places.differing.count)) phiếu ghi \(vi) khác bảng mẫu\(forms); tính theo phiếu. Hãy đối chiếu và sửa nơi ghi sai.",
                en:
                    "\(questionnaire.id): \(FigureFormat(.en).count(places.differing.count)) forms name another \(en) than the table of the sample\(forms); the form's own counts. Compare them and mend what is wrong."
            )
        ]
    }

    /// The numbers of the first of some forms, in brackets.
    private func named(_ rows: [Int]) -> String {
        let numbers = sample.formNumbers(questionnaire, units: campaign.units)
        let named = rows.prefix(5).compactMap { numbers[$0] }
        guard !named.isEmpty else { return "" }
        return " (\(named.joined(separator: ", "))\(rows.count > named.count ? ", …" : ""))"
    }
}
