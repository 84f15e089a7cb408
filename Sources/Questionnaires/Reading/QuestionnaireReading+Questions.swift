import Expressions
import Figures
import XMLDocuments

extension QuestionnaireReading {
    /// Reads a question or item.
    mutating func question(_ element: XMLElement, section: String) {
        let id = value(element, "id")
        claim(id, for: element)
        claimHeadings(of: element, id: id)
        let kind = kind(element)
        let constraint = element.child("constraint")
        let message = wording(constraint)
        let question = Question(
            id: id, text: wording(element), kind: kind, role: role(element, kind),
            isRequired: element.truth("required") ?? (element.name == "item"),
            isPersonal: element.truth("personal") ?? false,
            relevant: expression(element.child("relevant"), as: .relevance(of: id)),
            constraint: expression(constraint?.child("test"), as: .constraint(on: id)),
            constraintMessage: message.vi.isEmpty ? nil : message,
            constraintSeverity: constraint?.attribute("severity").flatMap(Severity.init(rawValue:)),
            aliases: element.children("alias").map { Self.collapsed($0.rawText) }, sectionID: section)
        questions.append((question, element))
    }

    /// A file's column must lead to one question, whatever the case, spacing or normal form of its heading.
    private mutating func claimHeadings(of element: XMLElement, id: String) {
        var own: Set<FoldedText> = []
        for (place, heading) in zip([element] + element.children("alias"), [id] + aliasTexts(element)) {
            let folded = FoldedText(heading)
            guard own.insert(folded).inserted else { continue }
            guard let first = headings[folded] else {
                headings[folded] = element
                continue
            }
            // The same identifier twice is reported as such.
            let firstID = value(first, "id")
            guard place.name == "alias" || firstID != id else { continue }
            report(
                place,
                vi:
                    "Tên cột “\(heading)” trùng với câu hỏi “\(firstID)” ở dòng \(first.line ?? 0); hãy bỏ hoặc đổi tên.",
                en:
                    "The heading “\(heading)” also leads to question “\(firstID)” at line \(first.line ?? 0);"
                    + " remove or change it."
            )
        }
    }

    private func aliasTexts(_ element: XMLElement) -> [String] {
        element.children("alias").map { Self.collapsed($0.rawText) }
    }

    private mutating func kind(_ element: XMLElement) -> Question.Kind {
        switch element.name {
        case "single", "item":
            return .single(scale: scaleID(element)?.id ?? "")
        case "multiple":
            guard let scale = scaleID(element) else { return .multiple(scale: "") }
            if scale.levels.count > Self.mostChoices {
                report(
                    element, attribute: "scale",
                    vi:
                        "Câu chọn nhiều dùng thang “\(scale.id)” có \(scale.levels.count) mức; tối đa \(Self.mostChoices):"
                        + " hãy tách thành hai câu.",
                    en: "The choose-many question uses scale “\(scale.id)” of \(scale.levels.count) levels; at most"
                        + " \(Self.mostChoices): split it into two questions.")
            }
            return .multiple(scale: scale.id)
        case "number":
            return number(element)
        case "date":
            return .date
        default:
            return .text(maximumLength: Int(value(element, "maximumLength")) ?? 1_000)
        }
    }

    private mutating func number(_ element: XMLElement) -> Question.Kind {
        let minimum = decimal(element, "minimum")
        let maximum = decimal(element, "maximum")
        if let minimum, let maximum, minimum > maximum {
            report(
                element, attribute: "maximum", vi: "Giá trị nhỏ nhất (minimum) lớn hơn giá trị lớn nhất (maximum).",
                en: "The minimum is above the maximum; correct one of them.")
        }
        return .number(minimum: minimum, maximum: maximum, decimals: Int(value(element, "decimals")) ?? 0)
    }

    private mutating func scaleID(_ element: XMLElement) -> Scale? {
        let id = value(element, "scale")
        if let scale = scales[id] { return scale }
        let known = scales.keys.sorted()
        report(
            element, attribute: "scale", expected: known,
            vi: "Không có thang đo “\(id)”; các thang có trong tệp: \(known.joined(separator: ", ")).",
            en: "There is no scale “\(id)”; the file has: \(known.joined(separator: ", ")).")
        return nil
    }

    private mutating func role(_ element: XMLElement, _ kind: Question.Kind) -> DesignRole? {
        guard let role = DesignRole(rawValue: value(element, "role")) else { return nil }
        if let first = roles[role] {
            report(
                element, attribute: "role",
                vi: "Vai trò “\(role.rawValue)” đã thuộc câu hỏi “\(value(first, "id"))” ở dòng \(first.line ?? 0).",
                en:
                    "The role “\(role.rawValue)” belongs to question “\(value(first, "id"))” at line \(first.line ?? 0)."
            )
        } else {
            roles[role] = element
        }
        if !role.fittingElements.contains(element.name) {
            let list = role.fittingElements.map { "<\($0)>" }
            report(
                element, attribute: "role", expected: role.fittingElements,
                vi: "Vai trò “\(role.rawValue)” cần câu hỏi loại \(list.joined(separator: " hoặc ")).",
                en: "The role “\(role.rawValue)” needs a question of kind \(list.joined(separator: " or ")).")
        }
        return role
    }
}

extension DesignRole {
    /// The elements of the vocabulary that can play the role.
    var fittingElements: [String] {
        switch self {
        case .unit, .stratum, .psu, .interviewer: ["text", "single"]
        case .formNumber, .instanceID, .start, .end: ["text"]
        case .duration: ["number"]
        case .date: ["date"]
        case .channel, .field: ["single"]
        }
    }
}
