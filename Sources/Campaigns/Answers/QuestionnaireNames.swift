internal import Figures
internal import Questionnaires

/// Says of which of a campaign's questionnaires figures are, where there are several.
extension Campaign {
    /// The title of a table of one questionnaire.
    func title(_ title: LocalizedText, of questionnaire: Questionnaire) -> LocalizedText {
        guard questionnaires.count > 1 else { return title }
        return LocalizedText(
            vi: "\(title.vi) – \(questionnaire.id) (\(questionnaire.title.vi))",
            en: "\(title.en) – \(questionnaire.id) (\(questionnaire.title.en))")
    }

    /// What is said of figures for which nobody named a questionnaire; nil where there is one alone, or one was named.
    func noteOfOthers(than questionnaire: Questionnaire, named name: String?) -> LocalizedText? {
        guard name == nil, questionnaires.count > 1 else { return nil }
        let others = questionnaires.map(\.id).filter { $0 != questionnaire.id }.joined(separator: ", ")
        return LocalizedText(
            vi: "Các con số là của mẫu phiếu \(questionnaire.id); mẫu khác (\(others)): thêm --questionnaire.",
            en:
                "The figures are those of questionnaire \(questionnaire.id); for others (\(others)) add --questionnaire."
        )
    }

    /// The error for a questionnaire that the campaign does not use.
    func unknownQuestionnaire(_ name: String) -> CampaignError {
        let known = questionnaires.map(\.id).joined(separator: ", ")
        return CampaignError(
            .usage, vi: "Đợt khảo sát không dùng mẫu phiếu «\(name)» (có: \(known)).",
            en: "The campaign does not use questionnaire “\(name)” (there are: \(known)).")
    }
}
