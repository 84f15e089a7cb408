public import Figures
internal import Questionnaires
internal import Reports
internal import Scorecards
internal import Units
internal import Weighting

extension CampaignSession {
    /// How a figure came about.
    ///
    /// - Parameters:
    ///   - item: an item, factor, the index, a criterion or a card; nil for the index.
    ///   - questionnaire: the questionnaire whose figures are explained; nil for the first that has the item.
    ///   - form: the number of a form of the unit whose own weight is explained besides.
    ///   - listsForms: whether each form's answers are listed, for those who may see them; the journal says so.
    public func explain(
        unit code: String, item: String?, questionnaire: String? = nil, form: String? = nil, listsForms: Bool = false,
        language: Language
    ) throws(CampaignError) -> Answer {
        let unit = try campaign.places(ofUnits: [code])[0]
        var surveys = try surveys()
        if let questionnaire {
            surveys = surveys.filter { $0.questionnaire.id == questionnaire }
            guard !surveys.isEmpty else { throw campaign.unknownQuestionnaire(questionnaire) }
        } else if let item,
            let answer = try criterion(item, of: unit, surveys: surveys, listsForms: listsForms, language: language)
        {
            return answer
        }
        for survey in surveys {
            let nodes = survey.questionnaire.index?.root.selfAndDescendants ?? []
            if let node = item == nil ? nodes.first : nodes.first(where: { $0.id == item }) {
                var answer = try FigureExplanation(
                    survey: survey, unit: unit, node: node, form: form, language: language
                ).answer
                if let note = campaign.noteOfOthers(than: survey.questionnaire, named: questionnaire) {
                    answer.notes.append(note)
                }
                return listsForms
                    ? try self.answer(answer, withFormsOf: unit, survey: survey, node: node, language: language)
                    : answer
            }
        }
        throw CampaignError(
            .usage, vi: "Không có câu, yếu tố, chỉ số hoặc tiêu chí «\(item ?? "")» để giải thích.",
            en: "There is no item, factor, index or criterion “\(item ?? "")” to explain.")
    }

    /// The points of a criterion, or by the identifier of a card the sums of the unit's sheet.
    private func criterion(
        _ id: String, of unit: Int, surveys: [SurveyStage], listsForms: Bool, language: Language
    ) throws(CampaignError) -> Answer? {
        guard campaign.scorecards.contains(where: { $0.id == id || $0.criterion(id) != nil }) else { return nil }
        var material: [SurveyMaterial] = []
        for survey in surveys { material.append(try materialOf(survey)) }
        for card in try ScoreStage(campaign: campaign).cards(material) {
            guard let sheet = card.results.sheet(ofUnit: unit) else { continue }
            let line = sheet.line(id)
            guard line != nil || card.card.id == id else { continue }
            let answer = ScoreExplanation(
                card: card.card, sheet: sheet, line: line, surveys: material, language: language
            ).answer
            guard listsForms else { return answer }
            guard let criterion = line?.criterion,
                let survey = surveys.first(where: { $0.questionnaire.id == criterion.questionnaire }),
                let root = survey.questionnaire.index?.root,
                let node = criterion.item == nil
                    ? root : root.selfAndDescendants.first(where: { $0.id == criterion.item })
            else {
                throw CampaignError(
                    .usage, vi: "--answers: «\(id)» không tính từ câu trả lời của phiếu nào.",
                    en: "--answers: “\(id)” does not come from the answers of forms.")
            }
            return try self.answer(answer, withFormsOf: unit, survey: survey, node: node, language: language)
        }
        return nil
    }

    /// An answer with each form of a unit; that it was given is written down.
    private func answer(
        _ answer: Answer, withFormsOf unit: Int, survey: SurveyStage, node: IndexNode, language: Language
    ) throws(CampaignError) -> Answer {
        let forms = AnsweredForms(survey: survey, unit: unit, node: node)
        try Journal(folder: campaign.folder).add([
            Journal.Act(
                action: .answersShown, file: "", sha256: "",
                detail: "questionnaire=\(survey.questionnaire.id) unit=\(campaign.units.units[unit].code) "
                    + "item=\(node.id) records=\(forms.forms.count)")
        ])
        return answer.with(forms, Cells(language: language, rules: campaign.definition.rounding))
    }
}
