import Figures
import XMLDocuments

extension QuestionnaireReading {
    /// Reads a section, its questions and what it adds to the index.
    mutating func section(_ element: XMLElement) -> Section {
        let id = value(element, "id")
        claim(id, for: element)
        for child in element.children {
            switch child.name {
            case "content": indexNodes.append(content(child, section: id))
            case "factor": indexNodes.append(factor(child, section: id))
            default: question(child, section: id)
            }
        }
        return Section(id: id, title: label(element))
    }

    private mutating func content(_ element: XMLElement, section: String) -> IndexNode {
        claim(value(element, "id"), for: element)
        var factors: [IndexNode] = []
        for child in element.children {
            if child.name == "factor" {
                factors.append(factor(child, section: section))
            } else {
                question(child, section: section)
            }
        }
        if factors.isEmpty {
            report(
                element, expected: ["factor"], vi: "Nội dung không có yếu tố nào; hãy thêm <factor>.",
                en: "The content has no factor; add a <factor>.")
        }
        return node(element, kind: .content, children: factors)
    }

    private mutating func factor(_ element: XMLElement, section: String) -> IndexNode {
        claim(value(element, "id"), for: element)
        var items: [IndexNode] = []
        for child in element.children {
            question(child, section: section)
            if child.name == "item" { items.append(node(child, kind: .item, children: [])) }
        }
        if items.isEmpty {
            report(
                element, expected: ["item"], vi: "Yếu tố không có tiêu chí nào; hãy thêm <item>.",
                en: "The factor has no item; add an <item>.")
        }
        return node(element, kind: .factor, children: items)
    }

    private mutating func node(_ element: XMLElement, kind: IndexNode.Kind, children: [IndexNode]) -> IndexNode {
        IndexNode(
            id: value(element, "id"), title: kind == .item ? wording(element) : label(element), kind: kind,
            weight: decimal(element, "weight") ?? .one, children: children)
    }
}
