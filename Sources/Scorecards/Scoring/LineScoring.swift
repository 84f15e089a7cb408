import Figures

/// Scores one criterion of one unit: gathers its inputs, runs its rule, rounds.
struct LineScoring {
    let card: Scorecard
    let surveys: SatisfactionFigures
    /// The unit's place in the registry.
    let unit: Int
    /// What was entered for the unit, by criterion.
    let entries: [String: [ScoreEntry]]

    /// The line of a criterion inside the hundred.
    func line(_ criterion: Criterion) throws(FiguresError) -> ScoreLine {
        var gathered = entered(criterion)
        if gathered.values[RuleInput.applies.name] == .zero {
            return try line(criterion, gathered, RuleOutcome(.absent(.notApplicable), branch: .doesNotApply))
        }
        let isSurvey = criterion.source == .survey || criterion.source == .satisfaction
        if card.rebasing == .noSurvey, isSurvey {
            return try line(criterion, gathered, RuleOutcome(.absent(.notApplicable), branch: .noSurveyHeld))
        }
        if let questionnaire = criterion.questionnaire {
            let percent = surveys[questionnaire: questionnaire, unit: unit, item: criterion.item]
            if let reason = percent.absence {
                return try line(criterion, gathered, RuleOutcome(.absent(reason), branch: .noSurveyFigure(reason)))
            }
            try gathered.add(percent, of: questionnaire, item: criterion.item, card: card)
        }
        return try line(criterion, gathered, outcome(criterion, gathered.values))
    }

    /// The line of a bonus or minus criterion: without any entry nothing happened, which is 0.
    func adjustment(_ criterion: Criterion) throws(FiguresError) -> ScoreLine {
        guard entries[criterion.id] == nil else { return try line(criterion) }
        return try line(criterion, Gathered(), RuleOutcome(.exact(.zero), branch: .nothingEntered))
    }

    /// What the rule makes of the inputs. Points that were given outright go before what the rule would give, and the
    /// second appraisal goes before the first.
    private func outcome(_ criterion: Criterion, _ values: RuleInputs) throws(FiguresError) -> RuleOutcome {
        let first = try firstOutcome(criterion, values)
        guard criterion.source == .appraised, criterion.questionnaire == nil else { return first }
        var before: Ratio?
        if case .exact(let points) = first.points { before = points }
        if let given = values[RuleInput.secondAppraised.name] {
            return RuleOutcome(
                .exact(given.held(to: criterion.maximum)), branch: .markedAgain(first: before), rate: first.rate)
        }
        guard let second = values.atStage(.second) else { return first }
        var outcome = try criterion.rule.outcome(second, maximum: criterion.maximum)
        // What was given outright before is set aside, and that is said.
        if outcome.points.absence == nil, case .marked = first.branch, let before {
            outcome.branch = .corrected(outcome.branch, given: before)
        }
        return outcome
    }

    private func firstOutcome(_ criterion: Criterion, _ values: RuleInputs) throws(FiguresError) -> RuleOutcome {
        let byRule = try criterion.rule.outcome(values, maximum: criterion.maximum)
        guard criterion.questionnaire == nil, let mark = criterion.source.markInput, let given = values[mark],
            !(criterion.rule is HandMarkRule)
        else { return byRule }
        var rulePoints: Ratio?
        if case .exact(let points) = byRule.points { rulePoints = points }
        return RuleOutcome(
            .exact(given.held(to: criterion.maximum)), branch: .marked(rule: rulePoints), rate: byRule.rate)
    }

    /// The self-assessed points: those that were given, or what the rule makes of the unit's own inputs.
    private func selfAssessed(_ criterion: Criterion, _ values: RuleInputs) throws(FiguresError) -> RoundedFigure? {
        guard criterion.source == .appraised else { return nil }
        if let points = values[RuleInput.selfAssessed.name] {
            return try RoundedFigure(.exact(points), .points, card.roundings.points)
        }
        guard let own = values.atStage(.selfAssessed) else { return nil }
        let points = try criterion.rule.outcome(own, maximum: criterion.maximum).points
        return points.absence == nil ? try RoundedFigure(points, .points, card.roundings.points) : nil
    }

    private func line(
        _ criterion: Criterion, _ gathered: Gathered, _ outcome: RuleOutcome
    ) throws(FiguresError) -> ScoreLine {
        var rate: RoundedFigure?
        if let percent = outcome.rate {
            rate = try RoundedFigure(
                .exact(percent), .percent, criterion.rule.rateRounding ?? card.roundings.percent)
        }
        return ScoreLine(
            criterion: criterion, inputs: gathered.used, branch: outcome.branch, rate: rate,
            points: try RoundedFigure(outcome.points, .points, card.roundings.points),
            selfAssessed: try selfAssessed(criterion, gathered.values))
    }

    private func entered(_ criterion: Criterion) -> Gathered {
        var gathered = Gathered()
        for entry in entries[criterion.id] ?? [] {
            gathered.values.append(entry.input, entry.value)
            gathered.used.append(
                UsedInput(
                    name: entry.input, value: entry.value,
                    origin: .scores(file: entry.file, line: entry.line, note: entry.note)))
        }
        return gathered
    }
}

/// The inputs of one criterion and unit, as the rule takes them and as the line shows them.
private struct Gathered {
    var values = RuleInputs()
    var used: [UsedInput] = []

    /// Puts the percentage of a survey in, as printed or in full.
    mutating func add(
        _ percent: Quantity, of questionnaire: String, item: String?, card: Scorecard
    ) throws(FiguresError) {
        let rounding = card.satisfactionBasis == .printed ? card.roundings.percent : nil
        let value = if let rounding { try percent.rounded(rounding)?.ratio } else { try percent.ratio() }
        guard let value else { return }
        values.append(RuleInput.index.name, value)
        used.insert(
            UsedInput(
                name: RuleInput.index.name, value: value,
                origin: .survey(questionnaire: questionnaire, item: item, percent: percent, rounding: rounding)),
            at: 0)
    }
}
