import Figures
import XMLDocuments

extension QuestionnaireReading {
    /// Reads the definition of the index and checks that the scales can carry it.
    mutating func index(_ element: XMLElement) -> IndexDefinition? {
        let id = value(element, "id")
        claim(id, for: element)
        guard let formula = IndexDefinition.Formula(rawValue: value(element, "formula")),
            let aggregation = aggregation(element)
        else { return nil }
        let root = IndexNode(id: id, title: wording(element), kind: .overall, weight: .one, children: indexNodes)
        if root.itemIDs.isEmpty, element.child("overallQuestion") == nil {
            report(
                element, expected: ["factor", "item"],
                vi: "Chỉ số không có tiêu chí nào; hãy thêm <factor> có <item> trong các phần của phiếu.",
                en: "The index covers no item; add a <factor> with an <item> to the sections.")
        }
        checkScales(for: formula, aggregation, items: Set(root.itemIDs))
        return IndexDefinition(
            formula: formula, aggregation: aggregation, denominator: denominators(element), root: root)
    }

    private mutating func aggregation(_ element: XMLElement) -> IndexDefinition.Aggregation? {
        if element.child("pooled") != nil { return .pooled }
        if element.child("hierarchical") != nil { return .hierarchical }
        guard let overall = element.child("overallQuestion") else { return nil }
        let id = value(overall, "question")
        guard let question = questions.first(where: { $0.question.id == id })?.question else {
            report(
                overall, attribute: "question",
                vi: "Không có câu hỏi “\(id)” để lấy hài lòng chung; hãy ghi mã của một câu hỏi trong phiếu.",
                en: "There is no question “\(id)” of overall satisfaction; name a question of this form.")
            return nil
        }
        guard case .single = question.kind else {
            report(
                overall, attribute: "question", expected: ["single", "item"],
                vi: "Câu hỏi hài lòng chung “\(id)” phải là câu chọn một (<single>).",
                en: "The question of overall satisfaction, “\(id)”, must be a <single>.")
            return nil
        }
        return .overallQuestion(id)
    }

    private mutating func denominators(
        _ element: XMLElement
    ) -> [MissingReason: IndexDefinition.DenominatorPolicy] {
        var policies: [MissingReason: IndexDefinition.DenominatorPolicy] = [:]
        for child in element.children("denominator") {
            guard let reason = MissingReason(name: value(child, "reason")),
                let policy = IndexDefinition.DenominatorPolicy(rawValue: value(child, "treatment"))
            else { continue }
            if policies.updateValue(policy, forKey: reason) != nil {
                report(
                    child, attribute: "reason",
                    vi: "Lý do “\(reason.name)” đã được quy định ở trên; hãy bỏ một dòng.",
                    en: "The reason “\(reason.name)” is settled above; remove one of the two.")
            }
        }
        return policies
    }

    /// Every item, and the overall question, is on a scale that the formula can be computed from.
    private mutating func checkScales(
        for formula: IndexDefinition.Formula, _ aggregation: IndexDefinition.Aggregation, items: Set<String>
    ) {
        var rated = items
        if case .overallQuestion(let id) = aggregation { rated.insert(id) }
        for (question, element) in questions where rated.contains(question.id) {
            guard let id = question.scaleID, let scale = scales[id], let lack = lack(of: scale, for: formula) else {
                continue
            }
            report(
                element, attribute: "scale",
                vi: "Công thức \(formula.rawValue) không tính được từ thang “\(id)”: \(lack.vi)",
                en: "The formula \(formula.rawValue) cannot be computed from scale “\(id)”: \(lack.en)")
        }
    }

    private func lack(of scale: Scale, for formula: IndexDefinition.Formula) -> LocalizedText? {
        switch formula {
        case .topLevels:
            scale.hasSatisfiedLevels
                ? nil
                : LocalizedText(
                    vi: "không mức nào ghi satisfied=\"true\".", en: "no level says satisfied=\"true\".")
        case .meanOfHighest:
            if !scale.isScored {
                Self.noScores
            } else if let highest = scale.highestScore, highest > .zero, let lowest = scale.lowestScore, lowest >= .zero
            {
                nil
            } else {
                LocalizedText(
                    vi: "điểm cao nhất phải lớn hơn 0 và không điểm nào âm.",
                    en: "the highest score must be above 0 and none below 0.")
            }
        case .meanRescaled:
            if !scale.isScored {
                Self.noScores
            } else if let highest = scale.highestScore, let lowest = scale.lowestScore, highest > lowest {
                nil
            } else {
                LocalizedText(
                    vi: "điểm cao nhất phải lớn hơn điểm thấp nhất.", en: "the highest score must be above the lowest.")
            }
        }
    }

    private static let noScores = LocalizedText(
        vi: "các mức chưa ghi điểm (score).", en: "its levels have no score.")
}
