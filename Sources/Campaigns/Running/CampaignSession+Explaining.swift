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
    ///   - item: an item, factor, the index, a criterion, an area or a card; nil for the index, or with `card` for that card's sums.
    ///   - questionnaire: the questionnaire whose figures are explained; nil for the first that has the item.
    ///   - card: the card whose criterion, area or sums are explained; needed where several cards have the identifier.
    ///   - form: the number of a form of the unit whose own weight is explained besides.
    ///   - listsForms: whether each form's answers are listed, for those who may see them; the journal says so.
    public func explain(
        unit code: String, item: String?, questionnaire: String? = nil, card: String? = nil, form: String? = nil,
        listsForms: Bool = false, language: Language
    ) throws(CampaignError) -> Answer {
        let unit = try campaign.places(ofUnits: [code])[0]
        guard questionnaire == nil || card == nil else {
            throw CampaignError(
                .usage, vi: "--questionnaire và --card không dùng cùng nhau: ghi một trong hai.",
                en: "--questionnaire and --card do not go together: write one of them.")
        }
        var surveys = try surveys()
        if let questionnaire {
            surveys = surveys.filter { $0.questionnaire.id == questionnaire }
            guard !surveys.isEmpty else { throw campaign.unknownQuestionnaire(questionnaire) }
        } else if let (id, found) = try explained(item, of: unit, card: card, hasSurveys: !surveys.isEmpty) {
            return try criterion(
                id, of: unit, card: found, surveys: surveys, listsForms: listsForms, language: language)
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

    /// What is explained of which card; nil where an identifier is that of no card. One that several cards have is refused with the
    /// choices, as each of them means something else.
    private func explained(
        _ item: String?, of unit: Int, card: String?, hasSurveys: Bool
    ) throws(CampaignError) -> (id: String, card: String)? {
        let cards = campaign.scorecards
        if let card {
            guard let found = cards.first(where: { $0.id == card }) else {
                let known = cards.map(\.id).joined(separator: ", ")
                throw CampaignError(
                    .usage, vi: "Đợt khảo sát không dùng bộ tiêu chí «\(card)» (có: \(known)).",
                    en: "The campaign does not use the card “\(card)” (there are: \(known)).")
            }
            guard found.has(item ?? card) else {
                throw CampaignError(
                    .usage, vi: "Bộ tiêu chí «\(card)» không có tiêu chí, lĩnh vực «\(item ?? "")».",
                    en: "The card “\(card)” has no criterion or area “\(item ?? "")”.")
            }
            return (item ?? card, card)
        }
        // Without a survey the index that is meant is that of the card.
        let having = item.map { item in cards.filter { $0.has(item) } } ?? (hasSurveys ? [] : cards)
        let own = having.filter { $0.scoredUnits(of: campaign.units).contains(unit) }
        let found = own.isEmpty ? Array(having.prefix(1)) : own
        guard found.count < 2 else {
            let choices = found.map { "--card \($0.id)" }.joined(separator: ", ")
            guard let item else {
                throw CampaignError(
                    .usage, vi: "Đợt này có nhiều bộ tiêu chí: ghi thêm một trong \(choices).",
                    en: "This campaign has several cards: add one of \(choices).")
            }
            throw CampaignError(
                .usage, vi: "Nhiều bộ tiêu chí có «\(item)»: ghi thêm một trong \(choices).",
                en: "Several cards have “\(item)”: add one of \(choices).")
        }
        return found.first.map { (item ?? $0.id, $0.id) }
    }

    /// The points of a criterion or area, or by the identifier of a card the sums, the place and the change of the unit.
    private func criterion(
        _ id: String, of unit: Int, card name: String, surveys: [SurveyStage], listsForms: Bool, language: Language
    ) throws(CampaignError) -> Answer {
        var material: [SurveyMaterial] = []
        for survey in surveys { material.append(try materialOf(survey)) }
        guard let card = try ScoreStage(campaign: campaign).cards(material, only: name).first,
            let sheet = card.results.sheet(ofUnit: unit)
        else {
            let code = campaign.units.units[unit].code
            throw CampaignError(
                .usage, vi: "Bộ tiêu chí «\(name)» không áp dụng cho đơn vị «\(code)».",
                en: "The card “\(name)” is not for the unit “\(code)”.")
        }
        let explanation = ScoreExplanation(
            results: card.results, sheet: sheet, id: id, surveys: material, language: language)
        let answer = explanation.answer
        guard listsForms else { return answer }
        guard let criterion = explanation.line?.criterion,
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
