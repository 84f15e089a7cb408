import Figures

extension RuleInput.Kind {
    /// The kind that a card names; without a name any amount.
    init(_ name: String?) {
        switch name {
        case "points": self = .points
        case "count": self = .count
        case "truth": self = .truth
        case "percent": self = .percent
        default: self = .amount
        }
    }

    /// The name of the kind in cards.
    public var name: String {
        switch self {
        case .points: "points"
        case .amount: "amount"
        case .count: "count"
        case .truth: "truth"
        case .percent: "percent"
        }
    }
}

/// The stage of the year at which an input was entered. The raw names begin the names of inputs: `self.numerator`.
///
/// What the unit itself says and what the second appraisal found stand beside the appraised input and never replace it in
/// the file, so that a sheet shows all three.
enum ScoringStage: String, CaseIterable {
    /// Self-assessed: shown, never counted.
    case selfAssessed = "self"
    /// The second appraisal, after the unit explained itself: goes before the first.
    case second

    /// What people read.
    var text: LocalizedText {
        switch self {
        case .selfAssessed: LocalizedText(vi: "tự chấm", en: "self-assessed")
        case .second: LocalizedText(vi: "thẩm định lần 2", en: "second appraisal")
        }
    }

    /// The stage and the rule's own name in the name of an input; nil for an input of the (first) appraisal.
    static func split(_ name: String) -> (stage: ScoringStage, name: String)? {
        // Nearly no name has a point; bytes are looked at much faster than characters.
        guard let point = name.utf8.firstIndex(of: UInt8(ascii: ".")),
            let stage = ScoringStage(rawValue: String(name[..<point]))
        else {
            return nil
        }
        return (stage, String(name[name.index(after: point)...]))
    }
}

extension Criterion {
    /// The input of a name: one that its sheet asks for, or one of its rule's at another stage (`self.numerator`,
    /// `second.numerator`), which only appraised criteria have.
    public func input(named name: String) -> RuleInput? {
        if let input = inputs.first(where: { $0.name == name }) { return input }
        guard source == .appraised, let (_, inner) = ScoringStage.split(name),
            let input = rule.inputs.first(where: { $0.name == inner }), input.name != source.markInput
        else { return nil }
        return RuleInput(name, title: input.title, kind: input.kind)
    }
}

extension RuleInputs {
    /// The inputs of one stage under the rule's own names; for the second appraisal those of the first stand in for what
    /// it left as it was. Nil if nothing was entered at this stage.
    func atStage(_ stage: ScoringStage) -> RuleInputs? {
        var staged = RuleInputs()
        for (name, value) in all {
            if let (own, inner) = ScoringStage.split(name), own == stage { staged.append(inner, value) }
        }
        guard !staged.isEmpty else { return nil }
        if stage == .second {
            for (name, value) in all where ScoringStage.split(name) == nil { staged.append(name, value) }
        }
        return staged
    }
}
