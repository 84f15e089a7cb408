import Expressions
import Figures
import Questionnaires

/// What a form tells people about a question besides its wording.
struct QuestionTexts {
    let material: FormMaterial

    /// When the question is asked, in words; nil when it is always asked.
    func relevance(_ question: Question) -> LocalizedText? {
        guard let relevant = question.relevant else { return nil }
        guard let conditions = relevant.choiceConditions else {
            return LocalizedText(vi: "Chỉ trả lời nếu: \(relevant.source)", en: "Only if: \(relevant.source)")
        }
        let parts = conditions.map(condition)
        return LocalizedText(
            vi: "Chỉ trả lời nếu " + parts.map(\.vi).joined(separator: " và "),
            en: "Only if " + parts.map(\.en).joined(separator: " and "))
    }

    private func condition(_ condition: ChoiceCondition) -> LocalizedText {
        let asked = material.questionnaire.questions.first { $0.id == condition.question }
        let scale = asked.flatMap { material.questionnaire.scale(of: $0) }
        let labels = condition.codes.map { code in
            scale?.choices.first { $0.code == code }?.label ?? LocalizedText(verbatim: code)
        }
        let wording = asked?.text ?? LocalizedText(verbatim: condition.question)
        let verbs =
            condition.isExcluded ? LocalizedText(vi: "không chọn", en: "is not") : LocalizedText(vi: "chọn", en: "is")
        func quoted(_ texts: [String], _ or: String) -> String { texts.map { "“\($0)”" }.joined(separator: or) }
        return LocalizedText(
            vi: "“\(wording.vi)” (\(condition.question)) \(verbs.vi) \(quoted(labels.map(\.vi), " hoặc "))",
            en: "“\(wording.en)” (\(condition.question)) \(verbs.en) \(quoted(labels.map(\.en), " or "))")
    }

    /// What kind of answer is written, with its bounds.
    func kind(_ question: Question) -> LocalizedText {
        switch question.kind {
        case .single: return LocalizedText(vi: "Chọn một", en: "Choose one")
        case .multiple:
            return LocalizedText(vi: "Chọn một hoặc nhiều", en: "Choose one or more")
        case .number(let minimum, let maximum, let decimals):
            let bounds = bounds(minimum, maximum)
            let whole =
                decimals == 0
                ? LocalizedText(vi: "Số nguyên", en: "Whole number")
                : LocalizedText(
                    vi: "Số, tối đa \(decimals) chữ số thập phân", en: "Number, at most \(decimals) decimals")
            return LocalizedText(vi: whole.vi + bounds.vi, en: whole.en + bounds.en)
        case .date: return LocalizedText(vi: "Ngày/tháng/năm", en: "Day/month/year")
        case .text(let length):
            return LocalizedText(vi: "Chữ, tối đa \(length) ký tự", en: "Text, at most \(length) characters")
        }
    }

    private func bounds(_ minimum: Ratio?, _ maximum: Ratio?) -> LocalizedText {
        let low = minimum.map(\.plain)
        let high = maximum.map(\.plain)
        switch (low, high) {
        case (let low?, let high?): return LocalizedText(vi: ", từ \(low) đến \(high)", en: ", \(low) to \(high)")
        case (let low?, nil): return LocalizedText(vi: ", từ \(low)", en: ", from \(low)")
        case (nil, let high?): return LocalizedText(vi: ", đến \(high)", en: ", up to \(high)")
        case (nil, nil): return LocalizedText(vi: "", en: "")
        }
    }
}

extension Ratio {
    /// The number in digits with a decimal point, as bounds of a question are written.
    var plain: String {
        let value = double
        return value == value.rounded() && abs(value) < 1e15 ? String(Int(value)) : "\(value)"
    }
}
