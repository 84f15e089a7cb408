import Expressions
import Figures
import Questionnaires
import Units
import XMLDocuments

extension XFormDocument {
    /// Writes the texts in both languages; each node of the form names its text by an identifier.
    func writeTexts(_ writer: inout XMLWriter) {
        let entries = entries
        writer.start("itext")
        for language in languages {
            let name = language == .vi ? "Tiếng Việt (vi)" : "English (en)"
            writer.start(
                "translation",
                attributes: [("lang", name)] + (language == material.language ? [("default", "true()")] : []))
            for (id, text) in entries {
                writer.start("text", ["id": id])
                writer.element("value", text: text.text(language))
                writer.end()
            }
            writer.end()
        }
        writer.end()
    }

    /// All texts in the order of the form.
    private var entries: [(String, LocalizedText)] {
        var entries: [(String, LocalizedText)] = [
            ("notice", notice), ("required", FormTexts.required), ("warnings", Self.warningTitle),
        ]
        for part in outline.parts {
            entries.append(("section:" + part.section.id, part.section.title))
            for (place, group) in part.groups.enumerated() where group.factor != nil {
                entries.append(("group:\(part.section.id):\(place)", Self.joined(group.titles)))
            }
        }
        for question in material.asked {
            entries.append((question.id + ":label", question.text))
            if let hint = hint(question) { entries.append((question.id + ":hint", hint)) }
            if let message = constraintMessage(question) { entries.append((question.id + ":constraint", message)) }
        }
        for rule in warnings { entries.append(("rule:" + rule.id, rule.message)) }
        for scale in usedScales {
            for (place, choice) in scale.choices.enumerated() {
                entries.append(("\(scale.id)-\(place)", choice.label))
            }
        }
        if let campaign = material.campaign, asksForUnit {
            for (place, unit) in campaign.units.enumerated() {
                let label = LocalizedText(vi: unit.name, en: unit.name(in: .en))
                entries.append(("\(Self.unitList)-\(place)", label))
            }
        }
        return entries
    }

    private static let warningTitle = LocalizedText(
        vi: "Xem lại trước khi kết thúc", en: "Look again before you finish")

    /// What stands before the first question.
    private var notice: LocalizedText {
        let questionnaire = material.questionnaire
        let parts: [LocalizedText?] = [
            questionnaire.title, material.campaign?.agency, questionnaire.wordingNotice, FormTexts.privacy,
        ]
        return Self.joined(parts.compactMap { $0 }, by: "\n\n")
    }

    private static func joined(_ texts: [LocalizedText], by separator: String = " – ") -> LocalizedText {
        LocalizedText(
            vi: texts.map(\.vi).joined(separator: separator), en: texts.map(\.en).joined(separator: separator))
    }

    /// What stands under a question's wording; nil for nothing.
    func hint(_ question: Question) -> LocalizedText? {
        var parts: [LocalizedText] = []
        if case .number = question.kind { parts.append(texts.kind(question)) }
        if question.isPersonal { parts.append(FormTexts.personal) }
        return parts.isEmpty ? nil : Self.joined(parts, by: ". ")
    }

    /// What is said about an answer that breaks the constraint or bounds of its question; nil where there are none.
    func constraintMessage(_ question: Question) -> LocalizedText? {
        var parts: [LocalizedText] = []
        if let message = question.constraintMessage {
            parts.append(message)
        } else if let constraint = question.constraint {
            parts.append(
                LocalizedText(vi: "Phải thoả: \(constraint.source)", en: "It must hold that \(constraint.source)"))
        }
        if bounds(question) != nil { parts.append(texts.kind(question)) }
        parts += constraints(endingAt: question).map(\.message)
        return parts.isEmpty ? nil : Self.joined(parts, by: ". ")
    }
}
