import Figures
import XMLDocuments

extension CardReading {
    /// The roundings by step; a step that is not named rounds half up at two decimals.
    mutating func roundings(_ root: XMLElement) -> RoundingRules {
        var rules = RoundingRules()
        var seen: Set<RoundingStep> = []
        for element in root.children("rounding") {
            guard let step = element.attribute("step").flatMap(RoundingStep.init(rawValue:)) else { continue }
            if !seen.insert(step).inserted {
                report(
                    .settings, element, field: "step", vi: "bước \(step.rawValue) ghi hai lần: giữ một",
                    en: "the step \(step.rawValue) stands twice: keep one")
            }
            if step == .part { lines["rounding"] = element.line }
            rules[step] = rounding(element.attribute("mode"), element.attribute("decimals"))
        }
        return rules
    }

    /// What decides between units with the same index: a source of points, or an area or criterion by its identifier.
    mutating func tieBreaks(_ scoring: XMLElement?) -> [TieBreak] {
        var found: [TieBreak] = []
        for element in scoring?.children("tieBreak") ?? [] {
            switch (element.attribute("source").flatMap(PointSource.init(rawValue:)), element.attribute("part")) {
            case (let source?, nil):
                found.append(.source(source))
                lines["tieBreak " + TieBreak.source(source).name] = element.line
            case (nil, let part?):
                found.append(.part(part))
                lines["tieBreak " + TieBreak.part(part).name] = element.line
            default:
                report(
                    .settings, element, field: "tieBreak", vi: "tieBreak ghi một trong hai: source hoặc part",
                    en: "a tieBreak has either source or part")
            }
        }
        return found
    }

    /// A ranking beside the one within blocks.
    mutating func rankingGroup(_ element: XMLElement) -> RankingGroup {
        RankingGroup(
            id: element.attribute("id") ?? "", title: label(element), by: choice(element, "by", .all),
            blocks: element.children("block").map(\.text), line: element.line)
    }

    /// The classes of a block, the best first whatever their order in the document; with their intervals checked.
    mutating func classScheme(_ element: XMLElement) -> ClassScheme {
        var found: [(scoreClass: ScoreClass, interval: Interval)] = []
        for child in element.children("class") {
            let from = number(child, "from")
            let below = child.attribute("below") == nil ? nil : number(child, "below")
            found.append(
                (
                    ScoreClass(id: child.attribute("id") ?? "", name: label(child), from: from),
                    Interval(from: from, below: below, line: child.line)
                ))
        }
        found.sort { $0.scoreClass.from < $1.scoreClass.from }
        for problem in Interval.problems(found.map(\.interval)) {
            problems.append(
                ScorecardProblem(
                    problem.kind, line: problem.line ?? element.line, field: "classes", message: problem.message))
        }
        return ClassScheme(
            block: element.attribute("block"), measure: choice(element, "of", .percent),
            basis: choice(element, "on", .printed), classes: found.reversed().map(\.scoreClass), line: element.line)
    }
}

/// A rounding as cards write it: `halfUp`, `truncate`, `halfEven`, by default half up at two decimals.
func rounding(_ mode: String?, _ decimals: String?) -> Rounding {
    let mode: RoundingMode =
        switch mode {
        case "truncate": .truncate
        case "halfEven": .halfEven
        default: .halfUp
        }
    return Rounding(mode, decimals: decimals.flatMap { Int($0) } ?? Rounding.usual.decimals)
}
