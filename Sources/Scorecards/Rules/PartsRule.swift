public import Figures

/// Parts: the sum of the points of the named parts that are met.
///
/// Example: publication on the board 0,25, on the website 0,25, by traditional means 0,5; board and website earn 0,5.
public struct PartsRule: ScoringRule, Hashable {
    /// `parts`.
    public static let name = "parts"

    /// The parts in order.
    public var parts: [Part]

    /// Makes the rule.
    public init(_ parts: [Part]) {
        self.parts = parts
    }

    /// One part: the name of its input, its title, what it earns.
    public struct Part: Sendable, Hashable {
        /// The name of the input, 1 if the part is met, else 0.
        public var id: String
        /// What it is called.
        public var title: LocalizedText
        /// The points that it earns.
        public var points: Ratio

        /// Makes a part.
        public init(id: String, title: LocalizedText, points: Ratio) {
            self.id = id
            self.title = title
            self.points = points
        }
    }

    /// One for each part: 1 or 0.
    public var inputs: [RuleInput] { parts.map { RuleInput($0.id, title: $0.title, kind: .truth) } }

    /// The rule in words.
    public func text(maximum: Ratio) -> LocalizedText {
        LocalizedText(
            vi: parts.map { "\($0.title.vi): \($0.points.vi) điểm" }.joined(separator: "; "),
            en: parts.map { "\($0.title.en): \($0.points.enPoints)" }.joined(separator: "; "))
    }

    /// The sum of the parts that are met.
    public func outcome(_ inputs: RuleInputs, maximum: Ratio) throws(FiguresError) -> RuleOutcome {
        let missing = missing(in: inputs)
        guard missing.isEmpty else { return .missing(missing) }
        let met = parts.indices.filter { inputs[parts[$0].id] == .one }
        let points = try Ratio.sum(met.lazy.map { parts[$0].points })
        return RuleOutcome(.exact(points.held(to: maximum)), branch: .parts(met))
    }

    /// Which parts are met.
    public func text(of branch: RuleBranch, maximum: Ratio) -> LocalizedText {
        guard case .parts(let places) = branch else { return commonText(of: branch, maximum: maximum) }
        guard !places.isEmpty else { return LocalizedText(vi: "không nội dung nào đạt", en: "no part is met") }
        let met = places.filter(parts.indices.contains).map { parts[$0].title }
        return LocalizedText(
            vi: "đạt: \(met.map(\.vi).joined(separator: ", "))", en: "met: \(met.map(\.en).joined(separator: ", "))")
    }

    /// The parts have different names and add up to the maximum.
    public func problems(maximum: Ratio) -> [RuleProblem] {
        var found: [RuleProblem] = []
        for id in repeated(parts.map(\.id)) {
            found.append(
                RuleProblem(
                    .duplicateIdentifier,
                    message: LocalizedText(
                        vi: "hai nội dung cùng mã “\(id)”: đặt mã khác nhau",
                        en: "two parts have the id “\(id)”: give them different ones")))
        }
        if let sum = try? Ratio.sum(parts.lazy.map(\.points)), sum != maximum {
            found.append(
                RuleProblem(
                    .maxima,
                    message: LocalizedText(
                        vi:
                            "các nội dung cộng lại được \(sum.vi) điểm, điểm tối đa là \(maximum.vi): sửa cho bằng nhau",
                        en: "the parts add up to \(sum.en) points, the maximum is \(maximum.en): make them agree")))
        }
        return found
    }
}

extension PartsRule: CardRule {
    /// Reads the rule from a card.
    init(_ element: RuleElement) throws(ScorecardProblem) {
        var parts: [Part] = []
        for child in element.children("part") {
            parts.append(Part(id: child.text("id") ?? "", title: child.label, points: try child.number("points")))
        }
        self.init(parts)
    }
}
