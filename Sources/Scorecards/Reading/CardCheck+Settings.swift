import Figures

extension CardCheck {
    /// Checks the settings against each other.
    func settings() -> [ScorecardProblem] {
        var found: [ScorecardProblem] = []
        func add(_ field: String, at line: Int? = nil, vi: String, en: String) {
            found.append(
                ScorecardProblem(
                    .settings, line: line ?? self.line(of: field), field: field, message: LocalizedText(vi: vi, en: en))
            )
        }
        if let from = card.validFrom, let to = card.validTo, to < from {
            add(
                "validTo", vi: "hết hiệu lực (\(to.iso)) trước khi có hiệu lực (\(from.iso)): sửa ngày",
                en: "validity ends (\(to.iso)) before it begins (\(from.iso)): mend the dates")
        }
        // Else the printed areas and sources would not add up to the printed total.
        if card.totalRule == .sumOfPrinted, card.roundings.part.decimals < card.roundings.points.decimals {
            add(
                "rounding",
                vi:
                    "tổng là tổng các điểm đã làm tròn, nên bước part cần ít nhất \(card.roundings.points.decimals) chữ số thập phân như bước points",
                en:
                    "the total is the sum of printed points, so the step part needs at least the \(card.roundings.points.decimals) decimals of points"
            )
        }
        let parts = Set(identifiers)
        for tieBreak in card.tieBreaks {
            switch tieBreak {
            case .part(let id) where !parts.contains(id):
                add(
                    "tieBreak", at: line(of: "tieBreak " + tieBreak.name),
                    vi: "tieBreak part=\"\(id)\": bộ tiêu chí không có lĩnh vực, tiêu chí này; sửa mã",
                    en: "tieBreak part=\"\(id)\": the card has no such area or criterion; mend the identifier")
            case .source(let source) where !card.criteria.contains(where: { $0.source == source }):
                add(
                    "tieBreak", at: line(of: "tieBreak " + tieBreak.name),
                    vi: "tieBreak source=\"\(source.rawValue)\": không tiêu chí nào dùng nguồn điểm này",
                    en: "tieBreak source=\"\(source.rawValue)\": no criterion has this source of points")
            default: break
            }
        }
        for name in repeated(card.tieBreaks.map(\.name)) {
            add(
                "tieBreak", at: line(of: "tieBreak " + name), vi: "tieBreak “\(name)” ghi hai lần: giữ một",
                en: "the tieBreak “\(name)” stands twice: keep one")
        }
        for id in repeated(card.rankingGroups.map(\.id)) {
            add(
                "ranking", at: card.rankingGroups.last { $0.id == id }?.line,
                vi: "hai bảng xếp hạng cùng mã “\(id)”: đặt mã khác nhau",
                en: "two rankings have the id “\(id)”")
        }
        if card.rebasing == .noSurvey || card.rebasing == .appraisedBlock,
            !card.criteria.contains(where: { $0.source == .appraised })
        {
            add(
                "rebasing", vi: "cách quy đổi này cần ít nhất một tiêu chí thẩm định",
                en: "this re-basing needs at least one appraised criterion")
        }
        return found
    }

    /// Checks the classes beyond their intervals: one scheme a block, identifiers, bounds within reach.
    func classes() -> [ScorecardProblem] {
        var found: [ScorecardProblem] = []
        var seen: Set<String> = []
        for scheme in card.classSchemes {
            func add(_ kind: ScorecardProblem.Kind, vi: String, en: String) {
                found.append(
                    ScorecardProblem(
                        kind, line: scheme.line, field: "classes", message: LocalizedText(vi: vi, en: en)))
            }
            // No block's name is empty, so the empty text stands for the scheme of all others.
            if !seen.insert(scheme.block ?? "").inserted {
                let block = scheme.block.map { "“\($0)”" }
                add(
                    .duplicateIdentifier, vi: "hai bảng xếp loại cho \(block ?? "các khối còn lại"): giữ một",
                    en: "two sets of classes for \(block ?? "all other blocks"): keep one")
            }
            for id in repeated(scheme.classes.map(\.id)) {
                add(
                    .duplicateIdentifier, vi: "mức xếp loại “\(id)” ghi hai lần: đặt mã khác nhau",
                    en: "the class “\(id)” stands twice: give the classes different ids")
            }
            let highest = scheme.measure == .percent ? 100 : card.maximum
            for scoreClass in scheme.classes where scoreClass.from > highest {
                add(
                    .bands,
                    vi:
                        "mức “\(scoreClass.name.vi)” bắt đầu từ \(scoreClass.from.vi), cao hơn mức có thể đạt \(highest.vi)",
                    en:
                        "the class “\(scoreClass.name.en)” begins at \(scoreClass.from.en), above what can be reached, \(highest.en)"
                )
            }
        }
        return found
    }
}
