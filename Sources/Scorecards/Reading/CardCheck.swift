import Figures

/// Checks what holds between the values of a card: sums, identifiers, sources against rules, settings.
struct CardCheck {
    let card: Scorecard
    /// The lines of criteria whose rule could not be read, so that nothing more can be said of them.
    let unreadable: Set<Int>

    private let lines: [String: Int]

    /// - Parameter lines: the lines of settings by name, and of the card itself; empty where it does not come from a document.
    init(_ card: Scorecard, unreadable: Set<Int> = [], lines: [String: Int] = [:]) {
        self.card = card
        self.unreadable = unreadable
        self.lines = lines
    }

    /// The line of a setting, or that of the card where it is left out.
    func line(of setting: String) -> Int? { lines[setting] ?? lines["card"] }

    func problems() -> [ScorecardProblem] {
        let readable = card.allCriteria.filter { criterion in !(criterion.line.map(unreadable.contains) ?? false) }
        return duplicates() + maxima() + readable.flatMap(problems(of:)) + settings() + classes()
    }

    private func problem(
        _ kind: ScorecardProblem.Kind, _ line: Int?, _ field: String, vi: String, en: String
    ) -> ScorecardProblem {
        ScorecardProblem(kind, line: line, field: field, message: LocalizedText(vi: vi, en: en))
    }

    // MARK: Identifiers

    /// The identifiers of all areas, criteria and groups, those that stand twice twice.
    var identifiers: [String] { places().map(\.id) }

    private func places() -> [(id: String, line: Int?)] {
        var places: [(id: String, line: Int?)] = []
        func visit(_ group: CriterionGroup) {
            places.append((group.id, group.line))
            for child in group.children {
                switch child {
                case .group(let inner): visit(inner)
                case .criterion(let criterion): places.append((criterion.id, criterion.line))
                }
            }
        }
        for area in card.areas { visit(area) }
        for group in card.adjustments {
            places.append((group.id, group.line))
            places += group.criteria.map { ($0.id, $0.line) }
        }
        return places
    }

    private func duplicates() -> [ScorecardProblem] {
        var first: [String: Int?] = [:]
        var found: [ScorecardProblem] = []
        for (id, line) in places() {
            guard let earlier = first[id] else {
                first[id] = .some(line)
                continue
            }
            found.append(ScorecardProblem(doubled: id, line: line, earlier: earlier))
        }
        return found
    }

    // MARK: Maxima

    private func maxima() -> [ScorecardProblem] {
        var found: [ScorecardProblem] = []
        func visit(_ group: CriterionGroup, isArea: Bool) {
            for case .group(let inner) in group.children { visit(inner, isArea: false) }
            guard let sum = try? Ratio.sum(group.children.lazy.map(\.maximum)), sum != group.maximum else { return }
            let kind = isArea ? ("lĩnh vực", "area") : ("tiêu chí", "criterion")
            found.append(
                problem(
                    .maxima, group.line, "maximum",
                    vi:
                        "\(kind.0) \(group.id) “\(group.title.vi)”: các mục bên dưới cộng lại được \(sum.vi) điểm, ghi là \(group.maximum.vi): sửa cho bằng nhau",
                    en:
                        "\(kind.1) \(group.id) “\(group.title.en)”: what is below adds up to \(sum.en) points, declared are \(group.maximum.en): make them agree"
                ))
        }
        for area in card.areas { visit(area, isArea: true) }
        if let sum = try? Ratio.sum(card.areas.lazy.map(\.maximum)), sum != card.maximum {
            let vi = card.areas.map { "\($0.id): \($0.maximum.vi)" }.joined(separator: "; ")
            let en = card.areas.map { "\($0.id): \($0.maximum.en)" }.joined(separator: "; ")
            found.append(
                problem(
                    .maxima, line(of: "card"), "maximum",
                    vi:
                        "bộ tiêu chí “\(card.id)”: các lĩnh vực cộng lại được \(sum.vi) điểm (\(vi)), ghi là \(card.maximum.vi): sửa cho bằng nhau",
                    en:
                        "card “\(card.id)”: the areas add up to \(sum.en) points (\(en)), declared are \(card.maximum.en): make them agree"
                ))
        }
        return found
    }

    // MARK: Criteria

