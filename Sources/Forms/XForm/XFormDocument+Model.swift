import Figures
import Questionnaires
import Units
import XMLDocuments

extension XFormDocument {
    /// The name of the list of units.
    static let unitList = "hailong-units"

    /// Whether the unit is chosen from the campaign's units.
    var asksForUnit: Bool {
        material.campaign?.units.isEmpty == false
            && material.asked.contains { $0.role == .unit && $0.scaleID == nil }
    }

    /// The scales that questions are on.
    var usedScales: [Scale] {
        let used = Set(material.asked.compactMap(\.scaleID))
        return material.questionnaire.scales.filter { used.contains($0.id) }
    }

    /// Writes the blank form.
    func writeInstance(_ writer: inout XMLWriter) {
        writer.start("instance")
        writer.start("data", ["id": material.questionnaire.id, "version": material.questionnaire.version])
        writer.element(names.start)
        writer.element(names.end)
        writer.element(names.device)
        writer.element(names.notice)
        for part in outline.parts {
            writer.start(names.section(part.section.id))
            for (place, group) in part.groups.enumerated() {
                let name = names.group(part.section.id, place)
                if let name { writer.start(name) }
                for question in group.questions { writer.element(question.id) }
                if name != nil { writer.end() }
            }
            writer.end()
        }
        if !warnings.isEmpty {
            writer.start(names.warnings)
            for rule in warnings { writer.element(rule.id) }
            writer.end()
        }
        writer.start("meta")
        writer.element("instanceID")
        if material.asked.contains(where: { $0.role == .formNumber }) { writer.element("instanceName") }
        writer.end()
        writer.end()
        writer.end()
    }

    /// Writes the lists that questions choose from.
    func writeLists(_ writer: inout XMLWriter) {
        for scale in usedScales { writeList(&writer, scale.id, codes: scale.choices.map(\.code)) }
        if let campaign = material.campaign, asksForUnit {
            writeList(&writer, Self.unitList, codes: campaign.units.map(\.code))
        }
    }

    private func writeList(_ writer: inout XMLWriter, _ id: String, codes: [String]) {
        writer.start("instance", ["id": id])
        writer.start("root")
        for (place, code) in codes.enumerated() {
            writer.start("item")
            writer.element("itextId", text: "\(id)-\(place)")
            writer.element("name", text: code)
            writer.end()
        }
        writer.end()
        writer.end()
    }
}
