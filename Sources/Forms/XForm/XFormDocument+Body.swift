import Figures
import Questionnaires
import XMLDocuments

extension XFormDocument {
    /// Writes the questions as they are shown.
    func writeBody(_ writer: inout XMLWriter) {
        writer.start("h:body")
        note(&writer, "/data/" + names.notice, text: "notice")
        for part in outline.parts {
            let section = names.section(part.section.id)
            writer.start("group", ["ref": "/data/" + section])
            label(&writer, "section:" + part.section.id)
            for (place, group) in part.groups.enumerated() {
                let name = names.group(part.section.id, place)
                if let name {
                    // The items of a factor are seen together, as on paper.
                    writer.start("group", ["ref": "/data/\(section)/\(name)", "appearance": "field-list"])
                    label(&writer, "group:\(part.section.id):\(place)")
                }
                for question in group.questions { control(question, &writer) }
                if name != nil { writer.end() }
            }
            writer.end()
        }
        if !warnings.isEmpty {
            writer.start("group", ["ref": "/data/" + names.warnings, "appearance": "field-list"])
            label(&writer, "warnings")
            for rule in warnings { note(&writer, "/data/\(names.warnings)/\(rule.id)", text: "rule:" + rule.id) }
            writer.end()
        }
        writer.end()
    }

    private func label(_ writer: inout XMLWriter, _ text: String, _ element: String = "label") {
        writer.start(element, ["ref": "jr:itext('\(text)')"])
        writer.end()
    }

    private func note(_ writer: inout XMLWriter, _ path: String, text: String) {
        writer.start("input", ["ref": path])
        label(&writer, text)
        writer.end()
    }

    private func control(_ question: Question, _ writer: inout XMLWriter) {
        let list = question.role == .unit && asksForUnit ? Self.unitList : question.scaleID
        let element =
            switch question.kind {
            case .multiple: "select"
            case .single: "select1"
            case .number, .date, .text: list == nil ? "input" : "select1"
            }
        var attributes = [("ref", names.path(question.id))]
        if let appearance = appearance(question, list) { attributes.append(("appearance", appearance)) }
        writer.start(element, attributes: attributes)
        label(&writer, question.id + ":label")
        if hint(question) != nil { label(&writer, question.id + ":hint", "hint") }
        if let list {
            writer.start("itemset", ["nodeset": "instance('\(list)')/root/item"])
            writer.element("value", ["ref": "name"])
            writer.element("label", ["ref": "jr:itext(itextId)"])
            writer.end()
        }
        writer.end()
    }

    /// How a question is shown, where the plain way is not the best.
    private func appearance(_ question: Question, _ list: String?) -> String? {
        if list == Self.unitList { return "minimal autocomplete" }
        switch question.kind {
        case .single(let scale):
            let choices = material.questionnaire.scale(scale)?.choices.count ?? 0
            return choices > 12 ? "minimal autocomplete" : nil
        case .text(let length): return length >= 200 ? "multiline" : nil
        case .multiple, .number, .date: return nil
        }
    }
}
