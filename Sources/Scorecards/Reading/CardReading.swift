import Figures
import XMLDocuments

/// Turns the tree of a document that follows the schema into a card, and collects what is wrong in single values.
/// What is wrong between them is the business of `CardCheck`.
struct CardReading {
    var problems: [ScorecardProblem] = []
    /// The lines of criteria whose source or rule cannot be read. They stay in the tree for the sake of the sums, and are
    /// checked no further.
    var unreadable: Set<Int> = []
    /// The lines of settings, by what `CardCheck` calls them.
    var lines: [String: Int] = [:]

    mutating func card(_ root: XMLElement, expectedID: String?) -> Scorecard {
        let id = root.attribute("id") ?? ""
        if let expectedID, expectedID != id {
            report(
                .settings, root, field: "id", vi: "id là “\(id)”, tên tệp là “\(expectedID)”: sửa cho giống nhau",
                en: "the id is “\(id)”, the file’s name says “\(expectedID)”: make them the same")
        }
        let isOfficial = root.attribute("wording") == "official"
        let scoring = root.child("scoring")
        lines["card"] = root.line
        lines["rebasing"] = scoring?.line
        return Scorecard(
            id: id, version: root.attribute("version") ?? "", year: Int(root.attribute("year") ?? "") ?? 0,
            title: wording(root.child("title"), in: root), source: wording(root.child("source"), in: root),
            isOfficialWording: isOfficial, isDraft: truth(root.attribute("draft")),
            validFrom: date(root, "validFrom"), validTo: date(root, "validTo"), method: root.attribute("method"),
            unitKinds: root.children("unitKind").map(\.text), maximum: number(root, "maximum"),
            roundings: roundings(root), totalRule: choice(scoring, "total", .sumOfPrinted),
            satisfactionBasis: choice(scoring, "satisfaction", .full), rebasing: choice(scoring, "rebasing", .none),
            rankMethod: choice(scoring, "rank", .competition), tieBreaks: tieBreaks(scoring),
            rankingGroups: root.children("ranking").map { rankingGroup($0) },
            comparison: ComparisonSettings(
                merged: choice(scoring, "merged", .notComparable), split: choice(scoring, "split", .notComparable)),
            weakContents: WeakContents(
                below: percent(scoring, "weakBelow", 50), units: percent(scoring, "weakUnits", 50)),
            rankBasis: choice(scoring, "rankOn", .printed),
            classSchemes: root.children("classes").map { classScheme($0) },
            areas: root.children("area").map { area($0, isOfficial: isOfficial) },
            adjustments: root.children("bonus").map { adjustment($0, .bonus, isOfficial: isOfficial) }
                + root.children("minus").map { adjustment($0, .minus, isOfficial: isOfficial) })
    }

    private mutating func area(_ element: XMLElement, isOfficial: Bool) -> CriterionGroup {
        CriterionGroup(
            id: element.attribute("id") ?? "", title: label(element), maximum: number(element, "maximum"),
            children: element.children("criterion").map { node($0, isOfficial: isOfficial) },
            line: element.line)
    }

    private mutating func adjustment(
        _ element: XMLElement, _ kind: AdjustmentGroup.Kind, isOfficial: Bool
    ) -> AdjustmentGroup {
        var criteria: [Criterion] = []
        for child in element.children("criterion") {
            switch node(child, isOfficial: isOfficial) {
            case .criterion(let criterion): criteria.append(criterion)
            case .group:
                report(
                    .rule, child, field: "criterion", vi: "tiêu chí thưởng, trừ không chia tiếp: ghi cách chấm",
                    en: "a bonus or minus criterion is not divided further: give it a rule")
            }
        }
        return AdjustmentGroup(
            id: element.attribute("id") ?? "", title: label(element), kind: kind, cap: number(element, "cap"),
            criteria: criteria, line: element.line)
    }

    /// A criterion with its rule, or one that is divided.
    private mutating func node(_ element: XMLElement, isOfficial: Bool) -> CardNode {
        let isOfficial = element.attribute("wording").map { $0 == "official" } ?? isOfficial
        let id = element.attribute("id") ?? ""
        let title = wording(element, in: element)
        let maximum = number(element, "maximum")
        let children = element.children("criterion")
        guard children.isEmpty else {
            for name in ["source", "questionnaire", "item"] where element.attribute(name) != nil {
                report(
                    .rule, element, field: name, vi: "tiêu chí \(id) còn chia tiếp nên không ghi \(name)",
                    en: "criterion \(id) is divided further: leave \(name) out")
            }
            return .group(
                CriterionGroup(
                    id: id, title: title, maximum: maximum,
                    children: children.map { node($0, isOfficial: isOfficial) }, line: element.line))
        }
        let source = source(element, id: id)
        let rule = source.flatMap { self.rule(element, source: $0) }
        if rule == nil, let line = element.line { unreadable.insert(line) }
        return .criterion(
            Criterion(
                id: id, title: title, maximum: maximum, source: source ?? .appraised,
                rule: rule ?? HandMarkRule(.appraised), questionnaire: element.attribute("questionnaire"),
                item: element.attribute("item"), isOfficialWording: isOfficial, line: element.line))
    }

    private mutating func source(_ element: XMLElement, id: String) -> PointSource? {
        if let source = element.attribute("source").flatMap(PointSource.init(rawValue:)) { return source }
        report(
            .rule, element, field: "source",
            vi: "tiêu chí \(id) thiếu source: ghi appraised, survey, satisfaction hoặc leaders",
            en: "criterion \(id) lacks its source: write appraised, survey, satisfaction or leaders")
        return nil
    }

    private mutating func rule(_ element: XMLElement, source: PointSource) -> (any ScoringRule)? {
        guard let inner = element.children.first(where: { CardRules.byName[$0.name] != nil }),
            let kind = CardRules.byName[inner.name]
        else { return nil }
        let isIndex = element.attribute("questionnaire") != nil || source == .satisfaction
        do throws(ScorecardProblem) {
            return try kind.init(RuleElement(inner, source: source, isIndex: isIndex))
        } catch {
            problems.append(error)
            return nil
        }
    }
}
