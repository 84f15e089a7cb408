import Figures
import XMLDocuments

extension QuestionnaireReading {
    /// The most levels of a scale: the codes of a 16-bit column less the missing reasons.
    static let mostLevels = 65_000
    /// The most levels of a choose-many scale: the bits of a 64-bit set less the missing reasons.
    static let mostChoices = 58

    /// Reads and checks a scale.
    mutating func scale(_ element: XMLElement) -> Scale {
        let id = value(element, "id")
        let levelElements = element.children("level")
        let missingElements = element.children("missing")
        let levels = levelElements.map { level($0) }
        let missingCodes = missingElements.map { missingCode($0) }
        checkSpellings(
            zip(levelElements, levels).map { Answer($0, $1.code, $1.label, $1.synonyms) }
                + zip(missingElements, missingCodes).map { Answer($0, $1.code, $1.label, $1.synonyms) })
        checkScores(levels, of: element)
        if levels.count > Self.mostLevels {
            report(
                element, vi: "Thang đo có \(levels.count) mức; tối đa \(Self.mostLevels): dùng câu hỏi chữ (text).",
                en: "The scale has \(levels.count) levels; at most \(Self.mostLevels): use a text question.")
        }
        let scale = Scale(id: id, levels: levels, missingCodes: missingCodes)
        if scales[id] != nil {
            report(
                element, attribute: "id", vi: "Đã có thang đo “\(id)” ở trên; hãy đặt mã khác.",
                en: "There is a scale “\(id)” above; choose another id.")
        } else {
            scales[id] = scale
        }
        return scale
    }

    private mutating func level(_ element: XMLElement) -> Level {
        Level(
            code: value(element, "code"), label: label(element), synonyms: synonyms(element),
            score: decimal(element, "score"), isSatisfied: element.truth("satisfied") ?? false)
    }

    private mutating func missingCode(_ element: XMLElement) -> MissingCode {
        let label = label(element)
        if label.vi.isEmpty != label.en.isEmpty {
            report(
                element, attribute: label.vi.isEmpty ? "vi" : "en", expected: ["vi", "en"],
                vi: "Nhãn của mã trống phải có cả vi và en, hoặc không có cả hai.",
                en: "The label of a missing code has both vi and en, or neither.")
        }
        return MissingCode(
            code: value(element, "code"), reason: MissingReason(name: value(element, "reason")) ?? .blank,
            label: label.vi.isEmpty || label.en.isEmpty ? nil : label, synonyms: synonyms(element))
    }

    private func synonyms(_ element: XMLElement) -> [String] {
        element.children("synonym").map { Self.collapsed($0.rawText) }
    }

    /// A level or missing code, as far as its spellings go.
    private struct Answer {
        let element: XMLElement
        let code: String
        let spellings: [String]

        init(_ element: XMLElement, _ code: String, _ label: LocalizedText?, _ synonyms: [String]) {
            self.element = element
            self.code = code
            spellings = [label?.vi, label?.en].compactMap { $0 } + synonyms
        }
    }

    /// Every code, label and synonym must lead to one answer.
    private mutating func checkSpellings(_ answers: [Answer]) {
        var places: [String: Int] = [:]
        for (place, answer) in answers.enumerated() {
            if let first = places[answer.code] {
                report(
                    answer.element, attribute: "code",
                    vi: "Mã “\(answer.code)” đã dùng ở dòng \(answers[first].element.line ?? 0) của thang này.",
                    en: "The code “\(answer.code)” is taken at line \(answers[first].element.line ?? 0) of this scale.")
            } else {
                places[answer.code] = place
            }
        }
        var folded = Dictionary(
            answers.enumerated().map { (FoldedText($1.code), $0) }, uniquingKeysWith: { first, _ in first })
        for (place, answer) in answers.enumerated() {
            for spelling in answer.spellings {
                let first = folded[FoldedText(spelling), default: place]
                folded[FoldedText(spelling)] = first
                guard first != place else { continue }
                report(
                    answer.element,
                    vi: "“\(spelling)” đã là mã hoặc nhãn của mức ở dòng \(answers[first].element.line ?? 0);"
                        + " mỗi cách viết chỉ được chỉ một mức.",
                    en:
                        "“\(spelling)” is a code or label of the level at line \(answers[first].element.line ?? 0);"
                        + " each spelling must lead to one level.")
            }
        }
    }

    private mutating func checkScores(_ levels: [Level], of element: XMLElement) {
        let scored = levels.count { $0.score != nil }
        guard scored > 0, scored < levels.count else { return }
        report(
            element,
            vi: "Có \(scored) trong \(levels.count) mức ghi điểm (score); hãy ghi cho mọi mức hoặc không mức nào.",
            en: "\(scored) of \(levels.count) levels have a score; give one to every level or to none.")
    }
}