    private func problems(of criterion: Criterion) -> [ScorecardProblem] {
        var found = sourceProblems(of: criterion)
        for ruleProblem in criterion.rule.problems(maximum: criterion.maximum) {
            let name = type(of: criterion.rule).name
            found.append(
                problem(
                    ruleProblem.kind, ruleProblem.line ?? criterion.line, name,
                    vi: "tiêu chí \(criterion.id): \(ruleProblem.message.vi)",
                    en: "criterion \(criterion.id): \(ruleProblem.message.en)"))
        }
        for name in criterion.rule.inputs.map(\.name) where ScoringStage.split(name) != nil {
            found.append(
                problem(
                    .rule, criterion.line, name,
                    vi: "tiêu chí \(criterion.id): tên số liệu “\(name)” bắt đầu bằng từ dành riêng: đổi tên",
                    en: "criterion \(criterion.id): the input “\(name)” begins with a reserved word: rename it"))
        }
        for name in repeated(criterion.inputs.map(\.name)) {
            found.append(
                problem(
                    .rule, criterion.line, name,
                    vi:
                        "tiêu chí \(criterion.id): tên số liệu “\(name)” dùng hai lần hoặc trùng tên dành riêng: đổi tên",
                    en: "criterion \(criterion.id): the input “\(name)” stands twice or is a reserved name: rename it"))
        }
        if criterion.rule.zeroDenominator == .notApplicable, let reason = cannotBeLeftOut(criterion) {
            found.append(
                problem(
                    .settings, criterion.line, "zero",
                    vi: "tiêu chí \(criterion.id): zero=\"notApplicable\", nhưng \(reason.vi)",
                    en: "criterion \(criterion.id): zero=\"notApplicable\", but \(reason.en)"))
        }
        return found
    }

    private func sourceProblems(of criterion: Criterion) -> [ScorecardProblem] {
        var found: [ScorecardProblem] = []
        func add(_ field: String, vi: String, en: String) {
            found.append(
                problem(
                    .rule, criterion.line, field, vi: "tiêu chí \(criterion.id): \(vi)",
                    en: "criterion \(criterion.id): \(en)"))
        }
        let mayUseIndex = criterion.source == .satisfaction || criterion.source == .survey
        if criterion.source == .satisfaction, criterion.questionnaire == nil {
            add(
                "questionnaire", vi: "nguồn satisfaction phải ghi questionnaire",
                en: "the source satisfaction needs a questionnaire")
        }
        if criterion.questionnaire != nil, !mayUseIndex {
            add(
                "questionnaire", vi: "chỉ nguồn satisfaction hoặc survey mới ghi questionnaire",
                en: "only the sources satisfaction and survey take a questionnaire")
        }
        // Points of a minus group are taken off: a rule that gives most to whom nothing happened would punish just them.
        if criterion.rule is PenaltyRule || criterion.rule is InverseRateRule,
            card.adjustments.contains(where: { group in
                group.kind == .minus && group.criteria.contains { $0.id == criterion.id }
            })
        {
            add(
                type(of: criterion.rule).name,
                vi:
                    "nhóm điểm trừ đã trừ điểm của tiêu chí, nên cách chấm này trừ nhiều nhất khi không có vi phạm; dùng step (mỗi lần thêm bao nhiêu điểm trừ)",
                en:
                    "a minus group takes a criterion’s points off, so that this rule would take most where nothing happened; use step (so many points for each event)"
            )
        }
        if criterion.item != nil, criterion.questionnaire == nil {
            add("item", vi: "item phải đi cùng questionnaire", en: "an item needs its questionnaire")
        }
        let isIndex = criterion.questionnaire != nil || criterion.source == .satisfaction
        if isIndex, mayUseIndex, criterion.rule.inputs != [.index] {
            add(
                type(of: criterion.rule).name,
                vi:
                    "điểm theo chỉ số khảo sát phải dùng cách chấm theo tỷ lệ (linear, cappedLinear, bands of=\"rate\"…)",
                en: "points from a survey’s index need a rule of a rate (linear, cappedLinear, bands of=\"rate\" …)")
        }
        return found
    }

    /// Why a criterion cannot be left out of a unit's total; nil if the card's re-basing provides for it.
    func cannotBeLeftOut(_ criterion: Criterion) -> LocalizedText? {
        if card.adjustments.contains(where: { $0.criteria.contains { $0 === criterion } }) {
            return LocalizedText(
                vi: "tiêu chí thưởng, trừ luôn áp dụng", en: "bonus and minus criteria always apply")
        }
        switch card.rebasing {
        case .none:
            return LocalizedText(
                vi: "bộ tiêu chí không quy đổi (rebasing=\"none\"): chọn cách quy đổi khác",
                en: "the card does not re-base (rebasing=\"none\"): choose a re-basing")
        case .appraisedBlock where criterion.source != .appraised:
            return LocalizedText(
                vi: "chỉ phần thẩm định được quy đổi (rebasing=\"appraisedBlock\")",
                en: "only the appraised block is re-based (rebasing=\"appraisedBlock\")")
        default: return nil
        }
    }
}
